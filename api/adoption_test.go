package api_test

import (
	"fmt"
	"net/http"
	"testing"

	"cohort/api/apitest"
)

// A group goes over to version 2 from session 3 on: what it had stays, what
// comes is the new one, and there is a way back until a roll is called.
func TestAGroupAdoptsAVersion(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		at := "/cohorts/" + cohort
		view := w.Do("therapist", http.MethodGet, at, nil).Want(http.StatusOK)
		curriculum := "/curricula/" + view.Text("curriculumId")
		first := w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, "/sessions/"+first+"/attendance", apitest.Marks(clients, "present", "no_show", "late")).Want(http.StatusOK)
		anew(t, w, curriculum)
		third := w.Session(cohort, 3)
		if last := w.Do("therapist", http.MethodGet, at+"/adoption", nil).Want(http.StatusOK); last.Number("newestVersion") != 2 || last.Number("curriculumVersion") != 1 || last.Text("id") != "" {
			t.Errorf("before: %s", last.Raw)
		}
		body := map[string]any{"version": 2, "fromSessionId": third}
		ahead := w.Do("therapist", http.MethodPost, at+"/adoption/ahead", body).Want(http.StatusOK)
		if ahead.Text("lines.0.before.theme") != "Theme 3" || ahead.Text("lines.0.after.theme") != "New 3" || ahead.Text("lines.0.after.homework") != "New log 3" ||
			ahead.Text("lines.0.buildsOn.0") != "Theme 2" || ahead.Text("warnings.0") != "Theme 3, planned for session 3, is not in the new version." {
			t.Errorf("ahead: %s", ahead.Raw)
		}
		w.Do("therapist", http.MethodPost, at+"/adoption", map[string]any{"version": 2, "fromSessionId": first}, apitest.IfMatch(view.Header.Get("ETag"))).WantCode(http.StatusConflict, "session_held")
		w.Do("therapist", http.MethodPost, at+"/adoption", map[string]any{"version": 9, "fromSessionId": third}, apitest.IfMatch(view.Header.Get("ETag"))).WantCode(http.StatusUnprocessableEntity, "invalid")
		w.Do("other therapist", http.MethodPost, at+"/adoption/ahead", body).Want(http.StatusNotFound)
		done := w.Do("therapist", http.MethodPost, at+"/adoption", body, apitest.IfMatch(view.Header.Get("ETag"))).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, at+"/adoption", body, apitest.IfMatch(done.Header.Get("ETag"))).WantCode(http.StatusConflict, "same_version")
		teaches := func(number int, want string) {
			t.Helper()
			if got := w.Do("therapist", http.MethodGet, "/sessions/"+w.Session(cohort, number), nil).Want(http.StatusOK).Text("week.theme"); got != want {
				t.Errorf("session %d teaches %q, not %q", number, got, want)
			}
		}
		teaches(1, "Theme 1")
		teaches(2, "Theme 2")
		teaches(3, "New 3")
		undo := map[string]any{"id": done.Text("id")}
		w.Do("therapist", http.MethodPost, at+"/adoption/undo", undo).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, at+"/adoption/undo", undo).WantCode(http.StatusConflict, "adoption_changed")
		teaches(3, "Theme 3")
		again := w.Do("therapist", http.MethodGet, at, nil).Want(http.StatusOK)
		done = w.Do("therapist", http.MethodPost, at+"/adoption", body, apitest.IfMatch(again.Header.Get("ETag"))).Want(http.StatusOK)
		w.SetTime(w.Time().AddDate(0, 0, 14))
		w.Renew("therapist")
		w.Renew("intake")
		w.Do("therapist", http.MethodPut, "/sessions/"+third+"/attendance", apitest.Marks(clients, "present")).Want(http.StatusOK)
		if last := w.Do("therapist", http.MethodGet, at+"/adoption", nil).Want(http.StatusOK); last.Field("undoable") != false || last.Number("fromSession") != 3 {
			t.Errorf("after a roll: %s", last.Raw)
		}
		w.Do("therapist", http.MethodPost, at+"/adoption/undo", map[string]any{"id": done.Text("id")}).WantCode(http.StatusConflict, "adoption_stands")

		skills := w.Do("therapist", http.MethodGet, "/clients/"+clients[0]+"/skills", nil).Want(http.StatusOK)
		if skills.Number("sessions") != 2 || skills.Text("skills.0.name") != "Skill 1" || skills.Text("skills.1.name") != "New skill 3" || skills.Text("tools.0.theme") != "Theme 1" {
			t.Errorf("learned: %s", skills.Raw)
		}
		if missed := w.Do("therapist", http.MethodGet, "/clients/"+clients[1]+"/skills", nil).Want(http.StatusOK); missed.Number("sessions") != 0 {
			t.Errorf("learned without being there: %s", missed.Raw)
		}
		w.Do("intake", http.MethodGet, "/clients/"+clients[0]+"/skills", nil).Want(http.StatusForbidden)

		// What was missed in version 1 is needed by the weeks of version 2.
		w.Do("therapist", http.MethodPost, "/sessions/"+first+"/close", nil).Want(http.StatusOK)
		missed := w.Do("therapist", http.MethodGet, at+"/catch-ups", nil).Want(http.StatusOK)
		if missed.Text("items.0.clientId") != clients[1] || missed.Number("items.0.curriculumVersion") != 1 || missed.Text("items.0.neededBy.1.theme") != "New 3" {
			t.Errorf("missed: %s", missed.Raw)
		}
		talked := map[string]any{"week": 1, "curriculumVersion": 1, "how": "talk", "on": "2026-03-12"}
		w.Do("therapist", http.MethodPost, "/enrollments/"+missed.Text("items.0.enrollmentId")+"/catch-ups", talked).Want(http.StatusCreated)
		if caught := w.Do("therapist", http.MethodGet, at+"/catch-ups", nil).Want(http.StatusOK); caught.Text("items.0.done.how") != "talk" {
			t.Errorf("caught up: %s", caught.Raw)
		}
		talked["curriculumVersion"] = 2 // the same theme
		w.Do("therapist", http.MethodPost, "/enrollments/"+missed.Text("items.0.enrollmentId")+"/catch-ups", talked).WantCode(http.StatusConflict, "caught_up")
	})
}

