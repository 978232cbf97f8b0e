package repository_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/domain/program"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

var intakeDay = time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)

func someone(code, first, last string) domain.Client {
	return domain.Client{ID: domain.NewID[domain.ClientID](), Code: code, FirstName: first, LastName: last,
		BirthDate: domain.Date{Year: 1990, Month: time.April, Day: 1}, Version: 1, CreatedAt: intakeDay, UpdatedAt: intakeDay}
}

func TestClientComesBackAsItWasKept(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		want := someone("C-0042", "Ana María", "O'Neill")
		want.PreferredName, want.Language = "Annie", "es-MX"
		want.Contact = domain.Contact{Email: "ana@example.org", Phone: "+1 212 555 0101", Address: "1 Main St"}
		write(t, store, func(tx practice.Tx) error { return tx.CreateClient(want) })
		write(t, store, func(tx practice.Tx) error {
			got, err := tx.LockClient(domain.Everything(), want.ID)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v, want %+v", got, want)
			}
			got.Contact, got.Version = domain.Contact{}, 2
			if err := tx.SaveClient(got); err != nil {
				return err
			}
			again, err2 := tx.Client(domain.Everything(), want.ID)
			if !reflect.DeepEqual(again, got) {
				t.Errorf("got %+v, want %+v", again, got)
			}
			return errors.Join(err, err2)
		})
	})
}

func TestClientCodeThatIsTakenLeavesTheTransactionUsable(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		write(t, store, func(tx practice.Tx) error {
			if err := tx.CreateClient(someone("C-0001", "A", "A")); err != nil {
				return err
			}
			if err := tx.CreateClient(someone("C-0001", "B", "B")); !errors.Is(err, domain.ErrCodeTaken) {
				t.Errorf("got %v", err)
			}
			return tx.CreateClient(someone("C-0002", "C", "C"))
		})
		write(t, store, func(tx practice.Tx) error {
			n, err := tx.CountClients()
			if n != 2 {
				t.Errorf("%d clients", n)
			}
			return err
		})
	})
}

func TestClientsAreTreatedByWhoLeadsTheirCohort(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		lead, co, other := newUser(t, store, "Lead", domain.Therapist), newUser(t, store, "Co", domain.Therapist), newUser(t, store, "Other", domain.Therapist)
		former, never := someone("C-0001", "Former", "Member"), someone("C-0002", "Never", "Member")
		c := program.Cohort{ID: domain.NewID[domain.CohortID](), Code: domain.NewID[domain.CohortID]().String(), Name: "Harbor", Type: "support", Delivery: "online", Entry: program.EntryOpen,
			LeadID: lead.ID, CoLeadIDs: []domain.UserID{co.ID}, MinMembers: 6, MaxMembers: 8,
			Schedule: program.Schedule{StartsOn: domain.DateOf(intakeDay), Time: "18:00", TimeZone: "America/New_York", DurationMinutes: 60, Cadence: program.Weekly, Sessions: 8},
			Status:   program.CohortPlanned, Version: 1, CreatedAt: intakeDay, UpdatedAt: intakeDay}
		write(t, store, func(tx practice.Tx) error {
			return errors.Join(tx.CreateClient(former), tx.CreateClient(never), tx.CreateCohort(c),
				tx.CreateEnrollment(program.Enrollment{ID: domain.NewID[domain.EnrollmentID](), CohortID: c.ID, ClientID: former.ID, Since: domain.DateOf(intakeDay),
					Until: domain.DateOf(intakeDay), FromSession: 1, ThroughSession: 1, Version: 1, CreatedAt: intakeDay, UpdatedAt: intakeDay}))
		})
		for _, who := range []struct {
			user   domain.User
			treats bool
		}{{lead, true}, {co, true}, {other, false}} {
			write(t, store, func(tx practice.Tx) error {
				treats, err := tx.Treats(who.user.ID, former.ID)
				stranger, err2 := tx.Treats(who.user.ID, never.ID)
				if treats != who.treats || stranger {
					t.Errorf("%s treats the former member: %v, the stranger: %v", who.user.Name, treats, stranger)
				}
				scope, err3 := domain.ScopeOf(domain.Actor{UserID: who.user.ID, Roles: []domain.Role{domain.Therapist}}, domain.ListClients)
				list, err4 := tx.Clients(scope, domain.ClientFilter{}, domain.Page{Limit: 10})
				if (len(list.Items) == 1) != who.treats {
					t.Errorf("%s sees %d clients", who.user.Name, len(list.Items))
				}
				current, err5 := tx.Clients(domain.Everything(), domain.ClientFilter{CohortID: c.ID}, domain.Page{Limit: 10})
				if len(current.Items) != 0 {
					t.Error("a former member counts as a current one")
				}
				return errors.Join(err, err2, err3, err4, err5)
			})
		}
	})
}

