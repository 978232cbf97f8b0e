package demo

import (
	"errors"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// fillDays is how long before its start a group is planned.
const fillDays = 28

// shortFillDays is the same for a short course.
const shortFillDays = 14

// runGroup writes a group's life into the diary.
func (s *story) runGroup(g *group) {
	s.groups[g.key] = g
	first := s.clock(g.startsOn, g.plan.Schedule.Time)
	fill := fillDays
	if g.short {
		fill = shortFillDays
	}
	planned := workday(g.startsOn.AddDays(-fill))
	if month := s.today.AddDays(-30); month.Before(planned) {
		planned = workday(month)
	}
	s.diary.on(s.during(planned, 9, 11), "plan "+g.name, func() error { return s.createCohort(g) })
	for n := range g.seats {
		s.seatSomebody(g, n, s.seatDay(g, planned))
	}
	if g.cancelled != "" {
		s.diary.on(s.at(workday(g.startsOn.AddDays(-3)), 16, 40), "cancel "+g.name, func() error {
			_, err := s.desks.Program.CancelCohort(s.ctx, s.staff[g.lead], g.cohort.ID, g.cancelled, domain.Date{})
			return err
		})
		return
	}
	s.diary.on(first.Add(-25*time.Minute), "start "+g.name, func() error { return s.startCohort(g) })
}

// seatDay is a day between planning and start on which somebody gets a seat.
func (s *story) seatDay(g *group, planned domain.Date) domain.Date {
	last := g.startsOn.AddDays(-1)
	if s.today.Before(g.startsOn) {
		last, planned = s.today.AddDays(-1), planned.AddDays(10) // some wait for a seat first
	}
	if g.cancelled != "" {
		last = g.startsOn.AddDays(-6)
	}
	room := last.DaysSince(planned) - 1
	return planned.AddDays(1 + s.rng.IntN(max(1, room)))
}

func (s *story) createCohort(g *group) error {
	c := g.plan.Cohort
	c.Name, c.ProblemArea, c.Schedule.StartsOn, c.LeadID = g.name, g.area, g.startsOn, s.staff[g.lead].UserID
	room, known := s.rooms[g.plan.room]
	if c.RoomID = room; !known {
		c.Place = g.plan.room // is no record yet
	}
	for _, who := range g.co {
		c.CoLeadIDs = append(c.CoLeadIDs, s.staff[who].UserID)
	}
	if g.curriculum != "" {
		c.CurriculumID = s.curricula[g.curriculum].ID
	}
	v, err := s.desks.Program.CreateCohort(s.ctx, s.staff[g.lead], c, g.plan.fee, "")
	if errors.Is(err, program.ErrTimeClash) { // on some days of the year
		v, err = s.desks.Program.CreateCohort(s.ctx, s.staff[g.lead], c, g.plan.fee, "One of the two moves by an hour before both meet.")
	}
	if g.cohort = v.Cohort; err != nil {
		return err
	}
	return s.writeGoals(g)
}

func (s *story) startCohort(g *group) error {
	v, err := s.desks.Program.StartCohort(s.ctx, s.staff[g.lead], g.cohort.ID, g.reason)
	if err != nil {
		return err
	}
	g.cohort, g.sessions = v.Cohort, v.Sessions
	last := program.LastBegun(g.sessions, s.now)
	for _, session := range g.sessions {
		if g.untouched && session.Number == last {
			s.excuseAhead(g, session)
			continue
		}
		s.diary.on(session.StartsAt.Add(12*time.Minute), "session of "+g.name, func() error {
			return s.holdSession(g, session, g.leaveOpen && session.Number == last)
		})
		s.catchUp(g, session)
		if g.untouched && session.Number == last-1 {
			s.carryOver(g, session)
		}
	}
	s.planTreatment(g)
	if g.goesOver {
		s.followNew(g)
	}
	if g.covered > 0 {
		s.haveCovered(g)
	}
	if g.away && last < len(g.sessions) {
		s.beAway(g, g.sessions[last])
	}
	if g.moves {
		s.diary.on(s.now.Add(-90*time.Minute), "moving a session of "+g.name, func() error { return s.moveSession(g) })
	}
	for _, c := range g.comes {
		at := workdayAfter(g.sessions[c.after-1].Date.AddDays(1))
		s.changeRoster(g, c, at)
	}
	if last == len(g.sessions) && !g.leaveOpen {
		s.diary.on(g.sessions[last-1].EndsAt.Add(40*time.Minute), "complete "+g.name, func() error {
			_, err := s.desks.Program.CompleteCohort(s.ctx, s.staff[g.lead], g.cohort.ID)
			return err
		})
		s.certify(g, g.sessions[last-1].EndsAt)
		s.graduate(g, g.sessions[last-1].EndsAt)
	}
	return nil
}

func workdayAfter(d domain.Date) domain.Date {
	switch d.Weekday() {
	case time.Saturday:
		return d.AddDays(2)
	case time.Sunday:
		return d.AddDays(1)
	}
	return d
}

// changeRoster lets somebody join, leave or come back on a day.
func (s *story) changeRoster(g *group, c comer, day domain.Date) {
	switch c.does {
	case joins:
		s.diary.on(s.during(day, 9, 10), "joining "+g.name, func() error { return s.joinRunning(g) })
	case leaves:
		s.diary.on(s.during(day, 9, 17), "leaving "+g.name, func() (err error) {
			m := g.members[c.member]
			m.enrollment, err = s.desks.Intake.EndEnrollment(s.ctx, s.staff["ruth"], m.enrollment.ID, c.reason, domain.Date{})
			return err
		})
	case returns:
		s.diary.on(s.during(day, 9, 12), "assessing who comes back", func() error { return s.assess(g.members[c.member].person, s.worker(), 50, false) })
		s.diary.on(s.during(day, 13, 17), "coming back to "+g.name, func() error {
			return s.enroll(g, g.members[c.member].person, domain.ReferralID{})
		})
	}
}

// joinRunning takes somebody through all steps of the intake in a morning and
// seats them while the group runs.
func (s *story) joinRunning(g *group) error {
	who, at := s.people.somebody(s, g.area), s.diary.at
	received := domain.DateIn(at, s.zone).AddDays(-s.between(0, 3))
	for _, step := range []func() error{
		func() error { return s.refer(who, g.area, received) },
		func() error { return s.triage(who) },
		func() error { return s.accept(who) },
		func() error { return s.assessAtIntake(who) },
		func() error { return s.enroll(g, who, who.referral.ID) },
	} {
		at = at.Add(time.Duration(s.between(12, 25)) * time.Minute)
		s.diary.on(at, "joining "+g.name, step)
	}
	return nil
}

// roster is who belongs to a session.
func (g *group) roster(n int) []*seat {
	var on []*seat
	for _, m := range g.members {
		if m.enrollment.OnRoster(n) {
			on = append(on, m)
		}
	}
	return on
}

// therapist is who leads a session: sometimes the co-lead, and once a substitute.
func (s *story) therapist(g *group, n int) domain.Actor {
	if n == g.covered {
		by := s.staff[g.substitute]
		by.Covers = g.covers
		return by
	}
	if len(g.co) > 0 && n%4 == 3 {
		return s.staff[g.co[0]]
	}
	return s.staff[g.lead]
}
