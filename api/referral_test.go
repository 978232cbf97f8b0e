package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

func referral(change body) body {
	r := body{"source": "self", "urgency": "routine", "reason": "Worries about everything", "problemAreas": []string{"anxiety_disorders"},
		"receivedOn": "2026-03-10"}
	for k, v := range change {
		r[k] = v
	}
	return r
}

func newReferral(t *testing.T, w *apitest.World, client string) string {
	t.Helper()
	return w.Do("intake", "POST", "/referrals", referral(body{"clientId": client})).Want(http.StatusCreated).Text("id")
}

func TestReferralBringsANewClient(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		newClient(t, w, "Ana", "Lopez")
		made := w.Do("intake", "POST", "/referrals", referral(body{"client": body{"firstName": "Ana", "lastName": "Lopez", "birthDate": "1990-04-01"},
			"referrer": body{"name": "Dr. Grey", "organization": "Harbor Clinic", "email": "grey@example.org"}, "urgency": "urgent"})).Want(http.StatusCreated)
		if made.Text("status") != "received" || made.Text("history.0.status") != "received" || made.Text("history.0.by") != "Intake" ||
			made.Text("client.firstName") != "Ana" || made.Text("possibleDuplicates.0.code") == "" || made.Header.Get("ETag") != `"1"` {
			t.Errorf("%s", made.Raw)
		}
		if made.Text("answerBy") != "2026-03-12T14:00:00Z" { // 48 hours after it was entered
			t.Errorf("answer by %s", made.Text("answerBy"))
		}
		read := w.Do("intake", "GET", "/referrals/"+made.Text("id"), nil).Want(http.StatusOK)
		if read.Text("referrer.name") != "Dr. Grey" || read.Text("reason") != "Worries about everything" {
			t.Errorf("%s", read.Raw)
		}
		client := made.Text("clientId")
		w.Do("intake", "GET", "/clients/"+client, nil).Want(http.StatusOK)
		if audited(t, w, client, domain.CreateReferral, domain.Done) != 1 || audited(t, w, client, domain.ReadReferral, domain.Read) != 1 {
			t.Error("the audit lacks the creation or the read")
		}
	})
}

func TestReferralEveryWrongFieldIsNamed(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		for _, c := range []struct {
			name string
			body any
			want []string
		}{
			{"nothing", body{}, []string{"clientId", "source", "urgency", "reason", "receivedOn"}},
			{"everything", body{"client": body{"firstName": "", "lastName": "\x00", "birthDate": "2026-02-30", "email": "x", "vip": true}, "source": "tv",
				"urgency": "soon", "reason": strings.Repeat("x", 20001), "problemAreas": []string{"anger", "vertigo"}, "receivedOn": "2027-01-01",
				"referrer": body{"email": "nobody", "phone": strings.Repeat("1", 201)}, "status": "accepted"},
				[]string{"client.firstName", "client.lastName", "client.birthDate", "client.email", "client.vip", "source", "urgency", "reason",
					"problemAreas[1]", "receivedOn", "referrer.email", "referrer.phone", "status"}},
			{"both clients", referral(body{"clientId": domain.NewID[domain.ClientID]().String(), "client": body{"firstName": "A", "lastName": "B", "birthDate": "1990-01-01"}}), []string{"clientId"}},
			{"somebody unknown", referral(body{"clientId": domain.NewID[domain.ClientID]().String()}), []string{"clientId"}},
			{"no id", referral(body{"clientId": "1"}), []string{"clientId"}},
			{"tomorrow at the practice", referral(body{"receivedOn": "2026-03-11", "client": body{"firstName": "A", "lastName": "B", "birthDate": "1990-01-01"}}), []string{"receivedOn"}},
		} {
			a := w.Do("intake", "POST", "/referrals", c.body).WantCode(http.StatusUnprocessableEntity, "invalid")
			got := a.WrongFields()
			slices.Sort(got)
			slices.Sort(c.want)
			got = slices.Compact(got)
			if !slices.Equal(got, c.want) {
				t.Errorf("%s: named %v, want %v", c.name, got, c.want)
			}
		}
		if n := len(items(w.Do("intake", "GET", "/clients", nil))) + len(items(w.Do("intake", "GET", "/referrals", nil))); n != 0 {
			t.Errorf("%d things were stored", n)
		}
	})
}

