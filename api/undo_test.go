package api_test

import (
	"net/http"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/domain/intake"
)

// line is a client who waits for two cohorts with one referral.
type line struct {
	client, referral string
	cohorts, waits   []string
}

func newLine(t *testing.T, w *apitest.World) line {
	t.Helper()
	l := line{client: newClient(t, w, "Ana", "Lopez"), cohorts: []string{newCohortOf(t, w, "therapist"), newCohortOf(t, w, "therapist")}}
	l.referral = accepted(t, w, l.client, "urgent")
	for _, cohort := range l.cohorts {
		l.waits = append(l.waits, w.Do("intake", "POST", "/cohorts/"+cohort+"/waitlist", body{"clientId": l.client, "referralId": l.referral}).Want(http.StatusCreated).Text("id"))
	}
	return l
}

func undo(w *apitest.World, who, referral string, step int) *apitest.Answer {
	return w.Do(who, "POST", "/referrals/"+referral+"/undo", body{"step": step})
}

// later moves the clock on: each step has its own instant.
func later(w *apitest.World, by time.Duration) { w.SetTime(w.Time().Add(by)) }

func TestReferralStepIsUndoneByWhoTookIt(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("other intake", domain.Intake)
		client := newClient(t, w, "Ana", "Lopez")
		r := w.Do("intake", "POST", "/referrals", referral(body{"clientId": client, "urgency": "routine"})).Want(http.StatusCreated)
		id := r.Text("id")
		if r.Field("undo") != nil {
			t.Errorf("who was only received can be undone: %s", r.Raw)
		}
		later(w, time.Minute)
		w.Do("intake", "POST", "/referrals/"+id+"/triage", body{"urgency": "urgent", "note": "slip"}).Want(http.StatusOK)
		later(w, time.Minute)
		a := w.Do("intake", "POST", "/referrals/"+id+"/accept", nil).Want(http.StatusOK)
		if a.Number("undo.step") != 3 || a.Text("undo.until") != w.Time().Add(intake.UndoFor).Format(time.RFC3339) {
			t.Errorf("%s", a.Raw)
		}
		if other := w.Do("other intake", "GET", "/referrals/"+id, nil); other.Field("undo") != nil {
			t.Errorf("another may undo it: %s", other.Raw)
		}
		undo(w, "other intake", id, 3).WantCode(http.StatusConflict, "step_not_yours")
		undo(w, "intake", id, 2).WantCode(http.StatusConflict, "step_followed")
		undo(w, "intake", id, 9).WantCode(http.StatusUnprocessableEntity, "invalid")
		undo(w, "therapist", id, 3).Want(http.StatusForbidden)
		later(w, time.Minute)
		back := undo(w, "intake", id, 3).Want(http.StatusOK)
		if back.Text("status") != "triaged" || back.Number("history.3.undoes") != 3 || back.Text("history.2.status") != "accepted" || back.Text("statusSince") != back.Text("history.1.at") {
			t.Errorf("%s", back.Raw)
		}
		undo(w, "intake", id, 3).WantCode(http.StatusConflict, "step_followed")
		if n := audited(t, w, client, domain.UndoReferralStep, domain.Done); n != 1 {
			t.Errorf("%d in the audit", n)
		}
	})
}

func TestUndoneTriageGivesTheUrgencyBack(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		r := w.Do("intake", "POST", "/referrals", referral(body{"clientId": newClient(t, w, "Ana", "Lopez"), "urgency": "routine"})).Want(http.StatusCreated)
		id := r.Text("id")
		later(w, time.Minute)
		w.Do("intake", "POST", "/referrals/"+id+"/triage", body{"urgency": "emergency"}).Want(http.StatusOK)
		later(w, intake.UndoFor)
		if back := undo(w, "intake", id, 2).Want(http.StatusOK); back.Text("urgency") != "routine" || back.Text("answerBy") != r.Text("answerBy") || back.Text("status") != "received" {
			t.Errorf("%s", back.Raw)
		}
		w.Do("intake", "POST", "/referrals/"+id+"/accept", nil).Want(http.StatusOK)
		later(w, intake.UndoFor+time.Second)
		undo(w, "intake", id, 4).WantCode(http.StatusConflict, "step_too_old")
	})
}