// anew publishes a second version, whose weeks from the third on are new.
func anew(t *testing.T, w *apitest.World, curriculum string) {
	t.Helper()
	now := w.Do("therapist", http.MethodGet, curriculum, nil).Want(http.StatusOK)
	weeks := now.Field("weeks").([]any)
	for i, item := range weeks {
		week := item.(map[string]any)
		delete(week, "number")
		if i >= 2 {
			week["theme"], week["skills"], week["homework"] = fmt.Sprintf("New %d", i+1), []string{fmt.Sprintf("New skill %d", i+1)}, map[string]any{"title": fmt.Sprintf("New log %d", i+1)}
		}
	}
	w.Do("therapist", http.MethodPut, curriculum, map[string]any{"name": "Anger management", "weeks": weeks}, apitest.IfMatch(now.Header.Get("ETag"))).Want(http.StatusOK)
	w.Do("therapist", http.MethodPost, curriculum+"/publish", nil).Want(http.StatusOK)
}

// Homework of a week is changed for a member, recorded for all, and goes on.
func TestHomeworkOfMembers(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		given := w.Do("therapist", http.MethodPost, "/sessions/"+w.Session(cohort, 1)+"/homework", map[string]any{"title": "Ladder",
			"stages": []any{map[string]any{"title": "Plan", "goal": "A ladder of ten", "weeks": 1}, map[string]any{"title": "Climb", "goal": "Half way", "weeks": 3}}}).Want(http.StatusCreated)
		at := "/homework/" + given.Text("id")
		mine := at + "/returns/" + clients[0]
		if r := w.Do("therapist", http.MethodPut, mine+"/plan", map[string]any{"personal": "Only five steps.", "stagesMet": 1}).Want(http.StatusOK); r.Number("stagesMet") != 1 {
			t.Errorf("changed: %s", r.Raw)
		}
		w.Do("therapist", http.MethodPut, mine+"/plan", map[string]any{"stagesMet": 3}).WantCode(http.StatusUnprocessableEntity, "invalid")
		w.Do("therapist", http.MethodPut, at+"/returns/"+clients[1], map[string]any{"status": "not_done", "feedback": "Was ill."}).Want(http.StatusOK)
		w.Do("therapist", http.MethodPut, at+"/returns/"+clients[2], map[string]any{"status": "returned"}).Want(http.StatusOK)
		carried := w.Do("therapist", http.MethodPost, at+"/carry", nil).Want(http.StatusCreated)
		if len(carried.Field("returns").([]any)) != 5 || carried.Text("carriedFrom") != given.Text("id") || carried.Text("sessionId") != w.Session(cohort, 2) || len(carried.Field("stages").([]any)) != 2 {
			t.Errorf("carried: %s", carried.Raw)
		}
		w.Do("therapist", http.MethodPost, at+"/carry", nil).WantCode(http.StatusConflict, "nothing_to_carry")

		// It was the wrong homework: as long as nobody was asked, it is as if it had not been.
		w.Do("therapist", http.MethodPost, at+"/carry/undo", nil).WantCode(http.StatusConflict, "not_carried")
		w.Do("other therapist", http.MethodPost, "/homework/"+carried.Text("id")+"/carry/undo", nil).Want(http.StatusNotFound)
		if back := w.Do("therapist", http.MethodPost, "/homework/"+carried.Text("id")+"/carry/undo", nil).Want(http.StatusOK); back.Text("id") != given.Text("id") {
			t.Errorf("taken back: %s", back.Raw)
		}
		w.Do("therapist", http.MethodPost, "/homework/"+carried.Text("id")+"/carry/undo", nil).Want(http.StatusNotFound)
		carried = w.Do("therapist", http.MethodPost, at+"/carry", nil).Want(http.StatusCreated)
		list := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort+"/homework", nil).Want(http.StatusOK)
		if list.Number("all.given") != 7 || list.Number("all.notAsked") != 5 || list.Number("all.notDone") != 1 || list.Number("all.asked") != 2 || list.Number("sessions.0.given") != 2 {
			t.Errorf("figures: %s", list.Raw)
		}
		all := w.Do("therapist", http.MethodPost, "/homework/"+carried.Text("id")+"/returns", map[string]any{"status": "returned"}).Want(http.StatusOK)
		if all.Text("returns.0.status") != "returned" || all.Text("returns.4.status") != "returned" {
			t.Errorf("all: %s", all.Raw)
		}
		w.Do("therapist", http.MethodPost, "/homework/"+carried.Text("id")+"/carry/undo", nil).WantCode(http.StatusConflict, "carry_told")
		if seen := w.Do("intake", http.MethodGet, "/cohorts/"+cohort+"/homework", nil).Want(http.StatusOK); seen.Text("items.0.returns.0.personal") != "" {
			t.Errorf("intake reads what is a member's own: %s", seen.Raw)
		}
	})
}
