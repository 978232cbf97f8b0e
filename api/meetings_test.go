package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// threeTimes is a program on Mondays, Wednesdays and Fridays, so long each.
func threeTimes(minutes int) map[string]any {
	return map[string]any{"startsOn": "2026-03-09", "time": "09:00", "timeZone": "America/New_York", "durationMinutes": minutes, "cadence": "weekly", "sessions": 9,
		"levelOfCare": "iop", "curriculumBy": "week",
		"alsoMeets": []any{map[string]any{"weekday": "wednesday", "time": "10:00", "durationMinutes": minutes}, map[string]any{"weekday": "friday", "time": "12:00", "durationMinutes": minutes}}}
}

// A program meets several times a week: planned, held against the hours that its
// level asks for, in nobody's way, changed while it runs and changed back.
func TestAProgramMeetsSeveralTimesAWeek(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		ahead := func(minutes int) *apitest.Answer {
			return w.Do("therapist", http.MethodPost, "/cohorts/plan", map[string]any{"schedule": threeTimes(minutes)})
		}
		short := ahead(150).Want(http.StatusOK)
		if short.Number("weeklyHours.minutes") != 450 || short.Number("weeklyHours.atLeast") != 540 ||
			short.Text("weeklyHours.short.0") != "A usual week has 7.5 h. An intensive outpatient program asks for at least 9 h." {
			t.Errorf("short of hours: %s", short.Raw)
		}
		if enough := ahead(180).Want(http.StatusOK); len(enough.Field("weeklyHours.short").([]any)) != 0 || enough.Text("dates.1") != "2026-03-11" || enough.Text("dates.8") != "2026-03-27" {
			t.Errorf("enough: %s", enough.Raw)
		}
		wrong := threeTimes(400)
		wrong["alsoMeets"] = append(wrong["alsoMeets"].([]any), map[string]any{"weekday": "monday", "time": "noon", "durationMinutes": 60})
		fields := w.Do("therapist", http.MethodPost, "/cohorts/plan", map[string]any{"schedule": wrong}).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields()
		for _, field := range []string{"schedule.durationMinutes", "schedule.alsoMeets[0].durationMinutes", "schedule.alsoMeets[2].weekday", "schedule.alsoMeets[2].time"} {
			if !slices.Contains(fields, field) {
				t.Errorf("%s is not named in %v", field, fields)
			}
		}

		cohort := w.Cohort(map[string]any{"curriculumId": w.Curriculum(3), "schedule": threeTimes(180)})
		path := "/cohorts/" + cohort
		planned := w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK)
		if planned.Text("planned.2.theme") != "Theme 1" || planned.Text("planned.3.theme") != "Theme 2" || planned.Text("schedule.alsoMeets.1.weekday") != "friday" {
			t.Errorf("planned: %s", planned.Raw)
		}
		if told := w.Do("billing", http.MethodGet, path, nil).Want(http.StatusOK); told.Field("schedule.levelOfCare") != nil || told.Field("weeklyHours") != nil {
			t.Errorf("billing reads what the group is for: %s", told.Raw)
		}
		another := w.CohortBody()["schedule"].(map[string]any)
		another["startsOn"], another["time"] = "2026-03-11", "12:30"
		meets(w, "therapist", "12:30", map[string]any{"schedule": another}).WantCode(http.StatusConflict, "time_clash")
		free := w.Do("intake", http.MethodGet, "/calendar/free?from=2026-03-10&time=15:00&timeZone=America%2FNew_York&durationMinutes=60&sessions=2&alsoMeets=friday+13:00+60", nil).Want(http.StatusOK)
		if free.Text("hours.1.startsAt") != "2026-03-13T17:00:00Z" || !strings.Contains(string(free.Raw), `"taken":[{"cohort"`) {
			t.Errorf("free: %s", free.Raw)
		}
		w.Do("intake", http.MethodGet, "/calendar/free?from=2026-03-10&time=15:00&timeZone=America%2FNew_York&durationMinutes=60&alsoMeets=friday", nil).WantCode(http.StatusUnprocessableEntity, "invalid")

		w.Do("therapist", http.MethodPost, path+"/start", map[string]any{"overrideReason": "Small."}).Want(http.StatusOK)
		runs := w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK)
		if runs.Text("sessions.1.startsAt") != "2026-03-11T14:00:00Z" || runs.Text("sessions.1.endsAt") != "2026-03-11T17:00:00Z" || runs.Text("sessions.2.theme") != "Theme 1" || runs.Text("sessions.6.theme") != "Theme 3" {
			t.Errorf("runs: %s", runs.Raw)
		}
		week := w.Do("therapist", http.MethodGet, "/calendar?from=2026-03-09&to=2026-03-15", nil).Want(http.StatusOK)
		if len(items(week)) != 3 || week.Text("items.2.startsAt") != "2026-03-13T16:00:00Z" {
			t.Errorf("in the calendar: %s", week.Raw)
		}
		changedWhileItRuns(t, w, cohort)

		version := w.Do("admin", http.MethodGet, "/settings/program-hours", nil).Want(http.StatusOK).Header.Get("ETag")
		w.Do("admin", http.MethodPut, "/settings/program-hours", map[string]any{"iop": 0, "php": 61}, apitest.IfMatch(version)).WantCode(http.StatusUnprocessableEntity, "invalid")
		w.Do("admin", http.MethodPut, "/settings/program-hours", map[string]any{"iop": 10, "php": 20}, apitest.IfMatch(version)).Want(http.StatusOK)
		if now := w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK); now.Text("weeklyHours.short.0") != "A usual week has 9 h. An intensive outpatient program asks for at least 10 h." {
			t.Errorf("after ten hours are asked for: %s", now.Raw)
		}
	})
}

