package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/repository/storetest"
)

// Everything that a POST creates comes with an id, a version and the ETag of
// that version, whether it can be edited or not.
func TestWalkCreatedThingHasIDVersionAndETag(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		d, own, created := describe(t, w), estate(w, "therapist", "Own"), 0
		body := bodies(w, own)
		body["POST /cohorts/{id}/enrollments"] = apitest.EnrollBody(w.Client("New", "Member"))
		body["POST /cohorts/{id}/waitlist"] = map[string]any{"clientId": w.Client("New", "Waiting")}
		inEmergency(w)
		for _, route := range w.Server.Routes() {
			if route.Method != http.MethodPost || d.Paths[route.Path]["post"].Responses["201"] == nil {
				continue
			}
			if strings.HasPrefix(route.Path, "/api/v1/auth/") { // a second factor: nobody edits it
				continue
			}
			created++
			path, _ := addressed(route.Path, own)
			if strings.HasPrefix(path, "/enrollments/") { // of who missed something
				path = strings.Replace(path, own["enrollment"], own["missed"], 1)
			}
			if strings.HasSuffix(path, "/certificates") { // of who completed something
				path = completed(w) + "/certificates"
			}
			if strings.HasSuffix(path, "/rounds") { // in a session that is held now
				path = "/sessions/" + w.Session(own["cohort"], 2) + "/rounds"
			}
			if strings.HasSuffix(path, "/reversals") { // the correction has voided the own one
				path, _ = addressed(route.Path, estate(w, "other therapist", "Other"))
			}
			got := w.Do(whoMay(w, route), http.MethodPost, path, body[call(route)])
			if got.Status != http.StatusCreated || got.Text("id") == "" || got.Number("version") != 1 || got.Header.Get("ETag") != `"1"` {
				t.Errorf("%s: %d, ETag %s, %s", call(route), got.Status, got.Header.Get("ETag"), got.Raw)
			}
			if strings.HasSuffix(path, "/catch-ups") { // what is caught up needs no make-up
				w.Do("therapist", http.MethodPost, "/catch-ups/"+got.Text("id")+"/undo", nil).Want(http.StatusOK)
			}
		}
		if created != 51 {
			t.Errorf("%d routes create something", created)
		}
	})
}

// The fields of a charge that outside programs rely on are there even when
// they are empty.
func TestChargeHasEveryPromisedField(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		settings := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK)
		w.Do("admin", http.MethodPut, "/settings", map[string]any{"practiceName": "Harbor", "currency": "USD", "timeZone": "America/New_York",
			"sessionCode": "90853", "noShowFee": 2500}, apitest.IfMatch(settings.Header.Get("ETag"))).Want(http.StatusOK)
		cohort, clients := w.Running(6)
		session := "/sessions/" + w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "present", "no_show")).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK)
		list := w.Do("billing", http.MethodGet, "/charges", nil).Want(http.StatusOK)
		codes := []any{}
		for _, item := range list.Field("items").([]any) {
			charge := item.(map[string]any)
			for _, field := range []string{"id", "clientCode", "sessionId", "serviceDate", "kind", "code", "units", "fee", "status"} {
				if charge[field] == nil {
					t.Errorf("a charge without %s: %v", field, charge)
				}
			}
			codes = append(codes, charge["code"])
		}
		if len(codes) < 2 || !slices.Contains(codes, any("")) || !slices.Contains(codes, any("90853")) {
			t.Errorf("codes %v", codes)
		}
	})
}

// In the evening of New York it is tomorrow in UTC, where programs live.
// What they write down about their today is not in the future; the day after
// is.
func TestTodayOfProgramsIsNotInTheFuture(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		evening := time.Date(2026, 3, 11, 1, 0, 0, 0, time.UTC)
		cohort := w.Cohort(nil)
		client := w.Client("First", "Member")
		w.SetTime(evening)
		for _, c := range []struct {
			name, path, field string
			body              func(day string) map[string]any
		}{
			{"a referral", "/referrals", "receivedOn", func(day string) map[string]any {
				return map[string]any{"clientId": client, "source": "self", "urgency": "routine", "reason": "R", "receivedOn": day}
			}},
			{"an assessment", "/clients/" + client + "/assessments", "takenOn", func(day string) map[string]any {
				return map[string]any{"instrument": "gad-7", "answers": []int{0, 0, 0, 0, 0, 0, 0}, "takenOn": day}
			}},
			{"an agreement", "/cohorts/" + cohort + "/enrollments", "agreement.signedOn", func(day string) map[string]any {
				return map[string]any{"clientId": client, "committedSessions": 12, "agreement": map[string]any{"version": "1", "signedOn": day, "signedName": "Ana N"},
					"overrides": []map[string]any{{"rule": "referral_not_accepted", "reason": "R"}}}
			}},
		} {
			if got := w.Do("intake", http.MethodPost, c.path, c.body("2026-03-12")); got.Status != http.StatusUnprocessableEntity || !slices.Contains(got.WrongFields(), c.field) {
				t.Errorf("%s of the day after: %d %s", c.name, got.Status, got.Raw)
			}
			if got := w.Do("intake", http.MethodPost, c.path, c.body("2026-03-11")); got.Status != http.StatusCreated {
				t.Errorf("%s of today in UTC: %d %s", c.name, got.Status, got.Raw)
			}
		}
	})
}

