package api_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

// taken gives the instruments that count for a client, newest first.
func taken(w *apitest.World, client string) (codes []string) {
	w.T.Helper()
	list := w.Do("intake", http.MethodGet, "/clients/"+client+"/assessments", nil).Want(http.StatusOK)
	for _, a := range items(list) {
		codes = append(codes, a.(map[string]any)["instrument"].(string))
	}
	return codes
}

// onWrongClient is a flagged PHQ-9 that was recorded for Ana and was Ben's.
func onWrongClient(t *testing.T, w *apitest.World) (ana, ben, assessment, flag string) {
	t.Helper()
	ana, ben = newClient(t, w, "Ana", "Wrong"), newClient(t, w, "Ben", "Right")
	a := w.Do("intake", http.MethodPost, "/clients/"+ana+"/assessments", phq9(0, 0, 0, 0, 0, 0, 0, 0, 1)).Want(http.StatusCreated)
	return ana, ben, a.Text("id"), a.Text("riskFlags.0.id")
}

// sees compares what counts and what waits for an answer of a client.
func sees(t *testing.T, w *apitest.World, when, client string, instruments, flags []string) {
	t.Helper()
	if got := taken(w, client); !slices.Equal(got, instruments) {
		t.Errorf("%s: %v count, want %v", when, got, instruments)
	}
	if got := flagsOf(w, client); !slices.Equal(got, flags) {
		t.Errorf("%s: open are %v, want %v", when, got, flags)
	}
}

// An assessment on the wrong client moves to the right one with its flags. What
// was done about one is kept, and asked again, as it was done for somebody else.
func TestAssessmentMovesToTheRightClientAndBack(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		ana, ben, id, flag := onWrongClient(t, w)
		phq, nine := []string{"phq-9"}, []string{"phq-9 9"}
		sees(t, w, "recorded", ana, phq, nine)
		w.Do("intake", http.MethodPost, "/risk-flags/"+flag+"/answer", body{"action": "Called Ana, who did not know of it."}).Want(http.StatusOK)

		moved := w.Do("intake", http.MethodPost, "/assessments/"+id+"/move", body{"clientId": ben, "reason": "Both were in the waiting room."}).Want(http.StatusOK)
		if moved.Text("id") != id || moved.Text("clientId") != ben || moved.Number("score") != 1 {
			t.Errorf("%s", moved.Raw)
		}
		sees(t, w, "moved", ana, nil, nil)
		sees(t, w, "moved", ben, phq, nine)
		all := w.Do("intake", http.MethodGet, "/risk-flags?clientId="+ben, nil)
		if len(items(all)) != 2 || all.Text("items.0.id") != flag || all.Text("items.0.action") != "Called Ana, who did not know of it." {
			t.Errorf("the answer is lost: %s", all.Raw)
		}
		for _, client := range []string{ana, ben} {
			c := w.Do("intake", http.MethodGet, "/clients/"+client+"/assessments/changes", nil).Want(http.StatusOK)
			if len(items(c)) != 1 || c.Text("items.0.assessmentId") != id || c.Text("items.0.fromId") != ana || c.Text("items.0.intoId") != ben || c.Text("items.0.instrument") != "phq-9" ||
				c.Text("items.0.by") != "Intake" || c.Text("items.0.reason") != "Both were in the waiting room." || c.Field("items.0.undoable") != true || c.Text("items.0.intoCode") == "" {
				t.Errorf("%s", c.Raw)
			}
			if n := audited(t, w, client, domain.MoveAssessment, domain.Done); n == 0 {
				t.Error("the move is not in the audit of both")
			}
		}

		back := w.Do("intake", http.MethodPost, "/assessments/"+id+"/undo", nil).Want(http.StatusOK)
		if back.Text("clientId") != ana {
			t.Errorf("%s", back.Raw)
		}
		sees(t, w, "moved back", ana, phq, nil)
		sees(t, w, "moved back", ben, nil, nil)
		kept := w.Do("intake", http.MethodGet, "/risk-flags?clientId="+ana, nil)
		if len(items(kept)) != 2 || kept.Text("items.0.id") != flag || kept.Text("items.0.answeredBy") != "Intake" || kept.Text("items.1.closedFor") != "moved_back" {
			t.Errorf("%s", kept.Raw)
		}
		c := w.Do("intake", http.MethodGet, "/clients/"+ben+"/assessments/changes", nil)
		if c.Text("items.0.undoneBy") != "Intake" || c.Field("items.0.undoable") != false {
			t.Errorf("what stood before is not kept: %s", c.Raw)
		}
		w.Do("intake", http.MethodPost, "/assessments/"+id+"/undo", nil).WantCode(http.StatusConflict, "assessment_unchanged")
	})
}

