package demo_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/practice"
	"cohort/domain/program"
	"cohort/repository/storetest"
)

func TestNothingIsHalfDone(t *testing.T) {
	for seed := range int64(4) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { checkConsistency(t, seeded(t, seed, afternoon), afternoon) })
	}
	t.Run("postgres", func(t *testing.T) {
		checkConsistency(t, seededIn(t, storetest.Postgres(t), storetest.Keys(t), 1, afternoon), afternoon)
	})
}

func checkConsistency(t *testing.T, h *house, now time.Time) {
	t.Helper()
	var marks, attended, given, back, closed, open int
	for _, card := range h.cohorts() {
		v, err := h.practice.Cohort(context.Background(), h.actors["Ruth"], card.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range v.Sessions {
			if s.StartsAt.Before(now) && s.Status == program.SessionScheduled {
				open++
			}
			if s.Status != program.SessionClosed {
				continue
			}
			closed++
			m, a := checkClosed(t, h, v, s)
			marks, attended = marks+m, attended+a
		}
		h.ask(func(tx practice.Tx) error {
			homework, err := tx.HomeworkOf(card.ID)
			for _, hw := range homework {
				for _, r := range hw.Returns {
					if r.Status != program.ReturnOpen {
						given++
					}
					if r.Status == program.Returned {
						back++
					}
				}
			}
			return err
		})
	}
	t.Logf("%d sessions closed, %d left open; %d of %d marks attended (%.1f%%); %d of %d homework returned (%.1f%%)",
		closed, open, attended, marks, percent(attended, marks), back, given, percent(back, given))
	if open < 1 || open > 2 {
		t.Errorf("%d past sessions are open", open)
	}
	if p := percent(attended, marks); p < 80 || p > 88 {
		t.Errorf("%.1f%% attended", p)
	}
	if p := percent(back, given); p < 68 || p > 82 {
		t.Errorf("%.1f%% of the homework came back", p)
	}
}

func percent(part, all int) float64 { return 100 * float64(part) / float64(max(1, all)) }

// checkClosed holds a closed session to what closing promises.
func checkClosed(t *testing.T, h *house, v practice.CohortView, s program.Session) (marks, attended int) {
	t.Helper()
	h.ask(func(tx practice.Tx) error {
		all, err := tx.Attendance(s.ID)
		charges, failed := tx.ChargesOfSession(s.ID)
		var roster []domain.ClientID
		for _, seat := range v.Roster {
			if seat.OnRoster(s.Number) {
				roster = append(roster, seat.ClientID)
			}
		}
		if open := program.Unmarked(roster, all); len(open) > 0 || len(all) != len(roster) {
			t.Errorf("%s, session %d: %d marks for %d members", v.Name, s.Number, len(all), len(roster))
		}
		due := 0
		for _, m := range all {
			if m.Status != program.Excused {
				due++
			}
		}
		made := 0
		for _, c := range charges {
			if c.ReversesID.IsZero() {
				made++
			}
		}
		marks, attended = len(all), program.HeadCount(all)
		if s.Attended != attended || made != due {
			t.Errorf("%s, session %d: %d attended and %d charges, want %d and %d", v.Name, s.Number, s.Attended, made, attended, due)
		}
		return errors.Join(err, failed)
	})
	return marks, attended
}

func TestAuditOfTheHalfYearHolds(t *testing.T) {
	h := seeded(t, 1, afternoon)
	var entries int64
	var last time.Time
	h.ask(func(tx practice.Tx) error {
		return tx.EachAudit(1, func(e domain.AuditEntry) error {
			entries++
			if e.At.Before(last) || e.At.After(afternoon) {
				t.Errorf("entry %d of %v comes after one of %v", e.Seq, e.At, last)
			}
			last = e.At
			return nil
		})
	})
	report, err := h.practice.VerifyAudit(context.Background(), h.actors["Noor"])
	if err != nil {
		t.Fatal(err)
	}
	if report.Break != nil || entries < 1000 {
		t.Errorf("%d entries, %+v", entries, report.Break)
	}
	t.Logf("%d entries in the audit", entries)
}

func TestSameSeedSameContent(t *testing.T) {
	first, again, other := visible(seeded(t, 7, afternoon)), visible(seeded(t, 7, afternoon)), visible(seeded(t, 8, afternoon))
	if first != again {
		t.Error("the same seed made different practices")
	}
	if first == other {
		t.Error("different seeds made the same practice")
	}
	if len(first) < 20_000 {
		t.Errorf("only %d characters were compared", len(first))
	}
}

// visible writes down what people see, without ids.
func visible(h *house) string {
	h.t.Helper()
	var out strings.Builder
	code := map[domain.ClientID]string{}
	for _, c := range h.clients() {
		code[c.ID] = c.Code
		full, err := h.practice.Client(context.Background(), h.actors["Ruth"], c.ID)
		if err != nil {
			h.t.Fatal(err)
		}
		fmt.Fprintln(&out, c.Code, c.FirstName, c.PreferredName, c.LastName, c.BirthDate, c.Language, full.Contact)
		if full.Fee != nil {
			fmt.Fprintln(&out, *full.Fee)
		}
		h.ask(func(tx practice.Tx) error {
			list, err := tx.Assessments(c.ID, practice.Page{Limit: 50})
			for _, a := range list.Items {
				result, failed := json.Marshal(a.Result)
				if failed != nil {
					return failed
				}
				fmt.Fprintln(&out, a.Instrument, a.TakenOn, a.TakenByName, string(result))
			}
			referrals, failed := tx.ReferralsOf(c.ID)
			for _, r := range referrals {
				full, err := tx.Referral(r.ID)
				if err != nil {
					return err
				}
				fmt.Fprintln(&out, full.Source, full.Urgency, full.Reason, full.ReceivedOn, full.Status, len(full.History))
			}
			return errors.Join(err, failed)
		})
	}
	for _, c := range h.cohorts() {
		fmt.Fprintln(&out, c.Name, c.Status, c.Seats, c.Schedule, c.Closed)
		h.ask(func(tx practice.Tx) error {
			marks, err := tx.AttendanceOf(c.ID)
			counts := map[string]int{}
			for _, m := range marks {
				counts[code[m.ClientID]+" "+string(m.Status)]++
			}
			homework, failed := tx.HomeworkOf(c.ID)
			for _, hw := range homework {
				for _, r := range hw.Returns {
					counts[hw.Title+" "+code[r.ClientID]+" "+string(r.Status)+" "+r.Feedback]++
				}
			}
			fmt.Fprintln(&out, counts) // printed in order of keys
			return errors.Join(err, failed)
		})
	}
	var sum int64
	for _, c := range h.charges() {
		sum += c.Fee.Amount
	}
	fmt.Fprintln(&out, sum)
	return out.String()
}