// changedWhileItRuns changes a program of several meetings a week in every way
// that knows of them, each undone again.
func changedWhileItRuns(t *testing.T, w *apitest.World, cohort string) {
	t.Helper()
	path := "/cohorts/" + cohort
	starts := func() (at []string) {
		for _, s := range w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK).Field("sessions").([]any) {
			at = append(at, s.(map[string]any)["startsAt"].(string)+" "+s.(map[string]any)["theme"].(string))
		}
		return at
	}
	before := starts()
	undone := func(change *apitest.Answer) {
		t.Helper()
		w.Do("therapist", http.MethodPost, path+"/schedule/undo", map[string]any{"id": change.Want(http.StatusOK).Text("id")}).Want(http.StatusOK)
		if now := starts(); !slices.Equal(now, before) {
			t.Errorf("undone to %v\nnot        %v", now, before)
		}
	}
	pushed := rescheduled(w, cohort, map[string]any{"kind": "push", "sessionId": w.Session(cohort, 4), "meetings": 1}).Want(http.StatusOK)
	if pushed.Text("lines.0.after.startsAt") != "2026-03-18T14:00:00Z" || pushed.Text("lines.5.after.date") != "2026-03-30" ||
		!strings.Contains(string(pushed.Raw), "The week of 2026-03-16 has 6 h. An intensive outpatient program asks for at least 9 h.") {
		t.Errorf("pushed by one: %s", pushed.Raw)
	}
	undone(pushed)
	fifth := w.Session(cohort, 5)
	later := rescheduled(w, cohort, map[string]any{"kind": "change_rest", "sessionId": fifth, "time": "11:00"}).Want(http.StatusOK)
	now := w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK)
	if len(later.Field("lines").([]any)) != 2 || now.Text("schedule.time") != "11:00" || now.Text("meetsFrom") != "2026-03-18" || now.Text("schedule.alsoMeets.0.weekday") != "monday" || now.Text("schedule.alsoMeets.0.time") != "09:00" {
		t.Errorf("Wednesdays at eleven: %s\n%s", later.Raw, now.Raw)
	}
	undone(later)
	twice := rescheduled(w, cohort, map[string]any{"kind": "change_rest", "sessionId": fifth, "alsoMeets": []any{map[string]any{"weekday": "thursday", "time": "10:00", "durationMinutes": 300}}}).Want(http.StatusOK)
	if twice.Text("lines.0.after.startsAt") != "2026-03-19T14:00:00Z" || twice.Text("lines.0.after.endsAt") != "2026-03-19T19:00:00Z" {
		t.Errorf("twice a week: %s", twice.Raw)
	}
	undone(twice)
	// An evening is called off; the week goes on with its theme.
	undone(rescheduled(w, cohort, map[string]any{"kind": "cancel", "sessionId": fifth, "themes": "follow", "reason": "Snow."}))
	for field, edit := range map[string]map[string]any{
		"on":                   {"kind": "change_rest", "sessionId": fifth, "on": "2026-03-20"},
		"alsoMeets[0].weekday": {"kind": "change_rest", "sessionId": fifth, "alsoMeets": []any{map[string]any{"weekday": "wednesday", "time": "10:00", "durationMinutes": 60}}},
		"durationMinutes":      {"kind": "move", "sessionId": fifth, "on": "2026-03-18", "durationMinutes": 400},
		"meetings":             {"kind": "push", "sessionId": fifth, "weeks": 1, "meetings": 1},
		"alsoMeets":            {"kind": "move", "sessionId": fifth, "on": "2026-03-18", "alsoMeets": []any{}},
		"alsoMeets[0].time":    {"kind": "change_rest", "sessionId": fifth, "alsoMeets": []any{map[string]any{"weekday": "monday", "time": "9", "durationMinutes": 60}}},
		"weeks":                {"kind": "push", "sessionId": fifth},
	} {
		if wrong := rescheduled(w, cohort, edit).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields(); !slices.Contains(wrong, field) {
			t.Errorf("%s is not named in %v", field, wrong)
		}
	}
}
