package program

import (
	"cohort/domain"
	"cohort/domain/program/schedule"
)

// Lay lays the weeks of a curriculum on sessions that nothing was taught in yet:
// one on each, or one on all of a week of the calendar.
func (s Schedule) Lay(sessions []Session, weeks []Week) {
	next, of := 0, map[domain.Date]int{}
	for i := range sessions {
		number := i + 1
		if s.CurriculumBy == ByWeek {
			monday := mondayOf(sessions[i].Date)
			if of[monday] == 0 {
				next++
				of[monday] = next
			}
			number = of[monday]
		}
		if number <= len(weeks) {
			sessions[i].WeekNumber, sessions[i].Theme = number, weeks[number-1].Theme
		}
	}
}

// followByWeek lays the weeks on what is still to be held, one on each week of the
// calendar: that in which something was held already goes on with its theme, and
// then what was not taught comes next.
func (t Timetable) followByWeek(after []Session, dates schedule.Schedule) []Session {
	held, taught, of := map[string]bool{}, map[int]bool{}, map[domain.Date]int{}
	for _, s := range dates.Sessions {
		held[s.Key] = s.Status == schedule.Held
	}
	for _, s := range after {
		if week := t.weekNow(s); held[s.ID.String()] && week > 0 {
			taught[week], of[mondayOf(s.Date)] = true, week
		}
	}
	for i := range after {
		s := &after[i]
		if s.Status != SessionScheduled || held[s.ID.String()] {
			continue
		}
		monday := mondayOf(s.Date)
		number, known := of[monday]
		if !known {
			number = t.untaught(taught)
			taught[number], of[monday] = true, number
		}
		s.WeekNumber, s.Theme, s.CurriculumVersion = number, "", 0
		if number > 0 {
			s.Theme = t.Weeks[number-1].Theme
		}
	}
	return after
}

// untaught is the first week of the curriculum that was not taught, 0 for none.
func (t Timetable) untaught(taught map[int]bool) int {
	for i := range t.Weeks {
		if !taught[i+1] {
			return i + 1
		}
	}
	return 0
}
