package demo

import (
	"cohort/domain"
	"cohort/domain/clinical"
)

// planOutline is what a plan says, with days counted from its own.
type planOutline struct {
	problem, strengths, doneWhen, words string
	goals                               []goalOutline
	condition, code                     string
	helps, helpsWith                    string // from outside; we may speak with them
	service, how                        string // besides the group
}

type goalOutline struct {
	kind  clinical.GoalKind
	text  string
	steps []stepOutline
}

type stepOutline struct{ text, measure, now, aim, done string }

// stepDays is by when a step is to be reached.
const stepDays = 75

func (o planOutline) text(on domain.Date) clinical.PlanText {
	t := clinical.PlanText{Strengths: o.strengths, DoneWhen: o.doneWhen, ClientWords: o.words, TookPart: "Named the goals first and put them into words; the steps were chosen together."}
	problem := clinical.PlanProblem{Text: o.problem}
	for _, g := range o.goals {
		goal := clinical.PlanGoal{Kind: g.kind, Text: g.text}
		for _, s := range g.steps {
			goal.Objectives = append(goal.Objectives, clinical.PlanObjective{Text: s.text, Measure: s.measure, Baseline: s.now, Target: s.aim, TargetOn: on.AddDays(stepDays), State: clinical.ObjectiveOpen,
				Interventions: []clinical.PlanIntervention{{What: s.done, Who: "Group, both leaders", HowOften: "each session"}}})
		}
		problem.Goals = append(problem.Goals, goal)
	}
	t.Problems = []clinical.PlanProblem{problem}
	if o.condition != "" {
		t.Conditions = []clinical.PlanCondition{{Kind: "co_occurring", Text: o.condition, Code: o.code}}
	}
	if o.helps != "" {
		t.CareTeam = []clinical.CarePerson{{Name: o.helps, For: o.helpsWith, Outside: true, Speak: "yes"}}
	}
	if o.service != "" {
		t.Services = []clinical.PlanService{{What: o.service, HowOften: o.how}}
	}
	return t
}

// reviewed is the plan after three months: the first step is met, the others in
// part.
func (o planOutline) reviewed(was clinical.PlanText, on domain.Date) clinical.PlanText {
	state := clinical.ObjectiveMet
	for _, g := range was.Goals() {
		for i := range g.Objectives {
			g.Objectives[i].State, g.Objectives[i].StateOn = state, on.AddDays(-7)
			state = clinical.ObjectivePartly
		}
	}
	was.TookPart = "Went through each step with the log in hand and judged first how far it was reached."
	was.ClientWords = "It is not finished, and it is not what it was."
	return was
}

// Nobody in these plans exists.
var angerPlans = []planOutline{
	{problem: "Outbursts at home that frighten the children", strengths: "Notices the heat in the neck early; does not drink; the wish to stay a family.",
		doneWhen: "Four weeks in a row without shouting, and a plan of one's own for the first bad evening.", words: "I want my kids to run to the door again when I come home.",
		goals: []goalOutline{{kind: "behavior_change", text: "Evenings without shouting", steps: []stepOutline{{text: "Announces a break before the number passes 5, and comes back", measure: "anger log", now: "1 of 7 evenings", aim: "5 of 7 evenings", done: "Practice the time-out in pairs"}}},
			{kind: "relationships", text: "Talk with the partner about what went wrong the next day", steps: []stepOutline{{text: "Says one sentence about their own part, without a but", measure: "count", now: "none", aim: "once a week", done: "Role-play of the talk, with feedback"}}}},
		condition: "Sleep apnea, treated", code: "G47.33", helps: "Dr. Verena Ngata", helpsWith: "family medicine"},
	{problem: "Written up at work for shouting; the job is at risk", strengths: "Good at the trade; keeps appointments; can laugh about it later.",
		doneWhen: "A quarter without a complaint, and knows what to do in the first minute.", words: "I don't want to be the guy they warn the new ones about.",
		goals: []goalOutline{{kind: "coping_skills", text: "Stay below 6 in a conflict at work", steps: []stepOutline{{text: "Uses the slow exhale before answering", measure: "anger log", now: "in 1 of 5 conflicts", aim: "in 4 of 5", done: "Breathing, then the sentence, in the session"},
			{text: "Asks for a reason instead of assuming one", measure: "log", now: "never", aim: "twice a week", done: "Thought record at the board"}}}},
		service: "Individual sessions", how: "every second week"},
	{problem: "Rage on the road, after a near accident", strengths: "Came by their own decision; honest about the worst moments.", doneWhen: "Drives the usual way to work for six weeks with no number above 5.",
		words: "I scared myself, and that was new.",
		goals: []goalOutline{{kind: "self_awareness", text: "Know the first sign in the car", steps: []stepOutline{{text: "Writes the number at each red light of the way home", measure: "log", now: "not noticed", aim: "5 of 5 days", done: "Cue hunting with the anger scale"}}},
			{kind: "symptom_reduction", text: "No following, no gestures", steps: []stepOutline{{text: "Turns off the road once the number is 7", measure: "count", now: "0 of 3", aim: "each time", done: "Plan for the exit, rehearsed"}}}}},
	{problem: "Quarrels about custody that end at the court", strengths: "Steady work; a sister who helps; asks for feedback and uses it.", doneWhen: "Hand-overs are calm for two months, by both parents' word.",
		words: "I want her to have two homes and no front line.",
		goals: []goalOutline{{kind: "emotional_resilience", text: "Letters and calls answered the next day, not at night", steps: []stepOutline{{text: "Waits twelve hours with every answer", measure: "sent mails", now: "none waited", aim: "9 of 10", done: "Draft, sleep, send: practiced with a real letter"}}}},
		helps: "Family court mediator", helpsWith: "hand-overs"},
}

