package program_test

import (
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/domain/program/livehour"
)

var (
	ana, ben  = domain.NewID[domain.ClientID](), domain.NewID[domain.ClientID]()
	cleo      = domain.NewID[domain.ClientID]() // joins later
	begins    = time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	oneSaid   = livehour.Place{Kind: livehour.Mark, Client: ana}
	ofTheHour = program.Session{ID: domain.NewID[domain.SessionID](), Number: 4, StartsAt: begins, Status: program.SessionScheduled}
)

func factAt(p livehour.Place, minute int, value string, over ...domain.FactID) livehour.Fact {
	return livehour.Fact{ID: domain.NewID[domain.FactID](), Device: domain.NewID[domain.DeviceID](), Seq: 1, Place: p, Value: value,
		At: livehour.Stamp{Millis: begins.Add(time.Duration(minute) * time.Minute).UnixMilli()}, Over: over}
}

func TestWhatTheRecordTakesOver(t *testing.T) {
	closed, cancelled := ofTheHour, ofTheHour
	closed.Status, cancelled.Status = program.SessionClosed, program.SessionCancelled
	homework := program.Homework{ID: domain.NewID[domain.HomeworkID](), Returns: []program.HomeworkReturn{{ClientID: ana, Status: program.Returned, Feedback: "Well done."}}}
	returned := func(client domain.ClientID) livehour.Place {
		return livehour.Place{Kind: livehour.Return, Client: client, Ref: homework.ID.String()}
	}
	for _, c := range []struct {
		name    string
		session program.Session
		fact    livehour.Fact
		minute  int
		why     string
		marks   int
	}{
		{"a mark in the hour", ofTheHour, factAt(oneSaid, 5, "late"), 5, "", 1},
		{"the mark that is there", ofTheHour, factAt(oneSaid, 5, "present"), 5, "", 0},
		{"a mark an hour before", ofTheHour, factAt(oneSaid, 5, "late"), -60, program.UnlandedEarly, 0},
		{"an excuse an hour before", ofTheHour, factAt(oneSaid, 5, "excused"), -60, "", 1},
		{"a mark of who is not on the roster", ofTheHour, factAt(livehour.Place{Kind: livehour.Mark, Client: ben}, 5, "late"), 5, program.UnlandedRoster, 0},
		{"who came before they were expected", ofTheHour, factAt(livehour.Place{Kind: livehour.Mark, Client: cleo}, 5, "present"), 5, "", 1},
		{"who did not come before they were expected", ofTheHour, factAt(livehour.Place{Kind: livehour.Mark, Client: cleo}, 5, "no_show"), 5, program.UnlandedRoster, 0},
		{"off the roster, with no reason", ofTheHour, factAt(oneSaid, 5, "taken_off"), 5, program.UnlandedReason, 0},
		{"a mark after closing", closed, factAt(oneSaid, 5, "late"), 200, program.UnlandedClosed, 0},
		{"the mark that is there after closing", closed, factAt(oneSaid, 5, "present"), 200, "", 0},
		{"a mark of a cancelled session", cancelled, factAt(oneSaid, 5, "late"), 5, program.UnlandedCancelled, 0},
		{"homework that was not given", ofTheHour, factAt(returned(ben), 5, "returned"), 5, program.UnlandedNotGiven, 0},
		{"feedback is not taken back", ofTheHour, factAt(returned(ana), 5, "open"), 5, program.UnlandedFeedback, 0},
		{"a turn after closing", closed, factAt(livehour.Place{Kind: livehour.Turn, Client: ana}, 5, "yes"), 200, "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := program.NewLiveHour(program.LiveRecord{Session: c.session, Roster: []domain.ClientID{ana}, WalkIns: []domain.ClientID{cleo}, Homework: []program.Homework{homework},
				Marks: []program.Attendance{{SessionID: c.session.ID, ClientID: ana, Status: program.Present, MarkedAt: begins}}}, nil)
			l := h.Note([]livehour.Fact{c.fact}, domain.UserID{}, begins.Add(time.Duration(c.minute)*time.Minute))
			kept := l.Kept[len(l.Kept)-1]
			if l.News != 1 || kept.Unlanded != c.why || len(l.Marks) != c.marks {
				t.Errorf("%d new, %q, %d marks", l.News, kept.Unlanded, len(l.Marks))
			}
		})
	}
}

