package clinical_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/clinical/privacy"
	"cohort/domain/program"
)

// What notes of the test are made of. Nobody of these exists.
var (
	firstNames = []string{"Marisol", "Desmond", "Yuki", "Abelardo", "Thandeka", "Piotr", "Calliope", "Rashid", "Ingeborg", "Lucian", "Oonagh", "Fabrizio"}
	lastNames  = []string{"Quillfeather", "Vandermolen", "Takagishi", "Santorelli", "Mokoena", "Wisniowski", "Papadakos", "Elgindy", "Thorsdottir", "Brancusi", "Mulcahey", "Zambrotta"}

	opened = []string{"arrived on time and took the chair by the window", "came in quietly and kept a coat on for the first half", "joined in from the check-in onward", "sat down with a full diary card", "said at once that the week had been long",
		"waited until others had spoken", "brought the worksheet folded in four", "began by correcting last week's figure", "asked for the agenda before anything else", "smiled at the check-in and rated the week a six"}
	did = []string{"described a quarrel over the car keys and found the first cue in a tight jaw", "named three warning signs without help and rated the worst at seven", "took the second part of the role-play and stayed with it to the end",
		"worked out on paper what the thought had been before the door slammed", "practiced the slow exhale and reported a drop from eight to four", "stopped in mid-sentence, breathed, and started the sentence again",
		"compared two evenings and saw that hunger came before both", "told of a talk with a supervisor that ended without raised voices", "drew the ladder and put the phone call on the fourth rung", "asked what a time-out looks like when there is nowhere to go",
		"found the difference between a rule and a wish in the own example", "tried the sentence that begins with a feeling and not with a reproach"}
	showed = []string{"Affect was even and fitted what was said.", "Speech was quick at first and slower by the end.", "Eye contact grew over the hour.", "Mood was reported as low, with no thought of self-harm.", "Tearful for a minute, then able to go on.",
		"Concentration held for the whole exercise.", "Restless in the first part, settled after the breathing.", "Insight into the pattern is better than a month ago.", "Shows more patience with slow steps.", "Can tell irritation from anger in most examples now.",
		"Still looks for the cause in others first.", "Motivation is steady, sleep is not."}
	next = []string{"Will keep the log on four evenings and bring it.", "Will try the time-out once at home and note what came of it.", "Will call the sister back before Sunday.", "Will put the worksheet on the fridge door.", "Will practice the exhale twice a day for a week.",
		"Will write down the first cue each time, nothing else.", "Will ask for the later shift in writing.", "Will tell the partner about the signal beforehand.", "Will read the two pages on sleep.", "Will take the bus on Thursday in place of driving.",
		"Will look at the ladder again and move one rung.", "Will speak first at the next check-in."}
	when = []string{"on the way home from the night shift", "while the children were at a neighbor's", "two days before the rent was due", "in the car park behind the pharmacy", "after a call from the landlord", "before the first coffee",
		"with music on", "on the second try", "with a pencil in one hand", "without looking up", "for the first time this month", "over a burnt supper", "at a bus stop in the rain", "between two appointments", "during a long queue at the clinic",
		"on the phone with an aunt", "in front of the whole shift", "after four hours of sleep"}
	grade = []string{"This was an 8 of 10 and became a 5.", "It took about nine minutes to pass.", "The hands were cold before and warm after.", "The first idea was to leave, the second to stay.", "Nobody at home noticed, which was the aim.",
		"A neighbor noticed and said so.", "It cost one apology.", "The letter was torn up and written again.", "The dog was walked twice.", "The old answer would have been a shout.", "There was a pause where there used to be none.", "It ended with tea.",
		"What helped was counting tiles.", "What helped least was arguing.", "The plan for Friday fell through and was replaced.", "The bill is paid in two parts now."}
	extra = []string{"The wish for quiet mornings came up twice.", "Laughed about the broken kettle.", "Took notes.", "Thanked the group for its patience.", "Was surprised how short the peak was.", "Left with a plan for the weekend.", "Chose the blue card.",
		"Counted eleven seconds for the wave to pass.", "Wants to repeat the exercise standing up.", "Kept to the point.", "Used the word fair five times and noticed it.", "Disagreed politely.", "Named a place that feels safe.", "Drank water and came back."}
)

