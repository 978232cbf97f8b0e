package program_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/domain/program/schedule"
	"cohort/practice"
	desk "cohort/practice/program"
	"cohort/repository"
	"cohort/repository/storetest"
)

// now is a Tuesday, 10:00 in New York.
var now = time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)

// group is a running cohort of six members with a curriculum.
type group struct {
	t      *testing.T
	store  *repository.Store
	desk   *desk.Desk
	by     domain.Actor
	cohort domain.CohortID
}

// keyless hashes nothing: these tests sign nobody in.
type keyless struct{}

func (keyless) Blind(_, value string) string { return value }

func newGroup(t *testing.T, store *repository.Store, sessions int, also ...program.Meeting) *group {
	t.Helper()
	name := fmt.Sprint("TEST", len(also))
	u := domain.User{ID: domain.NewID[domain.UserID](), Name: "Ther Apist", Email: name + "@example.org", Roles: []domain.Role{domain.Therapist}, Status: domain.UserActive,
		Licenses: []domain.License{{Number: "1", State: "NY", Type: "LPC", Kind: domain.Counselor}}, Version: 1, CreatedAt: now, UpdatedAt: now}
	g := &group{t: t, store: store, desk: desk.New(practice.New(store, keyless{}, func() time.Time { return now }), desk.Outside{}), by: u.At(domain.Actor{})}
	c := program.Cohort{ID: domain.NewID[domain.CohortID](), Code: "G-" + name, Name: "Group", Type: "support", Delivery: "in_person", Entry: program.EntrySlowOpen,
		LeadID: u.ID, MinMembers: 6, MaxMembers: 12, Status: program.CohortRunning, Version: 1, CreatedAt: now, UpdatedAt: now,
		Schedule: program.Schedule{StartsOn: domain.Date{Year: 2026, Month: 3, Day: 4}, Time: "18:00", TimeZone: "America/New_York", DurationMinutes: 90, Cadence: program.Weekly, Sessions: sessions, AlsoMeets: also}}
	if len(also) > 0 {
		c.Schedule.CurriculumBy, c.Schedule.LevelOfCare = program.ByWeek, program.IntensiveOutpatient
	}
	c = c.HandOver(domain.Date{})
	g.cohort = c.ID
	outline := program.Outline{Name: "Outline"}
	for i := range sessions {
		w := program.Week{Theme: fmt.Sprintf("Theme %d", i+1)}
		if i > 0 {
			w.BuildsOn = []int{i}
		}
		outline.Weeks = append(outline.Weeks, w)
	}
	g.write(func(tx practice.Tx) error {
		if err := tx.CreateUser(u); err != nil {
			return err
		}
		if err := plan(tx, &c, u, outline); err != nil {
			return err
		}
		return g.seat(tx, c)
	})
	return g
}

// plan keeps a curriculum, and a cohort that follows it with its sessions.
func plan(tx practice.Tx, c *program.Cohort, u domain.User, outline program.Outline) error {
	cur := program.Curriculum{ID: domain.NewID[domain.CurriculumID](), Draft: outline, Published: 1, Version: 1, CreatedBy: u.ID, CreatedAt: now, UpdatedAt: now}
	if err := tx.CreateCurriculum(cur); err != nil {
		return err
	}
	if err := tx.CreateCurriculumVersion(program.CurriculumVersion{CurriculumID: cur.ID, Number: 1, Outline: outline, PublishedBy: u.ID, PublishedAt: now}); err != nil {
		return err
	}
	c.CurriculumID, c.CurriculumVersion = cur.ID, 1
	if err := tx.CreateCohort(*c); err != nil {
		return err
	}
	dates, err := c.Dates(domain.ClosedDays{})
	if err != nil {
		return err
	}
	c.Schedule.Lay(dates, outline.Weeks)
	return tx.CreateSessions(dates)
}

