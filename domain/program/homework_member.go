package program

import (
	"slices"
	"time"

	"cohort/domain"
)

// The errors about homework of members.
var (
	ErrNothingToCarry = domain.Conflict("nothing_to_carry", "Everybody has brought it back, or it was carried over already.")
	ErrNoSessionAhead = domain.Conflict("no_session_ahead", "There is no later session to carry it over to.")
	ErrNotCarried     = domain.Conflict("not_carried", "This homework was given in its own right, not carried over.")
	ErrCarryGoesOn    = domain.Conflict("carry_goes_on", "It was carried over once more since. Take that back first.")
	ErrCarryTold      = domain.Conflict("carry_told", "Something is recorded of it already. Take that back first.")
)

// Change says what a member does otherwise, and how many stages they have
// reached.
func (r HomeworkReturn) Change(personal string, stagesMet int, of Homework) (HomeworkReturn, error) {
	var f domain.Faults
	f.Text("personal", personal, domain.MaxText)
	f.When(stagesMet < 0 || stagesMet > len(of.Stages), "stagesMet", "must be a number of the homework's stages")
	r.Personal, r.StagesMet = personal, stagesMet
	return r, f.Err()
}

// RecordAll notes the same of everybody of whom nothing is recorded yet.
func (h Homework) RecordAll(status ReturnStatus, now time.Time) ([]HomeworkReturn, error) {
	var f domain.Faults
	domain.OneOf(&f, "status", status, ReturnStatuses)
	f.When(status == ReturnOpen, "status", "says nothing of everybody")
	if err := f.Err(); err != nil {
		return nil, err
	}
	var changed []HomeworkReturn
	for _, r := range h.Returns {
		if r.Status != ReturnOpen {
			continue
		}
		r.Status, r.ReturnedAt, r.Version = status, &now, r.Version+1
		changed = append(changed, r)
	}
	return changed, nil
}

// Unfinished says whether homework is still to be done: nobody asked yet, or
// only a part or nothing came back.
func (s ReturnStatus) Unfinished() bool {
	return s == ReturnOpen || s == ReturnPartial || s == ReturnNotDone
}

// Carry gives homework on to a later session: to those of its roster who have
// not finished it, and whom it was not carried over for before. Their personal
// changes and their stages go with them.
func (h Homework) Carry(id domain.HomeworkID, to Session, roster []domain.ClientID, all []Homework, by domain.UserID, now time.Time) (Homework, error) {
	next := Homework{ID: id, SessionID: to.ID, CohortID: h.CohortID, Title: h.Title, Instructions: h.Instructions, Stages: h.Stages,
		AssignedBy: by, AssignedAt: now, CarriedFrom: h.ID}
	for _, r := range h.Returns {
		if !r.Status.Unfinished() || !slices.Contains(roster, r.ClientID) || IsCarried(all, h.ID, r.ClientID) {
			continue
		}
		next.Returns = append(next.Returns, HomeworkReturn{HomeworkID: id, ClientID: r.ClientID, Status: ReturnOpen, Version: 1,
			Personal: r.Personal, StagesMet: r.StagesMet})
	}
	if len(next.Returns) == 0 {
		return next, ErrNothingToCarry
	}
	return next, nil
}

// UndoCarry says whether what was carried over can be taken back, as if it had
// not been: nobody was asked for it, and nothing was changed for anybody.
func (h Homework) UndoCarry(all []Homework) error {
	if h.CarriedFrom.IsZero() {
		return ErrNotCarried
	}
	before := map[domain.ClientID]HomeworkReturn{}
	for _, other := range all {
		switch {
		case other.CarriedFrom == h.ID:
			return ErrCarryGoesOn
		case other.ID == h.CarriedFrom:
			for _, r := range other.Returns {
				before[r.ClientID] = r
			}
		}
	}
	for _, r := range h.Returns {
		was := before[r.ClientID]
		if r.Status != ReturnOpen || r.Feedback != "" || r.Personal != was.Personal || r.StagesMet != was.StagesMet {
			return ErrCarryTold
		}
	}
	return nil
}

// IsCarried says whether somebody's homework goes on in a later session.
func IsCarried(all []Homework, id domain.HomeworkID, client domain.ClientID) bool {
	return slices.ContainsFunc(all, func(h Homework) bool {
		return h.CarriedFrom == id && slices.ContainsFunc(h.Returns, func(r HomeworkReturn) bool { return r.ClientID == client })
	})
}

// NextSession is the first session behind another one that is not called off.
func NextSession(sessions []Session, after domain.SessionID) (Session, error) {
	at := slices.IndexFunc(sessions, func(s Session) bool { return s.ID == after })
	for _, s := range sessions[at+1:] {
		if s.Status != SessionCancelled {
			return s, nil
		}
	}
	return Session{}, ErrNoSessionAhead
}