// Once a cohort has a fee, its amount must not turn into another currency.
func TestCurrencyIsFixedByTheFirstFee(t *testing.T) {
	euros := map[string]any{"practiceName": "Hafen", "currency": "EUR", "timeZone": "Europe/Berlin", "sessionCode": "90853"}
	for _, c := range []struct {
		name string
		make func(*apitest.World)
		want string
	}{
		{"no fee", func(w *apitest.World) { w.Client("First", "Member") }, ""},
		{"a cohort's", func(w *apitest.World) { w.Cohort(nil) }, "currency_fixed"},
		{"a client's", func(w *apitest.World) {
			w.Do("billing", http.MethodPut, "/clients/"+w.Client("First", "Member")+"/fee", map[string]any{"amount": 4000}, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		}, "currency_fixed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			apitest.Each(t, func(t *testing.T, w *apitest.World) {
				c.make(w)
				settings := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK)
				got := w.Do("admin", http.MethodPut, "/settings", euros, apitest.IfMatch(settings.Header.Get("ETag")))
				if got.Text("code") != c.want {
					t.Errorf("%d %s", got.Status, got.Raw)
				}
			})
		})
	}
}

// A wall time that a clock change skips or repeats is stated with the choice
// taken, and so is a change in the midst of the session. The sentence writes its
// times as the practice does, also once that changes.
func TestClockChangesAreStatedWithTheChoice(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		for _, c := range []struct {
			name, starts, time string
			says               []string
		}{
			{"skipped", "2026-03-08", "02:30", []string{"2:30\u00a0AM does not exist on 2026-03-08", "starts at 3:30\u00a0AM instead"}},
			{"repeated, and over before the clocks change again", "2026-11-01", "01:30", []string{"1:30\u00a0AM happens twice on 2026-11-01", "5:30\u00a0AM UTC", "clock shows 2:00\u00a0AM"}},
			{"neither", "2026-03-10", "18:00", nil},
		} {
			cohort := w.Cohort(map[string]any{"schedule": map[string]any{"startsOn": c.starts, "time": c.time,
				"timeZone": "America/New_York", "durationMinutes": 90, "cadence": "weekly", "sessions": 1}})
			planned := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK)
			started := w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", map[string]any{"overrideReason": "R"}).Want(http.StatusOK)
			for _, says := range c.says {
				if !strings.Contains(planned.Text("planned.0.notice"), says) || !strings.Contains(started.Text("sessions.0.notice"), says) {
					t.Errorf("%s: %q is not said in %q and %q", c.name, says, planned.Text("planned.0.notice"), started.Text("sessions.0.notice"))
				}
			}
			session := started.Text("sessions.0.id")
			for _, says := range c.says {
				wantNoticed(w, cohort, session, says)
			}
			writes24Hours(w, true)
			for _, says := range c.says {
				wantNoticed(w, cohort, session, by24Hours.Replace(says))
			}
			writes24Hours(w, false)
			if c.says == nil && started.Field("sessions.0.notice") != nil {
				t.Errorf("%s: %s", c.name, started.Raw)
			}
		}
	})
}

var by24Hours = strings.NewReplacer("2:30\u00a0AM", "02:30", "3:30\u00a0AM", "03:30", "1:30\u00a0AM", "01:30", "5:30\u00a0AM", "05:30", "2:00\u00a0AM", "02:00")

func writes24Hours(w *apitest.World, whole bool) {
	settings := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK)
	body := map[string]any{"practiceName": settings.Text("practiceName"), "currency": "USD", "timeZone": settings.Text("timeZone"), "sessionCode": settings.Text("sessionCode"), "clock": "12h"}
	if whole {
		body["clock"] = "24h"
	}
	w.Do("admin", http.MethodPut, "/settings", body, apitest.IfMatch(settings.Header.Get("ETag"))).Want(http.StatusOK)
}