// A voided assessment counts nowhere, its open flag is closed with it, and both
// come back.
func TestAssessmentIsVoidedAndCountsAgain(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort := w.Cohort(map[string]any{"entry": "open"})
		referral := w.Do("intake", http.MethodPost, "/referrals", body{"client": body{"firstName": "Ana", "lastName": "Wrong", "birthDate": "1990-01-15"}, "source": "self",
			"urgency": "routine", "reason": "R", "problemAreas": []string{}, "receivedOn": "2026-03-01"}).Want(http.StatusCreated)
		ana := referral.Text("clientId")
		w.Do("intake", http.MethodPost, "/referrals/"+referral.Text("id")+"/accept", nil).Want(http.StatusOK)
		a := w.Do("intake", http.MethodPost, "/clients/"+ana+"/assessments", phq9(0, 0, 0, 0, 0, 0, 0, 0, 1)).Want(http.StatusCreated)
		id := a.Text("id")
		gate := func(rule string) {
			t.Helper()
			w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", apitest.EnrollBody(ana)).WantCode(http.StatusUnprocessableEntity, rule)
		}
		gate("risk_open")
		voided := w.Do("intake", http.MethodPost, "/assessments/"+id+"/void", body{"reason": "Nobody knows whose it was."}).Want(http.StatusOK)
		if voided.Text("voidedAt") == "" {
			t.Errorf("%s", voided.Raw)
		}
		sees(t, w, "voided", ana, nil, nil)
		gate("assessment_missing")
		if f := w.Do("intake", http.MethodGet, "/risk-flags?clientId="+ana, nil); f.Text("items.0.closedFor") != "voided" {
			t.Errorf("the flag is lost: %s", f.Raw)
		}
		c := w.Do("intake", http.MethodGet, "/clients/"+ana+"/assessments/changes", nil)
		if len(items(c)) != 1 || c.Field("items.0.intoId") != nil || c.Text("items.0.reason") != "Nobody knows whose it was." || c.Field("items.0.undoable") != true {
			t.Errorf("%s", c.Raw)
		}
		ben := newClient(t, w, "Ben", "Right")
		w.Do("intake", http.MethodPost, "/assessments/"+id+"/void", body{"reason": "Again."}).WantCode(http.StatusConflict, "assessment_voided")
		w.Do("intake", http.MethodPost, "/assessments/"+id+"/move", body{"clientId": ben, "reason": "His."}).WantCode(http.StatusConflict, "assessment_voided")
		w.Do("intake", http.MethodPost, "/assessments/"+id+"/undo", nil).Want(http.StatusOK)
		sees(t, w, "counts again", ana, []string{"phq-9"}, []string{"phq-9 9"})
		gate("risk_open")
	})
}

// The changes of one assessment are undone one after the other, the newest first.
func TestAssessmentChangesAreUndoneNewestFirst(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		ana, ben, id, _ := onWrongClient(t, w)
		w.Do("intake", http.MethodPost, "/assessments/"+id+"/move", body{"clientId": ben, "reason": "His."}).Want(http.StatusOK)
		w.SetTime(w.Time().Add(time.Minute))
		w.Do("intake", http.MethodPost, "/assessments/"+id+"/void", body{"reason": "Not his either."}).Want(http.StatusOK)
		sees(t, w, "moved and voided", ben, nil, nil)
		c := w.Do("intake", http.MethodGet, "/clients/"+ben+"/assessments/changes", nil)
		if c.Field("items.0.undoable") != true || c.Field("items.1.undoable") != false {
			t.Errorf("%s", c.Raw)
		}
		w.Do("intake", http.MethodPost, "/assessments/"+id+"/undo", nil).Want(http.StatusOK)
		sees(t, w, "counts again", ben, []string{"phq-9"}, []string{"phq-9 9"})
		w.Do("intake", http.MethodPost, "/assessments/"+id+"/undo", nil).Want(http.StatusOK)
		sees(t, w, "moved back", ana, []string{"phq-9"}, []string{"phq-9 9"})
		sees(t, w, "moved back", ben, nil, nil)
	})
}

