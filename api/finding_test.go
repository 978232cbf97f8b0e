package api_test

import (
	"bytes"
	"net/http"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

// What is found is what the person may list, by the words that they know it by.
func TestEverythingIsFoundByWhatIsTyped(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		own, other := estate(w, "therapist", "Own"), estate(w, "other therapist", "Other")
		start := w.Do("therapist", http.MethodGet, "/sessions/"+own["session"], nil).Want(http.StatusOK).Text("startsAt")
		at, err := time.Parse(time.RFC3339, start)
		if err != nil {
			t.Fatal(err)
		}
		zone, _ := time.LoadLocation("America/New_York")
		w.SetTime(at)
		day, weekday := at.In(zone).Format("2 Jan"), at.In(zone).Format("Mon")
		code := w.Do("intake", http.MethodGet, "/cohorts/"+own["cohort"], nil).Want(http.StatusOK).Text("code")
		clientCode := w.Do("intake", http.MethodGet, "/clients/"+own["client"], nil).Want(http.StatusOK).Text("code")
		status := w.Do("intake", http.MethodGet, "/referrals/"+own["referral"], nil).Want(http.StatusOK).Text("status")
		for _, c := range []struct{ who, text, kind, id string }{
			{"intake", "ówn", "client", own["client"]},
			{"intake", clientCode, "client", own["client"]},
			{"intake", "own", "referral", own["referral"]},
			{"intake", clientCode, "referral", own["referral"]},
			{"intake", "own " + status, "referral", own["referral"]},
			{"intake", status, "referral", own["referral"]},
			{"therapist", "own", "cohort", own["cohort"]},
			{"therapist", code, "cohort", own["cohort"]},
			{"therapist", "today", "session", own["session"]},
			{"therapist", weekday, "session", own["session"]},
			{"therapist", day, "session", own["session"]},
			{"therapist", "own " + day, "session", own["session"]},
			{"billing", code + " " + day, "session", own["session"]},
			{"billing", code, "cohort", own["cohort"]},
			{"admin", code, "cohort", own["cohort"]},
		} {
			found := w.Do(c.who, http.MethodPost, "/find", body{"text": c.text}).Want(http.StatusOK)
			if !bytes.Contains(found.Raw, []byte(`"id":"`+c.id+`"`)) {
				t.Errorf("%s does not find the %s by %q: %s", c.who, c.kind, c.text, found.Raw)
			}
		}
		for _, text := range []string{"other", "own", "member", day, status, "tue", ""} {
			found := w.Do("therapist", http.MethodPost, "/find", body{"text": text}).Want(http.StatusOK)
			for kind, id := range other {
				if len(id) == 36 && bytes.Contains(found.Raw, []byte(id)) {
					t.Errorf("a therapist finds another's %s by %q", kind, text)
				}
			}
			if n := len(found.Field("referrals").([]any)); n > 0 {
				t.Errorf("a therapist finds %d referrals", n)
			}
		}
		for text, ids := range map[string][]string{"own": {own["client"], own["referral"], own["cohort"], own["session"]}, clientCode: {own["client"]}} {
			found := w.Do("admin", http.MethodPost, "/find", body{"text": text}).Want(http.StatusOK)
			for _, id := range ids {
				if bytes.Contains(found.Raw, []byte(id)) {
					t.Errorf("an administrator finds by %q: %s", text, found.Raw)
				}
			}
		}
		byCode := w.Do("billing", http.MethodPost, "/find", body{"text": code}).Want(http.StatusOK)
		if byCode.Text("cohorts.0.name") != code || byCode.Text("sessions.0.cohortName") != code {
			t.Errorf("billing calls the cohort by its name: %s", byCode.Raw)
		}
	})
}

// A search is in the audit with how much was seen; what was typed stays sealed.
func TestASearchIsAuditedWithoutItsWords(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		own := estate(w, "therapist", "Own")
		w.Do("intake", http.MethodPost, "/find", body{"text": "own"}).Want(http.StatusOK)
		w.Do("intake", http.MethodPost, "/find", body{"text": "a\x00", "more": 1}).WantCode(http.StatusUnprocessableEntity, "invalid")
		seen := w.Do("admin", http.MethodGet, "/audit?action=things.find", nil).Want(http.StatusOK)
		entries := items(seen)
		if len(entries) != 1 || !bytes.Contains(seen.Raw, []byte(`"clients":4`)) || seen.Text("items.0.actorId") != w.Users["intake"].ID.String() {
			t.Errorf("audited: %s", seen.Raw)
		}
		if bytes.Contains(bytes.ToLower(seen.Raw), []byte(`"own`)) || bytes.Contains(seen.Raw, []byte(own["client"])) {
			t.Errorf("the audit shows what was typed: %s", seen.Raw)
		}
		if domain.May(domain.Actor{}, domain.FindThings, false) {
			t.Error("nobody may find")
		}
	})
}