var shared = "The group began with a check-in on cues of the week. Leaders explained the curve of arousal and modeled a time-out. Members worked in pairs, then compared what they had written. The hour closed with a breathing exercise and homework."

// bench is a session of the test with its notes.
type bench struct {
	clinical.Checked
	notes []clinical.MemberNote
}

var ends = time.Date(2026, 3, 3, 15, 30, 0, 0, time.UTC)

// newBench makes a session in which nothing is wrong.
func newBench(rng *rand.Rand, members int) *bench {
	session := program.Session{ID: domain.NewID[domain.SessionID](), Number: 4, Date: domain.DateOf(ends), StartsAt: ends.Add(-90 * time.Minute), EndsAt: ends, Status: program.SessionClosed}
	b := &bench{Checked: clinical.Checked{Rules: domain.UsualNoteRules(), Session: session, Led: true, Present: members, Now: ends.Add(time.Hour), Today: session.Date,
		Signer: clinical.Signer{UserID: domain.NewID[domain.UserID](), Name: "Maya Lindqvist", Credential: "LPC", License: "LPC 1 NY", Licensed: true},
		Shared: clinical.SharedPart{SessionID: session.ID, Text: shared, Techniques: []string{"Role-play", "Relaxation"}, Version: 2},
		People: clinical.Around{Members: map[domain.ClientID]clinical.Member{}, Leaders: []privacy.Person{{ID: "l", First: "Maya", Last: "Lindqvist"}}}}}
	for i := range members {
		id := domain.NewID[domain.ClientID]()
		b.People.Members[id] = clinical.Member{Name: firstNames[i], Person: privacy.Person{ID: id.String(), First: firstNames[i], Last: lastNames[i], Code: fmt.Sprintf("C-%d", 2000+i)}}
		b.notes = append(b.notes, clinical.MemberNote{Mark: program.Attendance{ClientID: id, Status: program.Present}, Note: cleanNote(rng, id),
			Plan: clinical.PlanStanding{Live: &clinical.TreatmentPlan{Signing: clinical.Signing{Status: clinical.SigningSigned}}, DueOn: session.Date.AddDays(rng.IntN(90))}})
	}
	return b
}

func one(rng *rand.Rand, of []string) string { return of[rng.IntN(len(of))] }

// cleanNote is a note as somebody writes it who was there.
func cleanNote(rng *rand.Rand, id domain.ClientID) clinical.ProgressNote {
	n := clinical.NewNote(domain.SessionID{}, domain.CohortID{}, id, domain.FormatDAP, domain.Date{})
	some := func(of []string, k int) string {
		var out []string
		for _, i := range rng.Perm(len(of))[:k] {
			out = append(out, of[i])
		}
		return strings.Join(out, " ")
	}
	order := rng.Perm(len(did))
	n.Sections = []clinical.NoteSection{
		{Key: "data", Title: "Data", Text: "Client " + one(rng, opened) + ", " + did[order[0]] + " " + one(rng, when) + ". " + some(grade, 2) + " Later the client " + did[order[1]] + " " + one(rng, when) + ". " + some(extra, 2)},
		{Key: "assessment", Title: "Assessment", Text: some(showed, 2)},
		{Key: "plan", Title: "Plan", Text: some(next, 1) + " " + some(grade, 1) + " " + some(extra, 1)}}
	n.Goals = []clinical.GoalLink{{ID: "group", Text: "Fewer outbursts at home"}}
	n.Version = 2
	return n
}

func (b *bench) section(i int, key, text string) {
	for k, s := range b.notes[i].Note.Sections {
		if s.Key == key {
			b.notes[i].Note.Sections[k].Text = text
		}
	}
}