// Who is declined by a slip is back in every line, at the old place.
func TestUndoneDeclineGivesThePlacesInLineBack(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		l := newLine(t, w)
		later(w, time.Minute)
		w.Do("intake", "POST", "/cohorts/"+l.cohorts[0]+"/waitlist", body{"clientId": newClient(t, w, "Ben", "Next")}).Want(http.StatusCreated)
		w.Do("intake", "POST", "/referrals/"+l.referral+"/decline", body{"reason": "withdrawn"}).Want(http.StatusOK)
		later(w, time.Minute)
		if back := undo(w, "intake", l.referral, 4).Want(http.StatusOK); back.Text("status") != "waitlisted" {
			t.Errorf("%s", back.Raw)
		}
		for i, cohort := range l.cohorts {
			list := w.Do("intake", "GET", "/cohorts/"+cohort+"/waitlist", nil)
			if list.Text("items.0.id") != l.waits[i] || list.Text("items.0.outcome") != "waiting" || list.Text("items.0.history.0.kind") != "ended" || list.Text("items.0.history.1.kind") != "returned" {
				t.Errorf("%s", list.Raw)
			}
		}
	})
}

// What was done in between speaks against it, and nothing is half undone.
func TestUndoIsRefusedOnceSomethingRestsOnIt(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("other intake", domain.Intake)
		for name, c := range map[string]struct {
			between func(l line)
			code    string
		}{
			"waits there anew": {func(l line) {
				w.Do("other intake", "POST", "/cohorts/"+l.cohorts[1]+"/waitlist", body{"clientId": l.client}).Want(http.StatusCreated)
			}, "already_waiting"},
			"the cohort is cancelled": {func(l line) {
				w.Do("other intake", "POST", "/cohorts/"+l.cohorts[1]+"/cancel", body{"reason": "No lead"}).Want(http.StatusOK)
			}, "entry_closed"},
			"the referral is corrected": {func(l line) {
				got := w.Do("other intake", "GET", "/referrals/"+l.referral, nil)
				w.Do("other intake", "PATCH", "/referrals/"+l.referral, body{"reason": "More"}, apitest.IfMatch(got.Header.Get("ETag"))).Want(http.StatusOK)
			}, "step_followed"},
		} {
			l := newLine(t, w)
			later(w, time.Minute)
			w.Do("intake", "POST", "/referrals/"+l.referral+"/redirect", body{"to": "self_help"}).Want(http.StatusOK)
			later(w, time.Minute)
			c.between(l)
			a := undo(w, "intake", l.referral, 4)
			if a.Status != http.StatusConflict || a.Text("code") != c.code || a.Text("detail") == "" {
				t.Errorf("%s: %d %s", name, a.Status, a.Raw)
			}
			if status := w.Do("intake", "GET", "/referrals/"+l.referral, nil).Text("status"); status != "redirected" {
				t.Errorf("%s: %s", name, status)
			}
			if n := len(items(w.Do("intake", "GET", "/cohorts/"+l.cohorts[0]+"/waitlist", nil))); n != 0 {
				t.Errorf("%s: %d wait", name, n)
			}
		}
	})
}

func TestReturnToAWaitlist(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("other intake", domain.Intake)
		l := newLine(t, w)
		back := func(who string, i int) *apitest.Answer {
			return w.Do(who, "POST", "/waitlist/"+l.waits[i]+"/return", nil)
		}
		back("intake", 0).WantCode(http.StatusConflict, "not_left")
		for _, wait := range l.waits {
			later(w, time.Minute)
			w.Do("intake", "POST", "/waitlist/"+wait+"/leave", body{"reason": "slip"}).Want(http.StatusOK)
		}
		if r := w.Do("intake", "GET", "/referrals/"+l.referral, nil); r.Text("status") != "accepted" || r.Field("undo") != nil {
			t.Errorf("%s", r.Raw)
		}
		undo(w, "intake", l.referral, 4).WantCode(http.StatusConflict, "referral_state")
		back("other intake", 1).WantCode(http.StatusConflict, "step_not_yours")
		back("therapist", 1).Want(http.StatusForbidden)
		got := back("intake", 1).Want(http.StatusOK)
		if got.Number("position") != 1 || got.Text("outcome") != "waiting" || got.Text("history.0.reason") != "slip" || got.Number("version") != 3 || got.Header.Get("ETag") != `"3"` {
			t.Errorf("%s", got.Raw)
		}
		if r := w.Do("intake", "GET", "/referrals/"+l.referral, nil); r.Text("status") != "waitlisted" || r.Number("history.4.undoes") != 4 {
			t.Errorf("%s", r.Raw)
		}
		later(w, intake.UndoFor+time.Second)
		back("intake", 0).WantCode(http.StatusConflict, "step_too_old")
		w.Do("intake", "POST", "/waitlist/"+l.waits[1]+"/leave", nil).Want(http.StatusOK)
		w.Do("other intake", "POST", "/referrals/"+l.referral+"/decline", body{"reason": "withdrawn"}).Want(http.StatusOK)
		back("intake", 1).WantCode(http.StatusConflict, "step_followed")
	})
}

