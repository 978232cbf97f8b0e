package demo

import (
	"cohort/domain"
	"cohort/domain/clinical"
)

// summary is how it went for somebody, and what comes after.
type summary struct {
	progress, view, behind string
	ready                  int
	help                   clinical.Independence // for which they still have help
	now                    clinical.SelfHelp
	routines, signs, steps []string
	group, when, service   string
}

var summaries = []summary{
	{progress: "Came early and stayed to the end. From the fourth week on told the others which cue came first, and used the pause at home in three quarrels. Two weeks were hard after a loss at work; kept the log all the same.",
		view: "I used to notice when it was over. Now I notice when it begins.", behind: "goals_met", ready: 8, help: "crisis", now: "4_to_7",
		routines: []string{"Ten minutes of breathing before supper", "The log, on Sundays", "A walk when a talk gets loud"}, signs: []string{"I stop answering messages", "I lie awake before four"},
		steps: []string{"I take the pause card from the fridge", "I call my brother", "I call the practice and ask for an hour"}, group: "Riverside evening group", when: "Tuesdays at 7, parish hall"},
	{progress: "Spoke little at first. In the second half brought an example of their own each week, and helped to close two sessions. Homework was done in most weeks, in part when shifts changed.",
		view: "It was good not to be the only one. I would have liked two more weeks.", behind: "goals_met", ready: 7, help: "medication", now: "1_to_3",
		routines: []string{"Bed at eleven, telephone outside", "One thing each day that is only for me"}, signs: []string{"I say yes before I have thought", "My shoulders hurt"},
		steps: []string{"I read my list of limits aloud", "I ask for a day to answer"}, group: "Open table for single parents", when: "every other Saturday, online", service: "Individual therapy, every two weeks"},
	{progress: "Missed two sessions and caught up on both themes. Tried exposure to the feared call in steps, reached the fifth of six. Says that fear comes back on Mondays, and lasts shorter.",
		view: "The steps were small enough. I know how to make the next one.", behind: "no_longer_needs", ready: 6, help: "people", now: "none",
		routines: []string{"One step of the ladder each week", "Coffee with a colleague on Fridays"}, signs: []string{"I look for reasons to stay at home"},
		steps: []string{"I do the step before", "I tell somebody that I am going to"}, service: "Vocational counseling, city library"},
	{progress: "Kept abstinent since week three but for one evening, which was brought to the group the week after without being asked. Names three situations to leave, and has left two.",
		view: "I did not think that I would say that out loud. I go on with the evening group.", behind: "goals_met", ready: 8, help: "limits", now: "8_to_30",
		routines: []string{"The meeting before the weekend", "No money in the pocket on paydays"}, signs: []string{"I count the days aloud", "I visit the old place by chance"},
		steps: []string{"I leave", "I call my sponsor", "I go to the next meeting, whichever it is"}, group: "Saturday morning recovery group", when: "Saturdays at 9, hospital, room 4"},
	{progress: "Used the skills for distress from the middle of the program on, first with the card and then without. Relationships at home are calmer by the log; work is still avoided at times.",
		view: "My daughter says that I listen now. That is the best of it.", behind: "clinical_step_down", ready: 7, help: "practice", now: "1_to_3",
		routines: []string{"The card in the wallet", "Supper at the table"}, signs: []string{"I clean at night", "I answer before the other has finished"},
		steps: []string{"Cold water, then the card", "I write down what I wanted to say"}, group: "Skills practice group", when: "first Thursday of the month, community center"},
}

// text is a summary as it is written down; to is the last day.
func (s summary) text(to domain.Date) clinical.DischargeText {
	t := clinical.DischargeText{Reason: clinical.DischargeCompleted, SubReason: clinical.DischargeSubReason(s.behind), Progress: s.progress, ClientView: s.view, Risk: "No thoughts of suicide in the last four weeks, asked directly.",
		ReadyClient: new(s.ready), ReadyClinician: new(s.ready), SelfHelpThen: "none", SelfHelpNow: s.now,
		Aftercare: clinical.Aftercare{Routines: s.routines, Signs: s.signs, Steps: s.steps}}
	for _, thing := range clinical.Independences {
		answer := clinical.IndependenceAnswer{Thing: thing, Manages: clinical.ManagesAlone}
		if thing == s.help {
			answer.Manages = clinical.ManagesWithHelp
		}
		t.Checklist = append(t.Checklist, answer)
	}
	if s.group != "" {
		t.Aftercare.Groups = []clinical.AftercareGroup{{Name: s.group, When: s.when, Since: to.AddDays(-14)}}
	}
	if s.service != "" {
		t.Aftercare.Services = []clinical.AftercareService{{What: s.service, FirstOn: to.AddDays(10)}}
	}
	return t
}

// leftEarly is the summary of who did not stay to the end and could not be asked.
func leftEarly(to domain.Date) clinical.DischargeText {
	return clinical.DischargeText{Reason: clinical.DischargeDroppedOut, SubReason: "schedule", Progress: "Came regularly until hours at work changed, and told so by telephone. What was begun with the log is described in the notes.",
		Risk: "Asked by telephone: no thoughts of suicide.", NotAsked: "Left between two sessions.", SelfHelpThen: "none",
		Aftercare: clinical.Aftercare{Services: []clinical.AftercareService{{What: "A call back when the next evening group begins", FirstOn: to.AddDays(60)}}}}
}

var answers = []clinical.FollowUpSaid{
	{Way: "telephone", Result: clinical.FollowUpReached, SelfHelp: "4_to_7", Routines: clinical.ManagesAlone, Support: "enough", Managing: new(8), Words: "Goes on Tuesdays. Had one bad week and took the steps."},
	{Way: "telephone", Result: clinical.FollowUpReached, SelfHelp: "none", Routines: clinical.ManagesWithHelp, Support: "some_missing", Managing: new(6), Words: "Has not found a group yet; the list was sent again."},
	{Way: "telephone", Result: clinical.FollowUpReached, SelfHelp: "1_to_3", Routines: clinical.ManagesAlone, Support: "enough", Managing: new(7), Words: "Sleeps better. Wants no further call before the next date."},
	{Way: "video", Result: clinical.FollowUpReached, SelfHelp: "none", Routines: clinical.ManagesNotYet, Support: "much_missing", Managing: new(4), ComesBack: true, Words: "Asks for a place in the next group; intake was told."},
}
