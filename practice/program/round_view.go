package program

import (
	"fmt"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
)

// RoundView is a round as its leaders see it.
type RoundView struct {
	intake.Round
	Members []RoundMember // in the order of the roster
}

// RoundMember is one member's seat in a round, with what they answered.
type RoundMember struct {
	intake.RoundSeat
	Seat    program.RosterSeat
	Entries []RoundEntry        // in the order in which they came
	Flags   []clinical.RiskFlag // that wait for an answer, whatever raised them
}

// RoundEntry is what was filled in for a member, by whomever.
type RoundEntry struct {
	intake.Assessment
	practice.Since
	Counts bool
}

func roundView(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session, r intake.Round) (RoundView, error) {
	views, err := roundViews(tx, d, c, s, r)
	if err != nil {
		return RoundView{Round: r}, err
	}
	return views[0], nil
}

// roundViews are rounds of a session with their members by name.
func roundViews(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session, rounds ...intake.Round) ([]RoundView, error) {
	book, err := tx.Book(c, s.ID)
	if err != nil {
		return nil, err
	}
	answers, err := tx.RoundAnswers(seatsOf(rounds)...)
	if err != nil {
		return nil, err
	}
	people := map[domain.ClientID]*person{}
	views := make([]RoundView, len(rounds))
	for i, r := range rounds {
		views[i].Round = r
		for _, seat := range inRoom(d.By, book.Roster, s) {
			given := r.SeatOf(seat.ClientID)
			if given == nil || seatKnown(views[i].Members, given.ID) {
				continue
			}
			m, err := roundMember(tx, people, *given, answers)
			if err != nil {
				return nil, err
			}
			m.Seat = seat
			views[i].Members = append(views[i].Members, m)
		}
	}
	return views, nil
}

// inRoom are a cohort's seats as its leaders see them, who belong to a session first.
func inRoom(by domain.Actor, roster []program.RosterSeat, s program.Session) []program.RosterSeat {
	seats := seatsSeenBy(by, true, roster, func(seat program.RosterSeat) bool { return seat.OnRoster(s.Number) })
	slices.SortStableFunc(seats, func(a, b program.RosterSeat) int {
		switch on := a.OnRoster(s.Number); {
		case on == b.OnRoster(s.Number):
			return 0
		case on:
			return -1
		}
		return 1
	})
	return seats
}

// seatKnown says whether a seat is there: a member who came back has two episodes.
func seatKnown(members []RoundMember, id domain.RoundSeatID) bool {
	return slices.ContainsFunc(members, func(m RoundMember) bool { return m.ID == id })
}

// person is what is known of a member besides the round.
type person struct {
	taken []intake.Assessment // the newest first
	flags []clinical.RiskFlag
}

func roundMember(tx practice.Tx, people map[domain.ClientID]*person, seat intake.RoundSeat, answers []intake.Assessment) (m RoundMember, err error) {
	m.RoundSeat = seat
	known := people[seat.ClientID]
	if known == nil {
		known = &person{}
		if known.taken, err = tx.AssessmentsOf(seat.ClientID); err != nil {
			return m, err
		}
		flags, err := tx.RiskFlagsOf(seat.ClientID)
		if err != nil {
			return m, err
		}
		known.flags = slices.DeleteFunc(flags, func(f clinical.RiskFlag) bool { return !f.IsOpen() })
		people[seat.ClientID] = known
	}
	m.Flags = known.flags
	for _, a := range answers {
		if !a.Fills(seat) {
			continue
		}
		e := RoundEntry{Assessment: a, Since: practice.SinceEarlier(a, known.taken)}
		counting := seat.Counting(a.Instrument, answers)
		e.Counts = counting != nil && counting.ID == a.ID
		m.Entries = append(m.Entries, e)
	}
	return m, nil
}

// mayAnswer are the members of a session to whom a round is given: who is on its
// roster, and who was marked as having come all the same. A guest's answers belong to
// the group that they come from.
func mayAnswer(tx practice.Tx, c program.Cohort, s program.Session) ([]domain.ClientID, error) {
	book, err := tx.Book(c, s.ID)
	if err != nil {
		return nil, err
	}
	return clientsOf(withMarked(rosterOf(book.Roster, s.Number), book.Roster, book.Marks)), nil
}

func contains(ids []domain.ClientID, id domain.ClientID) bool { return slices.Contains(ids, id) }

// indexed names an entry of a list of the request.
func indexed(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }
