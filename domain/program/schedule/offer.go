package schedule

import (
	"errors"
	"fmt"
	"slices"

	"cohort/domain"
)

// Offer is what one policy would make of all the closed days that a plan meets.
type Offer struct {
	Then     Policy
	Text     string // a sentence for people: "A fortnight later each time: ..."
	Slots    []Slot
	Notices  []Notice
	LastDate domain.Date
}

// Offers lists what can be done about the holidays and closures that fall on a
// plan's days, the usual way first: for a biweekly group a fortnight later, and one
// week later beside it. Policies that give the same dates are offered once. It is
// empty when the plan meets no closed day, and fails as Sessions does.
func (p Plan) Offers() ([]Offer, error) {
	var offers []Offer
	for _, then := range policies {
		slots, notices, err := p.with(then).Sessions()
		if then == Skip && errors.Is(err, ErrNoOpenDay) {
			continue // every session would be left out
		}
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(notices, func(n Notice) bool { return n.Kind == Closed }) {
			return nil, nil
		}
		if slices.ContainsFunc(offers, func(o Offer) bool { return slices.EqualFunc(o.Slots, slots, sameDay) }) {
			continue
		}
		last := slots[len(slots)-1].Date
		offers = append(offers, Offer{Then: then, Slots: slots, Notices: notices, LastDate: last,
			Text: fmt.Sprintf("%s: %d sessions, the last on %s, %s.", p.rhythm().says(then), len(slots), last.Weekday(), last)})
	}
	return offers, nil
}

// with is the plan with one policy for every closed day.
func (p Plan) with(then Policy) Plan {
	p.Holidays.Then, p.Closures = then, slices.Clone(p.Closures)
	for i := range p.Closures {
		p.Closures[i].Then = then
	}
	return p
}

// says names what a policy does to a group of this rhythm.
func (r rhythm) says(then Policy) string {
	switch then {
	case ShiftWeek:
		return "One week later each time"
	case NextDay:
		return "That session alone on the next open day"
	case Skip:
		return "Left out"
	case Shift:
	}
	if r.step == 14 && len(r.days) == 1 {
		return "A fortnight later each time"
	}
	return "One group day later each time"
}

func sameDay(a, b Slot) bool { return a.Date == b.Date }