var anxietyPlans = []planOutline{
	{problem: "Panic on the subway; works from home against the employer's wish", strengths: "Knows that the attack passes; a friend who rides along.", doneWhen: "Rides to work alone twice a week.", words: "I want my city back.",
		goals: []goalOutline{{kind: "symptom_reduction", text: "Ride the subway to work alone", steps: []stepOutline{{text: "Stands on the platform for ten minutes", measure: "ladder, number before and after", now: "95 of 100", aim: "below 40", done: "Graded exposure, one rung a week"},
			{text: "Rides one stop with support", measure: "count", now: "none", aim: "three times", done: "Exposure with a pair from the group"}}}},
		condition: "Migraine", code: "G43.909", helps: "Dr. Perpetua Lind", helpsWith: "neurology"},
	{problem: "Fear of calls and meetings; lost two contracts", strengths: "Writes well; wants to understand.", doneWhen: "Leads one meeting a month.", words: "I would like to be asked something and simply answer.",
		goals: []goalOutline{{kind: "coping_skills", text: "Speak in the team meeting", steps: []stepOutline{{text: "Says one thing in the first ten minutes", measure: "count", now: "0 of 4 meetings", aim: "3 of 4", done: "Behavioral experiment: what was expected, what happened"}}}}},
	{problem: "Worry at night, three hours of sleep", strengths: "Exercises; used to sleep well.", doneWhen: "Six hours on five nights of seven.", words: "At three o'clock everything is my fault.",
		goals:     []goalOutline{{kind: "symptom_reduction", text: "Sleep through on most nights", steps: []stepOutline{{text: "Puts the worries on paper at six in the evening", measure: "sleep diary", now: "1 of 7", aim: "6 of 7 evenings", done: "Worry time, with the diary looked at together"}}}},
		condition: "Insomnia", code: "G47.00"},
}

var relapsePlans = []planOutline{
	{problem: "Alcohol after night shifts; two relapses in a year", strengths: "Eleven weeks sober; a brother who answers the phone.", doneWhen: "Six months sober, with a plan for shifts that everybody at home knows.", words: "I want to be somebody my brother can phone again.",
		goals: []goalOutline{{kind: "maintain_sobriety", text: "Evenings without a drink", steps: []stepOutline{{text: "Calls somebody before the walk home, not after", measure: "cravings log", now: "0 of 5 shifts", aim: "4 of 5 shifts", done: "Urge surfing and the call, rehearsed"}}},
			{kind: "independence", text: "A routine for the day after a night shift", steps: []stepOutline{{text: "Eats, walks, sleeps in that order", measure: "log", now: "1 of 5", aim: "4 of 5 days", done: "Plan of the day, looked at in the session"}}}},
		helps: "Dr. Cyprian Okoro", helpsWith: "medication", service: "Mutual-help meeting", how: "Thursdays"},
	{problem: "Pills after the back operation, stopped in the spring", strengths: "Stopped with help and told the family.", doneWhen: "A year without, and pain treated in another way.", words: "I am not going back into that fog.",
		goals:     []goalOutline{{kind: "maintain_sobriety", text: "No refill, whatever the pain says", steps: []stepOutline{{text: "Tells the pain nurse before it passes 6", measure: "pain diary", now: "told afterwards", aim: "before, each time", done: "Refusal skills, with the pharmacy as the scene"}}}},
		condition: "Chronic low back pain", code: "M54.50", service: "Physiotherapy", how: "twice a week"},
	{problem: "Drinking alone on weekends since the divorce", strengths: "Keeps the log without being asked; sings in a choir.", doneWhen: "Three months of weekends that were planned and kept.", words: "Saturday is long.",
		goals: []goalOutline{{kind: "relationships", text: "Weekends with people in them", steps: []stepOutline{{text: "Plans one meeting for Saturday by Wednesday", measure: "calendar", now: "1 of 4", aim: "4 of 4 weekends", done: "Weekend plan, read to the group"}}}}},
}

var carerPlans = []planOutline{
	{problem: "Exhausted from caring for the husband at night", strengths: "Organizes well; asks for help now.", doneWhen: "Sleeps six hours on most nights and has one free afternoon a week.", words: "I would like to be his wife again for an hour a day.",
		goals:   []goalOutline{{kind: "independence", text: "One hour a day that belongs to nobody else", steps: []stepOutline{{text: "Asks one person for one task on one day", measure: "count", now: "none", aim: "once a week", done: "Requests written and read in the group"}}}},
		service: "Respite care of the county", how: "two hours a week"},
	{problem: "Guilt and anger since the mother moved in", strengths: "Says what is; humor.", doneWhen: "The week is shared out in the family, in writing.", words: "I love her and I count the hours.",
		goals: []goalOutline{{kind: "emotional_resilience", text: "Say no once, and stay with it", steps: []stepOutline{{text: "Leaves one errand undone that somebody else can do", measure: "log", now: "none", aim: "once a week", done: "Limits, with the sentence rehearsed"}}}}},
}
