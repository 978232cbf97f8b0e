package schedule

import (
	"strings"
	"time"
)

// WeekStart is the day on which a group's weeks begin: "sunday", "saturday" and so
// on; "" is Monday, as RFC 5545 has it when WKST is not given. It matters where a
// biweekly program meets on several days: it says which of them are one week's.
type WeekStart string

// Weekday is the day that is meant; Monday for none.
func (w WeekStart) Weekday() time.Weekday {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if string(w) == strings.ToLower(day.String()) {
			return day
		}
	}
	return time.Monday
}

// known says whether it names a day, in small letters.
func (w WeekStart) known() bool {
	return w == "" || string(w) == strings.ToLower(w.Weekday().String())
}
