package api_test

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"cohort/api/apitest"
)

// rescheduled changes a cohort's sessions as they stand now.
func rescheduled(w *apitest.World, cohort string, edit map[string]any) *apitest.Answer {
	version := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK).Header.Get("ETag")
	return w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/schedule", edit, apitest.IfMatch(version))
}

func dates(a *apitest.Answer, of string) (days []string) {
	for _, s := range a.Field(of).([]any) {
		days = append(days, s.(map[string]any)["date"].(string))
	}
	return days
}

// A session is moved after a look at what that does, its theme with it, and back.
func TestSessionIsMovedAndBack(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		path := "/cohorts/" + cohort
		before := w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK)
		fourth := w.Session(cohort, 4)
		w.Do("therapist", http.MethodPut, "/sessions/"+fourth+"/attendance", apitest.Marks(clients[:1], "excused")).Want(http.StatusOK)
		edit := map[string]any{"kind": "move", "sessionId": fourth, "on": "2026-03-27", "time": "17:00"}
		ahead := w.Do("therapist", http.MethodPost, path+"/schedule/ahead", edit).Want(http.StatusOK)
		if ahead.Text("lines.0.kind") != "moved" || ahead.Text("lines.0.before.date") != "2026-03-24" || ahead.Text("lines.0.after.date") != "2026-03-27" ||
			ahead.Text("warnings.0") != "One member is excused from session 4 already. Ask again for its new day." || ahead.Field("id") != nil {
			t.Errorf("said before: %s", ahead.Raw)
		}
		if now := w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK); string(now.Raw) != string(before.Raw) {
			t.Error("a look changed the cohort")
		}
		w.Do("therapist", http.MethodPost, path+"/schedule", edit).WantCode(http.StatusPreconditionRequired, "version_required")
		made := rescheduled(w, cohort, edit).Want(http.StatusOK)
		if got := w.Do("therapist", http.MethodGet, "/sessions/"+fourth, nil).Want(http.StatusOK); got.Text("startsAt") != "2026-03-27T21:00:00Z" || got.Text("theme") != before.Text("sessions.3.theme") {
			t.Errorf("moved to %s", got.Raw)
		}
		w.Do("therapist", http.MethodPost, path+"/schedule", edit, apitest.IfMatch(before.Header.Get("ETag"))).WantCode(http.StatusPreconditionFailed, "stale")
		w.Do("therapist", http.MethodPost, path+"/schedule/undo", map[string]any{"id": made.Text("id")}).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, path+"/schedule/undo", map[string]any{"id": made.Text("id")}).WantCode(http.StatusConflict, "changed_since")
		if now := w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK); !slices.Equal(dates(now, "sessions"), dates(before, "sessions")) {
			t.Errorf("undone to %v", dates(now, "sessions"))
		}
		entries := w.Do("admin", http.MethodGet, "/audit?action=sessions.reschedule&outcome=done", nil).Want(http.StatusOK)
		if n := len(entries.Field("items").([]any)); n != 2 {
			t.Errorf("%d entries in the audit: %s", n, entries.Raw)
		}
	})
}

// A change of the rest says everything that is wrong with it, and clashes need a
// reason.
func TestRestOfACohortIsChanged(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, _ := w.Running(6)
		other := made(meets(w, "therapist", "19:00", nil))
		fourth := w.Session(cohort, 4)
		wrong := rescheduled(w, cohort, map[string]any{"kind": "change_rest", "sessionId": fourth, "time": "25:00", "durationMinutes": 20, "cadence": "daily", "weeks": 3, "reason": "None."}).
			WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields()
		for _, field := range []string{"time", "durationMinutes", "cadence", "weeks", "reason"} {
			if !slices.Contains(wrong, field) {
				t.Errorf("%s is not named in %v", field, wrong)
			}
		}
		w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/schedule/ahead", map[string]any{"kind": "push", "sessionId": w.Users["admin"].ID.String(), "weeks": 1}).
			WantCode(http.StatusUnprocessableEntity, "invalid")
		edit := map[string]any{"kind": "change_rest", "sessionId": fourth, "time": "18:30", "cadence": "biweekly"}
		ahead := w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/schedule/ahead", edit).Want(http.StatusOK)
		if len(ahead.Field("lines").([]any)) != 9 || ahead.Text("clashes.0.cohortId") != other || ahead.Text("clashes.0.leader.id") != w.Users["therapist"].ID.String() {
			t.Errorf("said before: %s", ahead.Raw)
		}
		rescheduled(w, cohort, edit).WantCode(http.StatusConflict, "time_clash")
		edit["overrideReason"] = "The other one moves, too."
		rescheduled(w, cohort, edit).Want(http.StatusOK)
		now := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK)
		if now.Text("schedule.time") != "18:30" || now.Text("schedule.cadence") != "biweekly" || now.Text("meetsFrom") != "2026-03-24" || dates(now, "sessions")[4] != "2026-04-07" {
			t.Errorf("meets as %s", now.Raw)
		}
	})
}

