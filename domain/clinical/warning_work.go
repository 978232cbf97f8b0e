package clinical

import (
	"fmt"
	"slices"
	"strings"

	"cohort/domain"
	"cohort/domain/clinical/outcome"
	"cohort/domain/program"
)

// homeworkStopped knows of those alone who had begun: who never did any did not stop.
// What nobody asked for yet, and what was excused, says nothing either way.
func homeworkStopped(f WarningFacts, day domain.Date) (all []Warning) {
	began := false
	var row []string
	for _, h := range f.Homework {
		if h.On.After(day) {
			continue
		}
		open := len(all) > 0 && all[len(all)-1].Holds()
		switch h.Status {
		case program.Returned, program.ReturnPartial:
			if began, row = true, nil; open {
				all[len(all)-1].Ended = h.On
			}
		case program.ReturnNotDone:
			if row = append(row, h.On.String()); began && len(row)%inARow == 0 {
				all = again(all, Warning{Began: h.On})
				open = true
			}
			if open {
				all[len(all)-1].Says = fmt.Sprintf("Did none of the last %s pieces of homework, asked for on %s, after doing some before.", spelled(len(row)), listed(row))
			}
		case program.ReturnOpen, program.ReturnExcused:
		}
	}
	return all
}

// reliablyWorse speaks of each scale by itself, and of all that were first found worse
// on one day at once.
func reliablyWorse(f WarningFacts, day domain.Date) []Warning {
	var all []Warning
	at := map[string]int{} // of each scale, where its warning stands that holds
	for _, c := range f.Changes {
		open, holds := at[c.Scale]
		switch {
		case c.On.After(day):
		case c.Class != outcome.Deteriorated:
			if holds {
				all[open].Ended = c.On
				delete(at, c.Scale)
			}
		case holds:
			all[open].Says = c.words()
		default:
			at[c.Scale] = len(all)
			all = append(all, Warning{Began: c.On, Says: c.words()})
		}
	}
	return sameDay(all)
}

func (c FormChange) words() string {
	return fmt.Sprintf("%s went from %g on %s to %g on %s: worse by more than its measurement error.", c.Name, c.First, c.Since, c.Last, c.On)
}

// openRiskItem has what was open while somebody was a member. What was open before is
// told from their first day on.
func openRiskItem(f WarningFacts, day domain.Date) []Warning {
	var all []Warning
	since := f.Enrollment.Since
	for _, i := range f.Items {
		if i.On.After(day) || !i.Ended.IsZero() && i.Ended.Before(since) {
			continue
		}
		w := Warning{Began: i.On, Says: i.words(), Flags: []domain.RiskFlagID{i.ID}}
		if w.Began.Before(since) {
			w.Began = since
		}
		if !i.Ended.After(day) {
			w.Ended = i.Ended
		}
		all = append(all, w)
	}
	slices.SortStableFunc(all, func(a, b Warning) int { return strings.Compare(a.Began.String(), b.Began.String()) })
	return sameDay(all)
}

func (i RiskItem) words() string {
	about := strings.ReplaceAll(i.Finding.Kind, "_", " ")
	if i.Finding.Blank {
		return fmt.Sprintf("The question about %s on the %s of %s was left blank.", about, i.Form, i.On)
	}
	return fmt.Sprintf("An answer about %s on the %s of %s is open.", about, i.Form, i.On)
}