// Somebody undoes, somebody else acts: one of them wins, and the lines agree with
// the referral.
func TestUndoWhileAnotherActs(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("other intake", domain.Intake)
		for range 6 {
			l := newLine(t, w)
			later(w, time.Minute)
			w.Do("intake", "POST", "/referrals/"+l.referral+"/decline", body{"reason": "withdrawn"}).Want(http.StatusOK)
			later(w, time.Minute)
			got := atOnce(8, func(i int) int {
				if i%2 == 0 {
					return undo(w, "intake", l.referral, 4).Status
				}
				return w.Do("other intake", "POST", "/cohorts/"+l.cohorts[i/2%2]+"/waitlist", body{"clientId": l.client}).Status
			})
			if got[http.StatusOK]+got[http.StatusCreated]+got[http.StatusConflict] != 8 || got[http.StatusOK] > 1 {
				t.Errorf("answers by status: %v", got)
			}
			undone := w.Do("intake", "GET", "/referrals/"+l.referral, nil).Text("status") == "waitlisted"
			if undone != (got[http.StatusOK] == 1) || undone == (got[http.StatusCreated] > 0) {
				t.Errorf("undone: %t, by status: %v", undone, got)
			}
			for _, cohort := range l.cohorts {
				if n := len(items(w.Do("intake", "GET", "/cohorts/"+cohort+"/waitlist", nil))); n != 1 {
					t.Errorf("%d wait", n)
				}
			}
		}
	})
}

// Undone while another gives the seat: who was accepted by a slip has no seat, or
// the acceptance stands.
func TestUndoWhileAnotherGivesTheSeat(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("other intake", domain.Intake)
		cohort := newCohortOf(t, w, "therapist")
		for range 6 {
			client := newClient(t, w, "Ana", "Lopez")
			w.Do("intake", "POST", "/clients/"+client+"/assessments", phq9(1, 1, 1, 1, 1, 1, 1, 1, 0)).Want(http.StatusCreated)
			r := accepted(t, w, client, "urgent")
			got := atOnce(2, func(i int) int {
				if i == 0 {
					return undo(w, "intake", r, 2).Status
				}
				return w.Do("other intake", "POST", "/cohorts/"+cohort+"/enrollments", apitest.EnrollBody(client)).Status
			})
			status := w.Do("intake", "GET", "/referrals/"+r, nil).Text("status")
			if seated := got[http.StatusCreated] == 1; seated != (status == "placed") || seated == (got[http.StatusOK] == 1) {
				t.Errorf("answers by status: %v, the referral is %s", got, status)
			}
		}
	})
}

func TestReturnThatWasASlipIsOpenAgain(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		homework := w.Do("therapist", "POST", "/sessions/"+w.Session(cohort, 1)+"/homework", body{"title": "Anger meter"}).Want(http.StatusCreated).Text("id")
		path := "/homework/" + homework + "/returns/" + clients[0]
		say := func(status, feedback string) *apitest.Answer {
			return w.Do("therapist", "PUT", path, body{"status": status, "feedback": feedback})
		}
		if a := say("returned", "").Want(http.StatusOK); a.Text("returnedAt") == "" {
			t.Fatalf("%s", a.Raw)
		}
		version := 0.0
		for range 2 { // a retry is harmless
			a := say("open", "").Want(http.StatusOK)
			if a.Text("status") != "open" || a.Field("returnedAt") != nil || version != 0 && a.Number("version") != version {
				t.Errorf("opened again: %s", a.Raw)
			}
			version = a.Number("version")
		}
		say("partial", "Twice is a beginning.").Want(http.StatusOK)
		say("open", "").WantCode(http.StatusUnprocessableEntity, "invalid")
		say("open", "What is this about?").WantCode(http.StatusUnprocessableEntity, "invalid")
		say("partial", "").Want(http.StatusOK)
		say("open", "").Want(http.StatusOK)
	})
}