func TestReferralSteps(t *testing.T) {
	steps := map[string]struct {
		path string
		body any
	}{
		"triage": {"/triage", body{"urgency": "urgent", "note": "called back"}}, "accept": {"/accept", nil},
		"decline": {"/decline", body{"reason": "no_capacity"}}, "redirect": {"/redirect", body{"to": "self_help", "note": "wants peers"}},
	}
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		client := newClient(t, w, "Ana", "Lopez")
		for _, c := range []struct {
			taken  string
			ends   string
			legal  string
			events int
		}{
			{"", "received", "triage accept decline redirect", 1},
			{"triage", "triaged", "triage accept decline redirect", 2},
			{"accept", "accepted", "decline redirect", 2},
			{"triage accept", "accepted", "decline redirect", 3},
			{"decline", "declined", "", 2},
			{"accept redirect", "redirected", "", 3},
		} {
			for step, call := range steps {
				id := newReferral(t, w, client)
				for _, s := range strings.Fields(c.taken) {
					w.Do("intake", "POST", "/referrals/"+id+steps[s].path, steps[s].body).Want(http.StatusOK)
				}
				before := w.Do("intake", "GET", "/referrals/"+id, nil)
				if before.Text("status") != c.ends || len(before.Field("history").([]any)) != c.events {
					t.Errorf("after %q: %s", c.taken, before.Raw)
				}
				a := w.Do("intake", "POST", "/referrals/"+id+call.path, call.body)
				if slices.Contains(strings.Fields(c.legal), step) {
					a.Want(http.StatusOK)
				} else {
					a.WantCode(http.StatusConflict, "referral_state")
				}
			}
		}
		id := newReferral(t, w, client)
		triaged := w.Do("intake", "POST", "/referrals/"+id+"/triage", body{"urgency": "emergent", "note": "called back"}).Want(http.StatusOK)
		if triaged.Text("answerBy") != "2026-03-10T20:00:00Z" || triaged.Text("history.1.note") != "called back" || triaged.Number("version") != 2 {
			t.Errorf("%s", triaged.Raw)
		}
		gone := w.Do("intake", "POST", "/referrals/"+id+"/redirect", body{"to": "self_help"}).Want(http.StatusOK)
		if gone.Text("history.2.to") != "self_help" || gone.Field("history.2.reason") != nil {
			t.Errorf("%s", gone.Raw)
		}
		for path, wrong := range map[string][]string{"/triage": {"urgency"}, "/decline": {"reason"}, "/redirect": {"to"}} {
			if a := w.Do("intake", "POST", "/referrals/"+id+path, body{"note": "a\x01"}).Want(http.StatusUnprocessableEntity); !slices.Equal(a.WrongFields(), append(wrong, "note")) {
				t.Errorf("%s: %s", path, a.Raw)
			}
		}
		w.Do("therapist", "POST", "/referrals/"+id+"/accept", nil).Want(http.StatusForbidden)
		w.Do("intake", "POST", "/referrals/"+domain.NewID[domain.ReferralID]().String()+"/accept", nil).Want(http.StatusNotFound)
	})
}

func TestReferralBoardIsSortedByWhatMustBeAnsweredFirst(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		client := newClient(t, w, "Ana", "Lopez")
		var want []string
		for _, urgency := range []string{"emergency", "emergent", "urgent", "after_discharge", "routine", "routine"} {
			want = append(want, w.Do("intake", "POST", "/referrals", referral(body{"clientId": client, "urgency": urgency})).Want(http.StatusCreated).Text("id"))
		}
		old := w.Do("intake", "POST", "/referrals", referral(body{"clientId": client, "receivedOn": "2026-02-02"})).Text("id")
		want = append([]string{old}, want...) // two weeks and more ago: late
		var got []string
		cursor := ""
		for {
			a := w.Do("intake", "GET", "/referrals?limit=3&status=received,triaged&cursor="+cursor, nil)
			for _, item := range items(a) {
				r := item.(map[string]any)
				got = append(got, r["id"].(string))
				if r["reason"] != nil || r["history"] != nil || r["client"].(map[string]any)["firstName"] != "Ana" || len(r["problemAreas"].([]any)) != 1 {
					t.Errorf("%v", r)
				}
			}
			if cursor = a.Text("nextCursor"); cursor == "" {
				break
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
		w.Do("intake", "POST", "/referrals/"+old+"/accept", nil).Want(http.StatusOK)
		if n := len(items(w.Do("intake", "GET", "/referrals?status=accepted&clientId="+client, nil))); n != 1 {
			t.Errorf("%d accepted", n)
		}
		counts := w.Do("intake", "GET", "/referrals/counts", nil).Want(http.StatusOK)
		if counts.Number("received") != 6 || counts.Number("accepted") != 1 || counts.Field("placed") != 0.0 {
			t.Errorf("%s", counts.Raw)
		}
		w.Do("intake", "GET", "/referrals?status=lost", nil).Want(http.StatusUnprocessableEntity)
	})
}

func TestReferralIsCorrected(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		id := newReferral(t, w, newClient(t, w, "Ana", "Lopez"))
		w.Do("intake", "PATCH", "/referrals/"+id, body{"reason": "x"}).WantCode(http.StatusPreconditionRequired, "version_required")
		changed := w.Do("intake", "PATCH", "/referrals/"+id, body{"reason": "Panic at work", "problemAreas": []string{}, "receivedOn": "2026-03-09"}, apitest.IfMatch("1")).Want(http.StatusOK)
		if changed.Text("reason") != "Panic at work" || len(changed.Field("problemAreas").([]any)) != 0 || changed.Text("source") != "self" ||
			changed.Number("version") != 2 || changed.Text("answerBy") != "2026-03-23T04:00:00Z" { // ten business days from the 9th, 00:00 in New York
			t.Errorf("%s", changed.Raw)
		}
		a := w.Do("intake", "PATCH", "/referrals/"+id, body{"reason": " ", "urgency": "x", "receivedOn": "2026-13-01"}, apitest.IfMatch("2")).Want(http.StatusUnprocessableEntity)
		if got := a.WrongFields(); len(got) != 3 {
			t.Errorf("named %v", got)
		}
		w.Do("intake", "PATCH", "/referrals/"+id, body{"reason": "x"}, apitest.IfMatch("1")).WantCode(http.StatusPreconditionFailed, "stale")
	})
}