// planted are the kinds of reject, each with the way to plant one with a note;
// -1 says that it stands with the shared part.
var planted = map[domain.NoteFaultKind]func(rng *rand.Rand, b *bench, i int) (at int){
	domain.NamesOtherMember: func(rng *rand.Rand, b *bench, i int) int {
		other := (i + 1 + rng.IntN(len(b.notes)-1)) % len(b.notes)
		forms := []string{"%s said the same. ", "Agreed with %s about it. ", "Sat next to %s. ", "Was annoyed by what %s had said. ", "Later %s's example helped. "}
		b.section(i, "data", fmt.Sprintf(one(rng, forms), firstNames[other])+b.notes[i].Note.Section("data"))
		return i
	},
	domain.SharedNamesMember: func(rng *rand.Rand, b *bench, i int) int {
		b.Shared.Text += " " + firstNames[i] + " took the second part."
		return -1
	},
	domain.NearCopyInSession: func(rng *rand.Rand, b *bench, i int) int {
		other := b.notes[(i+1)%len(b.notes)].Note
		for _, s := range other.Sections { // as one copies who changes a little
			b.section(i, s.Key, strings.ReplaceAll(s.Text, "Client", "She")+" "+one(rng, extra))
		}
		return i
	},
	domain.NearCopyOfEarlier: func(_ *rand.Rand, b *bench, i int) int {
		old := b.notes[i].Note
		old.Sections = slices.Clone(old.Sections)
		old.Sections[2].Text = "Will come again."
		b.notes[i].Earlier = []clinical.ProgressNote{old}
		return i
	},
	domain.StartMissing: func(_ *rand.Rand, b *bench, _ int) int { b.Session.StartsAt = time.Time{}; return -1 },
	domain.StopMissing:  func(_ *rand.Rand, b *bench, _ int) int { b.Session.EndsAt = time.Time{}; return -1 },
	domain.NoPlan: func(_ *rand.Rand, b *bench, i int) int {
		b.notes[i].Plan.Live = nil
		return i
	},
	domain.PlanOverdue: func(rng *rand.Rand, b *bench, i int) int {
		b.notes[i].Plan.DueOn = b.Session.Date.AddDays(-1 - rng.IntN(60))
		return i
	},
	domain.NoGoalLinked: func(_ *rand.Rand, b *bench, i int) int { b.notes[i].Note.Goals = nil; return i },
	domain.NoIntervention: func(_ *rand.Rand, b *bench, i int) int {
		b.Shared.Techniques = nil
		return i
	},
	domain.SectionEmpty: func(rng *rand.Rand, b *bench, i int) int {
		b.section(i, one(rng, []string{"data", "assessment", "plan"}), one(rng, []string{"", " ", "\n\n"}))
		return i
	},
	domain.IndividualTooShort: func(rng *rand.Rand, b *bench, i int) int {
		for _, key := range []string{"data", "assessment", "plan"} {
			b.section(i, key, one(rng, []string{"Present.", "As before.", "Took part.", "Continue."}))
		}
		return i
	},
	domain.HeadCountOutside: func(rng *rand.Rand, b *bench, _ int) int { b.Present = 13 + rng.IntN(8); return -1 },
	domain.LicenseNotValid:  func(_ *rand.Rand, b *bench, _ int) int { b.Signer.Licensed = false; return -1 },
	domain.NoLetters:        func(_ *rand.Rand, b *bench, _ int) int { b.Signer.Credential = ""; return -1 },
	domain.CoSignerMissing:  func(_ *rand.Rand, b *bench, _ int) int { b.Signer.Trainee = true; return -1 },
	domain.MarkMissing:      func(_ *rand.Rand, b *bench, _ int) int { b.Unmarked = []string{"C-2001"}; return -1 },
	domain.SessionNotClosed: func(_ *rand.Rand, b *bench, _ int) int { b.Session.Status = program.SessionScheduled; return -1 },
	domain.SignerDidNotLead: func(_ *rand.Rand, b *bench, _ int) int { b.Led = false; return -1 },
	domain.BeforeSessionEnded: func(rng *rand.Rand, b *bench, _ int) int {
		b.Now = ends.Add(-time.Duration(1+rng.IntN(80)) * time.Minute)
		return -1
	},
	domain.NoteLate: func(rng *rand.Rand, b *bench, _ int) int {
		b.Today = b.Session.Date.AddDays(4 + rng.IntN(90))
		return -1
	},
	domain.NotThere:       func(_ *rand.Rand, b *bench, i int) int { b.notes[i].Mark.Status = program.Excused; return i },
	domain.MinutesMissing: func(_ *rand.Rand, b *bench, i int) int { b.notes[i].Mark.Status = program.Late; return i },
	domain.MinutesShort: func(rng *rand.Rand, b *bench, i int) int {
		came := 50 + rng.IntN(35)
		b.notes[i].Mark.Status, b.notes[i].Mark.CameAfter = program.Late, &came
		return i
	},
	domain.SecondUnit: func(_ *rand.Rand, b *bench, i int) int { b.notes[i].Elsewhere = []string{"another session"}; return i },
	domain.AttendanceCorrected: func(_ *rand.Rand, b *bench, i int) int {
		b.notes[i].Note.Status, b.notes[i].Corrected = clinical.NoteSigned, true
		return i
	},
}

