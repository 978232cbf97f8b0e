package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
)

// closes a cohort's session with these marks.
func closesSession(w *apitest.World, who, cohort string, number int, clients []string, statuses ...string) string {
	w.T.Helper()
	path := "/sessions/" + w.Do(who, http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK).Text("sessions."+string(rune('0'+number-1))+".id")
	w.Do(who, http.MethodPut, path+"/attendance", apitest.Marks(clients, statuses...)).Want(http.StatusOK)
	w.Do(who, http.MethodPost, path+"/close", nil).Want(http.StatusOK)
	return path
}

// A theme is missed. One member makes it up as a guest of another cohort at their
// own fee, one by talking; a mistake is taken back, a corrected mark closes it,
// and the certificate counts it.
func TestMissedThemeIsCaughtUp(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		curriculum := w.Curriculum(3)
		schedule := func(first string) map[string]any {
			return map[string]any{"startsOn": first, "time": "09:00", "timeZone": "America/New_York", "durationMinutes": 90, "cadence": "weekly", "sessions": 3}
		}
		home := w.Cohort(map[string]any{"curriculumId": curriculum, "schedule": schedule("2026-03-03")})
		body := w.CohortBody()
		body["curriculumId"], body["schedule"], body["leadId"] = curriculum, schedule("2026-03-12"), w.Users["other therapist"].ID.String()
		body["fee"] = map[string]any{"amount": 9900, "currency": "USD"}
		host := w.Do("other therapist", http.MethodPost, "/cohorts", body).Want(http.StatusCreated).Text("id")
		var clients, memberships []string
		for _, name := range []string{"Ana", "Ben", "Cleo"} {
			body := w.Client(name, "Member")
			made := w.Do("intake", http.MethodPost, "/cohorts/"+home+"/enrollments", map[string]any{"clientId": body, "committedSessions": 3,
				"agreement": map[string]any{"version": "1", "signedOn": "2026-03-02", "signedName": "A. Client"}}).Want(http.StatusCreated)
			clients, memberships = append(clients, body), append(memberships, made.Text("id"))
		}
		there := w.Client("Dov", "Member")
		w.Do("intake", http.MethodPost, "/cohorts/"+host+"/enrollments", map[string]any{"clientId": there, "committedSessions": 3, "agreement": map[string]any{"version": "1", "signedOn": "2026-03-02", "signedName": "A. Client"}}).Want(http.StatusCreated)
		w.Do("therapist", http.MethodPost, "/cohorts/"+home+"/start", map[string]any{"overrideReason": "Small on purpose."}).Want(http.StatusOK)
		w.Do("other therapist", http.MethodPost, "/cohorts/"+host+"/start", map[string]any{"overrideReason": "Small on purpose."}).Want(http.StatusOK)
		start := w.Time() // a week after the home cohort's first session, during its second
		missed := closesSession(w, "therapist", home, 1, clients, "excused", "no_show", "excused")

		list := w.Do("therapist", http.MethodGet, "/catch-ups", nil).Want(http.StatusOK)
		if items := list.Field("items").([]any); len(items) != 3 || list.Text("items.0.theme") != "Theme 1" || list.Text("items.0.by") != "2026-03-10" ||
			list.Text("items.0.neededBy.1.theme") != "Theme 3" || list.Text("items.0.homework.title") != "Log 1" || list.Text("items.0.roomName") == "" {
			t.Fatalf("to catch up: %s", list.Raw)
		}
		w.Do("intake", http.MethodGet, "/catch-ups", nil).Want(http.StatusForbidden)
		w.Do("other therapist", http.MethodGet, "/cohorts/"+home+"/catch-ups", nil).Want(http.StatusNotFound)

		// Ana sits in the other cohort's first session.
		member := "/enrollments/" + memberships[0]
		w.Do("other therapist", http.MethodPost, member+"/make-ups/ahead", map[string]any{"week": 1}).Want(http.StatusNotFound)
		offers := w.Do("therapist", http.MethodPost, member+"/make-ups/ahead", map[string]any{"week": 1}).Want(http.StatusOK)
		if len(offers.Field("items").([]any)) != 1 || offers.Number("items.0.free") != 7 || strings.Contains(string(offers.Raw), "Anger, Tuesday") {
			t.Fatalf("offers: %s", offers.Raw)
		}
		session := offers.Text("items.0.sessionId")
		w.Do("therapist", http.MethodPost, member+"/make-ups", map[string]any{"week": 2, "sessionId": session}).WantCode(http.StatusConflict, "nothing_missed")
		made := w.Do("therapist", http.MethodPost, member+"/make-ups", map[string]any{"week": 1, "sessionId": session}).Want(http.StatusCreated)
		w.Do("therapist", http.MethodPost, "/make-ups/"+made.Text("id")+"/undo", nil).Want(http.StatusOK)
		made = w.Do("therapist", http.MethodPost, member+"/make-ups", map[string]any{"week": 1, "sessionId": session}).Want(http.StatusCreated)
		w.Do("therapist", http.MethodPost, member+"/make-ups", map[string]any{"week": 1, "sessionId": session}).WantCode(http.StatusConflict, "already_guest")
		evening := w.Do("other therapist", http.MethodGet, "/sessions/"+session, nil).Want(http.StatusOK)
		if evening.Field("roster.1.guest") != true || evening.Text("roster.1.roomName") != "Ana" {
			t.Errorf("that evening: %s", evening.Raw)
		}
		w.Do("other therapist", http.MethodGet, "/clients/"+clients[0], nil).Want(http.StatusNotFound)
		w.Do("therapist", http.MethodGet, "/sessions/"+session, nil).Want(http.StatusNotFound)
		w.SetTime(start.AddDate(0, 0, 2).Add(3 * time.Hour))
		tablet := newTablet(w, "other therapist", session)
		if seat := placeOf(t, tablet.send(tablet.fact("mark", clients[0], "", "late")), "mark", clients[0], ""); seat["value"] != "late" || len(seat["unlanded"].([]any)) != 0 {
			t.Errorf("a guest in the live hour: %v", seat)
		}
		closed := closesSession(w, "other therapist", host, 1, []string{there, clients[0]}, "present", "present")
		after := w.Do("other therapist", http.MethodGet, closed, nil).Want(http.StatusOK)
		if _, amount, all := standing(t, after, clients[0]); amount != 4500 || all != 1 || after.Field("roster.1").(map[string]any)["roomName"] != "" || after.Number("attended") != 2 {
			t.Errorf("afterwards: %s", after.Raw)
		}
		if _, amount, _ := standing(t, after, there); amount != 9900 {
			t.Errorf("the host's own member: %s", after.Raw)
		}
		w.Do("therapist", http.MethodPost, "/make-ups/"+made.Text("id")+"/undo", nil).WantCode(http.StatusConflict, "session_closed")
		if learned := w.Do("therapist", http.MethodGet, "/clients/"+clients[0]+"/skills", nil).Want(http.StatusOK); learned.Number("sessions") != 1 || learned.Text("skills.0.name") != "Skill 1" || learned.Text("skills.0.firstOn") != "2026-03-12" {
			t.Errorf("learned in the other group: %s", learned.Raw)
		}

		// Cleo sat there too, and that is told afterwards: its leader marks her then.
		w.SetTime(w.Time().Add(time.Hour))
		sat := "/enrollments/" + memberships[2]
		held := w.Do("therapist", http.MethodPost, sat+"/make-ups/ahead", map[string]any{"week": 1}).Want(http.StatusOK)
		if n := len(held.Field("items").([]any)); n != 1 || held.Text("items.0.sessionId") != session {
			t.Fatalf("where she may have been: %s", held.Raw)
		}
		late := w.Do("therapist", http.MethodPost, sat+"/make-ups", map[string]any{"week": 1, "sessionId": session}).Want(http.StatusCreated)
		w.Do("therapist", http.MethodPost, "/make-ups/"+late.Text("id")+"/undo", nil).Want(http.StatusOK)
		late = w.Do("therapist", http.MethodPost, sat+"/make-ups", map[string]any{"week": 1, "sessionId": session}).Want(http.StatusCreated)
		waits := w.Do("therapist", http.MethodGet, "/cohorts/"+home+"/catch-ups", nil).Want(http.StatusOK)
		if !strings.Contains(string(waits.Raw), `"id":"`+late.Text("id")+`"`) {
			t.Errorf("not marked there yet: %s", waits.Raw)
		}
		if told := w.Do("other therapist", http.MethodGet, closed, nil).Want(http.StatusOK); told.Text("roster.2.roomName") != "Cleo" || !strings.Contains(string(told.Raw), "Not marked, so not charged") {
			t.Errorf("told late: %s", told.Raw)
		}
		w.Do("other therapist", http.MethodPut, closed+"/attendance", apitest.Marks(clients[2:], "present")).Want(http.StatusOK)
		told := w.Do("other therapist", http.MethodGet, closed, nil).Want(http.StatusOK)
		if _, amount, all := standing(t, told, clients[2]); amount != 4500 || all != 1 || told.Field("roster.2").(map[string]any)["roomName"] != "" {
			t.Errorf("marked late: %s", told.Raw)
		}
		w.Do("therapist", http.MethodPost, "/make-ups/"+late.Text("id")+"/undo", nil).WantCode(http.StatusConflict, "session_closed")

		// Ben catches up by talking, after a slip; Cleo was there after all.
		record := func(i int, on string) *apitest.Answer {
			return w.Do("therapist", http.MethodPost, "/enrollments/"+memberships[i]+"/catch-ups", map[string]any{"week": 1, "how": "talk", "on": on})
		}
		record(1, "2026-04-30").Want(http.StatusUnprocessableEntity)
		record(0, "2026-03-12").WantCode(http.StatusConflict, "caught_up")
		slip := record(1, "2026-03-12").Want(http.StatusCreated)
		w.Do("therapist", http.MethodPost, "/catch-ups/"+slip.Text("id")+"/undo", nil).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/catch-ups/"+slip.Text("id")+"/undo", nil).WantCode(http.StatusConflict, "catch_up_undone")
		record(1, "2026-03-12").Want(http.StatusCreated)
		w.Do("therapist", http.MethodPost, missed+"/corrections", correction(clients[2], "late")).Want(http.StatusOK)
		all := w.Do("therapist", http.MethodGet, "/cohorts/"+home+"/catch-ups", nil).Want(http.StatusOK)
		if items := all.Field("items").([]any); len(items) != 2 || !strings.Contains(string(all.Raw), `"how":"make_up"`) || !strings.Contains(string(all.Raw), `"how":"talk"`) {
			t.Errorf("caught up: %s", all.Raw)
		}
		if left := w.Do("therapist", http.MethodGet, "/catch-ups", nil).Want(http.StatusOK); len(left.Field("items").([]any)) != 0 {
			t.Errorf("left: %s", left.Raw)
		}

		// The certificate counts what was caught up, by the practice's rule.
		early := w.Do("intake", http.MethodGet, member+"/certificate", nil).Want(http.StatusOK)
		if early.Field("completed") != false || early.Text("name") != "Ana Member" {
			t.Errorf("early: %s", early.Raw)
		}
		for n := 2; n <= 3; n++ {
			w.SetTime(start.AddDate(0, 0, 3+7*(n-2)))
			closesSession(w, "therapist", home, n, clients, "present", "present", "excused")
		}
		ready := w.Do("therapist", http.MethodGet, member+"/certificate", nil).Want(http.StatusOK)
		if ready.Field("completed") != true || ready.Number("attended") != 2 || ready.Number("caughtUp") != 1 || ready.Number("of") != 3 || ready.Number("minutes") != 270 || ready.Number("themes.required") != 3 || ready.Number("themes.attended") != 2 || ready.Number("themes.caughtUp") != 1 || ready.Text("program") != "Anger management" {
			t.Errorf("completed: %s", ready.Raw)
		}
		short := w.Do("therapist", http.MethodGet, "/enrollments/"+memberships[2]+"/certificate", nil).Want(http.StatusOK)
		if short.Field("completed") != false || !strings.Contains(short.Text("missing.0"), "1 of 3") {
			t.Errorf("short: %s", short.Raw)
		}
		rule := w.Do("admin", http.MethodGet, "/settings/completion", nil).Want(http.StatusOK)
		w.Do("admin", http.MethodPut, "/settings/completion", map[string]any{"percent": 30, "builtOn": false}, apitest.IfMatch(rule.Header.Get("ETag"))).Want(http.StatusOK)
		if now := w.Do("therapist", http.MethodGet, "/enrollments/"+memberships[2]+"/certificate", nil).Want(http.StatusOK); now.Field("completed") != true {
			t.Errorf("by another rule: %s", now.Raw)
		}
		w.Do("other therapist", http.MethodGet, member+"/certificate", nil).Want(http.StatusNotFound)
	})
}
