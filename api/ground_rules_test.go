package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
)

// rulesBody is a version of ground rules.
func rulesBody(name string) map[string]any {
	return map[string]any{"name": name, "text": "# What is said here stays here\nNobody tells names."}
}

// signsRules is a member's signature under a version.
func signsRules(rules string, way string) map[string]any {
	client := map[string]any{"way": way, "on": "2026-03-09"}
	switch way {
	case "typed":
		client["name"] = "Ana Member"
	case "drawn":
		client["name"], client["drawn"], client["width"], client["height"] = "Ben Member", "M8 8L298 98", 306, 106
	case "on_paper":
		client["witness"] = "Tomás Iriarte"
	case "declined":
		client["words"] = "Not the part about meeting outside."
	}
	return map[string]any{"groundRulesId": rules, "client": client}
}

// The practice's ground rules are signed at admission and on a tablet; a cohort
// gets rules of its own and everybody signs again; what left the room makes one
// sign once more; each slip is taken back.
func TestGroundRulesAreSignedAndSignedAgain(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		list := w.Do("therapist", http.MethodGet, "/ground-rules", nil).Want(http.StatusOK)
		if len(list.Field("items").([]any)) != 0 || list.Field("currentId") != nil || !strings.HasPrefix(list.Text("seed"), "# What is said here stays here\n") {
			t.Fatalf("before: %s", list.Raw)
		}
		w.Do("therapist", http.MethodPost, "/ground-rules", rulesBody("1")).Want(http.StatusForbidden)
		first := w.Do("admin", http.MethodPost, "/ground-rules", rulesBody("1")).Want(http.StatusCreated).Text("id")
		w.Do("admin", http.MethodPost, "/ground-rules", rulesBody("1")).WantCode(http.StatusConflict, "rules_name_taken")

		// What is signed at admission is the practice's version of that name.
		cohort, clients := w.Running(4)
		at := "/cohorts/" + cohort + "/ground-rules"
		want := func(what, who string, states string) *apitest.Answer {
			t.Helper()
			got, a := statesOf(t, w, who, at)
			if got != states {
				t.Errorf("%s: %s, want %s", what, got, states)
			}
			return a
		}
		now := want("at admission", "therapist", "signed signed signed signed")
		if now.Text("current.id") != first || now.Text("members.0.roomName") == "" || now.Text("members.0.signedVersion") != "1" {
			t.Errorf("admitted: %s", now.Raw)
		}
		member := func(i int) string {
			return "/enrollments/" + now.Text("members."+string(rune('0'+i))+".enrollmentId") + "/agreements"
		}

		// A new text: members sign again, each in their own way, and one declines.
		second := w.Do("admin", http.MethodPost, "/ground-rules", rulesBody("2")).Want(http.StatusCreated).Text("id")
		if asked := w.Do("intake", http.MethodGet, "/settings/admission", nil).Want(http.StatusOK); asked.Text("agreements.0") != "2" || asked.Text("agreements.1") != "1" {
			t.Errorf("at admission: %s", asked.Raw)
		}
		want("a new text", "therapist", "older older older older")
		w.Do("therapist", http.MethodPost, member(0), signsRules(first, "typed")).WantCode(http.StatusConflict, "rules_replaced")
		w.Do("other therapist", http.MethodPost, member(0), signsRules(second, "typed")).Want(http.StatusNotFound)
		w.Do("billing", http.MethodPost, member(0), signsRules(second, "typed")).Want(http.StatusForbidden)
		w.Do("therapist", http.MethodPost, member(3), signsRules(first, "on_paper")).Want(http.StatusCreated) // a sheet that lay about
		want("a sheet under the text before", "therapist", "older older older older")
		paperless := signsRules(second, "on_paper")
		delete(paperless["client"].(map[string]any), "witness")
		if bad := w.Do("therapist", http.MethodPost, member(0), paperless).Want(http.StatusUnprocessableEntity); bad.Text("errors.0.field") != "client.witness" {
			t.Errorf("nobody saw it: %s", bad.Raw)
		}
		w.Do("therapist", http.MethodPost, member(0), signsRules(second, "typed")).Want(http.StatusCreated)
		w.Do("intake", http.MethodPost, member(1), signsRules(second, "on_paper")).Want(http.StatusCreated)
		drawn := w.Do("therapist", http.MethodPost, member(2), signsRules(second, "drawn")).Want(http.StatusCreated)
		w.Do("therapist", http.MethodPost, member(3), signsRules(second, "declined")).Want(http.StatusCreated)
		w.Do("therapist", http.MethodPost, member(0), signsRules(second, "typed")).WantCode(http.StatusConflict, "signed_already")
		signed := want("signed", "intake", "signed signed signed declined")
		if signed.Text("members.2.agreement.drawn") != "M8 8L298 98" || signed.Text("members.1.agreement.witness") != "Tomás Iriarte" {
			t.Errorf("how: %s", signed.Raw)
		}

		// The drawing was another member's: it is marked, and stays.
		void := "/agreements/" + drawn.Text("id") + "/void"
		w.Do("therapist", http.MethodPost, void, map[string]any{"reason": ""}).Want(http.StatusUnprocessableEntity)
		if back := w.Do("therapist", http.MethodPost, void, map[string]any{"reason": "Ben drew on Cleo's line."}).Want(http.StatusOK); back.Text("inError.reason") == "" {
			t.Errorf("in error: %s", back.Raw)
		}
		w.Do("therapist", http.MethodPost, void, map[string]any{"reason": "Again."}).WantCode(http.StatusConflict, "entered_in_error")
		want("marked", "therapist", "signed signed older declined")

		// The group gets rules of its own; they are withdrawn again.
		w.Do("therapist", http.MethodPost, at+"/withdraw", map[string]any{"reason": "None."}).WantCode(http.StatusConflict, "no_own_rules")
		w.Do("intake", http.MethodPost, at, rulesBody("2, with names of places")).Want(http.StatusForbidden)
		w.Do("therapist", http.MethodPost, at, rulesBody("1")).WantCode(http.StatusConflict, "rules_name_taken")
		own := w.Do("therapist", http.MethodPost, at, rulesBody("Tuesday 1")).Want(http.StatusCreated)
		if a := want("rules of its own", "therapist", "older older older older"); a.Text("current.id") != own.Text("id") || a.Text("own.0.cohortId") != cohort {
			t.Errorf("own: %s", a.Raw)
		}
		w.Do("therapist", http.MethodPost, at+"/withdraw", map[string]any{"reason": "The group wants the common ones."}).Want(http.StatusOK)
		want("withdrawn", "therapist", "signed signed older declined")

		// Something left the room.
		breaches := "/cohorts/" + cohort + "/breaches"
		whose := now.Text("members.0.enrollmentId")
		w.Do("therapist", http.MethodPost, breaches, map[string]any{"on": "2026-04-30", "what": ""}).Want(http.StatusUnprocessableEntity)
		w.Do("intake", http.MethodGet, breaches, nil).Want(http.StatusForbidden)
		w.Do("other therapist", http.MethodGet, breaches, nil).Want(http.StatusNotFound)
		b := w.Do("therapist", http.MethodPost, breaches, map[string]any{"enrollmentId": whose, "on": "2026-03-09", "what": "Told a neighbor who else comes."}).Want(http.StatusCreated)
		decide := "/breaches/" + b.Text("id") + "/consequences"
		w.SetTime(w.Time().Add(time.Minute))
		w.Do("therapist", http.MethodPost, decide, map[string]any{"consequence": "talk", "words": "With both leaders."}).Want(http.StatusOK)
		decided := w.Do("therapist", http.MethodPost, decide, map[string]any{"consequence": "signs_again"}).Want(http.StatusOK)
		if decided.Text("followed.0.words") != "With both leaders." || decided.Text("followed.1.kind") != "signs_again" || decided.Text("clientId") != clients[0] {
			t.Errorf("decided: %s", decided.Raw)
		}
		want("signs again", "therapist", "again signed older declined")
		want("intake learns of no breach", "intake", "signed signed older declined")
		w.Do("intake", http.MethodPost, member(0), signsRules(second, "typed")).WantCode(http.StatusConflict, "signed_already")
		w.Do("therapist", http.MethodPost, member(0), signsRules(second, "on_paper")).Want(http.StatusCreated) // of the day on which they came
		want("a sheet from before", "therapist", "again signed older declined")
		seen := w.Do("admin", http.MethodGet, breaches, nil).Want(http.StatusOK)
		if seen.Text("items.0.what") == "" || seen.Field("items.0.firstName") != nil || seen.Text("items.0.clientCode") == "" {
			t.Errorf("as the administrator sees it: %s", seen.Raw)
		}
		w.SetTime(w.Time().Add(time.Minute))
		again := signsRules(second, "typed")
		again["client"].(map[string]any)["on"] = w.Time().Format(time.DateOnly)
		w.Do("therapist", http.MethodPost, member(0), again).Want(http.StatusCreated)
		want("signed again", "therapist", "signed signed older declined")
		w.Do("therapist", http.MethodPost, "/breaches/"+b.Text("id")+"/void", map[string]any{"reason": "It was not them."}).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, decide, map[string]any{"consequence": "none"}).WantCode(http.StatusConflict, "entered_in_error")

		// The second text was published too early.
		w.Do("admin", http.MethodPost, "/ground-rules/"+second+"/withdraw", map[string]any{"reason": "Not agreed on yet."}).Want(http.StatusOK)
		w.Do("admin", http.MethodPost, "/ground-rules/"+second+"/withdraw", map[string]any{"reason": "Again."}).WantCode(http.StatusConflict, "rules_withdrawn")
		want("the first holds again", "therapist", "signed signed signed signed")
		if asked := w.Do("intake", http.MethodGet, "/settings/admission", nil).Want(http.StatusOK); asked.Text("agreements.0") != "1" || asked.Field("agreements.1") != nil {
			t.Errorf("at admission: %s", asked.Raw)
		}
		w.Do("therapist", http.MethodPost, "/enrollments/"+whose+"/end", nil).Want(http.StatusOK)
		w.SetTime(w.Time().AddDate(0, 0, 2))
		again["groundRulesId"], again["client"].(map[string]any)["on"] = first, w.Time().Format(time.DateOnly)
		w.Do("therapist", http.MethodPost, member(0), again).WantCode(http.StatusConflict, "membership_ended")
	})
}

// statesOf is how the members of a cohort stand to its ground rules, in order.
func statesOf(t *testing.T, w *apitest.World, who, at string) (string, *apitest.Answer) {
	t.Helper()
	a := w.Do(who, http.MethodGet, at, nil).Want(http.StatusOK)
	var states []string
	for _, m := range a.Field("members").([]any) {
		states = append(states, m.(map[string]any)["state"].(string))
	}
	return strings.Join(states, " "), a
}
