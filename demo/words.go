package demo

import "cohort/domain/intake"

var troubles = map[string][]string{
	"anger": {
		"Loses their temper with the children several times a week and is frightened by it afterwards.",
		"Shouted at a supervisor and was sent home; two similar scenes in the past year.",
		"Argues with the partner every few days; doors have been slammed, nobody was hurt.",
		"Road rage: got out of the car twice last month to confront other drivers.",
		"Holds everything in for weeks and then explodes over something small.",
		"Anger has been worse since stopping drinking eight months ago.",
		"Snaps at customers and was moved to the back office because of it.",
		"Breaks things when frustrated and is ashamed of it; has not hurt anyone.",
	},
	"anxiety_disorders": {
		"Panic attacks on the subway; takes the bus for two hours instead.",
		"Has worried about nearly everything for two years and cannot switch it off at night.",
		"Avoids meetings and phone calls for fear of saying something foolish.",
		"Heart racing and dizziness with three visits to the emergency room; nothing found.",
		"Checks on the children's breathing several times a night since the youngest was ill.",
		"Cannot drive over bridges any more and has turned down a better job for it.",
		"Tense all day, headaches, short sleep; the physician found no bodily cause.",
		"Began to avoid shops after fainting in one last summer.",
	},
	"addiction_recovery": {
		"Four months without alcohol after residential treatment; evenings are the hardest.",
		"Three slips since finishing the outpatient program; wants to understand what comes before them.",
		"In methadone treatment and stable; fears the coming months with less support.",
		"Stopped using stimulants in spring; cravings come back with every payday.",
		"Sober for a year; the anniversary of a death is ahead and the old thoughts are back.",
		"Drinks after conflicts at home, otherwise abstinent for weeks; wants to stop entirely.",
		"Leaves intensive outpatient treatment next week and wants a step-down group.",
		"Uses cannabis daily to sleep; two attempts to stop this year.",
	},
	"caregiving": {
		"Cares for a parent with dementia and has not had a free weekend since winter.",
		"Cares for a partner after a stroke; feels alone with it and guilty for being impatient.",
		"Brings up a grandchild and looks after a sick husband; exhausted and tearful.",
	},
	"grief_and_loss": {
		"Lost a sister ten months ago and still cannot go into her room.",
		"A stillbirth last fall; friends have stopped asking.",
		"Widowed in spring after thirty years; nights are very long.",
	},
}

// courtTroubles are those of people whom a court has sent.
var courtTroubles = map[string][]string{
	"anger": {
		"Court program after a disorderly conduct charge; no injuries, no weapons.",
		"Condition of diversion after a shouting match with a neighbor that ended with a broken fence.",
		"Probation asks for twelve sessions after an assault charge was reduced; first offense.",
		"Family court asks for anger management before visits with the children are extended.",
	},
	"addiction_recovery": {
		"Treatment court, second phase: residential treatment is done, a weekly group is required.",
		"Probation after driving under the influence; abstinent for eleven weeks by test.",
		"Diversion for possession; asks for help with staying clean rather than with the paper.",
	},
}

var courtHopes = []string{
	"Annoyed at first, then frank about wanting things to change.",
	"A certificate of attendance is needed; the client agrees to its being sent.",
	"Says that it would have been time in any case.",
	"Work begins at six; asks for an evening group.",
}

// pressures are what makes a referral more than routine.
var pressures = map[intake.Urgency][]string{
	intake.Urgent:         {"Clearly worse in the last two weeks; sleeps three hours a night.", "Thoughts of not wanting to be here, no plan and no intent.", "Missed a week of work over it."},
	intake.AfterDischarge: {"Discharged after nine days on the psychiatric unit; medication is settled.", "Discharged after a short stay following a crisis; safety plan is attached."},
	intake.Emergent:       {"Unsafe alone at night; a sister is staying over."},
	intake.Emergency:      {"Called from a parking lot, very upset; gave the location."},
}

var hopes = []string{
	"Wants tools rather than a talk about the past.",
	"Has never been in a group and is curious and wary in equal parts.",
	"Was in a group years ago and found it helped to hear others.",
	"Asks for an evening group because of work.",
	"Comes of their own accord and is motivated.",
	"Would prefer to begin soon.",
	"The family supports it.",
	"Sees an individual therapist and wants a group beside it.",
	"Can come in person or online.",
	"Prefers mornings; looks after the children in the afternoon.",
}

