package api_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/repository/storetest"
)

// newFeed makes a feed, and gives its path below the API.
func newFeed(w *apitest.World, who string, body any) string {
	made := w.Do(who, http.MethodPost, "/calendar/feed", body).Want(http.StatusOK)
	return strings.TrimPrefix(made.Text("path"), "/api/v1")
}

// fetch asks as a calendar program does: signed in to nothing.
func fetch(w *apitest.World, path string, headers ...apitest.Header) *apitest.Answer {
	return w.Do("", http.MethodGet, path, nil, headers...)
}

// unfolded is a feed with its long lines whole.
func unfolded(a *apitest.Answer) string {
	return strings.ReplaceAll(string(a.Raw), "\r\n ", "")
}

func TestFeedFollowsTheSessionsOfItsPerson(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, _ := w.Running(6)
		code := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK).Text("code")
		feed := newFeed(w, "therapist", nil)
		first := fetch(w, feed).Want(http.StatusOK)
		text := unfolded(first)
		session := w.Session(cohort, 3)
		event := func(text string) string {
			t.Helper()
			for _, e := range strings.Split(text, "BEGIN:VEVENT")[1:] {
				if strings.Contains(e, "UID:session-"+session+"@") {
					return e
				}
			}
			t.Fatalf("the session is not in\n%s", text)
			return ""
		}
		if n := strings.Count(text, "BEGIN:VEVENT"); n != 12 {
			t.Errorf("%d events of 12", n)
		}
		for _, want := range []string{"BEGIN:VTIMEZONE", "TZID:America/New_York", "METHOD:PUBLISH"} {
			if !strings.Contains(text, want) {
				t.Errorf("the feed has no %s", want)
			}
		}
		for _, want := range []string{"SUMMARY:Group " + code + "\\, session 3 of 12", "DTSTART;TZID=America/New_York:20260317T090000", "STATUS:CONFIRMED", "LOCATION:Room 2", "CLASS:PRIVATE"} {
			if !strings.Contains(event(text), want) {
				t.Errorf("the session has no %s:\n%s", want, event(text))
			}
		}
		for _, secret := range []string{"Anger", "anger", "theme", "Member", "C-"} {
			if strings.Contains(text, secret) {
				t.Errorf("the feed says %q", secret)
			}
		}
		if got := first.Header.Get("Cache-Control"); !strings.HasPrefix(got, "private") {
			t.Errorf("Cache-Control: %s", got)
		}
		if got := first.Header.Get("Content-Type"); got != "text/calendar; charset=utf-8" {
			t.Errorf("Content-Type: %s", got)
		}
		fetch(w, feed, apitest.Header{Name: "If-None-Match", Value: first.Header.Get("ETag")}).Want(http.StatusNotModified)

		revision := func(text string) string {
			_, after, _ := strings.Cut(event(text), "SEQUENCE:")
			number, _, _ := strings.Cut(after, "\r\n")
			return number
		}
		before := revision(text)
		w.Do("therapist", http.MethodPost, "/sessions/"+session+"/cancel", map[string]any{"reason": "Snow."}).Want(http.StatusOK)
		cancelled := unfolded(fetch(w, feed, apitest.Header{Name: "If-None-Match", Value: first.Header.Get("ETag")}).Want(http.StatusOK))
		if !strings.Contains(event(cancelled), "STATUS:CANCELLED") || revision(cancelled) <= before || strings.Contains(cancelled, "Snow") {
			t.Errorf("cancelled, it is\n%s", event(cancelled))
		}
		w.Do("therapist", http.MethodPost, "/sessions/"+session+"/restore", map[string]any{"overrideReason": "Several of a test meet at one hour."}).Want(http.StatusOK)
		restored := unfolded(fetch(w, feed).Want(http.StatusOK))
		if !strings.Contains(event(restored), "STATUS:CONFIRMED") || revision(restored) <= revision(cancelled) {
			t.Errorf("restored, it is\n%s", event(restored))
		}
		if mine := w.Do("therapist", http.MethodGet, "/calendar/feed", nil).Want(http.StatusOK); mine.Number("reads") != 4 || mine.Text("usedOn") != "2026-03-10" {
			t.Errorf("four readings are told as %s", mine.Raw)
		}
		audit := string(w.Do("admin", http.MethodGet, "/audit?limit=200", nil).Want(http.StatusOK).Raw)
		if strings.Count(audit, `"calendar_feed.make"`) != 1 || strings.Contains(audit, "calendar.read") {
			t.Error("the audit has not the one deed that made the feed")
		}
	})
}

func TestFeedCallsGroupsByNameWhenItsPersonSaysSo(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.Running(6)
		text := unfolded(fetch(w, newFeed(w, "therapist", map[string]any{"names": true})).Want(http.StatusOK))
		if !strings.Contains(text, `SUMMARY:Anger\, Tuesday morning\, session 1 of 12`) {
			t.Errorf("by name:\n%s", text)
		}
	})
}

