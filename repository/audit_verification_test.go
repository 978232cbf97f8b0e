package repository_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"cohort/domain"
	"cohort/keyring"
	"cohort/practice"
	"cohort/practice/desks"
	"cohort/practice/office"
	"cohort/repository"
)

func (a audited) start(whole bool) domain.AuditVerification {
	a.Helper()
	v, err := a.desks.Office.StartVerification(context.Background(), a.admin, whole)
	if err != nil {
		a.Fatal(err)
	}
	return v
}

func (a audited) run() domain.AuditVerification {
	a.Helper()
	err := a.desks.Office.RunVerification(context.Background())
	if _, tampered := errors.AsType[office.Tampered](err); err != nil && !tampered {
		a.Fatal(err)
	}
	return a.newest()
}

func (a audited) newest() domain.AuditVerification {
	a.Helper()
	v, err := a.desks.Office.Verification(context.Background(), a.admin)
	if err != nil {
		a.Fatal(err)
	}
	return v
}

// grow adds many entries and links them.
func (a audited) grow(n int) {
	a.Helper()
	write(a.T, a.store, func(tx practice.Tx) error {
		for range n / 1000 {
			entries := make([]domain.AuditEntry, 1000)
			for i := range entries {
				entries[i] = a.admin.Entry(domain.ReadClient, domain.Read, domain.Subject{Kind: "client"}, noon)
			}
			if err := tx.AppendAudit(entries...); err != nil {
				return err
			}
		}
		return nil
	})
	a.link()
}

func TestAVerificationBeginsWhereTheLastOneEnded(t *testing.T) {
	eachAudited(t, func(a audited) {
		if v := a.newest(); !v.ID.IsZero() {
			a.Errorf("before the first: %+v", v)
		}
		asked := a.start(false)
		if again := a.start(true); again.ID != asked.ID {
			a.Errorf("a second one runs beside the first: %+v", again)
		}
		first := a.run()
		if first.ID != asked.ID || first.State != domain.VerificationHeld || first.Reached.Place != 11 || first.Behind.Place != 0 || first.EndedAt == nil {
			a.Errorf("first: %+v", first)
		}
		a.append()
		a.start(false)
		second := a.run()
		// the first one's beginning was verified with it; its end and the beginning of the second were not
		if second.State != domain.VerificationHeld || second.Behind.Place != 11 || second.Reached.Place != 14 {
			a.Errorf("second: %+v", second)
		}
		a.exec("UPDATE audit_entries SET actor_name = 'Eve' WHERE seq = 3")
		a.start(false)
		if v := a.run(); v.State != domain.VerificationHeld {
			a.Errorf("behind what was verified nothing was touched: %+v", v)
		}
		a.start(true)
		if v := a.run(); v.State != domain.VerificationBroken || v.Break == nil || v.Break.Seq != 3 {
			a.Errorf("whole: %+v", v)
		}
		a.start(false)
		if v := a.run(); v.State != domain.VerificationBroken || v.Behind.Place != 0 {
			a.Errorf("after a break, all is looked at again: %+v", v)
		}
	})
}

func TestWhatWasVerifiedMustStillBeThere(t *testing.T) {
	for name, c := range map[string]struct {
		statement string
		behind    int64 // where the next one begins
		seq       int64 // of the break, 0 for none
	}{
		"untouched":                       {"SELECT 1", 11, 0},
		"its link is another one":         {"UPDATE audit_links SET hash = '00' WHERE place = 11", 11, 11},
		"its link is gone":                {"DELETE FROM audit_links WHERE place = 11", 11, 11},
		"behind it, one is edited":        {"UPDATE audit_entries SET role = 'intake' WHERE seq = 12", 11, 12},
		"behind it, one is lost":          {"DELETE FROM audit_links WHERE seq = 13", 11, 12},
		"behind it, one is new":           {"INSERT INTO audit_entries (seq, id, at, actor_name, role, action, outcome, subject_kind, subject_id, address, request_id, mac) SELECT 99, '01890000-0000-7000-8000-000000000000', at, actor_name, role, action, outcome, subject_kind, subject_id, address, request_id, mac FROM audit_entries WHERE seq = 3", 11, 99},
		"the verification is put forward": {"UPDATE audit_verifications SET content = replace(content, '\"Place\":11', '\"Place\":12')", 0, 0},
		"the verification is no more":     {"DELETE FROM audit_verifications", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			eachAudited(t, func(a audited) {
				a.start(false)
				a.run()
				a.append()
				a.link()
				a.exec(c.statement)
				a.start(false)
				v := a.run()
				if v.Behind.Place != c.behind || (v.Break == nil) != (c.seq == 0) || v.Break != nil && v.Break.Seq != c.seq {
					a.Errorf("behind %d, %+v", v.Behind.Place, v.Break)
				}
			})
		})
	}
}