// planted texts stand for everything clinical and everything that reaches a
// person; none may be readable in a copy of the database.
func plantIntake(t *testing.T, store *repository.Store) (planted []string) {
	t.Helper()
	n := 0
	plant := func() string {
		n++
		text := fmt.Sprintf("planted-text-%02d", n)
		planted = append(planted, text)
		return text
	}
	by := newUser(t, store, "Lead", domain.Therapist)
	c := someone("C-0001", "Ana", "Lopez")
	c.DisplayName, c.BirthDate, c.BirthDateUnknown = plant(), domain.Date{}, plant()
	c.Contact = domain.Contact{Email: plant(), Phone: plant(), Address: plant(), Messages: []domain.MessageWay{domain.MessageWay(plant())}}
	c.Personal = domain.Personal{Pronouns: plant(), Gender: plant(), Culture: plant(), AccessNeeds: plant(), Times: plant(),
		Emergency: domain.EmergencyContact{Name: plant(), Relation: plant(), Phone: plant()}}
	fee := domain.ClientFee{Decided: domain.Decided{By: by.ID, ByName: by.Name, At: intakeDay}, Amount: 100, Reason: plant()}
	r := intake.Referral{ID: domain.NewID[domain.ReferralID](), ClientID: c.ID, Source: "self", Urgency: intake.Urgent, Reason: plant(),
		ProblemAreas: []intake.ProblemArea{intake.ProblemArea(plant())}, Referrer: &intake.Referrer{Name: plant(), Organization: plant(), Phone: plant(), Email: plant()},
		ReceivedOn: domain.DateOf(intakeDay), AnswerBy: intakeDay, Status: intake.ReferralDeclined, Version: 1, CreatedAt: intakeDay, UpdatedAt: intakeDay,
		History: []intake.ReferralEvent{{Status: intake.ReferralDeclined, At: intakeDay, By: by.ID, ByName: by.Name, Reason: plant(), Note: plant()}}}
	s := intake.Suitability{ID: domain.NewID[intake.SuitabilityID](), ReferralID: r.ID, Factors: intake.Factors{Contraindicated: []intake.Contraindication{intake.Contraindication(plant())}},
		Recommendation: intake.Recommendation(plant()), Reasons: []string{plant()}, AssessedBy: by.ID, AssessedAt: intakeDay}
	a := intake.Assessment{ID: domain.NewID[domain.AssessmentID](), ClientID: c.ID, Instrument: "k10", Convention: "0-4", NotApplicable: []int{1}, Entered: intake.EnteredByStaff,
		Result: instrument.Result{Band: plant(), Convention: "0-4"}, TakenOn: domain.DateOf(intakeDay), TakenBy: by.ID, CreatedAt: intakeDay}
	f := clinical.RiskFlag{ID: domain.NewID[domain.RiskFlagID](), ClientID: c.ID, AssessmentID: a.ID, Finding: clinical.Finding{Kind: plant()},
		RaisedAt: intakeDay, AnsweredAt: &intakeDay, AnsweredBy: by.ID, Action: plant()}
	write(t, store, func(tx practice.Tx) error {
		return errors.Join(tx.CreateClient(c), tx.AddClientFee(c.ID, fee), tx.CreateReferral(r), tx.CreateSuitability(s), tx.CreateAssessment(a), tx.CreateRiskFlag(f))
	})
	write(t, store, func(tx practice.Tx) error { // all of it can be read again
		gotClient, err := tx.Client(domain.Everything(), c.ID)
		gotFees, err6 := tx.ClientFees(c.ID)
		gotReferral, err2 := tx.Referral(r.ID)
		gotFit, err3 := tx.Suitability(r.ID)
		gotFlag, err4 := tx.LockRiskFlag(f.ID)
		taken, err5 := tx.Assessments(c.ID, domain.Page{Limit: 1})
		if !reflect.DeepEqual(gotClient, c) || !reflect.DeepEqual(gotFees, []domain.ClientFee{fee}) || !reflect.DeepEqual(gotReferral, r) || !reflect.DeepEqual(*gotFit, s) || !reflect.DeepEqual(gotFlag, f) ||
			len(taken.Items) != 1 || !reflect.DeepEqual(taken.Items[0], a) {
			t.Errorf("got %+v, %+v, %+v, %+v, %+v", gotClient, gotReferral, gotFit, gotFlag, taken.Items)
		}
		return errors.Join(err, err2, err3, err4, err5, err6)
	})
	return planted
}