// seat gives six people a seat: from the beginning, from a later session, and
// until a day that lies ahead.
func (g *group) seat(tx practice.Tx, c program.Cohort) error {
	for i := range 6 {
		client := domain.Client{ID: domain.NewID[domain.ClientID](), Code: fmt.Sprintf("C-%s-%d", c.Code, i), FirstName: "Ana", LastName: fmt.Sprint("Member", i),
			Version: 1, CreatedAt: now, UpdatedAt: now}
		if err := tx.CreateClient(client); err != nil {
			return err
		}
		e := program.Enrollment{ID: domain.NewID[domain.EnrollmentID](), CohortID: c.ID, ClientID: client.ID, Since: domain.Date{Year: 2026, Month: 3, Day: 4}, FromSession: 1 + 2*(i%3),
			Version: 1, CreatedAt: now, UpdatedAt: now}
		if i == 5 {
			e.Until, e.ThroughSession, e.Outcome = domain.Date{Year: 2026, Month: 4, Day: 8}, 6, program.MemberLeft
		}
		if err := tx.CreateEnrollment(e); err != nil {
			return err
		}
	}
	return nil
}

func (g *group) write(do func(practice.Tx) error) {
	g.t.Helper()
	if err := g.store.Write(context.Background(), do); err != nil {
		g.t.Fatal(err)
	}
}

// state is all that a change of sessions may touch, apart from versions.
type state struct {
	Schedule   program.Schedule
	EntryWeeks []int
	Sessions   []program.Session
	Spans      []program.SeatSpan
	version    int
}

func (g *group) state() (s state) {
	g.t.Helper()
	err := g.store.Read(context.Background(), func(tx practice.Tx) error {
		c, err := tx.Cohort(g.cohort)
		if err != nil {
			return err
		}
		s.Schedule, s.EntryWeeks, s.version = c.Schedule, c.EntryWeeks, c.Version
		if s.Sessions, err = tx.Sessions(g.cohort); err != nil {
			return err
		}
		for i := range s.Sessions {
			s.Sessions[i].Version, s.Sessions[i].UpdatedAt = 0, time.Time{}
		}
		episodes, err := tx.Enrollments(g.cohort)
		for _, e := range episodes {
			s.Spans = append(s.Spans, program.SeatSpan{ID: e.ID, From: e.FromSession, Through: e.ThroughSession})
		}
		return err
	})
	if err != nil {
		g.t.Fatal(err)
	}
	return s
}

func (g *group) reschedule(e program.ScheduleEdit) (desk.ScheduleAhead, error) {
	expected := domain.Version(g.state().version)
	return g.desk.Reschedule(context.Background(), g.by, g.cohort, expected, e, "")
}

// randomEdit is some change, possible or not.
func randomEdit(r *rand.Rand, sessions []program.Session) program.ScheduleEdit {
	s := sessions[r.IntN(len(sessions))]
	e := program.ScheduleEdit{Kind: program.EditKinds[r.IntN(len(program.EditKinds))], SessionID: s.ID}
	near := s.Date.AddDays(r.IntN(13) - 6)
	switch e.Kind {
	case program.EditMove:
		e.On, e.Time = near, []string{"", "17:30", "08:15"}[r.IntN(3)]
	case program.EditInsert:
		e.SessionID, e.On, e.Themes = domain.SessionID{}, near, []program.Themes{"", program.ThemesFollow}[r.IntN(2)]
	case program.EditPush:
		if e.Weeks = r.IntN(4); e.Weeks == 0 {
			e.Meetings = 1 + r.IntN(3)
		}
	case program.EditRest:
		if r.IntN(3) == 0 {
			e.AlsoMeets = &[]program.Meeting{{Weekday: program.Weekdays[r.IntN(7)], Time: "10:00", DurationMinutes: 90}}
		}
		e.On, e.Time, e.Minutes = near, "17:00", 60+15*r.IntN(4)
		e.Cadence = []program.Cadence{"", program.Biweekly}[r.IntN(2)]
	case program.EditCancel:
		e.Reason, e.Themes = "Snow.", []program.Themes{"", program.ThemesFollow}[r.IntN(2)]
	}
	return e
}

