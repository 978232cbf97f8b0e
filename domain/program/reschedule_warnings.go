package program

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
)

// warnings says what is worth a second look before a change is kept: what hangs
// on the day of a session and is another by it.
func (t Timetable) warnings(r Rescheduled, now time.Time) []string {
	said := t.themeWarnings(r.Sessions)
	for _, l := range r.Lines {
		if l.Kind == LineMoved && l.Before.Date != l.After.Date {
			said = append(said, t.moveWarnings(*l.Before, *l.After)...)
		}
	}
	said = append(said, t.roomWarnings(r)...)
	said = append(said, t.homeworkWarnings(r.Sessions)...)
	said = append(said, t.leavingWarnings(r)...)
	said = append(said, t.hoursWarnings(r)...)
	today := t.Cohort.Today(now)
	known := LeadWarnings(t.Leaders, t.Sessions, today)
	for _, words := range LeadWarnings(t.Leaders, r.Sessions, today) {
		if !slices.Contains(known, words) {
			said = append(said, words)
		}
	}
	return said
}

func (t Timetable) moveWarnings(was, now Session) (said []string) {
	before, _ := domain.On(t.Fees, was.Date)
	after, _ := domain.On(t.Fees, now.Date)
	if before.Money != after.Money {
		said = append(said, fmt.Sprintf("Session %d costs %s %s on its new day, and not %s.", now.Number, after.Decimal(), after.Currency, before.Decimal()))
	}
	if !slices.Equal(t.ledOn(was.Date), t.ledOn(now.Date)) {
		said = append(said, fmt.Sprintf("Session %d is led by others on its new day: the cohort was handed over between the two.", now.Number))
	}
	excused := 0
	for _, m := range t.marksOf(was.ID) {
		if m.Status == Excused || m.Status == LateCancel {
			excused++
		}
	}
	switch {
	case excused == 1:
		said = append(said, fmt.Sprintf("One member is excused from session %d already. Ask again for its new day.", now.Number))
	case excused > 1:
		said = append(said, fmt.Sprintf("%d members are excused from session %d already. Ask again for its new day.", excused, now.Number))
	}
	return said
}

func (t Timetable) ledOn(day domain.Date) (leaders []string) {
	for _, l := range t.Cohort.Led {
		if l.on(day) {
			leaders = append(leaders, fmt.Sprint(l.UserID, l.IsLead))
		}
	}
	slices.Sort(leaders)
	return leaders
}

// homeworkWarnings tells of homework whose day was a session's and is no longer.
func (t Timetable) homeworkWarnings(after []Session) (said []string) {
	meets := func(sessions []Session, day domain.Date) bool {
		return slices.ContainsFunc(sessions, func(s Session) bool { return s.Date == day && s.Status != SessionCancelled })
	}
	var told []domain.Date
	for _, h := range t.Homework {
		if h.DueOn.IsZero() || slices.Contains(told, h.DueOn) || !meets(t.Sessions, h.DueOn) || meets(after, h.DueOn) {
			continue
		}
		told = append(told, h.DueOn)
		said = append(said, fmt.Sprintf("Homework is due on %s %d, on which no session is held any more.", h.DueOn.Month, h.DueOn.Day))
	}
	return said
}

func (t Timetable) leavingWarnings(r Rescheduled) (said []string) {
	p := places{t.Sessions, r.Sessions}
	for _, seat := range r.Seats {
		if e := seat.After; !e.Until.IsZero() && e.ThroughSession != p.through(seat.Before.ThroughSession) {
			said = append(said, fmt.Sprintf("A member who leaves on %s %d belongs to the sessions through %d by then.", e.Until.Month, e.Until.Day, e.ThroughSession))
		}
	}
	return said
}

// roomWarnings tells of rooms that a change puts sessions into and that seat
// fewer than the cohort takes.
func (t Timetable) roomWarnings(r Rescheduled) (said []string) {
	for _, id := range RoomsOf(r.newlyPlaced()) {
		for _, room := range t.Rooms {
			if words := room.TooSmall(r.Cohort.MaxMembers); room.ID == id && words != "" {
				said = append(said, words)
			}
		}
	}
	return said
}

// newlyPlaced are the sessions that a change adds, or holds in another room.
func (r Rescheduled) newlyPlaced() (sessions []Session) {
	for _, l := range r.Lines {
		if l.After != nil && (l.Before == nil || l.Before.RoomID != l.After.RoomID) {
			sessions = append(sessions, *l.After)
		}
	}
	return sessions
}

// Booked are the sessions that need their room at another hour than before, or
// another room.
func (r Rescheduled) Booked() (sessions []Session) {
	for _, l := range r.Lines {
		if l.After == nil || l.After.Status != SessionScheduled {
			continue
		}
		if l.Kind == LineMoved || l.Kind == LineAdded || l.Kind == LineRestored || l.Before.RoomID != l.After.RoomID {
			sessions = append(sessions, *l.After)
		}
	}
	return sessions
}

// hoursWarnings tells of weeks that fall short of what the level of care asks for,
// and did not before.
func (t Timetable) hoursWarnings(r Rescheduled) []string {
	known := t.Cohort.Schedule.WeeklyHours(t.Sessions, t.Hours).Short
	return slices.DeleteFunc(r.Cohort.Schedule.WeeklyHours(r.Sessions, t.Hours).Short, func(words string) bool { return slices.Contains(known, words) })
}
