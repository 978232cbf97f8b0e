package demo

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// holdSession is one session from the roll call to its closing, told at its
// twelfth minute. One that is left open has its roll called only.
func (s *story) holdSession(g *group, session program.Session, leaveOpen bool) error {
	by := s.therapist(g, session.Number)
	if session.Number == g.ill {
		_, err := s.desks.Program.CancelSession(s.ctx, by, session.ID, "The leader is ill; the group meets again next week.", false)
		return err
	}
	roster := g.roster(session.Number)
	marks := make([]program.Attendance, len(roster))
	there := map[domain.ClientID]bool{}
	for i, m := range roster {
		if marks[i] = s.mark(g, m); session.Number == g.misses && i == 0 {
			marks[i] = program.Attendance{ClientID: m.client.ID, Status: program.Excused}
		}
		marks[i] = g.goesAstray(session.Number, i, m, marks[i])
		there[m.client.ID] = marks[i].Status.Attended()
	}
	if _, err := s.desks.Program.Session(s.ctx, by, session.ID); err != nil {
		return err
	}
	if _, err := s.desks.Program.TakeAttendance(s.ctx, by, session.ID, marks); err != nil {
		return err
	}
	if err := s.collectHomework(g, by, session.Number, roster, there); err != nil {
		return err
	}
	if err := s.noteHour(g, by, session, roster, there, leaveOpen); err != nil {
		return err
	}
	s.diary.on(session.EndsAt.Add(-4*time.Minute), "homework", func() error { return s.giveHomework(g, by, session) })
	if leaveOpen {
		var fill []*seat
		for _, m := range roster {
			if there[m.client.ID] {
				fill = append(fill, m)
			}
		}
		return s.giveRound(session, by, fill, len(fill)/2, underWayChange)
	}
	s.diary.on(session.EndsAt.Add(time.Duration(s.between(6, 25))*time.Minute), "closing", func() error {
		v, err := s.desks.Program.CloseSession(s.ctx, by, session.ID, nil)
		s.ledger.closed(v.Charges)
		return err
	})
	s.writeNotes(g, session, by, there)
	if session.Number == g.covered {
		by = s.staff[g.lead] // a substitute does not assess
	}
	s.measureProgress(g, by, session.Number, roster, there)
	return nil
}

// mark draws how a member stood to a session. A member who is seldom there is
// more often away without a word.
func (s *story) mark(g *group, m *seat) program.Attendance {
	a := program.Attendance{ClientID: m.client.ID}
	minutes := g.cohort.Schedule.DurationMinutes
	if s.attended.leaning(s, m.course.reliability) {
		a.Status = drawn(s, []share[program.AttendanceStatus]{{program.Present, 88}, {program.Late, 9}, {program.LeftEarly, 3}})
	} else {
		a.Status = drawn(s, []share[program.AttendanceStatus]{{program.Excused, 50}, {program.NoShow, 32}, {program.LateCancel, 18}})
	}
	switch a.Status {
	case program.Late:
		n := s.between(5, 20)
		a.CameAfter = &n
	case program.LeftEarly:
		n := minutes - s.between(10, 30)
		a.LeftAfter = &n
	}
	if a.Status.Attended() && g.cohort.Delivery == program.DeliveryHybrid {
		a.Place = drawn(s, []share[program.AttendancePlace]{{"in_person", 65}, {"online", 35}})
	}
	return a
}

// excuseAhead lets one member say a day before that they cannot come; the rest
// of the roll is for whoever opens the session.
func (s *story) excuseAhead(g *group, session program.Session) {
	s.diary.on(session.StartsAt.Add(-20*time.Hour), "excuse", func() error {
		m := g.roster(session.Number)[1]
		_, err := s.desks.Program.TakeAttendance(s.ctx, s.staff[g.lead], session.ID,
			[]program.Attendance{{ClientID: m.client.ID, Status: program.Excused}})
		return err
	})
}

// giveHomework gives what the week plans, to everybody.
func (s *story) giveHomework(g *group, by domain.Actor, session program.Session) error {
	week := s.week(g, session)
	if week == nil || week.Homework == nil || session.Number == len(g.sessions) {
		return nil
	}
	h, err := s.desks.Program.AssignHomework(s.ctx, by, session.ID, program.Homework{Title: week.Homework.Title,
		Instructions: week.Homework.Instructions, DueOn: g.sessions[session.Number].Date}, nil)
	g.owed = append(g.owed, h)
	return err
}

func (s *story) week(g *group, session program.Session) *program.Week {
	if session.WeekNumber == 0 {
		return nil
	}
	return &s.curricula[g.curriculum].Draft.Weeks[session.WeekNumber-1]
}

// collectHomework notes what those who are there bring back: last time's, and
// what they owe from a session that they missed.
func (s *story) collectHomework(g *group, by domain.Actor, session int, roster []*seat, there map[domain.ClientID]bool) error {
	for _, h := range g.owed {
		for _, m := range roster {
			owed := owedBy(h, m.client.ID)
			if owed == nil || !there[m.client.ID] {
				continue
			}
			status, feedback := s.broughtBack(m)
			if g.isWorkless(session, m) {
				status, feedback = program.ReturnNotDone, ""
			}
			back, err := s.desks.Program.RecordReturn(s.ctx, by, h.ID, m.client.ID, status, feedback)
			if err != nil {
				return err
			}
			*owed = back
		}
	}
	return nil
}

// owedBy is what a member still has to bring back, nil for nothing.
func owedBy(h program.Homework, id domain.ClientID) *program.HomeworkReturn {
	for i, r := range h.Returns {
		if r.ClientID == id && r.Status == program.ReturnOpen {
			return &h.Returns[i]
		}
	}
	return nil
}

func (s *story) broughtBack(m *seat) (program.ReturnStatus, string) {
	if s.handedIn.leaning(s, m.course.homework) {
		return program.Returned, s.sometimes(65, returnedWords)
	}
	switch drawn(s, []share[program.ReturnStatus]{{program.ReturnPartial, 50}, {program.ReturnNotDone, 38}, {program.ReturnExcused, 12}}) {
	case program.ReturnPartial:
		return program.ReturnPartial, s.sometimes(70, partialWords)
	case program.ReturnNotDone:
		return program.ReturnNotDone, s.sometimes(50, notDoneWords)
	}
	return program.ReturnExcused, ""
}

func (s *story) sometimes(percent int, words []string) string {
	if s.chance(percent) {
		return one(s, words)
	}
	return ""
}

// measureProgress lets those who are there fill in the instruments again: half
// way, and in the last session; those of a short course once, in one of its last two.
func (s *story) measureProgress(g *group, by domain.Actor, n int, roster []*seat, there map[domain.ClientID]bool) {
	all := g.cohort.Schedule.Sessions
	before := max(all/2, min(all-1, 3))
	if g.curriculum == "" || n != before && n != all {
		return
	}
	change := 100
	if n < all && !g.short {
		change = 65 // most of it comes in the first half
	}
	if g.helps > 0 {
		change = change * g.helps / 100
	}
	s.diary.on(g.sessions[n-1].EndsAt.Add(2*time.Minute), "progress", func() error {
		var fill []*seat
		for _, m := range roster {
			if there[m.client.ID] && !(g.short && m.measured) {
				m.measured = true
				fill = append(fill, m)
			}
		}
		return s.giveRound(g.sessions[n-1], by, fill, len(fill), change)
	})
}
