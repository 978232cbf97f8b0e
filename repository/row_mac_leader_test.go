package repository_test

import (
	"errors"
	"slices"
	"testing"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

func cohortOf(lead domain.UserID) program.Cohort {
	id := domain.NewID[domain.CohortID]()
	return program.Cohort{ID: id, Code: id.String(), Name: "Harbor", Type: "support", Delivery: "online", Entry: program.EntryOpen, LeadID: lead, MinMembers: 6, MaxMembers: 8,
		Schedule: program.Schedule{StartsOn: domain.DateOf(noon), Time: "18:00", TimeZone: "America/New_York", DurationMinutes: 60, Cadence: program.Weekly, Sessions: 8},
		Status:   program.CohortRunning, Version: 1, CreatedAt: noon, UpdatedAt: noon}
}

// plantLeaders makes four groups: each of the two leads one and led one, which
// somebody else leads now. The client is in all of them.
func (p *planted) plantLeaders(client domain.ClientID) {
	p.Helper()
	p.client = client
	now := newUser(p.T, p.store, "Cleo", domain.Therapist)
	for _, u := range []domain.User{p.a, p.b} {
		leads, led := cohortOf(u.ID), cohortOf(now.ID)
		led.Led = []program.Leading{{UserID: u.ID, IsLead: true, Until: domain.DateOf(noon)}, {UserID: now.ID, IsLead: true, From: domain.DateOf(noon).AddDays(1)}}
		for _, c := range []program.Cohort{leads, led} {
			session := program.Session{ID: domain.NewID[domain.SessionID](), CohortID: c.ID, Number: 1, Date: domain.DateOf(noon), StartsAt: noon, Status: program.SessionScheduled, Version: 1}
			write(p.T, p.store, func(tx practice.Tx) error {
				return errors.Join(tx.CreateCohort(c), tx.CreateSessions([]program.Session{session}),
					tx.CreateEnrollment(program.Enrollment{ID: domain.NewID[domain.EnrollmentID](), CohortID: c.ID, ClientID: client, Since: domain.DateOf(noon), FromSession: 1, Version: 1, CreatedAt: noon, UpdatedAt: noon}))
			})
		}
	}
}

func scopeOf(user domain.UserID, action domain.Action) domain.Scope {
	scope, _ := domain.ScopeOf(domain.Actor{UserID: user, Roles: []domain.Role{domain.Therapist}}, action) // which every therapist has
	return scope
}

// leads asks every way in which a row makes somebody a leader. Each of the two
// treats the client by their own group, so that is asked where the row stands alone.
func (p *planted) leads(tx practice.Tx, v values) (bool, error) {
	user, cohort := idIn[domain.UserID](v, "user_id"), idIn[domain.CohortID](v, "cohort_id")
	c, err := tx.Cohort(cohort)
	view, seen := tx.CohortView(scopeOf(user, domain.ReadCohort), cohort, noon)
	cards, listed := tx.Cohorts(scopeOf(user, domain.ReadCohort), program.CohortFilter{}, domain.Page{Limit: 50})
	sessions, between := tx.SessionsBetween(scopeOf(user, domain.ReadSession), noon, noon.AddDate(0, 0, 1), domain.Page{Limit: 50})
	names, named := tx.CohortNames(scopeOf(user, domain.ReadCohort), []domain.CohortID{cohort})
	if err := errors.Join(listed, between, named); err != nil {
		return false, err
	}
	return err == nil && c.LedBy(user) || seen == nil && view.ID == cohort || len(names) > 0 ||
		slices.ContainsFunc(cards.Items, func(c program.CohortCard) bool { return c.ID == cohort }) ||
		slices.ContainsFunc(sessions.Items, func(s program.DatedSession) bool { return s.CohortID == cohort }), err
}

// led asks whether a row keeps the sessions of past days somebody's own.
func (p *planted) led(tx practice.Tx, v values) (bool, error) {
	user, cohort := idIn[domain.UserID](v, "user_id"), idIn[domain.CohortID](v, "cohort_id")
	c, err := tx.Cohort(cohort)
	sessions, between := tx.SessionsBetween(scopeOf(user, domain.ReadSession), noon, noon.AddDate(0, 0, 1), domain.Page{Limit: 50})
	return err == nil && c.LedSession(user, program.Session{Date: domain.DateOf(noon)}) ||
		slices.ContainsFunc(sessions.Items, func(s program.DatedSession) bool { return s.CohortID == cohort }), errors.Join(err, between)
}

// Who was made a leader past the server sees none of the clients, is no lead
// when the cohort's own row names them too, and is not written down as one by
// the next change; a new lead puts it right.
func TestAPlantedLeaderSeesNobody(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		lead, planted := newUser(t, store, "Lead", domain.Therapist), newUser(t, store, "Planted", domain.Therapist)
		client, c := someone("C-0001", "A", "Member"), cohortOf(lead.ID)
		write(t, store, func(tx practice.Tx) error {
			return errors.Join(tx.CreateClient(client), tx.CreateCohort(c), tx.CreateEnrollment(program.Enrollment{ID: domain.NewID[domain.EnrollmentID](), CohortID: c.ID, ClientID: client.ID,
				Since: domain.DateOf(noon), FromSession: 1, Version: 1, CreatedAt: noon, UpdatedAt: noon}))
		})
		for _, statement := range []string{
			"INSERT INTO cohort_leaders (cohort_id, user_id, is_lead, place, mac) SELECT cohort_id, '" + planted.ID.String() + "', is_lead, 1, mac FROM cohort_leaders",
			"UPDATE cohorts SET lead_id = '" + planted.ID.String() + "'",
		} {
			if _, err := store.SQL().Exec(statement); err != nil {
				t.Fatal(err)
			}
		}
		write(t, store, func(tx practice.Tx) error {
			for _, who := range []domain.User{lead, planted} {
				is := who.ID == lead.ID
				treats, err := tx.Treats(who.ID, client.ID)
				list, err2 := tx.Clients(scopeOf(who.ID, domain.ListClients), domain.ClientFilter{}, domain.Page{Limit: 10})
				_, err3 := tx.Client(scopeOf(who.ID, domain.ReadClient), client.ID)
				found, err4 := tx.LockCohort(c.ID)
				if treats != is || (len(list.Items) == 1) != is || (err3 == nil) != is || found.LedBy(who.ID) != is {
					t.Errorf("%s: treats %v, %d clients, %v, leads %v", who.Name, treats, len(list.Items), err3, found.LedBy(who.ID))
				}
				if err := errors.Join(err, err2, err4); err != nil {
					t.Error(err)
				}
			}
			treating, err := tx.Treating(client.ID)
			if err != nil || len(treating) != 1 || treating[0].ID != lead.ID {
				t.Errorf("treating: %v, %v", treating, err)
			}
			found, err := tx.LockCohort(c.ID)
			return errors.Join(err, tx.SaveCohort(found))
		})

		if _, err := store.SQL().Exec("UPDATE cohort_leaders SET place = 3 WHERE user_id = '" + lead.ID.String() + "'"); err != nil {
			t.Fatal(err)
		}
		write(t, store, func(tx practice.Tx) error {
			if leaders := rowsOf(t, store, "cohort_leaders"); leaders != 1 {
				t.Errorf("%d leaders are written down", leaders)
			}
			found, err := tx.LockCohort(c.ID)
			if saved := tx.SaveCohort(found); !errors.Is(saved, domain.ErrRowRefused) {
				t.Errorf("a cohort without a leader to believe is saved: %v", saved)
			}
			found.LeadID = planted.ID
			return errors.Join(err, tx.SaveCohort(found))
		})
		write(t, store, func(tx practice.Tx) error {
			found, err := tx.Cohort(c.ID)
			if !found.LedBy(planted.ID) || found.LedBy(lead.ID) {
				t.Errorf("led by %v", found.Leaders())
			}
			return err
		})
	})
}

func rowsOf(t *testing.T, store *repository.Store, table string) (n int) {
	t.Helper()
	if err := store.SQL().QueryRow("SELECT count(*) FROM " + table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
