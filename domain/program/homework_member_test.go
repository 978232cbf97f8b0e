package program_test

import (
	"errors"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

func TestHomeworkGoesOn(t *testing.T) {
	now := time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)
	id := func() domain.ClientID { return domain.NewID[domain.ClientID]() }
	done, part, open, left := id(), id(), id(), id()
	first := program.Session{ID: domain.NewID[domain.SessionID](), Number: 1}
	off := program.Session{ID: domain.NewID[domain.SessionID](), Number: 2, Status: program.SessionCancelled}
	third := program.Session{ID: domain.NewID[domain.SessionID](), Number: 3}
	h := program.Homework{ID: domain.NewID[domain.HomeworkID](), SessionID: first.ID, Title: "Log", Stages: []program.Stage{{Title: "One", Weeks: 1}, {Title: "Two", Weeks: 2}}}
	for client, status := range map[domain.ClientID]program.ReturnStatus{done: program.Returned, part: program.ReturnPartial, open: program.ReturnOpen, left: program.ReturnOpen} {
		h.Returns = append(h.Returns, program.HomeworkReturn{HomeworkID: h.ID, ClientID: client, Status: status, Version: 1, Personal: "Half of it.", StagesMet: 1})
	}
	to, err := program.NextSession([]program.Session{first, off, third}, first.ID)
	if err != nil || to.ID != third.ID {
		t.Errorf("next is %d, %v", to.Number, err)
	}
	if _, err := program.NextSession([]program.Session{first, off}, first.ID); !errors.Is(err, program.ErrNoSessionAhead) {
		t.Error(err)
	}
	roster := []domain.ClientID{done, part, open}
	next, err := h.Carry(domain.NewID[domain.HomeworkID](), third, roster, []program.Homework{h}, domain.UserID{}, now)
	if err != nil || len(next.Returns) != 2 || next.Returns[0].StagesMet != 1 || next.Returns[0].Personal != "Half of it." {
		t.Errorf("%+v %v", next, err)
	}
	all := []program.Homework{h, next}
	if _, err := h.Carry(domain.NewID[domain.HomeworkID](), third, roster, all, domain.UserID{}, now); !errors.Is(err, program.ErrNothingToCarry) {
		t.Errorf("carried again: %v", err)
	}
	f := program.FiguresOf(all)
	if want := (program.HomeworkCount{Given: 5, NotAsked: 3, Done: 1, Partial: 1}); f.All != want || f.All.Asked() != 2 || f.ByMember[open].Given != 1 || f.BySession[third.ID].NotAsked != 2 {
		t.Errorf("%+v", f)
	}
	further := program.Homework{ID: domain.NewID[domain.HomeworkID](), CarriedFrom: next.ID}
	if err := h.UndoCarry(all); !errors.Is(err, program.ErrNotCarried) {
		t.Errorf("what was given itself: %v", err)
	}
	if err := next.UndoCarry(append(all, further)); !errors.Is(err, program.ErrCarryGoesOn) {
		t.Errorf("what went on: %v", err)
	}
	if err := next.UndoCarry(all); err != nil {
		t.Errorf("untouched: %v", err)
	}
	next.Returns[0].StagesMet++
	if err := next.UndoCarry(all); !errors.Is(err, program.ErrCarryTold) {
		t.Errorf("a stage since: %v", err)
	}
	next.Returns[0].StagesMet--
	changed, err := next.RecordAll(program.Returned, now)
	if err != nil || len(changed) != 2 || changed[0].Version != 2 {
		t.Errorf("%+v %v", changed, err)
	}
	if _, err := next.RecordAll(program.ReturnOpen, now); err == nil {
		t.Error("open was recorded of all")
	}
	if _, err := next.Returns[0].Change("", 3, next); err == nil {
		t.Error("a third stage of two was met")
	}
}
