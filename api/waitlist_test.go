package api_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

func accepted(t *testing.T, w *apitest.World, client, urgency string) string {
	t.Helper()
	id := w.Do("intake", "POST", "/referrals", referral(body{"clientId": client, "urgency": urgency})).Want(http.StatusCreated).Text("id")
	w.Do("intake", "POST", "/referrals/"+id+"/accept", nil).Want(http.StatusOK)
	return id
}

func TestWaitlistIsInOrder(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		first, urgent, last := newClient(t, w, "First", "A"), newClient(t, w, "Urgent", "B"), newClient(t, w, "Last", "C")
		cohort := newCohortOf(t, w, "therapist")
		join := "/cohorts/" + cohort + "/waitlist"
		wait := w.Do("intake", "POST", join, body{"clientId": first}).Want(http.StatusCreated)
		if wait.Number("position") != 1 || wait.Text("urgency") != "routine" || wait.Number("daysWaiting") != 0 {
			t.Errorf("%s", wait.Raw)
		}
		w.SetTime(apitest.Now.Add(49 * time.Hour))
		w.Do("intake", "POST", join, body{"clientId": last}).Want(http.StatusCreated)
		r := accepted(t, w, urgent, "urgent")
		if a := w.Do("intake", "POST", join, body{"clientId": urgent, "referralId": r}).Want(http.StatusCreated); a.Number("position") != 1 || a.Text("urgency") != "urgent" {
			t.Errorf("%s", a.Raw)
		}
		list := w.Do("therapist", "GET", join, nil)
		var names []string
		for _, item := range items(list) {
			names = append(names, item.(map[string]any)["firstName"].(string))
		}
		if !slices.Equal(names, []string{"Urgent", "First", "Last"}) || list.Number("items.1.daysWaiting") != 2 || list.Number("items.2.position") != 3 {
			t.Errorf("%s", list.Raw)
		}
		if a := w.Do("intake", "GET", "/referrals/"+r, nil); a.Text("status") != "waitlisted" {
			t.Errorf("%s", a.Raw)
		}
		w.Do("other therapist", "GET", join, nil).WantCode(http.StatusNotFound, "not_found")
		w.Do("billing", "GET", join, nil).Want(http.StatusForbidden)
		w.Do("therapist", "POST", join, body{"clientId": first}).Want(http.StatusForbidden)
	})
}

func TestWaitlistLeavingPutsTheReferralBack(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		client := newClient(t, w, "Ana", "Lopez")
		r := accepted(t, w, client, "urgent")
		one, two := newCohortOf(t, w, "therapist"), newCohortOf(t, w, "therapist")
		var waits []string
		for _, cohort := range []string{one, two} {
			waits = append(waits, w.Do("intake", "POST", "/cohorts/"+cohort+"/waitlist", body{"clientId": client, "referralId": r}).Want(http.StatusCreated).Text("id"))
		}
		status := func() string { return w.Do("intake", "GET", "/referrals/"+r, nil).Text("status") }
		left := w.Do("intake", "POST", "/waitlist/"+waits[0]+"/leave", body{"reason": "Evenings do not work"}).Want(http.StatusOK)
		if left.Text("outcome") != "left" || left.Text("reason") != "Evenings do not work" || left.Field("position") != nil || status() != "waitlisted" {
			t.Errorf("%s, referral %s", left.Raw, status())
		}
		w.Do("intake", "POST", "/waitlist/"+waits[0]+"/leave", nil).WantCode(http.StatusConflict, "not_waiting")
		w.Do("intake", "POST", "/waitlist/"+waits[1]+"/leave", nil).Want(http.StatusOK)
		if status() != "accepted" {
			t.Errorf("the referral is %s", status())
		}
		again := w.Do("intake", "POST", "/cohorts/"+one+"/waitlist", body{"clientId": client, "referralId": r}).Want(http.StatusCreated)
		w.Do("intake", "POST", "/referrals/"+r+"/decline", body{"reason": "withdrawn"}).Want(http.StatusOK)
		own := w.Do("intake", "GET", "/clients/"+client+"/waits", nil)
		if len(items(own)) != 3 || own.Text("items.0.id") != again.Text("id") || own.Text("items.0.outcome") != "left" || own.Text("items.0.cohortName") == "" {
			t.Errorf("%s", own.Raw)
		}
		if n := len(items(w.Do("intake", "GET", "/cohorts/"+one+"/waitlist", nil))); n != 0 {
			t.Errorf("%d still wait", n)
		}
		if audited(t, w, client, domain.JoinWaitlist, domain.Done) != 3 || audited(t, w, client, domain.LeaveWaitlist, domain.Done) != 2 {
			t.Error("the audit lacks a wait")
		}
	})
}

func TestWaitlistRefusals(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		client, member := newClient(t, w, "Ana", "Lopez"), newClient(t, w, "Ben", "Moss")
		cohort := newCohortOf(t, w, "therapist", member)
		join := "/cohorts/" + cohort + "/waitlist"
		received := newReferral(t, w, client)
		unknown := domain.NewID[domain.ClientID]().String()
		for _, c := range []struct {
			name   string
			body   body
			status int
			code   string
		}{
			{"no client", body{}, http.StatusUnprocessableEntity, "invalid"},
			{"unknown client", body{"clientId": unknown}, http.StatusUnprocessableEntity, "invalid"},
			{"unknown referral", body{"clientId": client, "referralId": unknown}, http.StatusUnprocessableEntity, "invalid"},
			{"another client's referral", body{"clientId": member, "referralId": received}, http.StatusConflict, "already_enrolled"},
			{"referral not accepted", body{"clientId": client, "referralId": received}, http.StatusConflict, "referral_state"},
			{"member already", body{"clientId": member}, http.StatusConflict, "already_enrolled"},
		} {
			a := w.Do("intake", "POST", join, c.body)
			if a.Status != c.status || a.Text("code") != c.code {
				t.Errorf("%s: %s", c.name, a.Raw)
			}
		}
		other := newClient(t, w, "Cleo", "Park")
		if a := w.Do("intake", "POST", join, body{"clientId": other, "referralId": received}).Want(http.StatusUnprocessableEntity); !slices.Equal(a.WrongFields(), []string{"referralId"}) {
			t.Errorf("another client's referral: %s", a.Raw)
		}
		w.Do("intake", "POST", join, body{"clientId": client}).Want(http.StatusCreated)
		w.Do("intake", "POST", join, body{"clientId": client}).WantCode(http.StatusConflict, "already_waiting")
		w.Do("intake", "POST", "/cohorts/"+unknown+"/waitlist", body{"clientId": client}).Want(http.StatusNotFound)
		w.Do("intake", "POST", "/waitlist/"+unknown+"/leave", nil).Want(http.StatusNotFound)
	})
}
