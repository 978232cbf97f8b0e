package repository_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

// Lists find their rows by the index that was made for them, on both
// databases, however much there is beside.
func TestListsGoByTheirIndexes(t *testing.T) {
	page, lead := domain.Page{Limit: 50}, domain.NewID[domain.UserID]()
	own := ownOf(t, lead)
	yes, no := true, false
	leftOn := domain.DateOf(intakeDay)
	for name, c := range map[string]struct {
		ask   func(practice.Tx) error
		index string // and on SQLite, when it is another one there
	}{
		"unclosed sessions": {func(tx practice.Tx) error {
			return last(tx.UnclosedSessions(domain.Everything(), intakeDay, page))
		}, "sessions_scheduled"},
		"own sessions": {func(tx practice.Tx) error {
			return last(tx.SessionsBetween(own, intakeDay, intakeDay.AddDate(0, 0, 7), page))
		}, "sessions_of_cohort"},
		"calendar": {func(tx practice.Tx) error {
			return last(tx.CalendarSessions(domain.Everything(), program.CalendarFilter{From: intakeDay, To: intakeDay.AddDate(0, 0, 31)}))
		}, "sessions_starts_at"},
		"own calendar": {func(tx practice.Tx) error {
			return last(tx.CalendarSessions(own, program.CalendarFilter{From: intakeDay, To: intakeDay.AddDate(0, 0, 31), LeaderID: own.Leader()}))
		}, "sessions_of_cohort"},
		"own cohorts": {func(tx practice.Tx) error { return last(tx.Cohorts(own, program.CohortFilter{}, page)) }, "cohorts_created_at, sqlite_autoindex_cohorts_1"},
		"cohorts of a status": {func(tx practice.Tx) error {
			return last(tx.Cohorts(domain.Everything(), program.CohortFilter{Statuses: []program.CohortStatus{program.CohortCancelled}}, page))
		}, "cohorts_status"},
		"referrals of lately": {func(tx practice.Tx) error {
			return last(tx.Referrals(intake.ReferralFilter{Statuses: []intake.ReferralStatus{intake.ReferralPlaced}, Since: intakeDay}, page))
		}, "referrals_stepped_at"},
		"referrals counted": {func(tx practice.Tx) error { return last(tx.CountReferrals(domain.DateOf(intakeDay))) }, "referrals_received_on"},
		"risk flags": {func(tx practice.Tx) error {
			return last(tx.RiskFlags(domain.Everything(), clinical.RiskFlagFilter{}, page))
		}, "risk_flags_raised_at"},
		"open risk flags": {func(tx practice.Tx) error {
			return last(tx.RiskFlags(domain.Everything(), clinical.RiskFlagFilter{Open: true}, page))
		}, "risk_flags_open"},
		"notes that are owed":          {func(tx practice.Tx) error { return last(tx.OwedNotes(domain.Everything(), 200)) }, "shared_parts_owes"},
		"notes that wait":              {func(tx practice.Tx) error { return last(tx.WaitingNotes(lead, 200)) }, "progress_notes_waits_for_id"},
		"notes of a client":            {func(tx practice.Tx) error { return last(tx.SignedNotes(domain.NewID[domain.ClientID](), page)) }, "progress_notes_client_id"},
		"plans of a client":            {func(tx practice.Tx) error { return last(tx.TreatmentPlans(domain.NewID[domain.ClientID]())) }, "treatment_plans_client_id"},
		"plans that wait":              {func(tx practice.Tx) error { return last(tx.PlansWaitingFor(lead)) }, "treatment_plans_waits_for_id"},
		"consents of a client":         {func(tx practice.Tx) error { return last(tx.ConsentsOf(domain.NewID[domain.ClientID]())) }, "consents_client_id"},
		"marks of part 2":              {func(tx practice.Tx) error { return last(tx.Part2Marks(domain.NewID[domain.ClientID]())) }, "part2_marks_client_id"},
		"releases of a client":         {func(tx practice.Tx) error { return last(tx.ReleasesOf(domain.NewID[domain.ClientID]())) }, "releases_client_id"},
		"agreements":                   {func(tx practice.Tx) error { return last(tx.AgreementsOf(domain.NewID[domain.CohortID]())) }, "agreements_enrollment_id"},
		"rounds of a session":          {func(tx practice.Tx) error { return last(tx.Rounds(domain.NewID[domain.SessionID]())) }, "rounds_session_id"},
		"answers of a round":           {func(tx practice.Tx) error { return last(tx.RoundAnswers(domain.NewID[domain.RoundSeatID]())) }, "assessments_round_seat_id"},
		"breaches":                     {func(tx practice.Tx) error { return last(tx.BreachesOf(domain.NewID[domain.CohortID]())) }, "breaches_cohort_id"},
		"answers to warnings":          {func(tx practice.Tx) error { return last(tx.WarningAnswers(domain.NewID[domain.EnrollmentID]())) }, "warning_answers_enrollment_id"},
		"memberships that ended":       {func(tx practice.Tx) error { return last(tx.EndedEnrollments(leftOn, 50)) }, "enrollments_until_on"},
		"private notes":                {func(tx practice.Tx) error { return last(tx.PrivateNotes(lead, domain.ClientID{}, page)) }, "private_notes_author_id"},
		"certificates of a membership": {func(tx practice.Tx) error { return last(tx.Certificates(domain.NewID[domain.EnrollmentID]())) }, "certificates_enrollment_id"},
		"support groups that wait for a check": {func(tx practice.Tx) error {
			return last(tx.SupportGroups(domain.SupportGroupFilter{Unverified: 12}, domain.DateOf(intakeDay), page))
		}, "support_groups_verified_on"},
		"checks of a support group":  {func(tx practice.Tx) error { return last(tx.SupportGroupChecks(domain.NewID[domain.SupportGroupID]())) }, "support_group_checks_support_group_id"},
		"summaries of a membership":  {func(tx practice.Tx) error { return last(tx.Discharges(domain.NewID[domain.EnrollmentID]())) }, "discharges_enrollment_id"},
		"summaries that wait":        {func(tx practice.Tx) error { return last(tx.DischargesWaitingFor(lead)) }, "discharges_waits_for_id"},
		"leaflets given to a client": {func(tx practice.Tx) error { return last(tx.LeafletsGiven(domain.NewID[domain.ClientID]())) }, "leaflets_given_client_id"},
		"enquiries": {func(tx practice.Tx) error {
			return last(tx.Enquiries(intake.EnquiryOpen, domain.Page{Limit: 50}))
		}, "enquiries_status"},
		"tries of an enquiry": {func(tx practice.Tx) error {
			return last(tx.ContactTries([]domain.EnquiryID{domain.NewID[domain.EnquiryID]()}, nil))
		}, "contact_tries_enquiry_id"},
		"tries of a referral": {func(tx practice.Tx) error {
			return last(tx.ContactTries(nil, []domain.ReferralID{domain.NewID[domain.ReferralID]()}))
		}, "contact_tries_referral_id"},
		"follow-ups of a summary": {func(tx practice.Tx) error { return last(tx.FollowUps(domain.NewID[domain.DischargeID]())) }, "follow_ups_discharge_id"},
		"members who left lately": {func(tx practice.Tx) error {
			return last(tx.EndedMembers(domain.Everything(), leftOn.AddDays(-5), leftOn))
		}, "enrollments_until_on"},
		"members whose summary is signed": {func(tx practice.Tx) error {
			return last(tx.DischargedMembers(domain.Everything(), leftOn.AddDays(-5), leftOn))
		}, "discharges_ended_on"},
		"private notes about a client": {func(tx practice.Tx) error {
			return last(tx.PrivateNotes(lead, domain.NewID[domain.ClientID](), page))
		}, "private_notes_about"},
		"open charges":     {func(tx practice.Tx) error { return last(tx.Charges(billing.ChargeFilter{Exported: &no}, page)) }, "open_charges_service_date"},
		"exported charges": {func(tx practice.Tx) error { return last(tx.Charges(billing.ChargeFilter{Exported: &yes}, page)) }, "batch_days_service_date"},
		"reversed charges": {func(tx practice.Tx) error {
			return last(tx.Charges(billing.ChargeFilter{Status: billing.ChargeReversed}, page))
		}, "charges_reversed "},
		"a rare deed": {func(tx practice.Tx) error {
			return last(tx.Audit(domain.AuditFilter{Action: domain.UpdateSettings, To: intakeDay}, page))
		}, "audit_entries_action"},
		"refusals": {func(tx practice.Tx) error {
			return last(tx.Audit(domain.AuditFilter{Outcome: domain.Refused, Action: domain.ReadClient}, page))
		}, "audit_entries_outcome"},
		"the audit of a year": {func(tx practice.Tx) error {
			return last(tx.Audit(domain.AuditFilter{From: intakeDay, To: intakeDay.AddDate(1, 0, 0)}, page))
		}, "audit_entries_at"},
	} {
		t.Run(name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, store *repository.Store) {
				write(t, store, func(tx practice.Tx) error {
					return errors.Join(tx.CreateUser(domain.User{ID: lead, Name: "Lead", Email: "lead@example.org", Roles: []domain.Role{domain.Therapist}, Status: domain.UserActive, Version: 1, CreatedAt: noon, UpdatedAt: noon}), tx.CreateCohort(cohortOf(lead)))
				})
				var plans []string
				index, onSQLite, differs := strings.Cut(c.index, ", ")
				if differs && store.Kind() == "sqlite" {
					index = onSQLite
				}
				if err := store.Read(context.Background(), func(tx practice.Tx) error {
					asked, err := repository.Asked(tx, c.ask)
					for _, question := range asked {
						plans = append(plans, question+"\n"+planOf(t, store, question))
					}
					return err
				}); err != nil {
					t.Fatal(err)
				}
				if all := strings.Join(plans, "\n"); !strings.Contains(all, index) {
					t.Errorf("%s is not used:\n%s", index, all)
				}
			})
		})
	}
}

