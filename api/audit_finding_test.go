package api_test

import (
	"errors"
	"net/http"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/practice/office"
)

// shipped is a copy of checkpoints that knows of an audit that went on for longer.
type shipped []domain.Checkpoint

func (s *shipped) Kept() ([]domain.Checkpoint, error) { return *s, nil }

// elsewhere knows another first entry than the one that is there.
func elsewhere(w *apitest.World) *shipped {
	return &shipped{{AuditLink: domain.AuditLink{Place: 1, Seq: 1, Hash: "00"}, At: w.Time()}}
}

// verified verifies the whole audit.
func verified(w *apitest.World) error {
	w.Do("admin", http.MethodPost, "/audit/verify?whole=true", nil).Want(http.StatusAccepted)
	return w.Desks.Office.RunVerification(w.T.Context())
}

// What a verification found stands on the first page of administrators until
// somebody looks after it, for a reason, or a later one holds. The same finding
// is not told again; another one is.
func TestAFindingIsToldUntilSomebodyLooksAfterIt(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		copied := &shipped{}
		w.Desks.Office.HoldAgainst(copied)
		verify := func(found bool) {
			t.Helper()
			if _, is := errors.AsType[office.Tampered](verified(w)); is != found {
				t.Fatalf("found: %v", is)
			}
		}
		tell := func(who string, want int) {
			t.Helper()
			if got := told(w, w.Token(who), "audit_broken"); len(got) != want {
				t.Errorf("%s is told %v", who, got)
			}
		}
		acknowledge := func(who, why string) *apitest.Answer {
			return w.Do(who, http.MethodPost, "/audit/finding/acknowledge", map[string]any{"reason": why})
		}
		w.AddUser("second admin", domain.Admin)
		verify(false)
		tell("admin", 0)
		acknowledge("admin", "why not").WantCode(http.StatusConflict, "no_finding")
		*copied = *elsewhere(w) // the same finding each time
		verify(true)
		for who, want := range map[string]int{"admin": 1, "second admin": 1, "intake": 0, "therapist": 0, "billing": 0} {
			tell(who, want)
		}
		acknowledge("billing", "mine").WantCode(http.StatusForbidden, "forbidden")
		acknowledge("admin", " ").Want(http.StatusUnprocessableEntity)
		tell("admin", 1)
		for range 2 { // a retry is harmless
			if a := acknowledge("second admin", "A disk was put back; see the log book.").Want(http.StatusOK); a.Text("acknowledged.by") != "Second admin" {
				t.Errorf("%s", a.Raw)
			}
		}
		tell("admin", 0)
		verify(true) // the same
		tell("admin", 0)
		*copied = shipped{{AuditLink: domain.AuditLink{Place: 2, Seq: 2, Hash: "00"}, At: w.Time()}}
		verify(true) // another one
		tell("admin", 1)
		*copied = nil
		verify(false)
		tell("admin", 0)
		if a := audit(w, "?action=audit.acknowledge&outcome=done"); a.Text("items.0.actorName") != "Second admin" {
			t.Errorf("the audit says %s", a.Raw)
		}
	})
}
