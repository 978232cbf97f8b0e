package domain

import (
	"fmt"
	"time"
)

// Absence is days on which somebody leads nothing. Why is nobody's business: it
// is not asked.
type Absence struct {
	ID       AbsenceID
	UserID   UserID
	UserName string // read with it
	From     Date
	Until    Date // the last day
	MadeBy   UserID
	MadeAt   time.Time
	EndedAt  *time.Time // taken back, or back earlier
	EndedBy  UserID
}

// MostAbsenceDays is the longest absence: who is away for longer hands over.
const MostAbsenceDays = 366

// Validate names what is wrong with the days.
func (a Absence) Validate(today Date) error {
	var f Faults
	f.When(a.From.IsZero(), "from", "is missing")
	f.When(a.Until.IsZero(), "until", "is missing")
	if len(f) > 0 {
		return f.Err()
	}
	f.When(a.Until.Before(a.From), "until", "must not be before from")
	f.When(a.Until.DaysSince(a.From) >= MostAbsenceDays, "until", fmt.Sprintf("must be within %d days", MostAbsenceDays))
	f.When(a.Until.Before(today), "until", "is past: nothing is left to cover")
	return f.Err()
}

// Holds says whether the person is away on a day.
func (a Absence) Holds(day Date) bool {
	return a.EndedAt == nil && !day.Before(a.From) && !a.Until.Before(day)
}

// End is the absence taken back; a second time changes nothing.
func (a Absence) End(by UserID, now time.Time) Absence {
	if a.EndedAt == nil {
		a.EndedAt, a.EndedBy = &now, by
	}
	return a
}

// AwayOn says whether one of the absences of a person holds on a day.
func AwayOn(absences []Absence, user UserID, day Date) bool {
	for _, a := range absences {
		if a.UserID == user && a.Holds(day) {
			return true
		}
	}
	return false
}
