package domain

import "time"

// Decided is from which day something holds, and who said so, when. Facts of
// this kind are only added to: what is decided later holds from its own day on,
// and what held before stays known.
type Decided struct {
	From   Date // zero: from the beginning
	By     UserID
	ByName string // "" for the program itself
	At     time.Time
}

// Begins is the first day on which it holds.
func (d Decided) Begins() Date { return d.From }

// Validate names what is wrong with the day. It may lie in the past, as people
// type late, or be planned ahead.
func (d Decided) Validate(f *Faults, field string) {
	f.When(!d.From.IsZero() && (d.From.Year < EarliestYear || d.From.Year > LatestYear), field, "must lie between 1900 and 2200")
}

// The years in which anything of a practice can happen. Beyond the year 9999
// instants can no longer be written.
const (
	EarliestYear = 1900
	LatestYear   = 2200
)

// On gives what holds on a day: of all that begin on it or before, the one that
// begins last, and of those that begin together the one decided last. They come
// in that order, as the store gives them.
func On[F interface{ Begins() Date }](all []F, day Date) (holds F, found bool) {
	for _, one := range all {
		if !one.Begins().After(day) {
			holds, found = one, true
		}
	}
	return holds, found
}

// Until gives the day on which what begins on a day is followed by another one,
// zero when nothing follows.
func Until[F interface{ Begins() Date }](all []F, from Date) Date {
	for _, one := range all {
		if one.Begins().After(from) {
			return one.Begins()
		}
	}
	return Date{}
}
