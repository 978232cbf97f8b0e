package program_test

import (
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

func TestHomeworkByTheDayOnWhichItIsAsked(t *testing.T) {
	first := domain.Date{Year: 2026, Month: time.March, Day: 2}
	client, other := domain.NewID[domain.ClientID](), domain.NewID[domain.ClientID]()
	record := program.CohortRecord{}
	for i := range 4 {
		record.Sessions = append(record.Sessions, program.Session{ID: domain.NewID[domain.SessionID](), Number: i + 1, Date: first.AddDays(7 * i), Status: program.SessionClosed})
	}
	record.Sessions[1].Status = program.SessionCancelled
	give := func(session int, who domain.ClientID, status program.ReturnStatus, from domain.HomeworkID) domain.HomeworkID {
		r := program.RecordedReturn{HomeworkID: domain.NewID[domain.HomeworkID](), SessionID: record.Sessions[session].ID, ClientID: who, Status: status, CarriedFrom: from}
		record.Returns = append(record.Returns, r)
		return r.HomeworkID
	}
	begun := give(0, client, program.ReturnNotDone, domain.HomeworkID{})
	give(2, client, program.Returned, begun)
	give(0, other, program.ReturnNotDone, domain.HomeworkID{})
	give(3, client, program.ReturnOpen, domain.HomeworkID{})

	of := record.ReturnsOf(client)
	if len(of) != 2 || of[0].Status != program.Returned || of[1].Status != program.ReturnOpen {
		t.Errorf("what goes on is asked for twice: %+v", of)
	}
	if on := record.AskedOn(record.Returns[0], time.UTC); on != first.AddDays(14) {
		t.Errorf("asked on %s: the next session that took place", on)
	}
	if on := record.AskedOn(record.Returns[3], time.UTC); on != first.AddDays(21) {
		t.Errorf("asked on %s: of the last session, on its day", on)
	}
	due := record.Returns[0]
	due.DueOn = first.AddDays(3)
	if on := record.AskedOn(due, time.UTC); on != first.AddDays(3) {
		t.Errorf("asked on %s", on)
	}
	early := first.AddDays(1).Midnight()
	due.ReturnedAt = &early
	if on := record.AskedOn(due, time.UTC); on != first.AddDays(1) {
		t.Errorf("asked on %s: it was recorded before it was due", on)
	}
	for i, want := range []program.HomeworkState{program.HomeworkNotDone, "", program.HomeworkReturned, program.HomeworkDue} {
		if got := record.HomeworkIn(record.Sessions[i], client); got != want {
			t.Errorf("session %d: %q, not %q", i+1, got, want)
		}
	}
	record.Returns[0].Status, record.Returns[2].Status = program.ReturnOpen, program.ReturnOpen
	if got := record.HomeworkIn(record.Sessions[0], client); got != program.HomeworkCarried {
		t.Errorf("carried over: %q", got)
	}
	if got := record.HomeworkIn(record.Sessions[0], other); got != program.HomeworkUnasked {
		t.Errorf("nobody asked: %q", got)
	}
}

func TestFormsAreToldByTheNearestSession(t *testing.T) {
	first := domain.Date{Year: 2026, Month: time.March, Day: 2}
	var sessions []program.Session
	for i := range 3 {
		sessions = append(sessions, program.Session{Number: i + 1, Date: first.AddDays(7 * i), Status: program.SessionScheduled})
	}
	sessions[1].Status = program.SessionCancelled
	for _, c := range []struct {
		day    int // from the first session
		number int // 0 for none
		before bool
	}{{-20, 0, true}, {-4, 0, true}, {-3, 1, false}, {0, 1, false}, {6, 1, false}, {7, 1, false}, {8, 3, false}, {74, 3, false}, {75, 0, false}} {
		s, before := program.WeekOf(sessions, first.AddDays(c.day))
		number := 0
		if s != nil {
			number = s.Number
		}
		if number != c.number || before != c.before {
			t.Errorf("day %d: session %d, before %v", c.day, number, before)
		}
	}
	if s, before := program.WeekOf(nil, first); s != nil || before {
		t.Error("a cohort without sessions")
	}
}
