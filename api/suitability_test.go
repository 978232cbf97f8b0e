package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

func factors(change body) body {
	f := body{"comfortInGroups": 3, "readinessToCommit": 4, "needForStructure": 3, "severity": 2, "canAttend": true, "keepsConfidence": true}
	for k, v := range change {
		f[k] = v
	}
	return f
}

func TestSuitabilityIsJudgedAndKept(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		client := newClient(t, w, "Ana", "Lopez")
		id := newReferral(t, w, client)
		path := "/referrals/" + id + "/suitability"
		w.Do("intake", "GET", path, nil).Want(http.StatusNotFound)
		first := w.Do("intake", "POST", path, factors(nil)).Want(http.StatusCreated)
		if first.Text("recommendation") != "fit" || len(first.Field("reasons").([]any)) == 0 {
			t.Errorf("%s", first.Raw)
		}
		w.SetTime(apitest.Now.Add(1e9))
		second := w.Do("intake", "POST", path, factors(body{"severity": 4, "contraindications": []string{"acute_crisis"}})).Want(http.StatusCreated)
		if second.Text("recommendation") != "not_now" || !strings.Contains(string(second.Raw), "Self-help does not replace professional treatment") {
			t.Errorf("%s", second.Raw)
		}
		kept := w.Do("intake", "GET", path, nil).Want(http.StatusOK)
		if kept.Text("recommendation") != "not_now" || kept.Text("assessedBy") != "Intake" || kept.Number("factors.severity") != 4 {
			t.Errorf("%s", kept.Raw)
		}
		wrong := w.Do("intake", "POST", path, body{"comfortInGroups": 5, "readinessToCommit": -1, "severity": 9, "canAttend": "yes",
			"keepsConfidence": true, "contraindications": []string{"tired"}, "mood": 1}).WantCode(http.StatusUnprocessableEntity, "invalid")
		for _, field := range []string{"comfortInGroups", "readinessToCommit", "severity", "needForStructure", "canAttend", "contraindications[0]", "mood"} {
			if !slices.Contains(wrong.WrongFields(), field) {
				t.Errorf("%s is not named: %s", field, wrong.Raw)
			}
		}
		if audited(t, w, client, domain.JudgeSuitability, domain.Done) != 2 || audited(t, w, client, domain.JudgeSuitability, domain.Read) != 1 {
			t.Error("the audit lacks an answer or the read")
		}
		w.Do("therapist", "POST", path, factors(nil)).Want(http.StatusForbidden)
	})
}

// A page that knows from the referral that nobody was interviewed does not ask
// for the interview, and an honest reader is not put down as refused.
func TestReferralSaysWhetherThereWasAnInterview(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		client := newClient(t, w, "Ana", "Lopez")
		id := newReferral(t, w, client)
		if a := w.Do("intake", "GET", "/referrals/"+id, nil).Want(http.StatusOK); a.Field("interviewedAt") != nil {
			t.Errorf("%s", a.Raw)
		}
		w.Do("intake", "POST", "/referrals/"+id+"/suitability", factors(nil)).Want(http.StatusCreated)
		w.SetTime(apitest.Now.Add(time.Hour))
		w.Do("intake", "POST", "/referrals/"+id+"/suitability", factors(nil)).Want(http.StatusCreated)
		for _, a := range []*apitest.Answer{w.Do("intake", "GET", "/referrals/"+id, nil), w.Do("intake", "POST", "/referrals/"+id+"/accept", nil)} {
			if a.Want(http.StatusOK).Text("interviewedAt") != "2026-03-10T15:00:00Z" {
				t.Errorf("%s", a.Raw)
			}
		}
		if audited(t, w, client, domain.JudgeSuitability, domain.Refused) != 0 {
			t.Error("a refusal is on record")
		}
	})
}
