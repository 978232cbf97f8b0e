package clinical

import (
	"fmt"

	"cohort/domain"
	"cohort/domain/program"
)

// expected is a session that a member belonged to, with what is marked of them.
type expected struct {
	on     domain.Date
	status program.AttendanceStatus // "": not marked yet
}

// held are the sessions that were held by a day and that the member was to come to.
// Of one that is not closed, what is marked counts from the day after: until then the
// roll is still being called.
func (f WarningFacts) held(day domain.Date) (all []expected) {
	for _, s := range f.Sessions {
		status := f.Marks[s.ID]
		switch {
		case s.Status == program.SessionCancelled, s.Date.After(day), s.Status != program.SessionClosed && !s.Date.Before(day):
		case status == program.TakenOff:
		case f.Enrollment.OnRoster(s.Number), status.Attended() && f.Enrollment.MayWalkIn(s.Number):
			all = append(all, expected{on: s.Date, status: status})
		}
	}
	return all
}

// missed says whether somebody stayed away without an excuse.
func (e expected) missed() bool {
	return e.status == program.NoShow || e.status == program.LateCancel
}

func (e expected) words() string {
	if e.status == program.LateCancel {
		return "cancelled late on " + e.on.String()
	}
	return "did not come on " + e.on.String()
}

// noShowEarly speaks once: what follows in a row is the next rule's.
func noShowEarly(f WarningFacts, day domain.Date) []Warning {
	held := f.held(day)
	for i, e := range held[:min(earlySessions, len(held))] {
		if e.status == program.NoShow {
			return []Warning{{Began: e.on, Ended: cameAgain(held[i+1:]), Says: fmt.Sprintf("Did not come to their %s session, on %s, without a word.", []string{"first", "second"}[i], e.on)}}
		}
	}
	return nil
}

// cameAgain is the day of the second session in a row that somebody came to, zero
// without one. What is not marked yet says nothing.
func cameAgain(held []expected) domain.Date {
	row := 0
	for _, e := range held {
		switch {
		case e.status.Attended():
			if row++; row == comesAgain {
				return e.on
			}
		case e.status != "":
			row = 0
		}
	}
	return domain.Date{}
}

// missedInARow begins anew at every further two, so that what was answered is asked
// about again where nothing came of it. A session whose mark is missing ends a row and
// no warning: nobody knows whether they came.
func missedInARow(f WarningFacts, day domain.Date) (all []Warning) {
	var row []string
	for _, e := range f.held(day) {
		open := len(all) > 0 && all[len(all)-1].Holds()
		switch {
		case e.missed():
			if row = append(row, e.words()); len(row)%inARow == 0 {
				all = again(all, Warning{Began: e.on})
				open = true
			}
			if open && len(row) >= inARow {
				all[len(all)-1].Says = fmt.Sprintf("Missed %s sessions in a row without an excuse: %s.", spelled(len(row)), listed(row))
			}
		case e.status == "":
			row = nil
		default:
			if row = nil; open {
				all[len(all)-1].Ended = e.on
			}
		}
	}
	return all
}

// again adds a warning that takes the place of the one before it.
func again(all []Warning, w Warning) []Warning {
	if last := len(all) - 1; last >= 0 && all[last].Holds() {
		all[last].Ended = w.Began
	}
	return append(all, w)
}

// spelled is a small number in words.
func spelled(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// listed joins words as one says them.
func listed(words []string) string {
	out := ""
	for i, w := range words {
		switch {
		case i > 0 && i == len(words)-1:
			out += " and "
		case i > 0:
			out += ", "
		}
		out += w
	}
	return out
}