// afterWrites is a store that tells when something was written.
type afterWrites struct {
	*repository.Store
	wrote func()
}

func (s afterWrites) Write(ctx context.Context, do func(practice.Tx) error) error {
	err := s.Store.Write(ctx, do)
	s.wrote()
	return err
}

// A server that ends in the middle of a long walk leaves it to the next one,
// which goes on where it was.
func TestALongVerificationGoesOnAtAnotherServer(t *testing.T) {
	eachAudited(t, func(a audited) {
		a.grow(25_000)
		a.start(false)
		ctx, stop := context.WithCancel(context.Background())
		defer stop()
		seen := 0
		ending := desks.Open(desks.Outside{Store: afterWrites{a.store, func() {
			on := a.newest()
			if on.Reached.Place == 0 || on.SeenAt == nil {
				return
			}
			seen++
			if on.State != domain.VerificationRunning || on.Reached.Place != 10_000 || on.Until != 25_010 {
				a.Errorf("on the way: %+v", on)
			}
			a.run() // another server leaves it alone
			stop()
		}}, Keys: a.keys, Now: func() time.Time { return noon }})
		if err := ending.Office.RunVerification(ctx); err == nil || seen != 1 {
			a.Errorf("seen %d times, %v", seen, err)
		}
		if left := a.newest(); left.State != domain.VerificationRunning || left.SeenAt != nil || left.Reached.Place != 10_000 {
			a.Errorf("left as %+v", left)
		}
		a.exec("UPDATE audit_entries SET role = 'intake' WHERE seq = 500") // was verified before: not looked at again
		if v := a.run(); v.State != domain.VerificationHeld || v.Reached.Place != 25_011 {
			a.Errorf("ended as %+v", v)
		}
	})
}

// One that crashes says nothing any more; after a minute another one goes on.
func TestAnAbandonedVerificationIsTakenOn(t *testing.T) {
	seen := noon
	for name, c := range map[string]struct {
		v    domain.AuditVerification
		now  time.Time
		want bool
	}{
		"nobody has begun":      {domain.AuditVerification{State: domain.VerificationRunning}, noon, true},
		"somebody walks":        {domain.AuditVerification{State: domain.VerificationRunning, SeenAt: &seen}, noon.Add(59 * time.Second), false},
		"silent for a minute":   {domain.AuditVerification{State: domain.VerificationRunning, SeenAt: &seen}, noon.Add(time.Minute), true},
		"nothing is left to do": {domain.AuditVerification{State: domain.VerificationHeld}, noon, false},
	} {
		if got := c.v.Abandoned(c.now); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

// The whole audit is verified once a day, and what is found is an alarm.
func TestTheWholeAuditIsVerifiedEveryDay(t *testing.T) {
	eachAudited(t, func(a audited) {
		now := noon
		daily := desks.Open(desks.Outside{Store: a.store, Keys: a.keys, Now: func() time.Time { return now },
			Checkpoints: keyring.NewCheckpoints(a.checkpoints, a.keys)}).Office
		begun := func() bool {
			before, err := daily.Verification(context.Background(), a.admin)
			if err != nil {
				a.Fatal(err)
			}
			if err := daily.VerifyInTurn(context.Background()); err != nil {
				a.Fatal(err)
			}
			after, err := daily.Verification(context.Background(), a.admin)
			if err != nil {
				a.Fatal(err)
			}
			return after.ID != before.ID && after.State == domain.VerificationRunning && after.Behind.Place == 0
		}
		if !begun() {
			a.Error("never verified: none is begun")
		}
		if err := daily.RunVerification(context.Background()); err != nil {
			a.Errorf("untouched: %v", err)
		}
		now = noon.Add(23 * time.Hour)
		if begun() {
			a.Error("an hour too early, one is begun")
		}
		now = noon.Add(25 * time.Hour)
		a.exec("UPDATE audit_entries SET actor_name = 'Eve' WHERE seq = 4")
		if !begun() {
			a.Error("a day later, none is begun")
		}
		if found, is := errors.AsType[office.Tampered](daily.RunVerification(context.Background())); !is || found.Seq != 4 {
			a.Errorf("tampered with: %+v", found)
		}
	})
}
