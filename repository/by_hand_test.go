package repository_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/program"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

// running is a cohort with everything that its pages show: a co-lead, a
// curriculum, members of today and of before, homework with returns.
type running struct {
	store    *repository.Store
	cohort   program.Cohort
	lead     domain.User
	co       domain.User
	login    domain.Login
	sessions []program.Session
	weeks    []program.Week

	clients     []domain.Client
	enrollments []program.Enrollment
	homework    []program.Homework
}

func newRunning(t *testing.T, store *repository.Store) running {
	t.Helper()
	lead, co := newUser(t, store, "Lead", domain.Therapist), newUser(t, store, "Co", domain.Therapist)
	day := domain.DateOf(intakeDay)
	curriculum := program.Curriculum{ID: domain.NewID[domain.CurriculumID](), Draft: program.Outline{Name: "Anger"}, Published: 1, Version: 1,
		CreatedBy: lead.ID, CreatedAt: intakeDay, UpdatedAt: intakeDay}
	version := program.CurriculumVersion{CurriculumID: curriculum.ID, Number: 1, Outline: program.Outline{Name: "Anger",
		Weeks: []program.Week{{Theme: "Cues", Agenda: []program.AgendaItem{{Title: "Check-in", Minutes: 20}}}, {Theme: "Plans", BuildsOn: []int{1}}}},
		PublishedBy: lead.ID, PublishedAt: intakeDay}
	r := running{store: store, weeks: version.Outline.Weeks, lead: lead, co: co, login: newLogin(t, store, lead, intakeDay), cohort: program.Cohort{ID: domain.NewID[domain.CohortID](), Code: domain.NewID[domain.CohortID]().String(), Name: "Tuesday",
		Type: "support", Delivery: "hybrid", Entry: program.EntrySlowOpen, EntryWeeks: []int{1, 5}, CurriculumID: curriculum.ID, CurriculumVersion: 1,
		LeadID: lead.ID, CoLeadIDs: []domain.UserID{co.ID}, Led: []program.Leading{{UserID: lead.ID, Name: "Lead", IsLead: true}, {UserID: co.ID, Name: "Co"}}, MinMembers: 6, MaxMembers: 8, Place: "Room 2",
		Schedule: program.Schedule{StartsOn: day, Time: "18:00", TimeZone: "America/New_York", DurationMinutes: 60, Cadence: program.Weekly, Sessions: 2},
		Status:   program.CohortRunning, StartedAt: &intakeDay, Version: 3, CreatedAt: intakeDay, UpdatedAt: intakeDay}}
	for n := range 2 {
		begins := intakeDay.AddDate(0, 0, 7*n)
		r.sessions = append(r.sessions, program.Session{ID: domain.NewID[domain.SessionID](), CohortID: r.cohort.ID, Number: n + 1, Date: domain.DateOf(begins),
			StartsAt: begins, EndsAt: begins.Add(time.Hour), WeekNumber: n + 1, Theme: "Theme", Notice: "moved", Status: program.SessionScheduled, Version: 1, UpdatedAt: intakeDay})
	}
	r.sessions[0].Status, r.sessions[0].ClosedAt, r.sessions[0].ClosedBy, r.sessions[0].Attended = program.SessionClosed, &intakeDay, lead.ID, 2
	r.sessions[0].CancelReason = "kept secret"
	write(t, store, func(tx practice.Tx) error {
		if err := errors.Join(tx.CreateCurriculum(curriculum), tx.CreateCurriculumVersion(version), tx.CreateCohort(r.cohort), tx.AddCohortFee(r.cohort.ID, program.Fee{Decided: domain.Decided{At: intakeDay}, Money: domain.Money{Amount: 2500, Currency: "USD"}, Reason: "grant"}), tx.CreateSessions(r.sessions)); err != nil {
			return err
		}
		return r.join(tx)
	})
	return r
}

// join gives the cohort three members, of whom the last has left, and homework.
func (r *running) join(tx practice.Tx) error {
	homework := program.Homework{ID: domain.NewID[domain.HomeworkID](), SessionID: r.sessions[0].ID, CohortID: r.cohort.ID, Title: "Log", Instructions: "Daily",
		AssignedBy: r.lead.ID, AssignedAt: intakeDay}
	for n := range 3 {
		client := someone(fmt.Sprintf("C-%04d", n), "First", "Last")
		e := program.Enrollment{ID: domain.NewID[domain.EnrollmentID](), CohortID: r.cohort.ID, ClientID: client.ID, Since: r.cohort.Schedule.StartsOn,
			FromSession: 1, CommittedSessions: 2, Version: 1, CreatedAt: intakeDay, UpdatedAt: intakeDay}
		switch n {
		case 1:
			client.PreferredName = "Annie"
		case 2:
			e.Until, e.ThroughSession = domain.DateOf(intakeDay), 1
		}
		r.clients, r.enrollments = append(r.clients, client), append(r.enrollments, e)
		homework.Returns = append(homework.Returns, program.HomeworkReturn{HomeworkID: homework.ID, ClientID: client.ID, Status: program.ReturnOpen, Feedback: "well done", Version: 1})
		if err := errors.Join(tx.CreateClient(client), tx.CreateEnrollment(e), agreed(tx, client.ID, n)); err != nil {
			return err
		}
	}
	homework.Returns[0].ReturnedAt = &intakeDay
	r.homework = []program.Homework{homework}
	return tx.CreateHomework(homework)
}

