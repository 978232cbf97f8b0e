package program

import (
	"fmt"
	"slices"

	"cohort/domain/program/schedule"
)

// follow lays the curriculum's weeks on the sessions anew, in their order: what
// was not delivered comes next.
func (t Timetable) follow(after []Session, dates schedule.Schedule) ([]Session, error) {
	if len(t.Weeks) == 0 {
		return after, nil
	}
	if t.Cohort.Schedule.CurriculumBy == ByWeek {
		return t.followByWeek(after, dates), nil
	}
	var delivered []schedule.Delivery
	for _, s := range dates.Sessions {
		if s.Status != schedule.Held {
			continue
		}
		d := schedule.Delivery{Session: s.Key}
		i := slices.IndexFunc(after, func(a Session) bool { return a.ID.String() == s.Key })
		if week := t.weekNow(after[i]); week > 0 {
			d.Parts = []schedule.Part{{Week: week}}
		}
		delivered = append(delivered, d)
	}
	layout, err := schedule.Lay(t.laidWeeks(), dates, schedule.Adjustments{}, delivered)
	if err != nil {
		return nil, err
	}
	for _, row := range layout.Rows {
		i := slices.IndexFunc(after, func(s Session) bool { return s.ID.String() == row.Session })
		if row.Held {
			continue
		}
		after[i].WeekNumber, after[i].Theme, after[i].CurriculumVersion = 0, "", 0
		if len(row.Planned) > 0 {
			week := row.Planned[0].Week
			after[i].WeekNumber, after[i].Theme = week, t.Weeks[week-1].Theme
		}
	}
	return after, nil
}

func (t Timetable) laidWeeks() []schedule.Week {
	weeks := make([]schedule.Week, len(t.Weeks))
	for i, w := range t.Weeks {
		weeks[i] = schedule.Week{Number: i + 1, Theme: w.Theme, BuildsOn: w.BuildsOn}
	}
	return weeks
}

// themeWarnings names the weeks that lose their session, and what builds on them.
func (t Timetable) themeWarnings(after []Session) []string {
	var said []string
	for i, week := range t.Weeks {
		number := i + 1
		if !t.isPlaced(t.Sessions, number) || t.isPlaced(after, number) {
			continue
		}
		words := fmt.Sprintf("Week %d, %s, has no session any more", number, week.Theme)
		var needed string
		for j, later := range t.Weeks {
			if slices.Contains(later.BuildsOn, number) && t.isPlaced(after, j+1) {
				needed += fmt.Sprintf(" Week %d, %s, builds on it.", j+1, later.Theme)
			}
		}
		said = append(said, words+"."+needed)
	}
	return said
}

// isPlaced says whether a week of the curriculum has a session that is held.
func (t Timetable) isPlaced(sessions []Session, week int) bool {
	return slices.ContainsFunc(sessions, func(s Session) bool { return t.weekNow(s) == week && s.Status != SessionCancelled })
}

// weekNow is the week that a session teaches, in the version that the cohort
// follows: of one that keeps another version, the week of its theme. 0 for none.
func (t Timetable) weekNow(s Session) int {
	if t.Cohort.VersionOf(s) == t.Cohort.CurriculumVersion {
		return s.WeekNumber
	}
	return 1 + slices.IndexFunc(t.Weeks, func(w Week) bool { return folded(w.Theme) == folded(s.Theme) })
}
