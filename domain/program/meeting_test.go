package program

import (
	"slices"
	"testing"
	"time"

	"cohort/domain"
)

func dayOf(t *testing.T, text string) domain.Date {
	t.Helper()
	d, err := domain.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// intensive is a program on Mondays, Wednesdays and Fridays.
func intensive(t *testing.T, startsOn string, minutes, sessions int) Cohort {
	t.Helper()
	c := Cohort{ID: domain.NewID[domain.CohortID](), Status: CohortPlanned}
	c.Schedule = Schedule{StartsOn: dayOf(t, startsOn), Time: "09:00", TimeZone: "America/New_York", DurationMinutes: minutes, Cadence: Weekly, Sessions: sessions,
		LevelOfCare: IntensiveOutpatient, CurriculumBy: ByWeek,
		AlsoMeets: []Meeting{{Weekday: "monday", Time: "10:00", DurationMinutes: minutes}, {Weekday: "wednesday", Time: "10:00", DurationMinutes: minutes}, {Weekday: "friday", Time: "10:00", DurationMinutes: minutes}}}
	own := weekdayOf(c.Schedule.StartsOn.Weekday())
	c.Schedule.AlsoMeets = slices.DeleteFunc(c.Schedule.AlsoMeets, func(m Meeting) bool { return m.Weekday == own })
	return c
}

func TestHoursOfAWeek(t *testing.T) {
	hours := domain.UsualProgramHours()
	closed := domain.ClosedDays{Closures: []domain.Closure{{From: dayOf(t, "2026-11-26"), To: dayOf(t, "2026-11-27"), Reason: "Thanksgiving"}, {From: dayOf(t, "2026-12-21"), To: dayOf(t, "2026-12-27"), Reason: "Winter break"}}}
	for _, c := range []struct {
		name   string
		cohort Cohort
		change func(*Cohort)
		want   []string
	}{
		{"nine hours", intensive(t, "2026-10-05", 180, 9), nil, nil},
		{"seven and a half", intensive(t, "2026-10-05", 150, 9), nil, []string{"A usual week has 7.5 h. An intensive outpatient program asks for at least 9 h."}},
		{"of a hospital", intensive(t, "2026-10-05", 180, 9), func(c *Cohort) { c.Schedule.LevelOfCare = PartialHospitalization },
			[]string{"A usual week has 9 h. A partial hospitalization program asks for at least 20 h."}},
		{"every second week", intensive(t, "2026-10-05", 180, 9), func(c *Cohort) { c.Schedule.Cadence = Biweekly }, []string{"A usual week has 4.5 h. An intensive outpatient program asks for at least 9 h."}},
		{"an ordinary group", intensive(t, "2026-10-05", 90, 9), func(c *Cohort) { c.Schedule.LevelOfCare = "" }, nil},
		{"weeks with closed days", intensive(t, "2026-11-16", 180, 17), nil, []string{
			"The week of 2026-11-23 has 6 h. An intensive outpatient program asks for at least 9 h.",
			"The week of 2026-12-21 has no session. An intensive outpatient program asks for at least 9 h."}},
	} {
		if c.change != nil {
			c.change(&c.cohort)
		}
		dates, err := c.cohort.Dates(closed)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.cohort.Schedule.WeeklyHours(dates, hours); !slices.Equal(got.Short, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got.Short, c.want)
		}
	}
	if err := (domain.ProgramHours{IOP: 0, PHP: 61}).Validate(); err == nil || len(err.(domain.Error).Fields) != 2 {
		t.Errorf("no hours are taken: %v", err)
	}
}

// A curriculum goes on with each session, or once a week of the calendar however
// many sessions that has.
func TestWeeksOfACurriculumOnSeveralMeetings(t *testing.T) {
	weeks := []Week{{Theme: "A"}, {Theme: "B"}, {Theme: "C"}}
	themes := func(sessions []Session) (said string) {
		for _, s := range sessions {
			said += map[bool]string{true: "-", false: s.Theme}[s.Theme == ""]
		}
		return said
	}
	c := intensive(t, "2026-10-07", 180, 10) // a Wednesday
	for by, want := range map[CurriculumBy]string{BySession: "ABC-------", "": "ABC-------", ByWeek: "AABBBCCC--"} {
		dates, err := c.Dates(domain.ClosedDays{})
		if err != nil {
			t.Fatal(err)
		}
		c.Schedule.CurriculumBy = by
		if c.Schedule.Lay(dates, weeks); themes(dates) != want {
			t.Errorf("by %q: %s, want %s", by, themes(dates), want)
		}
	}
	// The Wednesday and the Friday of the second week are called off: what is left of
	// it goes on with B, and a session that is added in a week of its own has C.
	dates, _ := c.Dates(domain.ClosedDays{})
	c.Schedule.CurriculumBy, c.Status = ByWeek, CohortRunning
	c.Schedule.Lay(dates, weeks)
	running := Timetable{Cohort: c, Sessions: dates, Weeks: weeks}
	for i := range 3 {
		running.Sessions[i].Status = SessionClosed
	}
	now := time.Date(2026, 10, 13, 12, 0, 0, 0, time.UTC)
	for _, step := range []struct {
		edit ScheduleEdit
		want string
	}{
		{ScheduleEdit{Kind: EditCancel, SessionID: dates[3].ID, Reason: "Snow."}, "AABBBCCC--"},
		{ScheduleEdit{Kind: EditPush, SessionID: dates[3].ID, Meetings: 2}, "AABCCC----"},
	} {
		step.edit.Themes = map[EditKind]Themes{EditCancel: ThemesFollow}[step.edit.Kind]
		after, err := running.Reschedule(step.edit, domain.NewID[domain.SessionID](), now)
		if err != nil {
			t.Fatal(err)
		}
		moved := Timetable{Cohort: after.Cohort, Sessions: after.Sessions, Weeks: weeks}
		dates, err := moved.engine()
		if err != nil {
			t.Fatal(err)
		}
		if laid, err := moved.follow(slices.Clone(after.Sessions), dates); err != nil || themes(laid) != step.want {
			t.Errorf("after %s: %s, want %s, %v", step.edit.Kind, themes(laid), step.want, err)
		}
	}
}
