package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// dueOf says what an answer has as due for each client, "phq-9 baseline 0, …".
func dueOf(a *apitest.Answer, list string) map[string]string {
	of := map[string]string{}
	for _, entry := range a.Field(list).([]any) {
		member := entry.(map[string]any)
		var said []string
		for _, one := range member["due"].([]any) {
			d := one.(map[string]any)
			said = append(said, fmt.Sprintf("%s %s %v", d["instrument"], d["occasion"], d["attendedSince"]))
		}
		of[member["clientId"].(string)] = strings.Join(said, ", ")
	}
	return of
}

// The practice says when which questionnaire is due; leaders see who is to fill in what
// in a session, and what is recorded late changes it.
func TestQuestionnairesAreDueByRule(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		usual := w.Do("admin", http.MethodGet, "/settings/questionnaires", nil).Want(http.StatusOK)
		if usual.Text("rules.0.instrument") != "phq-9" || usual.Number("rules.0.every") != 4 || usual.Field("rules.2.atIntake") != false || len(usual.Field("tooOften").([]any)) != 0 || len(usual.Field("forms").([]any)) < 31 {
			t.Errorf("usual: %s", usual.Raw)
		}
		tag := apitest.IfMatch(usual.Header.Get("ETag"))
		rules := func(list ...body) body { return body{"rules": list} }
		bad := w.Do("admin", http.MethodPut, "/settings/questionnaires", rules(body{"instrument": "zzz", "atIntake": true, "every": 0, "atDischarge": false, "problemAreas": []string{"flying"}}, body{"instrument": "bam", "atIntake": false, "every": 0, "atDischarge": false}), tag).WantCode(http.StatusUnprocessableEntity, "invalid")
		if got := fmt.Sprint(bad.WrongFields()); !strings.Contains(got, "rules[0].instrument") || !strings.Contains(got, "rules[0].problemAreas[0]") || !strings.Contains(got, "rules[1].every") {
			t.Errorf("named %s", got)
		}
		wanted := rules(body{"instrument": "pcl-5", "atIntake": false, "every": 4, "atDischarge": false},
			body{"instrument": "rses", "atIntake": true, "every": 3, "atDischarge": true},
			body{"instrument": "dass-21", "atIntake": false, "every": 1, "atDischarge": false, "problemAreas": []string{"addiction_recovery"}})
		for who, want := range map[string]int{"intake": http.StatusForbidden, "therapist": http.StatusForbidden, "billing": http.StatusForbidden} {
			w.Do(who, http.MethodPut, "/settings/questionnaires", wanted, tag).Want(want)
		}
		saved := w.Do("admin", http.MethodPut, "/settings/questionnaires", wanted, tag).Want(http.StatusOK)
		if fmt.Sprint(saved.Field("tooOften")) != "[dass-21]" || saved.Text("rules.2.problemAreas.0") != "addiction_recovery" {
			t.Errorf("saved: %s", saved.Raw)
		}
		w.Do("admin", http.MethodPut, "/settings/questionnaires", wanted, tag).Want(http.StatusPreconditionFailed)

		cohort, clients := w.Running(3)
		ana, ben, cleo := clients[0], clients[1], clients[2]
		session := w.Session(cohort, 2)
		due := func(list string) map[string]string {
			t.Helper()
			return dueOf(w.Do("therapist", http.MethodGet, "/sessions/"+session+"/rounds/due", nil).Want(http.StatusOK), list)
		}
		for who, want := range map[string]int{"intake": http.StatusForbidden, "billing": http.StatusForbidden, "admin": http.StatusForbidden, "other therapist": http.StatusNotFound} {
			w.Do(who, http.MethodGet, "/sessions/"+session+"/rounds/due", nil).Want(want)
		}
		before := due("items")
		for _, client := range clients {
			if !strings.HasPrefix(before[client], "rses baseline") || strings.Contains(before[client], "dass-21") {
				t.Errorf("due for %s: %q of %v", client, before[client], before)
			}
		}
		date := w.Do("therapist", http.MethodGet, "/sessions/"+session, nil).Want(http.StatusOK).Text("date")
		form := func(client string, day string) *apitest.Answer {
			t.Helper()
			return w.Do("intake", http.MethodPost, "/clients/"+client+"/assessments", body{"instrument": "rses", "answers": []int{2, 2, 2, 2, 1, 1, 2, 1, 1, 2}, "takenOn": day}).Want(http.StatusCreated)
		}
		form(ana, date)
		w.Do("therapist", http.MethodPost, "/sessions/"+session+"/rounds", body{"instruments": []string{"rses"}, "clientIds": []string{ben}}).Want(http.StatusCreated)
		taken := form(ben, date)
		after := due("items")
		if strings.Contains(after[ana], "rses") || strings.Contains(after[ben], "rses") || after[cleo] != before[cleo] {
			t.Errorf("after two have answered: %v", after)
		}
		w.Do("intake", http.MethodPost, "/assessments/"+taken.Text("id")+"/void", body{"reason": "Of another client."}).Want(http.StatusOK)
		if again := due("items"); again[ben] != before[ben] {
			t.Errorf("what was voided counts: %v", again)
		}
		if left := due("left"); len(left) != 0 {
			t.Errorf("left: %v", left)
		}
	})
}
