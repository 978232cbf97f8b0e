package program

import (
	"fmt"
	"time"

	"cohort/domain"
)

// Minutes is how long a session lasts.
func (s Session) Minutes() int { return int(s.EndsAt.Sub(s.StartsAt) / time.Minute) }

// checkTimes names what is wrong with when a member of a session of so many
// minutes came and left.
func (a Attendance) checkTimes(f *domain.Faults, at string, minutes int) {
	came, left := 0, minutes
	within := fmt.Sprintf("must be between 0 and %d", minutes)
	if a.CameAfter != nil {
		came = *a.CameAfter
		f.When(came < 0 || came > minutes, at+"cameAfter", within)
		f.When(!a.Status.Attended(), at+"cameAfter", "belongs only to a member who was there")
	}
	if a.LeftAfter != nil {
		left = *a.LeftAfter
		f.When(left < 0 || left > minutes, at+"leftAfter", within)
		f.When(!a.Status.Attended(), at+"leftAfter", "belongs only to a member who was there")
		f.When(left < came, at+"leftAfter", "must not be before they came")
	}
	told := a.CameAfter != nil || a.LeftAfter != nil
	f.When(told && a.Minutes != nil && *a.Minutes != left-came, at+"minutes", "does not fit when they came and left")
}

// Timed works out the minutes present in a session of so many minutes, where
// it is told when the member came or left.
func (a Attendance) Timed(minutes int) Attendance {
	if a.CameAfter == nil && a.LeftAfter == nil {
		return a
	}
	came, left := 0, minutes
	if a.CameAfter != nil {
		came = *a.CameAfter
	}
	if a.LeftAfter != nil {
		left = *a.LeftAfter
	}
	present := left - came
	a.Minutes = &present
	return a
}

// Timed works out the minutes present of all marks of a roll call.
func Timed(marks []Attendance, minutes int) []Attendance {
	out := make([]Attendance, len(marks))
	for i, m := range marks {
		out[i] = m.Timed(minutes)
	}
	return out
}

// Present is how many minutes of a session a member was there for, 0 for none.
func (a Attendance) Present(session int) int {
	switch {
	case !a.Status.Attended():
		return 0
	case a.Minutes != nil:
		return *a.Minutes
	}
	return session
}

// At is where a member of a group was: where the group meets, or in a hybrid one
// what was noted of them, "" for nothing.
func (d Delivery) At(a Attendance) AttendancePlace {
	switch {
	case !a.Status.Attended():
		return ""
	case d == DeliveryHybrid:
		return a.Place
	}
	return AttendancePlace(d)
}