// wantNoticed looks wherever a session's notice is shown.
func wantNoticed(w *apitest.World, cohort, session, says string) {
	w.T.Helper()
	page := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK)
	one := w.Do("therapist", http.MethodGet, "/sessions/"+session, nil).Want(http.StatusOK)
	all := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort+"/sessions", nil).Want(http.StatusOK)
	day := page.Text("sessions.0.date")
	dated := w.Do("therapist", http.MethodGet, "/sessions?from="+day+"T00:00:00Z&to="+day+"T23:59:59Z", nil).Want(http.StatusOK)
	cards := w.Do("therapist", http.MethodGet, "/cohorts", nil).Want(http.StatusOK) // the newest first
	for where, text := range map[string]string{"the cohort's sessions": page.Text("sessions.0.notice"), "its notices": page.Text("notices.0"), "its next session": page.Text("nextSession.notice"),
		"the session": one.Text("notice"), "the sessions of a cohort": all.Text("items.0.notice"), "the calendar": dated.Text("items.0.notice"), "the list": cards.Text("items.0.nextSession.notice")} {
		if !strings.Contains(text, says) {
			w.T.Errorf("%s: %q is not said in %q", where, says, text)
		}
	}
}

func TestSpanThatEndsBeforeItBeginsIsRefused(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		for _, c := range []struct{ who, path string }{
			{"admin", "/audit?from=2026-03-02&to=2026-03-01"},
			{"admin", "/audit?from=2026-03-02T10:00:00Z&to=2026-03-02T09:59:59Z"},
			{"billing", "/charges?from=2026-03-02&to=2026-03-01"},
			{"therapist", "/sessions?from=2026-03-02T10:00:00Z&to=2026-03-02T09:00:00Z"},
		} {
			got := w.Do(c.who, http.MethodGet, c.path, nil)
			if got.Status != http.StatusUnprocessableEntity || !slices.Contains(got.WrongFields(), "to") {
				t.Errorf("%s: %d %s", c.path, got.Status, got.Raw)
			}
		}
		w.Do("admin", http.MethodGet, "/audit?from=2026-03-02&to=2026-03-02", nil).Want(http.StatusOK)
	})
}

func TestHomeworkForNobodyIsRefused(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, _ := w.Running(6)
		path := "/sessions/" + w.Session(cohort, 1) + "/homework"
		got := w.Do("therapist", http.MethodPost, path, map[string]any{"title": "Log", "clientIds": []string{}}).Want(http.StatusUnprocessableEntity)
		if !slices.Equal(got.WrongFields(), []string{"clientIds"}) {
			t.Errorf("%s", got.Raw)
		}
		everybody := w.Do("therapist", http.MethodPost, path, map[string]any{"title": "Log"}).Want(http.StatusCreated)
		if n := len(everybody.Field("returns").([]any)); n != 6 {
			t.Errorf("homework went to %d members", n)
		}
	})
}

// Of a body that cannot be read nothing else is known: no field is said to be
// missing from it.
func TestUnreadableBodyIsTheOnlyFault(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	for name, body := range map[string]string{"not UTF-8": "{\"firstName\":\"\xff\"}", "a byte order mark": "\ufeff{}", "null": "null", "a list": "[]",
		"trailing data": `{"firstName":"A"}x`, "half a body": `{"firstName":`} {
		got := w.Do("intake", http.MethodPost, "/clients", body).Want(http.StatusUnprocessableEntity)
		if !slices.Equal(got.WrongFields(), []string{"body"}) {
			t.Errorf("%s: %s", name, got.Raw)
		}
	}
}

// Media types are the same in capitals (RFC 9110, section 8.3.1).
func TestMediaTypeIsReadInAnyCase(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	for _, kind := range []string{"application/json", "APPLICATION/JSON", "Application/Json; charset=UTF-8"} {
		w.Do("intake", http.MethodPost, "/clients", map[string]any{"firstName": "A", "lastName": "B", "birthDate": "1990-01-01"},
			apitest.Header{Name: "Content-Type", Value: kind}).Want(http.StatusCreated)
	}
}

// Whoever is not signed in is told how to (RFC 9110, section 15.5.2), by
// every kind of route.
func TestUnauthorizedAnswerNamesTheScheme(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	for _, c := range []struct{ method, path string }{
		{http.MethodGet, "/me"}, {http.MethodPost, "/auth/refresh"}, {http.MethodGet, "/exports/01900000-0000-7000-8000-000000000000/file"},
	} {
		if got := w.Do("", c.method, c.path, nil).Want(http.StatusUnauthorized); got.Header.Get("WWW-Authenticate") != "Bearer" {
			t.Errorf("%s: %v", c.path, got.Header)
		}
	}
}