// agreed gives the first two members fees of their own: one that was taken back
// on the day before the first session, and one that will be another a day after.
func agreed(tx practice.Tx, client domain.ClientID, n int) error {
	on, at := domain.DateOf(intakeDay), domain.Decided{At: intakeDay}
	from := func(days int) domain.Decided {
		return domain.Decided{From: on.AddDays(days), At: intakeDay.Add(time.Duration(n) * time.Second)}
	}
	switch n {
	case 0:
		return errors.Join(tx.AddClientFee(client, domain.ClientFee{Decided: at, Amount: 1000}),
			tx.AddClientFee(client, domain.ClientFee{Decided: from(-1), None: true}))
	case 1:
		return errors.Join(tx.AddClientFee(client, domain.ClientFee{Decided: from(1), Amount: 1700}),
			tx.AddClientFee(client, domain.ClientFee{Decided: from(0), Amount: 1500, Reason: "hardship"}),
			tx.AddClientFee(client, domain.ClientFee{Decided: at, Amount: 1300}))
	}
	return nil
}

// marks are one roll call, and charges what it is closed with.
func (r *running) marks(session domain.SessionID) (marks []program.Attendance, charges []billing.Charge) {
	minutes := 25
	for n, c := range r.clients {
		marks = append(marks, program.Attendance{SessionID: session, ClientID: c.ID, Status: program.AttendanceStatuses[n], MarkedBy: r.lead.ID, MarkedAt: intakeDay})
		charges = append(charges, billing.Charge{ID: domain.NewID[domain.ChargeID](), ClientID: c.ID, ClientCode: c.Code, CohortID: r.cohort.ID, SessionID: session,
			ServiceDate: domain.DateOf(intakeDay), Kind: billing.ForSession, Code: "90853", Units: 1, Fee: domain.Money{Amount: int64(n) * 100, Currency: "USD"},
			FeeSource: billing.FeeOfCohort, Status: billing.ChargeReady, CreatedAt: intakeDay})
	}
	marks[1].Minutes, marks[1].Place = &minutes, "online"
	return marks, charges
}

