package demo_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/practice"
)

// corrections writes down what was told late or put right, a line each.
func corrections(h *house) []string {
	h.t.Helper()
	ctx, ruth := context.Background(), h.actors["Ruth"]
	var said []string
	say := func(kind string, of ...any) { said = append(said, kind+": "+strings.TrimSpace(fmt.Sprintln(of...))) }
	for _, c := range h.clients() {
		full, err := h.desks.Intake.Client(ctx, ruth, c.ID)
		if err != nil {
			h.t.Fatal(err)
		}
		if !full.Guardian.IsZero() {
			say("guardian", c.Code, full.Guardian)
		}
		merges, err := h.desks.Intake.ClientMerges(ctx, ruth, c.ID)
		if err != nil {
			h.t.Fatal(err)
		}
		for _, m := range merges {
			say("merge", m.FromCode, m.IntoCode, m.Reason)
		}
	}
	for _, card := range h.cohorts() {
		v, err := h.desks.Program.Cohort(ctx, ruth, card.ID)
		if err != nil {
			h.t.Fatal(err)
		}
		if len(v.Fees) > 1 {
			say("fees", v.Name, v.Fees[0].Amount, v.Fees[1].Amount, v.Fees[1].From)
		}
		if !v.Ages.IsZero() {
			say("ages", v.Name, v.Ages)
		}
		for _, session := range v.Sessions {
			h.ask(func(tx practice.Tx) error {
				marks, err := tx.CorrectionsOf(session.ID)
				for _, m := range marks {
					say("mark", v.Name, session.Number, m.Now.Status, m.Reason)
				}
				return err
			})
		}
	}
	for _, c := range h.charges() {
		if c.FeeSource == billing.FeeByHand {
			say("by hand", c.ClientCode, c.Kind, c.Fee, c.Reason)
		}
	}
	settings, err := h.desks.Office.Settings(ctx, h.actors["Noor"])
	if err != nil {
		h.t.Fatal(err)
	}
	say("agreements", settings.Admission.Agreements)
	people, err := h.desks.Office.Users(ctx, h.actors["Noor"], domain.Page{Limit: 50})
	if err != nil {
		h.t.Fatal(err)
	}
	for _, p := range people.Items {
		if standing, until := p.Standing(p.Today); standing == domain.LicenseEnding {
			say("license ends", p.Name, until)
		}
	}
	return said
}

// checkCorrections wants one of each kind of what is told late or put right.
func checkCorrections(t *testing.T, h *house) {
	t.Helper()
	count := map[string]int{}
	for _, line := range corrections(h) {
		t.Log(line)
		kind, _, _ := strings.Cut(line, ":")
		count[kind]++
	}
	for _, kind := range []string{"guardian", "merge", "fees", "ages", "mark", "by hand", "agreements", "license ends"} {
		if count[kind] != 1 {
			t.Errorf("%d of %q, want one", count[kind], kind)
		}
	}
}