// Whatever is changed about a cohort's sessions, its undo gives back exactly what
// stood before, and several in a row are undone one by one; of one that meets once
// a week and of one that meets three times.
func TestEveryScheduleChangeIsUndoneByItsUndo(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		newGroup(t, store, 10).changesAndUndoes(15)
		newGroup(t, store, 12, program.Meeting{Weekday: "monday", Time: "10:00", DurationMinutes: 180}, program.Meeting{Weekday: "friday", Time: "12:00", DurationMinutes: 120}).changesAndUndoes(15)
	})
}

func (g *group) changesAndUndoes(times int) {
	t, r := g.t, rand.New(rand.NewPCG(7, 11))
	t.Helper()
	kept := map[program.EditKind]int{}
	for range times {
		var before []state
		var made []domain.ScheduleChangeID
		for range 1 + r.IntN(4) {
			was := g.state()
			e := randomEdit(r, was.Sessions)
			v, err := g.reschedule(e)
			if err != nil {
				if now := g.state(); !reflect.DeepEqual(was, now) {
					t.Fatalf("%+v was refused with %v and left\n%+v, which was\n%+v", e, err, now, was)
				}
				continue
			}
			g.holds(e)
			kept[e.Kind]++
			before, made = append(before, was), append(made, v.ID)
		}
		for i := len(made) - 1; i >= 0; i-- {
			if _, err := g.desk.UndoSchedule(context.Background(), g.by, g.cohort, made[i], ""); err != nil {
				t.Fatal(err)
			}
			back := g.state()
			if back.version = before[i].version; !reflect.DeepEqual(back, before[i]) {
				t.Fatalf("undone to\n%+v\nnot\n%+v", back, before[i])
			}
		}
	}
	for _, kind := range program.EditKinds {
		if kept[kind] == 0 {
			t.Errorf("no %s was ever possible", kind)
		}
	}
}

// holds looks at what must be true of every cohort after every change.
func (g *group) holds(e program.ScheduleEdit) {
	g.t.Helper()
	s := g.state()
	var last time.Time
	for i, session := range s.Sessions {
		if session.Number != i+1 {
			g.t.Fatalf("%+v numbers session %d as %d", e, i+1, session.Number)
		}
		if session.Status == program.SessionCancelled {
			continue
		}
		if session.StartsAt.Before(last) {
			g.t.Fatalf("%+v lets session %d overlap the one before", e, session.Number)
		}
		last = session.EndsAt
	}
	if err := s.Schedule.Validate(); err != nil {
		g.t.Fatalf("%+v leaves a schedule that cannot be: %v", e, err)
	}
	if s.Schedule.Sessions != len(s.Sessions) {
		g.t.Fatalf("%+v says %d sessions of %d", e, s.Schedule.Sessions, len(s.Sessions))
	}
}

// A member belongs to the same sessions whatever their numbers become, and one
// who leaves on a day to those up to that day.
func TestMembersKeepTheirSessions(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		g := newGroup(t, store, 10)
		was := g.state()
		if _, err := g.reschedule(program.ScheduleEdit{Kind: program.EditInsert, On: domain.Date{Year: 2026, Month: 3, Day: 13}}); err != nil {
			t.Fatal(err)
		}
		now := g.state()
		for i, span := range now.Spans {
			want := map[int]int{1: 1, 3: 4, 5: 6}[was.Spans[i].From]
			if span.From != want {
				t.Errorf("who began with session %d begins with %d", was.Spans[i].From, span.From)
			}
		}
		if last := now.Spans[5]; last.Through != 7 || now.Schedule.Sessions != 11 || !slices.Equal(now.EntryWeeks, []int{1, 6, 10}) {
			t.Errorf("through %d, %d sessions, entry at %v", last.Through, now.Schedule.Sessions, now.EntryWeeks)
		}
		third := now.Sessions[4]
		v, err := g.reschedule(program.ScheduleEdit{Kind: program.EditPush, SessionID: third.ID, Weeks: 2})
		if err != nil {
			t.Fatal(err)
		}
		if last := g.state().Spans[5]; last.Through != 5 || !slices.ContainsFunc(v.Warnings, func(s string) bool {
			return s == "A member who leaves on April 8 belongs to the sessions through 5 by then."
		}) {
			t.Errorf("who leaves on April 8 stays through %d; told %q", last.Through, v.Warnings)
		}
	})
}