func TestIntakeIsUnreadableInACopyOfSQLite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cohort.db")
	store, err := repository.Open(path, storetest.Keys(t))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Migrate(context.Background(), "test"); err != nil {
		t.Fatal(err)
	}
	planted := plantIntake(t, store)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(content, []byte("C-0001")) {
		t.Fatal("the copy does not hold the client")
	}
	for _, text := range planted {
		if bytes.Contains(content, []byte(text)) {
			t.Errorf("%s can be read", text)
		}
	}
}

func TestIntakeIsUnreadableInPostgreSQL(t *testing.T) {
	url := storetest.PostgresURL(t)
	store, err := repository.Open(url, storetest.Keys(t))
	if err != nil {
		t.Fatal(err)
	}
	planted := plantIntake(t, store)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	var content string
	for _, table := range []string{"clients", "referrals", "referral_events", "suitabilities", "assessments", "risk_flags"} {
		var rows string
		if err := db.QueryRow("SELECT string_agg(t::text, ' ') FROM " + table + " t").Scan(&rows); err != nil {
			t.Fatalf("%s: %v", table, err)
		}
		content += rows
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for _, text := range planted {
		if strings.Contains(content, text) || strings.Contains(content, hex.EncodeToString([]byte(text))) {
			t.Errorf("%s can be read", text)
		}
	}
}

func TestReferralHistoryOnlyGrows(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		by := newUser(t, store, "Lead", domain.Therapist)
		actor := domain.Actor{UserID: by.ID, Name: by.Name, Roles: []domain.Role{domain.Intake}}
		c := someone("C-0001", "Ana", "Lopez")
		r := intake.Referral{ID: domain.NewID[domain.ReferralID](), ClientID: c.ID, Source: "self", Urgency: intake.Routine, Reason: "x",
			ReceivedOn: domain.DateOf(intakeDay)}.Receive(actor, intakeDay).Dated(time.UTC)
		write(t, store, func(tx practice.Tx) error { return errors.Join(tx.CreateClient(c), tx.CreateReferral(r)) })
		for _, to := range []intake.ReferralStatus{intake.ReferralTriaged, intake.ReferralAccepted} {
			write(t, store, func(tx practice.Tx) error {
				found, err := tx.LockReferral(r.ID)
				if err != nil {
					return err
				}
				if found, err = found.Move(intake.Step{To: to, Urgency: intake.Routine, Note: "note " + string(to)}, actor, intakeDay.Add(time.Hour)); err != nil {
					return err
				}
				return tx.SaveReferral(found)
			})
		}
		write(t, store, func(tx practice.Tx) error {
			got, err := tx.Referral(r.ID)
			if len(got.History) != 3 || got.History[0].Status != intake.ReferralReceived || got.History[2].Note != "note accepted" || got.Version != 3 {
				t.Errorf("got %+v", got)
			}
			return err
		})
	})
}