// The board asks for what was seated lately, and how long each waits where it stands.
func TestReferralsSayWhenTheyCameToWhereTheyStand(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		client := newClient(t, w, "Ana", "Lopez")
		before := newReferral(t, w, client)
		w.Do("intake", "POST", "/referrals/"+before+"/accept", nil).Want(http.StatusOK)
		w.SetTime(apitest.Now.Add(72 * time.Hour))
		lately := newReferral(t, w, client)
		w.Do("intake", "POST", "/referrals/"+lately+"/triage", body{"urgency": "urgent"}).Want(http.StatusOK)
		w.SetTime(apitest.Now.Add(73 * time.Hour))
		if a := w.Do("intake", "POST", "/referrals/"+lately+"/accept", nil); a.Text("statusSince") != "2026-03-13T15:00:00Z" {
			t.Errorf("%s", a.Raw)
		}
		// An edit is no step.
		w.SetTime(apitest.Now.Add(96 * time.Hour))
		w.Do("intake", "PATCH", "/referrals/"+before, body{"reason": "x"}, apitest.IfMatch("2")).Want(http.StatusOK)
		for query, want := range map[string][]string{
			"?status=accepted":                            {lately, before},
			"?status=accepted&since=2026-03-11":           {lately},
			"?status=accepted&since=2026-03-13T15:00:00Z": {lately},
			"?status=accepted&since=2026-03-13T15:00:01Z": nil,
			"?status=received&since=2026-03-10":           nil,
			"?since=2026-03-01":                           {lately, before},
		} {
			a := w.Do("intake", "GET", "/referrals"+query, nil)
			var got []string
			for _, item := range items(a) {
				r := item.(map[string]any)
				got = append(got, r["id"].(string))
				if since := map[string]string{before: "2026-03-10T14:00:00Z", lately: "2026-03-13T15:00:00Z"}[r["id"].(string)]; r["statusSince"] != since {
					t.Errorf("%s: since %v, want %s", query, r["statusSince"], since)
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: got %v, want %v", query, got, want)
			}
		}
		w.Do("intake", "GET", "/referrals?since=lately", nil).WantCode(http.StatusUnprocessableEntity, "invalid")
	})
}

func TestReferralCountsFromADay(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		client := newClient(t, w, "Ana", "Lopez")
		w.Do("intake", "POST", "/referrals", referral(body{"clientId": client, "receivedOn": "2026-01-05"})).Want(http.StatusCreated)
		w.Do("intake", "POST", "/referrals", referral(body{"clientId": client, "receivedOn": "2026-03-10"})).Want(http.StatusCreated)
		for query, want := range map[string]float64{"": 2, "?receivedFrom=2026-01-05": 2, "?receivedFrom=2026-01-06": 1, "?receivedFrom=2026-03-11": 0} {
			if a := w.Do("intake", "GET", "/referrals/counts"+query, nil).Want(http.StatusOK); a.Number("received") != want {
				t.Errorf("%s: %s", query, a.Raw)
			}
		}
		w.Do("intake", "GET", "/referrals/counts?receivedFrom=2026-02-30", nil).WantCode(http.StatusUnprocessableEntity, "invalid")
	})
}

// A second referral of somebody who is referred already is said, and recorded.
func TestSecondOpenReferralIsSaid(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		ana := newClient(t, w, "Ana", "Again")
		refer := func(urgency string) *apitest.Answer {
			return w.Do("intake", http.MethodPost, "/referrals", body{"clientId": ana, "source": "self", "urgency": urgency, "reason": "R",
				"problemAreas": []string{}, "receivedOn": "2026-03-01"}).Want(http.StatusCreated)
		}
		first := refer("routine")
		if said := first.Field("openReferrals").([]any); len(said) != 0 {
			t.Errorf("the first one: %s", first.Raw)
		}
		second := refer("urgent")
		if said := second.Field("openReferrals").([]any); len(said) != 1 || second.Text("openReferrals.0.id") != first.Text("id") ||
			second.Text("openReferrals.0.status") != "received" || second.Text("openReferrals.0.urgency") != "routine" || second.Text("openReferrals.0.receivedOn") != "2026-03-01" {
			t.Errorf("the second one: %s", second.Raw)
		}
		w.Do("intake", http.MethodPost, "/referrals/"+first.Text("id")+"/decline", body{"reason": "other"}).Want(http.StatusOK)
		if third := refer("routine"); len(third.Field("openReferrals").([]any)) != 1 || third.Text("openReferrals.0.id") != second.Text("id") {
			t.Errorf("what was declined is open no more: %s", third.Raw)
		}
	})
}
