package demo

import (
	"time"

	"cohort/domain/program"
)

// planIntensive plans a program of three mornings a week, three hours each: the
// nine hours of an intensive outpatient program, but for weeks with closed days.
func (s *story) planIntensive() {
	starts := s.today.AddDays(18)
	for starts.Weekday() != time.Monday {
		starts = starts.AddDays(1)
	}
	g := &group{key: "days", name: "Relapse Prevention, three mornings a week", curriculum: relapse, area: "addiction_recovery", lead: "tomas", startsOn: starts,
		plan: cohortPlan("psychoeducational", "in_person", program.EntryClosed, 6, 10, 4500, "Room 3", "09:30", 180, program.Weekly, 30)}
	g.plan.Schedule.LevelOfCare, g.plan.Schedule.CurriculumBy = program.IntensiveOutpatient, program.ByWeek
	g.plan.Schedule.AlsoMeets = []program.Meeting{{Weekday: "wednesday", Time: "09:30", DurationMinutes: 180}, {Weekday: "friday", Time: "09:30", DurationMinutes: 180}}
	s.diary.on(s.at(workday(s.today.AddDays(-6)), 10, 20), "plan "+g.name, func() error { return s.createCohort(g) })
}
