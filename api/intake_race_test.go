package api_test

import (
	"net/http"
	"sync"
	"testing"

	"cohort/api/apitest"
)

// atOnce makes n calls side by side and counts the answers by status.
func atOnce(n int, call func(i int) int) map[int]int {
	var mu sync.Mutex
	var all sync.WaitGroup
	counts := map[int]int{}
	for i := range n {
		all.Go(func() {
			status := call(i)
			mu.Lock()
			defer mu.Unlock()
			counts[status]++
		})
	}
	all.Wait()
	return counts
}

func TestRiskFlagOfManyAnswersOneCounts(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		client := newClient(t, w, "Ana", "Lopez")
		flag := w.Do("intake", "POST", "/clients/"+client+"/assessments", phq9(0, 0, 0, 0, 0, 0, 0, 0, 1)).Want(http.StatusCreated).Text("riskFlags.0.id")
		got := atOnce(20, func(int) int {
			return w.Do("intake", "POST", "/risk-flags/"+flag+"/answer", body{"action": "called"}).Status
		})
		if got[http.StatusOK] != 1 || got[http.StatusConflict] != 19 {
			t.Errorf("answers by status: %v", got)
		}
	})
}

func TestClientOfManyEditorsOneWins(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		client := newClient(t, w, "Ana", "Lopez")
		got := atOnce(20, func(int) int {
			return w.Do("intake", "PATCH", "/clients/"+client, body{"phone": "1"}, apitest.IfMatch("1")).Status
		})
		if got[http.StatusOK] != 1 || got[http.StatusPreconditionFailed] != 19 {
			t.Errorf("answers by status: %v", got)
		}
	})
}

func TestWaitlistTakesAClientOnce(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		client := newClient(t, w, "Ana", "Lopez")
		r := accepted(t, w, client, "routine")
		cohort := newCohortOf(t, w, "therapist")
		got := atOnce(20, func(int) int {
			return w.Do("intake", "POST", "/cohorts/"+cohort+"/waitlist", body{"clientId": client, "referralId": r}).Status
		})
		if got[http.StatusCreated] != 1 || got[http.StatusConflict] != 19 {
			t.Errorf("answers by status: %v", got)
		}
		if a := w.Do("intake", "GET", "/referrals/"+r, nil); len(a.Field("history").([]any)) != 3 {
			t.Errorf("%s", a.Raw)
		}
	})
}

func TestReferralStepsWhileTheClientLeavesAndJoins(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		client := newClient(t, w, "Ana", "Lopez")
		cohort := newCohortOf(t, w, "therapist")
		r := accepted(t, w, client, "routine")
		wait := w.Do("intake", "POST", "/cohorts/"+cohort+"/waitlist", body{"clientId": client, "referralId": r}).Want(http.StatusCreated).Text("id")
		got := atOnce(12, func(i int) int {
			if i%2 == 0 {
				return w.Do("intake", "POST", "/waitlist/"+wait+"/leave", nil).Status
			}
			return w.Do("intake", "POST", "/referrals/"+r+"/decline", body{"reason": "withdrawn"}).Status
		})
		if got[http.StatusOK]+got[http.StatusConflict] != 12 || got[http.StatusOK] > 2 {
			t.Errorf("answers by status: %v", got)
		}
		if a := w.Do("intake", "GET", "/referrals/"+r, nil); a.Text("status") != "declined" {
			t.Errorf("the referral is %s", a.Text("status"))
		}
		if n := len(items(w.Do("intake", "GET", "/cohorts/"+cohort+"/waitlist", nil))); n != 0 {
			t.Errorf("%d still wait", n)
		}
	})
}

func TestReferralIsPlacedByEnrolling(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		client := newClient(t, w, "Ana", "Lopez")
		cohort := newCohortOf(t, w, "therapist")
		r := accepted(t, w, client, "urgent")
		w.Do("intake", "POST", "/cohorts/"+cohort+"/waitlist", body{"clientId": client, "referralId": r}).Want(http.StatusCreated)
		w.Do("intake", "POST", "/clients/"+client+"/assessments", phq9(1, 1, 1, 1, 1, 1, 1, 1, 0)).Want(http.StatusCreated)
		w.Do("intake", "POST", "/cohorts/"+cohort+"/enrollments", body{"clientId": client, "committedSessions": 12,
			"agreement": body{"version": "1", "signedOn": "2026-03-10", "signedName": "Ana Lopez"}}).Want(http.StatusCreated)
		if a := w.Do("intake", "GET", "/referrals/"+r, nil); a.Text("status") != "placed" || a.Text("history.3.status") != "placed" {
			t.Errorf("%s", a.Raw)
		}
		if own := w.Do("intake", "GET", "/clients/"+client+"/waits", nil); own.Text("items.0.outcome") != "seated" {
			t.Errorf("%s", own.Raw)
		}
		w.Do("intake", "POST", "/referrals/"+r+"/decline", body{"reason": "other"}).WantCode(http.StatusConflict, "referral_state")
	})
}
