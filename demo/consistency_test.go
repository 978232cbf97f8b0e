package demo_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/program"
	"cohort/practice"
)

func checkConsistency(t *testing.T, h *house, now time.Time) {
	t.Helper()
	var marks, attended, given, back, closed, open int
	for _, card := range h.cohorts() {
		v, err := h.desks.Program.Cohort(context.Background(), h.actors["Ruth"], card.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range v.Sessions {
			if s.StartsAt.Before(now) && s.Status == program.SessionScheduled {
				open++
				checkOwed(t, h, s)
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

// mostOwed is how many pieces of homework a session asks for at most: the last
// one, and those of members who were away once or twice.
const mostOwed = 3

func checkOwed(t *testing.T, h *house, s program.Session) {
	t.Helper()
	v, err := h.desks.Program.Session(context.Background(), h.actors["Ruth"], s.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Earlier) > mostOwed {
		t.Errorf("%s, session %d asks for %d pieces of homework", v.Cohort.Name, s.Number, len(v.Earlier))
	}
}

func percent(part, all int) float64 { return 100 * float64(part) / float64(max(1, all)) }

// checkClosed holds a closed session to what closing promises.
func checkClosed(t *testing.T, h *house, v program.CohortView, s program.Session) (marks, attended int) {
	t.Helper()
	h.ask(func(tx practice.Tx) error {
		all, err := tx.Attendance(s.ID)
		charges, failed := tx.ChargesOfSession(s.ID)
		corrected, unread := tx.CorrectionsOf(s.ID)
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
			instead := c.Status == billing.ChargeReversed && slices.ContainsFunc(corrected, func(m program.AttendanceCorrection) bool { return m.ClientID == c.ClientID })
			if c.ReversesID.IsZero() && !instead {
				made++
			}
		}
		marks, attended = len(all), program.HeadCount(all)
		if s.Attended != attended || made != due {
			t.Errorf("%s, session %d: %d attended and %d charges, want %d and %d", v.Name, s.Number, s.Attended, made, attended, due)
		}
		return errors.Join(err, failed, unread)
	})
	return marks, attended
}

func checkAudit(t *testing.T, h *house) {
	t.Helper()
	var entries int64
	var last time.Time
	h.ask(func(tx practice.Tx) error {
		return tx.EachAudit(func(e domain.AuditEntry, _ domain.AuditLink) error {
			entries++
			if e.At.Before(last) || e.At.After(afternoon) {
				t.Errorf("entry %d of %v comes after one of %v", e.Seq, e.At, last)
			}
			last = e.At
			return nil
		})
	})
	report, err := h.desks.Office.VerifyAudit(context.Background(), h.actors["Noor"], nil, func(domain.AuditVerification) {})
	if err != nil {
		t.Fatal(err)
	}
	if report.Break != nil || entries < 1000 {
		t.Errorf("%d entries, %+v", entries, report.Break)
	}
	t.Logf("%d entries in the audit", entries)
}
