package intake

import (
	"slices"

	"cohort/domain"
)

// Occasion is why an instrument is due.
type Occasion string

// The occasions. A member who is asked for the first time is asked for the baseline.
const (
	DueBaseline  Occasion = "baseline"  // nothing to count progress from is there
	DueInterval  Occasion = "interval"  // so many sessions since the last one
	DueDischarge Occasion = "discharge" // the last scores of a membership
)

// Values is the closed list, as texts.
func (Occasion) Values() []string {
	return []string{string(DueBaseline), string(DueInterval), string(DueDischarge)}
}

// How far from its membership a form may lie and still speak for its beginning or its
// end, in days. The first is as for a discharge summary.
const (
	baselineBefore = 60
	lastBefore     = 14
)

// DueMember is what is known of a member when it is asked what is due. All of it has
// its own day: what is recorded late changes what is due.
type DueMember struct {
	ClientID domain.ClientID
	Since    domain.Date
	Attended []domain.Date // the days of the sessions of this group that they came to
	Last     bool          // the day is that of their last session, or after it
	Left     domain.Date   // the last day of a membership that is over, zero for none
}

// Due is one instrument that a member is to fill in.
type Due struct {
	ClientID   domain.ClientID
	Instrument string
	Occasion   Occasion
	LastOn     domain.Date // of the one before, zero for none
	Sessions   int         // that they came to since then
}

// DueOn gives what is due for a member on a day, by the rules of their group and what
// they have filled in, in any order. What was filled in on the day itself is there.
func DueOn(on domain.Date, rules []domain.DueRule, m DueMember, taken []Assessment) (due []Due) {
	for _, rule := range rules {
		last := lastTaken(taken, rule.Instrument, m.Since.AddDays(-baselineBefore), on)
		d := Due{ClientID: m.ClientID, Instrument: rule.Instrument, LastOn: last, Sessions: attendedSince(m.Attended, last, on)}
		end := on
		if !m.Left.IsZero() {
			end = m.Left
		}
		switch {
		case m.Last && rule.AtDischarge && (last.IsZero() || last.Before(end.AddDays(-lastBefore))):
			d.Occasion = DueDischarge
		case !m.Left.IsZero():
			continue // who is gone is asked for the end alone
		case rule.AtIntake && last.IsZero():
			d.Occasion = DueBaseline
		case rule.Every > 0 && last != on && d.Sessions+1 >= rule.Every:
			d.Occasion = DueInterval
		default:
			continue
		}
		due = append(due, d)
	}
	return due
}

// lastTaken is the last day, within two, on which an instrument was filled in so far
// that something can be said.
func lastTaken(taken []Assessment, code string, from, until domain.Date) (last domain.Date) {
	for _, a := range taken {
		counts := a.Instrument == code && a.VoidedAt == nil && slices.ContainsFunc(a.Answers, func(n *int) bool { return n != nil })
		if counts && !a.TakenOn.Before(from) && !a.TakenOn.After(until) && (last.IsZero() || a.TakenOn.After(last)) {
			last = a.TakenOn
		}
	}
	return last
}

// attendedSince counts the sessions after one day and before another.
func attendedSince(days []domain.Date, after, before domain.Date) (n int) {
	for _, day := range days {
		if day.Before(before) && (after.IsZero() || day.After(after)) {
			n++
		}
	}
	return n
}
