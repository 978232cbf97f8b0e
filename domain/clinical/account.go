package clinical

import (
	"time"

	"cohort/domain"
)

// AccountPaper is the account of disclosures that a client gets, as a file.
type AccountPaper struct {
	Practice   string
	Letterhead []string
	Client     ReleasedClient
	From       domain.Date // the first day that it looks at
	To         domain.Date
	// Owed is what 45 CFR 164.528 asks for; Consented what 42 CFR 2.25 asks for
	// besides, from a later day on, of a client whose record is protected.
	Owed          []Disclosure // the oldest first
	Consented     []Disclosure
	ConsentedFrom domain.Date // zero: the record is not protected
	Notice        *Part2Notice
	MadeAt        time.Time
	Zone          *time.Location
}

// YearsBack is the day so many years before another; the 28th for one that not every
// February has.
func YearsBack(day domain.Date, years int) domain.Date {
	return domain.Date{Year: day.Year - years, Month: day.Month, Day: min(day.Day, 28)}
}