// A feed ends with whatever ends its person's access, and one that ended looks
// like one that never was.
func TestFeedEndsWhenItIsRevokedOrItsPersonLeaves(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		nobody := fetch(w, "/calendar/feeds/"+strings.Repeat("x", 43)+".ics").Want(http.StatusNotFound)
		gone := func(why, path string) {
			t.Helper()
			a := fetch(w, path)
			if a.Status != http.StatusNotFound || a.Text("code") != nobody.Text("code") || a.Text("detail") != nobody.Text("detail") {
				t.Errorf("%s: %d %s", why, a.Status, a.Raw)
			}
		}
		old := newFeed(w, "therapist", nil)
		fetch(w, strings.TrimSuffix(old, ".ics")).Want(http.StatusNotFound)
		next := newFeed(w, "therapist", nil)
		gone("another took its place", old)
		fetch(w, next).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/calendar/feed/revoke", nil).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/calendar/feed/revoke", nil).Want(http.StatusOK) // it has ended
		gone("revoked", next)
		if mine := w.Do("therapist", http.MethodGet, "/calendar/feed", nil).Want(http.StatusOK); mine.Field("exists") != false {
			t.Errorf("after revoking: %s", mine.Raw)
		}
		if audit := string(w.Do("admin", http.MethodGet, "/audit?action=calendar_feed.revoke", nil).Want(http.StatusOK).Raw); strings.Count(audit, `"calendar_feed.revoke"`) != 1 {
			t.Errorf("revoking twice: %s", audit)
		}
		w.Do("intake", http.MethodPost, "/calendar/feed", nil).WantCode(http.StatusForbidden, "forbidden")

		disabled := newFeed(w, "other therapist", nil)
		patchUser(w, "admin", w.Users["other therapist"].ID.String(), map[string]any{"status": "disabled"}).Want(http.StatusOK)
		gone("disabled", disabled)

		reset := newFeed(w, "therapist", nil)
		link := tokenOf(w.Do("admin", http.MethodPost, "/users/"+w.Users["therapist"].ID.String()+"/invitation", nil).Want(http.StatusOK))
		fetch(w, reset).Want(http.StatusOK) // until the link is used
		accept(w, link, fresh).Want(http.StatusOK)
		gone("a new password by link", reset)
	})
}

func TestFeedIsReadSoOftenAndNoSecretGuessed(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		feed := newFeed(w, "therapist", nil)
		for range 120 {
			fetch(w, feed).Want(http.StatusOK)
		}
		full := fetch(w, feed).WantCode(http.StatusTooManyRequests, "too_many_attempts")
		if full.Header.Get("Retry-After") == "" {
			t.Error("nothing says when to come again")
		}
		wrong := func() *apitest.Answer { return fetch(w, "/calendar/feeds/wrong.ics") }
		for range 60 {
			wrong().Want(http.StatusNotFound)
		}
		wrong().Want(http.StatusTooManyRequests)
		w.SetTime(w.Time().Add(time.Hour))
		fetch(w, feed).Want(http.StatusOK)
		wrong().Want(http.StatusNotFound)
	})
}

// The log, the metrics and every answer know the address of a feed by its
// pattern alone: the address is the secret.
func TestSecretOfAFeedIsLoggedNowhere(t *testing.T) {
	log := loggedFrom(t)
	w := apitest.New(t, storetest.SQLite(t))
	feed := newFeed(w, "therapist", nil)
	secret := strings.TrimSuffix(strings.TrimPrefix(feed, "/calendar/feeds/"), ".ics")
	if len(secret) != 43 {
		t.Fatalf("the secret is %q", secret)
	}
	fetch(w, feed).Want(http.StatusOK)
	for _, wrong := range []string{feed + "x", feed + "/", feed + "?" + secret + "=1", "/calendar/feeds/" + secret} {
		if a := fetch(w, wrong); strings.Contains(string(a.Raw), secret) {
			t.Errorf("an answer repeats it: %s", a.Raw)
		}
	}
	w.Do("", http.MethodPost, feed, map[string]any{})
	metrics := httptest.NewRequest(http.MethodGet, "/metrics", nil)
	metrics.Header.Set("Authorization", "Bearer "+apitest.MetricsToken)
	measured := httptest.NewRecorder()
	w.Server.ServeHTTP(measured, metrics)
	if strings.Contains(log.text.String(), secret) || strings.Contains(measured.Body.String(), secret) {
		t.Error("the log or the metrics have the secret")
	}
	if !strings.Contains(log.text.String(), `"route":"/api/v1/calendar/feeds/:secret"`) {
		t.Error("the log has not the route's pattern")
	}
	if again := w.Do("therapist", http.MethodGet, "/calendar/feed", nil).Want(http.StatusOK); strings.Contains(string(again.Raw), secret) {
		t.Error("the secret is shown again")
	}
	if domain.HasLink("Room 2, 2nd floor") || !domain.HasLink("https://meet.example/x") {
		t.Error("a link is not told from a room")
	}
}
