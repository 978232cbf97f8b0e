package intake

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/intake/instrument"
	"cohort/domain/program"
)

// Round is questionnaires that a leader gives to everybody in the room of a
// session. Each member answers on a phone of their own with a short code, on the
// clinic's tablet that is passed round, or on paper that somebody types in; what
// they answer is an assessment of theirs.
type Round struct {
	ID          domain.RoundID
	SessionID   domain.SessionID
	Instruments []string // codes, in the order in which they are asked
	// Versions are those of the practice's own among them: everybody in the room is
	// asked the same, whatever is changed meanwhile.
	Versions map[string]string
	By       domain.UserID
	ByName   string
	At       time.Time
	// PassHash opens the round on a tablet until PassUntil; "" while none is passed.
	PassHash  string
	PassUntil time.Time
	Seats     []RoundSeat // in the order in which they were given
}

// How long codes are good for, and when a round may be given: from an hour before a
// session, for those who come early, until half a day after it.
const (
	CodeLasts       = 2 * time.Hour
	roundOpens      = time.Hour
	roundCloses     = 12 * time.Hour
	mostInstruments = 4 // at once: a long round is one that people stop coming to
)

// The errors about rounds.
var (
	ErrRoundEarly     = domain.Conflict("round_too_early", "Questionnaires are given from an hour before the session.")
	ErrRoundLate      = domain.Conflict("round_too_late", "This session is over. Enter on the client's page what was answered since.")
	ErrCodeUnknown    = domain.Error{Kind: domain.KindNotFound, Code: "code_unknown", Message: "There are no questions under this code. Compare it once more, or ask the leader of your group."}
	ErrPassUnknown    = domain.Error{Kind: domain.KindNotFound, Code: "pass_unknown", Message: ErrPassOver.Message}
	ErrCodeWithdrawn  = domain.Conflict("code_withdrawn", "This code is not in use any more. Ask the leader of your group for a new one. What you have answered stays here until then.")
	ErrCodeExpired    = domain.Conflict("code_expired", "The time for this code is over. Ask the leader of your group for a new one. What you have answered stays here until then.")
	ErrPassOver       = domain.Conflict("pass_over", "This tablet is not passed round any more. Please hand it back.")
	ErrAnsweredBefore = domain.Conflict("answered_before", "These questions were answered already. If something should be different, tell the leader of your group.")
)

// GiveRound gives instruments to members of a session, who are among those that
// belong to it. It has no codes yet.
func GiveRound(s program.Session, lib instrument.Library, instruments []string, to, among []domain.ClientID, by domain.Actor, now time.Time) (Round, error) {
	var f domain.Faults
	f.When(len(instruments) == 0, "instruments", "is missing")
	f.When(len(instruments) > mostInstruments, "instruments", fmt.Sprintf("are at most %d at once", mostInstruments))
	versions := map[string]string{}
	for i, code := range instruments {
		field := fmt.Sprintf("instruments[%d]", i)
		form, known := lib.ByCode(code)
		f.When(!known, field, "is not one of the instruments of this practice")
		f.When(lib.Retired(code), field, "is given no more")
		f.When(known && form.ScoreOnly, field, "may not be shown on a screen: its publisher keeps the wording")
		f.When(slices.Index(instruments, code) < i, field, "is there already")
		if instrument.IsOwn(code) {
			versions[code] = form.Version
		}
	}
	f.When(len(to) == 0, "clientIds", "is missing")
	notAmong(&f, to, among)
	if err := f.Err(); err != nil {
		return Round{}, err
	}
	return Round{ID: domain.NewID[domain.RoundID](), SessionID: s.ID, Instruments: instruments, Versions: versions, By: by.UserID, ByName: by.Name, At: now}, RoundOpen(s, now)
}

func notAmong(f *domain.Faults, to, among []domain.ClientID) {
	for i, client := range to {
		f.When(!slices.Contains(among, client), fmt.Sprintf("clientIds[%d]", i), "does not belong to this session")
	}
}

// RoundOpen says whether codes are handed out for a session.
func RoundOpen(s program.Session, now time.Time) error {
	switch {
	case s.Status == program.SessionCancelled:
		return program.ErrSessionCancelled
	case now.Before(s.StartsAt.Add(-roundOpens)):
		return ErrRoundEarly
	case now.After(s.EndsAt.Add(roundCloses)):
		return ErrRoundLate
	}
	return nil
}

// SeatsFor gives the seat of each member with a new code to come in place of an
// earlier one, a new seat for who has none yet.
func (r Round) SeatsFor(to, among []domain.ClientID) ([]RoundSeat, error) {
	var f domain.Faults
	f.When(len(to) == 0, "clientIds", "is missing")
	notAmong(&f, to, among)
	seats := make([]RoundSeat, 0, len(to))
	for i, client := range to {
		if slices.Index(to, client) < i {
			continue
		}
		if seat := r.SeatOf(client); seat != nil {
			seats = append(seats, *seat)
			continue
		}
		seats = append(seats, RoundSeat{ID: domain.NewID[domain.RoundSeatID](), RoundID: r.ID, ClientID: client})
	}
	return seats, f.Err()
}

// SeatOf gives a member's seat, nil without one.
func (r Round) SeatOf(client domain.ClientID) *RoundSeat {
	if i := slices.IndexFunc(r.Seats, func(s RoundSeat) bool { return s.ClientID == client }); i >= 0 {
		return &r.Seats[i]
	}
	return nil
}

// Seat gives one, nil where it is none of the round's.
func (r Round) Seat(id domain.RoundSeatID) *RoundSeat {
	if i := slices.IndexFunc(r.Seats, func(s RoundSeat) bool { return s.ID == id }); i >= 0 {
		return &r.Seats[i]
	}
	return nil
}

// Put is the round with a seat in place of what it was, or besides the others.
func (r Round) Put(s RoundSeat) Round {
	r.Seats = slices.Clone(r.Seats)
	if was := r.Seat(s.ID); was != nil {
		*was = s
		return r
	}
	r.Seats = append(r.Seats, s)
	return r
}

// Passed is the round with a tablet that is passed round from now on.
func (r Round) Passed(hash string, now time.Time) Round {
	r.PassHash, r.PassUntil = hash, now.Add(CodeLasts)
	return r
}

// PassOpens says whether the tablet that is passed round opens it now.
func (r Round) PassOpens(now time.Time) error {
	if r.PassHash == "" || !now.Before(r.PassUntil) {
		return ErrPassOver
	}
	return nil
}
