package placement

import (
	"cmp"
	"fmt"
	"slices"
)

// Standing is how one cohort suits one client.
type Standing struct {
	Cohort    CohortID
	Fit       int      // points of Weights, for cohorts not ruled out
	FreeSeats int      // seats neither taken nor offered
	Reasons   []string // what speaks for it, in sentences
	RuledOut  []Rule   // every hard rule that rules it out; empty = the client may join
}

// Open reports whether the client may join.
func (s Standing) Open() bool { return len(s.RuledOut) == 0 }

// Rank lists every cohort for one client: first those the client may join, the
// best fit and then the emptiest first; then those that are only full; then
// those that other rules exclude, the fewest rules first. Pins are not applied.
//
// It fails with ErrWaitlist when the client is not on the waitlist or the
// waitlist contradicts itself.
func Rank(w *Waitlist, client ClientID) ([]Standing, error) {
	h, err := newHouse(w)
	if err != nil {
		return nil, err
	}
	i, ok := h.client[client]
	if !ok {
		return nil, fmt.Errorf("%w: no client %q", ErrWaitlist, client)
	}
	return h.rank(&w.Clients[i]), nil
}

func (h *house) rank(c *Client) []Standing {
	standings := make([]Standing, len(h.Cohorts))
	for i := range h.Cohorts {
		standings[i] = h.stand(c, &h.Cohorts[i])
	}
	slices.SortStableFunc(standings, func(a, b Standing) int {
		return cmp.Or(
			cmp.Compare(len(a.RuledOut)-oneIf(a.onlyFull()), len(b.RuledOut)-oneIf(b.onlyFull())),
			cmp.Compare(oneIf(a.onlyFull()), oneIf(b.onlyFull())),
			cmp.Compare(b.Fit, a.Fit),
			cmp.Compare(b.FreeSeats, a.FreeSeats),
		)
	})
	return standings
}

func (h *house) stand(c *Client, cohort *Cohort) Standing {
	v := h.judge(c, h.meetingOf(cohort))
	s := Standing{Cohort: cohort.ID, Fit: v.fit, FreeSeats: cohort.FreeSeats(), Reasons: v.reasons, RuledOut: v.rules}
	if !cohort.Admits() {
		s.RuledOut = append(s.RuledOut, RuleEntryClosed)
	}
	if s.FreeSeats == 0 {
		s.RuledOut = append(s.RuledOut, RuleFull)
	}
	if s.Open() {
		if s.FreeSeats == 1 {
			s.Reasons = append(s.Reasons, "One seat is free.")
		} else {
			s.Reasons = append(s.Reasons, fmt.Sprintf("%d seats are free.", s.FreeSeats))
		}
		if c.Suitability == FitsWithPreparation {
			s.Reasons = append(s.Reasons, "The client is to be prepared before the first session.")
		}
	}
	return s
}

// onlyFull: the client could come if a seat were free.
func (s Standing) onlyFull() bool {
	return len(s.RuledOut) == 1 && s.RuledOut[0] == RuleFull
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}