func last[V any](_ V, err error) error { return err }

func ownOf(t *testing.T, leader domain.UserID) domain.Scope {
	t.Helper()
	scope, err := domain.ScopeOf(domain.Actor{UserID: leader, Roles: []domain.Role{domain.Therapist}}, domain.ReadCohort)
	if err != nil {
		t.Fatal(err)
	}
	return scope
}

// planOf asks a database how it would answer. PostgreSQL, whose tables are
// empty here, is told to look everything up.
func planOf(t *testing.T, store *repository.Store, question string) string {
	t.Helper()
	ctx := context.Background()
	conn, err := store.SQL().Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }() // gives the connection back
	explain, postgres := "EXPLAIN QUERY PLAN ", store.Kind() == "postgresql"
	if postgres {
		explain = "EXPLAIN (COSTS OFF) "
		if _, err := conn.ExecContext(ctx, "SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off"); err != nil {
			t.Fatal(err)
		}
	}
	if !postgres {
		question = strings.ReplaceAll(question, `"`, "'") // GORM shows values in the wrong quotes
	}
	rows, err := conn.QueryContext(ctx, explain+question)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }() // rows.Err has what matters
	var plan strings.Builder
	for rows.Next() {
		var step string
		places := []any{&step}
		if !postgres {
			places = []any{new(int), new(int), new(int), &step}
		}
		if err := rows.Scan(places...); err != nil {
			t.Fatal(err)
		}
		plan.WriteString(step + " \n")
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return plan.String()
}