// A blank question that was asked again with somebody else's form was not.
func TestBlankIsOpenAgainWhenTheLaterAssessmentWasSomebodyElses(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		ana, ben := newClient(t, w, "Ana", "Blank"), newClient(t, w, "Ben", "Right")
		w.Do("intake", http.MethodPost, "/clients/"+ana+"/assessments", phq9(0, 0, 0, 0, 0, 0, 0, 0, nil)).Want(http.StatusCreated)
		w.SetTime(w.Time().Add(time.Minute))
		again := w.Do("intake", http.MethodPost, "/clients/"+ana+"/assessments", phq9(0, 0, 0, 0, 0, 0, 0, 0, 0)).Want(http.StatusCreated).Text("id")
		sees(t, w, "asked again", ana, []string{"phq-9", "phq-9"}, nil)
		w.Do("intake", http.MethodPost, "/assessments/"+again+"/move", body{"clientId": ben, "reason": "His."}).Want(http.StatusOK)
		sees(t, w, "moved", ana, []string{"phq-9"}, []string{"phq-9 9?"})
		w.Do("intake", http.MethodPost, "/assessments/"+again+"/undo", nil).Want(http.StatusOK)
		sees(t, w, "moved back", ana, []string{"phq-9", "phq-9"}, nil)
		w.Do("intake", http.MethodPost, "/assessments/"+again+"/void", body{"reason": "A test."}).Want(http.StatusOK)
		sees(t, w, "voided", ana, []string{"phq-9"}, []string{"phq-9 9?"})
	})
}

// A therapist moves among their own clients, and learns nothing of others.
func TestAssessmentMovesWithinReach(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		mine, too, others := newClient(t, w, "Mine", "Own"), newClient(t, w, "Too", "Own"), newClient(t, w, "Other", "Own")
		newCohortOf(t, w, "therapist", mine)
		newCohortOf(t, w, "therapist", too)
		id := w.Do("therapist", http.MethodPost, "/clients/"+mine+"/assessments", phq9(0, 0, 0, 0, 0, 0, 0, 0, 0)).Want(http.StatusCreated).Text("id")
		move := func(who, to string) *apitest.Answer {
			return w.Do(who, http.MethodPost, "/assessments/"+id+"/move", body{"clientId": to, "reason": "Not theirs."})
		}
		for _, to := range []string{others, domain.NewID[domain.ClientID]().String(), mine, ""} {
			if a := move("therapist", to).WantCode(http.StatusUnprocessableEntity, "invalid"); !slices.Equal(a.WrongFields(), []string{"clientId"}) {
				t.Errorf("%s", a.Raw)
			}
		}
		move("other therapist", too).WantCode(http.StatusNotFound, "not_found")
		move("therapist", too).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/assessments/"+id+"/undo", nil).Want(http.StatusOK)
		move("intake", others).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/assessments/"+id+"/undo", nil).Want(http.StatusNotFound)
		c := w.Do("therapist", http.MethodGet, "/clients/"+mine+"/assessments/changes", nil).Want(http.StatusOK)
		if c.Field("items.0.intoCode") != nil || c.Field("items.0.undoable") != false || c.Text("items.1.intoCode") == "" {
			t.Errorf("%s", c.Raw)
		}
		early := w.Assess(mine, "gad-2", 0, 0).Text("id") // of the 5th
		child := w.Do("intake", http.MethodPost, "/clients", body{"firstName": "Young", "lastName": "One", "birthDate": "2026-03-06"}).Want(http.StatusCreated).Text("id")
		if a := w.Do("intake", http.MethodPost, "/assessments/"+early+"/move", body{"clientId": child, "reason": "His."}).WantCode(http.StatusUnprocessableEntity, "invalid"); !slices.Equal(a.WrongFields(), []string{"clientId"}) {
			t.Errorf("%s", a.Raw)
		}
		if a := w.Do("intake", http.MethodPost, "/assessments/"+id+"/move", body{}).WantCode(http.StatusUnprocessableEntity, "invalid"); !slices.Equal(a.WrongFields(), []string{"clientId", "reason"}) {
			t.Errorf("%s", a.Raw)
		}
	})
}