// Every kind of reject that is planted is named before signing, wherever it is,
// and a note with nothing wrong gets no question.
func TestNotesThatPayersRejectAreNamed(t *testing.T) {
	const each = 50
	rng := rand.New(rand.NewPCG(11, 24))
	missed := map[domain.NoteFaultKind]int{}
	for kind, plant := range planted {
		for range each {
			b := newBench(rng, 3)
			at := plant(rng, b, rng.IntN(3))
			found := b.Check(b.notes)
			faults := found.Shared
			if at >= 0 {
				faults = found.Notes[b.notes[at].Note.ClientID]
			}
			i := slices.IndexFunc(faults, func(f clinical.Fault) bool { return f.Kind == kind })
			if i < 0 {
				missed[kind]++
				continue
			}
			if ready := clinical.Ready(faults...); kind.Usual() == domain.FaultBlocks && ready {
				t.Errorf("%s blocks nothing: %+v", kind, faults[i])
			}
			if f := faults[i]; f.Words == "" || f.Severity != kind.Usual() {
				t.Errorf("%s says %+v", kind, f)
			}
		}
	}
	clean, asked := 0, map[string]int{}
	for range 50 {
		b := newBench(rng, 10)
		found := b.Check(b.notes)
		for _, f := range found.Shared {
			asked[string(f.Kind)+" "+f.Text]++
		}
		for _, n := range b.notes {
			clean++
			for _, f := range found.Notes[n.Note.ClientID] {
				asked[string(f.Kind)+" "+f.Text]++
			}
		}
	}
	t.Logf("%d kinds of reject × %d planted: missed %v; %d clean notes: asked about %v", len(planted), each, missed, clean, asked)
	if len(planted) < 20 || len(missed) > 0 || clean != 500 || len(asked) > 0 {
		t.Error("not all that is planted is named, or something is that is not there")
	}
}

// Each kind but one, for which two are needed, is planted above.
func TestEveryKindOfFaultIsPlanted(t *testing.T) {
	for _, kind := range domain.NoteFaultKinds {
		if _, is := planted[kind]; !is && kind != domain.MayNameOther {
			t.Errorf("%s is never planted", kind)
		}
	}
}

// What is kept for a reason blocks no more, and asks anew once the words change.
func TestWhatIsKeptForAReasonBlocksNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	b := newBench(rng, 6)
	planted[domain.NamesOtherMember](rng, b, 2)
	id := b.notes[2].Note.ClientID
	found := b.Check(b.notes).Notes[id]
	if clinical.Ready(found...) || found[0].Other.IsZero() || found[0].Suggestion == "" || found[0].Section != "data" {
		t.Fatalf("found %+v", found)
	}
	b.notes[2].Note.Kept = []clinical.KeptFinding{{Kind: found[0].Kind, Section: "data", Text: found[0].Text, Reason: "A brother of the same name."}}
	if again := b.Check(b.notes).Notes[id]; !clinical.Ready(again...) || again[0].Kept == "" {
		t.Errorf("kept: %+v", again)
	}
	b.notes[2].Note.Kept[0].Text = "Somebody"
	if again := b.Check(b.notes).Notes[id]; clinical.Ready(again...) {
		t.Errorf("another name is kept as well: %+v", again)
	}
	b.notes[2].Note.Kept = nil
	b.notes[2].Note.Dismissed = b.DismissedAt(b.notes[2].Note, []clinical.Place{{Section: "data", Start: found[0].Start, End: found[0].End}})
	if again := b.Check(b.notes).Notes[id]; len(again) != 0 {
		t.Errorf("dismissed: %+v", again)
	}
	b.Rules.Severities = []domain.NoteSeverityRule{{Kind: domain.NoGoalLinked, Severity: domain.FaultBlocks}}
	b.notes[2].Note.Goals = nil
	if clinical.Ready(b.Check(b.notes).Notes[id]...) {
		t.Error("the practice says that a goal must be linked, and that counts for nothing")
	}
}