var triageNotes = []string{
	"Called back; safe at home, no thoughts of harm to self or others.",
	"Spoke for ten minutes. Stable, can wait for the usual appointment.",
	"Called twice, reached in the evening. Knows the crisis line and when to use it.",
	"No acute danger. Sleep is poor, otherwise coping.",
	"Spoke with the client and, with their consent, with the referrer.",
	"Wants a group; practical questions about times answered.",
}

var referrers = map[intake.Source][]string{
	"court":                 {"Harborview Municipal Court", "County Probation Services", "Pretrial Diversion Program, Harborview"},
	"community":             {"Ropewalk Community Center", "Harborview Food Pantry", "Beacon Street Congregation"},
	"alcohol_drug_provider": {"Millpond Recovery Services", "Saltbox Outpatient Program"},
	"health_provider":       {"Larkfield Family Medicine", "Quayside Primary Care", "Cedar Walk Health Center"},
	"hospital":              {"Harborview General Hospital, discharge planning", "St. Brannoc's Hospital"},
	"insurer":               {"Tidewater Health Plan, case management"},
	"employer":              {"Lantern Works employee assistance"},
	"school":                {"Harborview Community College, student services"},
}

var referrerNames = []string{"D. Marchetti", "P. Osei-Lund", "R. Halloran", "S. Venkat", "L. Brightwater", "T. Aguilar", "M. Kessler-Wu", "A. Novotny"}

var flagAnswers = []string{
	"Asked directly. Passive thoughts without plan or intent, last a week ago. Safety plan written together, crisis line 988 handed over, call on Friday arranged.",
	"Talked alone after the form. Thoughts of not wanting to wake up, no plan, protective: the children. Individual appointment within 48 hours made; client agrees.",
	"Went through the answer together: it referred to the week after the loss. No thoughts now. Safety plan updated all the same.",
	"Asked directly; denies plan and intent. Partner informed with consent, medication kept by the partner, next contact tomorrow morning.",
}

var returnedWords = []string{
	"Complete and honest. You found the first cue earlier than last week.",
	"The log shows a pattern around tiredness; let us look at it together.",
	"Strong work: you paused before answering, twice.",
	"All seven days. The evening entries are the most telling.",
	"You named the thought behind the feeling; that is the hard part.",
	"Clear example, brought to the group and discussed there.",
	"Good that you wrote down the day it did not work as well.",
	"Your plan has three steps you can really take. Keep it in your wallet.",
	"You practiced more often than asked. How did the body feel afterwards?",
	"The scale went from eight to four within the exercise; note what helped.",
	"Thoughtful answers. Try the same with a smaller situation next.",
	"You asked for support and described how it felt. Well done.",
}

var partialWords = []string{
	"Three days filled in. Those three are useful; try the same time every day.",
	"The first half is there. The second is easier with an example; we did one together.",
	"Began it and stopped at the difficult question. We took it up in the group.",
	"Told from memory. A few words on the day itself will help.",
}

var notDoneWords = []string{
	"Not done; the week was full. Agreed on one entry only for next time.",
	"Forgot the sheet. Did two minutes of it before the session began.",
	"Felt too exposed to write it down. Agreed on key words only.",
}

var declineNotes = map[string]string{
	"declined_by_client": "Has found an individual therapist closer to home and thanks us.",
	"unreachable":        "Three calls at different times of day and a letter; no answer in fourteen days.",
	"withdrawn":          "The referrer took the referral back: the client has moved.",
	"not_suitable":       "Does not want a group at present; the door stays open.",
	"outside_scope":      "Looks for couples counseling, which we do not offer; two addresses given.",
	"no_capacity":        "No group at a possible time before next season; the referrer knows.",
	"duplicate":          "The same request had come by phone the day before.",
}

var redirectNotes = map[string]string{
	"individual_therapy":   "Groups are too much for now; first appointment arranged, group to be asked about again in three months.",
	"self_help":            "Mild and looking for peers: given the list of local groups and a contact person.",
	"higher_level_of_care": "Withdrawal needs medical care first; warm handover to the detox unit, call back planned.",
	"family_therapy":       "The whole family wants to come; handed over to the family clinic.",
	"other_provider":       "Needs a group in another language; a place was found across town.",
}