// Two who push the same cohort at once: one of them is told that it changed.
func TestTwoPushAtOnce(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, _ := w.Running(6)
		version := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK).Header.Get("ETag")
		edit := map[string]any{"kind": "push", "sessionId": w.Session(cohort, 2), "weeks": 1}
		var wait sync.WaitGroup
		got := make([]int, 6)
		for i := range got {
			wait.Go(func() {
				got[i] = w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/schedule", edit, apitest.IfMatch(version)).Status
			})
		}
		wait.Wait()
		slices.Sort(got)
		if !slices.Equal(got, []int{200, 412, 412, 412, 412, 412}) {
			t.Errorf("answers %v", got)
		}
	})
}

// Holidays and closures move what is planned, and tell of what runs.
func TestClosedDays(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		running, _ := w.Running(6)
		save := func(body map[string]any) *apitest.Answer {
			version := w.Do("admin", http.MethodGet, "/settings/closed-days", nil).Want(http.StatusOK).Header.Get("ETag")
			return w.Do("admin", http.MethodPut, "/settings/closed-days", body, apitest.IfMatch(version))
		}
		wrong := save(map[string]any{"country": "US", "region": "ZZ", "except": []string{}, "whenClosed": "never", "closures": []any{map[string]any{"from": "2026-04-09", "to": "2026-04-07", "reason": " "}}}).
			WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields()
		for _, field := range []string{"region", "whenClosed", "closures[0].to", "closures[0].reason"} {
			if !slices.Contains(wrong, field) {
				t.Errorf("%s is not named in %v", field, wrong)
			}
		}
		set := save(map[string]any{"country": "US", "except": []string{}, "closures": []any{map[string]any{"from": "2026-04-06", "to": "2026-04-10", "reason": "Spring break"}}}).Want(http.StatusOK)
		if !strings.Contains(string(set.Raw), "Thanksgiving") || !strings.Contains(string(set.Raw), "Spring break") {
			t.Errorf("set to %s", set.Raw)
		}
		on := w.Do("therapist", http.MethodGet, "/sessions/closed-days", nil).Want(http.StatusOK)
		if len(on.Field("items").([]any)) != 1 || on.Text("items.0.date") != "2026-04-07" || on.Text("items.0.why") != "Spring break" || on.Text("items.0.cohortId") != running {
			t.Errorf("sessions on closed days: %s", on.Raw)
		}
		if other := w.Do("other therapist", http.MethodGet, "/sessions/closed-days", nil).Want(http.StatusOK); len(other.Field("items").([]any)) != 0 {
			t.Errorf("another therapist is told of %s", other.Raw)
		}
		pushed := rescheduled(w, running, map[string]any{"kind": "push", "sessionId": on.Text("items.0.id"), "weeks": 1}).Want(http.StatusOK)
		if len(pushed.Field("lines").([]any)) != 7 || pushed.Text("lines.0.after.date") != "2026-04-14" {
			t.Errorf("pushed: %s", pushed.Raw)
		}
		plan := map[string]any{"startsOn": "2026-11-05", "time": "18:00", "timeZone": "America/New_York", "durationMinutes": 90, "cadence": "weekly", "sessions": 6}
		ahead := w.Do("intake", http.MethodPost, "/cohorts/plan", map[string]any{"schedule": plan}).Want(http.StatusOK)
		if ahead.Text("dates.2") != "2026-11-19" || ahead.Text("dates.3") != "2026-12-03" || len(ahead.Field("dates").([]any)) != 6 ||
			!strings.Contains(ahead.Text("notices.0"), "Thanksgiving") || ahead.Text("offers.0.whenClosed") != "shift" || len(ahead.Field("offers").([]any)) != 3 {
			t.Errorf("planned: %s", ahead.Raw)
		}
		plan["whenClosed"] = "skip"
		cohort := w.Cohort(map[string]any{"schedule": plan})
		got := w.Do("intake", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK)
		if len(got.Field("planned").([]any)) != 5 || !strings.Contains(got.Text("notices.0"), "2026-11-26 is closed") {
			t.Errorf("the cohort: %s", got.Raw)
		}
		started := w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", map[string]any{"overrideReason": "Test."}).Want(http.StatusOK)
		if started.Number("schedule.sessions") != 5 {
			t.Errorf("started: %s", started.Raw)
		}
	})
}
