package api_test

import (
	"net/http"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
)

func TestRiskFlagIsAnsweredOnce(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		mine, others := newClient(t, w, "Mine", "Own"), newClient(t, w, "Other", "Own")
		newCohortOf(t, w, "therapist", mine)
		for _, client := range []string{mine, others, mine} {
			w.Do("intake", "POST", "/clients/"+client+"/assessments", phq9(0, 0, 0, 0, 0, 0, 0, 0, 3)).Want(http.StatusCreated)
		}
		if n := len(items(w.Do("intake", "GET", "/risk-flags?open=true", nil))); n != 3 {
			t.Errorf("intake sees %d flags", n)
		}
		list := w.Do("therapist", "GET", "/risk-flags?open=true&limit=1", nil)
		if len(items(list)) != 1 || list.Text("items.0.clientId") != mine || list.Text("items.0.kind") != "suicide" ||
			list.Text("items.0.instrument") != "phq-9" || list.Number("items.0.item") != 9 || list.Text("items.0.clientCode") == "" {
			t.Errorf("%s", list.Raw)
		}
		if next := w.Do("therapist", "GET", "/risk-flags?open=true&cursor="+list.Text("nextCursor"), nil); len(items(next)) != 1 || next.Text("nextCursor") != "" {
			t.Errorf("%s", next.Raw)
		}
		flag := list.Text("items.0.id")
		answer := "/risk-flags/" + flag + "/answer"
		for _, action := range []any{"", "  ", "a\x00", 1} {
			w.Do("therapist", "POST", answer, body{"action": action}).WantCode(http.StatusUnprocessableEntity, "invalid")
		}
		w.Do("other therapist", "POST", answer, body{"action": "called"}).WantCode(http.StatusNotFound, "not_found")
		done := w.Do("therapist", "POST", answer, body{"action": "Called, safety plan made"}).Want(http.StatusOK)
		if done.Text("answeredBy") != "Therapist" || done.Text("action") != "Called, safety plan made" || done.Text("answeredAt") == "" {
			t.Errorf("%s", done.Raw)
		}
		w.Do("intake", "POST", answer, body{"action": "called too"}).WantCode(http.StatusConflict, "already_answered")
		if n := len(items(w.Do("intake", "GET", "/risk-flags?open=true&clientId="+mine, nil))); n != 1 {
			t.Errorf("%d open flags are left", n)
		}
		all := w.Do("intake", "GET", "/risk-flags?clientId="+mine, nil)
		if len(items(all)) != 2 {
			t.Errorf("%s", all.Raw)
		}
		if audited(t, w, mine, domain.AnswerRiskFlag, domain.Done) != 1 || audited(t, w, mine, domain.AnswerRiskFlag, domain.Refused) != 1 {
			t.Error("the audit lacks the answer or the refusal")
		}
		w.Do("admin", "GET", "/risk-flags", nil).Want(http.StatusForbidden)
	})
}