// However often it changes its state and its day, a referral is counted once,
// where it stands.
func TestReferralsAreCountedWhereTheyStand(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		first := domain.Date{Year: 2026, Month: time.January, Day: 30}
		var all []intake.Referral
		for i := range 40 {
			client := someone(string(rune('a'+i/26))+string(rune('a'+i%26)), "First", "Last")
			r := intake.Referral{ID: domain.NewID[domain.ReferralID](), ClientID: client.ID, Source: "self", Urgency: intake.Routine, ReceivedOn: first.AddDays(i * 2),
				AnswerBy: intakeDay, Status: intake.ReferralReceived, Version: 1, CreatedAt: intakeDay, UpdatedAt: intakeDay}
			all = append(all, r)
			write(t, store, func(tx practice.Tx) error {
				if err := tx.CreateClient(client); err != nil {
					return err
				}
				return tx.CreateReferral(r)
			})
		}
		for i := range all {
			write(t, store, func(tx practice.Tx) error {
				r, err := tx.LockReferral(all[i].ID)
				if err != nil {
					return err
				}
				for step := range i % 4 { // several steps in one transaction
					if step < 2 {
						r.Status = intake.ReferralStatuses[(i+step)%len(intake.ReferralStatuses)]
					}
					r.ReceivedOn = r.ReceivedOn.AddDays(step * (i % 12))
					if err := tx.SaveReferral(r); err != nil {
						return err
					}
				}
				all[i] = r
				return nil
			})
		}
		for _, from := range []domain.Date{{}, first.AddDays(-40), first, first.AddDays(13), first.AddDays(30), first.AddDays(33), first.AddDays(70), first.AddDays(400)} {
			want := map[intake.ReferralStatus]int{}
			for _, r := range all {
				if !r.ReceivedOn.Before(from) {
					want[r.Status]++
				}
			}
			write(t, store, func(tx practice.Tx) error {
				got, err := tx.CountReferrals(from)
				same(t, got, want, err)
				return nil
			})
		}
	})
}