// What is read by hand is what was written, on both databases.
func TestQuestionsByHandReadWhatWasWritten(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		r := newRunning(t, store)
		marks, charges := r.marks(r.sessions[0].ID)
		user := r.lead
		user.PasswordHash = "" // which no request needs
		none, others := domain.NewID[domain.SessionID](), ownOf(t, domain.NewID[domain.UserID]())
		byClient := func(a, b program.Attendance) int { return strings.Compare(a.ClientID.String(), b.ClientID.String()) }
		write(t, store, func(tx practice.Tx) error {
			if err := errors.Join(tx.SaveAttendance(marks), tx.CreateCharges(charges)); err != nil {
				return err
			}
			slices.SortFunc(marks, byClient)
			slices.SortFunc(charges, func(a, b billing.Charge) int { return strings.Compare(a.ID.String(), b.ID.String()) })
			login, found, err := tx.LoginWithUser(r.login.ID, noon)
			same(t, []any{login, found}, []any{r.login, user}, err)
			fees, err := tx.FeesOf(r.cohort.ID, domain.DateOf(intakeDay))
			same(t, fees, billing.Fees{Cohort: domain.Money{Amount: 2500, Currency: "USD"}, Clients: map[domain.ClientID]int64{r.clients[1].ID: 1500}, Code: "90853", Currency: "USD"}, err)
			made, err := tx.ChargesOfSession(r.sessions[0].ID)
			same(t, made, charges, err)
			cohort, session, err := tx.LockSession(r.sessions[0].ID)
			same(t, []any{cohort, session}, []any{r.cohort, r.sessions[0]}, err)
			sessions, err := tx.Sessions(r.cohort.ID)
			same(t, sessions, r.sessions, err)
			book, err := tx.Book(r.cohort, r.sessions[0].ID)
			same(t, book, program.CohortBook{Weeks: r.weeks, Roster: r.roster(), Homework: r.homework, Numbers: map[domain.SessionID]int{r.sessions[0].ID: 1}, Led: map[domain.SessionID][]program.Led{}, Marks: marks}, err)
			book, err = tx.Book(r.cohort, r.sessions[1].ID)
			same(t, book.Marks, []program.Attendance{}, err)
			book, err = tx.Book(r.cohort, domain.SessionID{})
			same(t, book.Marks, nil, err)
			return nil
		})
		for _, scope := range []domain.Scope{domain.Everything(), ownOf(t, r.lead.ID)} {
			write(t, store, func(tx practice.Tx) error {
				v, err := tx.CohortView(scope, r.cohort.ID, time.Now())
				same(t, v, r.view(), err)
				return nil
			})
		}
		for name, ask := range map[string]func(practice.Tx) error{
			"cohort of others": func(tx practice.Tx) error { return last(tx.CohortView(others, r.cohort.ID, time.Now())) },
			"no cohort": func(tx practice.Tx) error {
				return last(tx.CohortView(domain.Everything(), domain.CohortID(none), time.Now()))
			},
			"no login":     func(tx practice.Tx) error { _, _, err := tx.LoginWithUser(domain.LoginID(none), noon); return err },
			"no session":   func(tx practice.Tx) error { return last(tx.Session(none)) },
			"none to lock": func(tx practice.Tx) error { _, _, err := tx.LockSession(none); return err },
		} {
			if err := store.Write(context.Background(), ask); !errors.Is(err, domain.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

// roster is the members as they were enrolled: who has left comes last.
func (r *running) roster() (seats []program.RosterSeat) {
	for i, e := range r.enrollments {
		e.CreatedAt, e.UpdatedAt = time.Time{}, time.Time{} // a page of a cohort does not show them
		seats = append(seats, program.RosterSeat{Enrollment: e, ClientCode: r.clients[i].Code, FirstName: cmp.Or(r.clients[i].PreferredName, r.clients[i].FirstName), LastName: r.clients[i].LastName})
	}
	return seats
}

// standing is what a cohort's page needs of who leads it.
func standing(u domain.User) domain.User {
	return domain.User{ID: u.ID, Name: u.Name, Status: u.Status, Roles: u.Roles, Licenses: u.Licenses}
}

// view is what its page shows of it.
func (r *running) view() program.CohortView {
	v := program.CohortView{CohortCard: program.CohortCard{Cohort: r.cohort, LeadName: "Lead", Seats: r.cohort.SeatsOf(2, 0), Curriculum: "Anger",
		NextSession: &r.sessions[1], Closed: 1}, CoLeadNames: []string{"Co"}, Leaders: []domain.User{standing(r.lead), standing(r.co)}, Roster: r.roster(), Sessions: r.sessions,
		Fees: []program.Fee{{Decided: domain.Decided{At: intakeDay}, Money: domain.Money{Amount: 2500, Currency: "USD"}, Reason: "grant"}}}
	return v
}

// What is written past GORM on PostgreSQL must be what GORM would have written.
func TestWritesByHandWriteAsGORMDoes(t *testing.T) {
	store := storetest.Postgres(t)
	r := newRunning(t, store)
	for name, way := range map[string]func(practice.Tx) practice.Tx{
		"by hand": func(tx practice.Tx) practice.Tx { return tx },
		"by GORM": repository.ByGORM,
	} {
		t.Run(name, func(t *testing.T) {
			session := r.sessions[1]
			session.Status, session.ClosedAt, session.ClosedBy, session.Attended, session.CancelReason = program.SessionClosed, &intakeDay, r.lead.ID, 3, "secret"
			marks, charges := r.marks(session.ID)
			stop := errors.New("both ways start from the same")
			err := store.Write(context.Background(), func(given practice.Tx) error {
				tx, plain := way(given), repository.ByGORM(given)
				earlier := marks[0]
				earlier.Status = program.Excused
				if err := errors.Join(tx.SaveAttendance([]program.Attendance{earlier}), tx.SaveAttendance(marks), tx.SaveSession(session), tx.CreateCharges(charges),
					tx.AppendAudit(domain.Actor{UserID: r.lead.ID, Name: "Lead"}.Entry(domain.CloseSession, domain.Done, domain.Subject{Kind: "session"}, intakeDay),
						domain.Actor{}.Entry(domain.CloseSession, domain.Done, domain.Subject{ClientID: r.clients[0].ID}, intakeDay))); err != nil {
					return err
				}
				kept, err := plain.Session(session.ID)
				same(t, kept, session, err)
				keptMarks, err := plain.Attendance(session.ID)
				same(t, keptMarks, marks, err)
				keptCharges, err := plain.ChargesOfSession(session.ID)
				same(t, keptCharges, charges, err)
				linked, err := plain.LinkAudit(10)
				same(t, linked, 2, err)
				verifier, entries := plain.AuditVerifier(domain.AuditLink{}), 0
				err = plain.EachLink(0, func(link domain.AuditLink, e *domain.AuditEntry) error {
					entries++
					if broken := verifier.Next(link, e); broken != nil {
						t.Errorf("the chain is broken: %+v", broken)
					}
					return nil
				})
				same(t, entries, 2, err)
				head, err := plain.AuditHead()
				same(t, head, verifier.Head, err)
				return stop
			})
			if !errors.Is(err, stop) && err == nil {
				t.Error("the transaction was kept")
			}
		})
	}
}

func same[V any](t *testing.T, got, want V, err error) {
	t.Helper()
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
}