// What is recorded of a session keeps it where it is, and keeps a change that
// would move it from being undone.
func TestHeldSessionsStay(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		g := newGroup(t, store, 6)
		first, second := g.state().Sessions[0], g.state().Sessions[1]
		mark := func(s program.Session) {
			g.write(func(tx practice.Tx) error {
				if _, err := tx.LockCohort(g.cohort); err != nil {
					return err
				}
				episodes, err := tx.Enrollments(g.cohort)
				if err != nil {
					return err
				}
				return tx.SaveAttendance([]program.Attendance{{SessionID: s.ID, ClientID: episodes[0].ClientID, Status: program.Present, MarkedBy: g.by.UserID, MarkedAt: now}})
			})
		}
		mark(first)
		for _, e := range []program.ScheduleEdit{{Kind: program.EditMove, On: first.Date.AddDays(1)}, {Kind: program.EditPush, Weeks: 1}, {Kind: program.EditRest, Time: "17:00"}, {Kind: program.EditCancel, Reason: "Snow."}} {
			e.SessionID = first.ID
			if _, err := g.reschedule(e); !schedule.ErrSessionHeld.Is(err) {
				t.Errorf("%s of a held session: %v", e.Kind, err)
			}
		}
		v, err := g.reschedule(program.ScheduleEdit{Kind: program.EditMove, SessionID: second.ID, On: second.Date.AddDays(2)})
		if err != nil {
			t.Fatal(err)
		}
		mark(second)
		if _, err := g.desk.UndoSchedule(context.Background(), g.by, g.cohort, v.ID, ""); !program.ErrChangedSince.Is(err) {
			t.Errorf("the date of a held session is undone: %v", err)
		}
		if _, err := g.reschedule(program.ScheduleEdit{Kind: program.EditMove, SessionID: g.state().Sessions[2].ID, On: second.Date}); !program.ErrPassesSession.Is(err) {
			t.Errorf("a session passes another: %v", err)
		}
	})
}

// A theme that a later week builds on is not lost without a word, and comes next
// when the themes follow.
func TestNoThemeIsLostWithoutAWord(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		g := newGroup(t, store, 6)
		third := g.state().Sessions[2]
		cancel := program.ScheduleEdit{Kind: program.EditCancel, SessionID: third.ID, Reason: "Snow."}
		v, err := g.desk.ScheduleAhead(context.Background(), g.by, g.cohort, cancel)
		if err != nil || !slices.Equal(v.Warnings, []string{"Week 3, Theme 3, has no session any more. Week 4, Theme 4, builds on it."}) {
			t.Errorf("told %q, %v", v.Warnings, err)
		}
		cancel.Themes = program.ThemesFollow
		if v, err = g.reschedule(cancel); err != nil || !slices.Equal(v.Warnings, []string{"Week 6, Theme 6, has no session any more."}) {
			t.Errorf("told %q, %v", v.Warnings, err)
		}
		if next := g.state().Sessions[3]; next.Theme != "Theme 3" || next.WeekNumber != 3 {
			t.Errorf("the next session has %q", next.Theme)
		}
		last := g.state().Sessions[5]
		if v, err = g.reschedule(program.ScheduleEdit{Kind: program.EditInsert, On: last.Date.AddDays(7), Themes: program.ThemesFollow}); err != nil || v.Added[0].Theme != "Theme 6" {
			t.Errorf("the added session has %+v, %v", v.Added, err)
		}
	})
}