// What was changed at the session's page counts as seen: a tablet that says
// something else without knowing of it is shown beside it.
func TestTheSessionsPageIsOneMoreDevice(t *testing.T) {
	mark := program.Attendance{SessionID: ofTheHour.ID, ClientID: ana, Status: program.Excused, MarkedAt: begins.Add(10 * time.Minute)}
	record := program.LiveRecord{Session: ofTheHour, Roster: []domain.ClientID{ana}, Marks: []program.Attendance{mark}}
	before := factAt(oneSaid, 5, "present")
	h := program.NewLiveHour(record, []livehour.Fact{before})
	if p := h.Places()[0]; p.Value != "excused" || len(p.Others) != 0 || len(p.Heads) != 1 {
		t.Errorf("the page after the tablet: %+v", p)
	}
	again := program.NewLiveHour(record, []livehour.Fact{before})
	if h.Places()[0].Heads[0] != again.Places()[0].Heads[0] {
		t.Error("what the page said has another id at the next reading")
	}
	l := h.Note([]livehour.Fact{factAt(oneSaid, 12, "late")}, domain.UserID{}, begins.Add(13*time.Minute))
	if p := h.Places()[0]; p.Value != "late" || len(p.Others) != 1 || p.Others[0].Value != "excused" || len(l.Kept) != 2 || len(l.Marks) != 1 {
		t.Errorf("a tablet that had not seen the page: %+v", p)
	}
}

// A mark of the hour leaves nothing of another one: no minutes of who did not
// come, no reason of who did.
func TestAMarkOfTheHourStandsAlone(t *testing.T) {
	twenty, seventy := 20, 70
	late := program.Attendance{Status: program.Late, CameAfter: &twenty, Minutes: &seventy, Place: "online"}
	off := program.Attendance{Status: program.TakenOff, Reason: "At the dentist's."}
	for value, was := range map[string]program.Attendance{"no_show": late, "present": late, "late": off, "excused": off} {
		was.SessionID, was.ClientID, was.MarkedAt = ofTheHour.ID, ana, begins
		h := program.NewLiveHour(program.LiveRecord{Session: ofTheHour, Roster: []domain.ClientID{ana}, Marks: []program.Attendance{was}}, nil)
		l := h.Note([]livehour.Fact{factAt(oneSaid, 25, value)}, domain.UserID{}, begins.Add(25*time.Minute))
		if err := program.CheckMarks(l.Marks, []domain.ClientID{ana}, nil, 90); len(l.Marks) != 1 || err != nil {
			t.Errorf("%s after %s: %+v, %v", value, was.Status, l.Marks, err)
		}
	}
}

func TestWithoutTurn(t *testing.T) {
	past := func(came bool, turns ...domain.ClientID) program.PastHour {
		p := program.PastHour{}
		if came {
			p.Marks = []program.Attendance{{ClientID: ana, Status: program.Late}}
		}
		for _, id := range turns {
			p.Hour.Add(factAt(livehour.Place{Kind: livehour.Turn, Client: id}, 5, livehour.Yes))
		}
		return p
	}
	for _, c := range []struct {
		name string
		past []program.PastHour
		want int
	}{
		{"none before", nil, 0},
		{"had one last time", []program.PastHour{past(true, ana, ben), past(true, ben)}, 0},
		{"had one the time before", []program.PastHour{past(true, ben), past(true, ana)}, 1},
		{"never", []program.PastHour{past(true, ben), past(true, ben)}, 2},
		{"was away once", []program.PastHour{past(false, ben), past(true, ben)}, 1},
		{"nobody ticked", []program.PastHour{past(true), past(true, ben)}, 1},
	} {
		if got := program.WithoutTurn(ana, c.past); got != c.want {
			t.Errorf("%s: %d", c.name, got)
		}
	}
}
