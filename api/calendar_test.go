package api_test

import (
	"bytes"
	"net/http"
	"slices"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
)

// The calendar of some days has what a calendar shows, and nobody who comes.
func TestCalendarHasTheSessionsOfItsDays(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		read := func(who, query string) *apitest.Answer {
			t.Helper()
			return w.Do(who, http.MethodGet, "/calendar?"+query, nil).Want(http.StatusOK)
		}
		march := read("therapist", "from=2026-03-01&to=2026-03-31")
		if got := len(items(march)); got != 5 {
			t.Fatalf("%d sessions in March: %s", got, march.Raw)
		}
		for path, want := range map[string]string{"timeZone": "America/New_York", "from": "2026-03-01", "items.0.cohortName": "Anger, Tuesday morning", "items.0.date": "2026-03-03",
			"items.0.startsAt": "2026-03-03T14:00:00Z", "items.0.theme": "Theme 1", "items.0.place": "Room 2", "items.0.status": "scheduled",
			"items.0.leaders.0.name": "Therapist", "items.0.timeZone": "America/New_York"} {
			if got := march.Text(path); got != want {
				t.Errorf("%s is %q, want %q", path, got, want)
			}
		}
		if march.Number("items.0.of") != 12 || march.Number("items.0.seats.taken") != 6 || march.Number("items.1.number") != 2 {
			t.Errorf("%s", march.Raw)
		}
		for _, client := range clients {
			if bytes.Contains(march.Raw, []byte(client)) || bytes.Contains(march.Raw, []byte("FirstA")) {
				t.Error("the calendar names a client")
			}
		}
		w.Do("therapist", http.MethodPost, "/sessions/"+w.Session(cohort, 3)+"/cancel", map[string]any{"reason": "Snow."}).Want(http.StatusOK)
		for query, want := range map[string]int{
			"from=2026-03-03&to=2026-03-03":                                                      1, // both ends are days
			"from=2026-03-04&to=2026-03-09":                                                      0,
			"from=2026-03-17&to=2026-03-17":                                                      1, // cancelled, and there
			"from=2026-03-01&to=2026-03-31&cohortId=" + cohort:                                   5,
			"from=2026-03-01&to=2026-03-31&leaderId=" + w.Users["therapist"].ID.String():         5,
			"from=2026-03-01&to=2026-03-31&leaderId=" + w.Users["other therapist"].ID.String():   0,
			"from=2026-03-01&to=2026-03-31&cohortId=" + domain.NewID[domain.CohortID]().String(): 0,
		} {
			if got := len(items(read("intake", query))); got != want {
				t.Errorf("%s: %d sessions, want %d", query, got, want)
			}
		}
		if a := read("intake", "from=2026-03-17&to=2026-03-17"); a.Text("items.0.status") != "cancelled" || bytes.Contains(a.Raw, []byte("Snow")) {
			t.Errorf("a cancelled session: %s", a.Raw)
		}
		if got := len(items(read("other therapist", "from=2026-03-01&to=2026-03-31"))); got != 0 {
			t.Errorf("another therapist sees %d sessions", got)
		}
	})
}

// A day is a day at the practice: a session late in the evening there is none of
// the next day, whatever the clock says in Greenwich.
func TestCalendarDaysAreThoseOfThePractice(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		schedule := map[string]any{"startsOn": "2026-03-10", "time": "21:30", "timeZone": "America/New_York", "durationMinutes": 60, "cadence": "weekly", "sessions": 2}
		cohort := w.Cohort(map[string]any{"schedule": schedule})
		w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", map[string]any{"overrideReason": "Small on purpose."}).Want(http.StatusOK)
		for day, want := range map[string]int{"2026-03-10": 1, "2026-03-11": 0} {
			if got := len(items(w.Do("therapist", http.MethodGet, "/calendar?from="+day+"&to="+day, nil))); got != want {
				t.Errorf("%s: %d sessions, want %d", day, got, want)
			}
		}
	})
}

// Who leads a session is who leads it on its day.
func TestCalendarOfALeaderHasWhatTheyLedOnItsDay(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, _ := w.Running(6)
		version := w.Do("intake", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK).Header.Get("ETag")
		w.Do("intake", http.MethodPatch, "/cohorts/"+cohort, map[string]any{"leadId": w.Users["other therapist"].ID.String(), "leadersFrom": "2026-03-10"}, apitest.IfMatch(version)).Want(http.StatusOK)
		for who, want := range map[string]int{"therapist": 1, "other therapist": 4} {
			list := w.Do("intake", http.MethodGet, "/calendar?from=2026-03-01&to=2026-03-31&leaderId="+w.Users[who].ID.String(), nil).Want(http.StatusOK)
			if got := len(items(list)); got != want {
				t.Errorf("%s leads %d sessions of March, want %d", who, got, want)
			}
			if got := list.Text("items.0.leaders.0.id"); got != w.Users[who].ID.String() || len(list.Field("items.0.leaders").([]any)) != 1 {
				t.Errorf("the first session of %s is led by %s", who, list.Raw)
			}
		}
	})
}

func TestCalendarSaysWhatIsWrongWithItsDays(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		for query, want := range map[string][]string{
			"from=2026-03-01&to=2026-02-28":              {"to"},
			"from=2026-03-01&to=2026-05-02":              {"to"},
			"from=2026-03-01":                            {"to"},
			"from=soon&to=2026-03-01":                    {"from"},
			"from=1800-03-01&to=1800-03-02":              {"from", "to"},
			"from=2026-03-01&to=2026-03-02&leaderId=me":  {"leaderId"},
			"from=2026-03-01&to=2026-03-02&cohortId=all": {"cohortId"},
		} {
			got := w.Do("intake", http.MethodGet, "/calendar?"+query, nil).Want(http.StatusUnprocessableEntity).WrongFields()
			if slices.Sort(got); !slices.Equal(got, want) {
				t.Errorf("%s names %v, want %v", query, got, want)
			}
		}
		w.Do("intake", http.MethodGet, "/calendar?from=2026-03-01&to=2026-05-01", nil).Want(http.StatusOK) // 62 days
	})
}
