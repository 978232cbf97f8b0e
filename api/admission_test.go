package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// enrolls asks for a seat, with a change to what somebody brings who brings
// everything, and some rules let pass.
func enrolls(w *apitest.World, cohort, client string, change map[string]any, pass ...string) *apitest.Answer {
	body := apitest.EnrollBody(client)
	for field, value := range change {
		body[field] = value
	}
	var overrides []map[string]any
	for _, rule := range pass {
		overrides = append(overrides, map[string]any{"rule": rule, "reason": "Agreed with the lead."})
	}
	body["overrides"] = overrides
	return w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", body)
}

// comesToIntake makes a client with an accepted referral, who has not been assessed.
func comesToIntake(w *apitest.World, first, birth, urgency, received string) (client, referral string) {
	made := w.Do("intake", http.MethodPost, "/referrals", map[string]any{"source": "self", "urgency": urgency, "reason": "Asked for a group.", "problemAreas": []string{}, "receivedOn": received,
		"client": map[string]any{"firstName": first, "lastName": "Member", "birthDate": birth}}).Want(http.StatusCreated)
	w.Do("intake", http.MethodPost, "/referrals/"+made.Text("id")+"/accept", nil).Want(http.StatusOK)
	return made.Text("clientId"), made.Text("id")
}

func assessedOn(w *apitest.World, client, instrument, day string, answers ...int) {
	w.Do("intake", http.MethodPost, "/clients/"+client+"/assessments", map[string]any{"instrument": instrument, "answers": answers, "takenOn": day}).Want(http.StatusCreated)
}

const refused = http.StatusUnprocessableEntity

// Who keeps the settings reads no instruments, and still sees names for codes.
func TestAdmissionSettingsNameTheInstruments(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.Do("admin", http.MethodGet, "/instruments", nil).Want(http.StatusForbidden)
		asked := w.Do("admin", http.MethodGet, "/settings/admission", nil).Want(http.StatusOK)
		instruments := w.Do("intake", http.MethodGet, "/instruments", nil).Want(http.StatusOK).Field("items").([]any)
		named := asked.Field("instrumentNames").([]any)
		if len(named) != len(instruments) || len(named) == 0 {
			t.Fatalf("%d names of %d instruments", len(named), len(instruments))
		}
		for i, one := range instruments {
			full, short := one.(map[string]any), named[i].(map[string]any)
			if len(short) != 3 || short["code"] != full["code"] || short["name"] != full["name"] || short["measures"] != full["measures"] {
				t.Errorf("%v is named %v", full["code"], short)
			}
		}
		saved := w.Do("admin", http.MethodPut, "/settings/admission", map[string]any{"instruments": []string{"gad-7"}, "assessmentDays": 60, "commitmentPercent": 50, "agreements": []string{}},
			apitest.IfMatch(asked.Header.Get("ETag"))).Want(http.StatusOK)
		if after := saved.Field("instrumentNames").([]any); len(after) != len(named) {
			t.Errorf("%d names after a change", len(after))
		}
	})
}

// What counts as a look, and for how long, is the practice's to say.
func TestGateAsksForALookThatSpeaks(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort := w.Cohort(nil)
		client, _ := comesToIntake(w, "Ana", "1990-01-15", "routine", "2026-02-20")
		assessedOn(w, client, "group-pulse", "2026-03-01", 8, 8, 8, 8)
		enrolls(w, cohort, client, nil).WantCode(refused, "assessment_missing")
		assessedOn(w, client, "gad-7", "2025-12-01", 0, 0, 0, 0, 0, 0, 0)
		enrolls(w, cohort, client, nil).WantCode(refused, "assessment_too_old")

		settings := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK)
		asked := map[string]any{"instruments": []string{}, "assessmentDays": 365, "commitmentPercent": 75, "agreements": []string{"2026-2", "2026-1"}}
		w.Do("intake", http.MethodPut, "/settings/admission", asked, apitest.IfMatch(settings.Header.Get("ETag"))).Want(http.StatusForbidden)
		w.Do("admin", http.MethodPut, "/settings/admission", map[string]any{"instruments": []string{"PHQ"}, "assessmentDays": 0, "commitmentPercent": 101, "agreements": []string{""}}, apitest.IfMatch(settings.Header.Get("ETag"))).WantCode(refused, "invalid")
		w.Do("admin", http.MethodPut, "/settings/admission", asked, apitest.IfMatch(settings.Header.Get("ETag"))).Want(http.StatusOK)
		enrolls(w, cohort, client, nil).WantCode(refused, "agreement_unknown")
		agreed := map[string]any{"version": "2026-1", "signedOn": "2026-03-02", "signedName": "Ana Member"}
		enrolls(w, cohort, client, map[string]any{"agreement": agreed, "committedSessions": 8}).WantCode(refused, "commitment_too_short")
		enrolls(w, cohort, client, map[string]any{"agreement": agreed, "committedSessions": 9}).Want(http.StatusCreated)
	})
}

// A group about anger may ask for another look than one about depression.
func TestWhatCountsMayDependOnTheProblemArea(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		depression, anger := w.Cohort(map[string]any{"problemArea": "depression"}), w.Cohort(nil)
		client, _ := comesToIntake(w, "Ana", "1990-01-15", "routine", "2026-02-20")
		another, _ := comesToIntake(w, "Bea", "1990-01-15", "routine", "2026-02-20")
		assessedOn(w, client, "gad-7", "2026-03-01", 0, 0, 0, 0, 0, 0, 0)
		assessedOn(w, another, "gad-7", "2026-03-01", 0, 0, 0, 0, 0, 0, 0)
		before := w.Do("admin", http.MethodGet, "/settings/admission", nil).Want(http.StatusOK)
		asks := func(areas ...map[string]any) *apitest.Answer {
			return w.Do("admin", http.MethodPut, "/settings/admission", map[string]any{"instruments": []string{}, "byProblemArea": areas, "assessmentDays": 60, "commitmentPercent": 50, "agreements": []string{}}, apitest.IfMatch(before.Header.Get("ETag")))
		}
		phq := map[string]any{"problemArea": "depression", "instruments": []string{"phq-9"}}
		wrong := asks(phq, phq, map[string]any{"problemArea": "weather", "instruments": []string{}}).WantCode(refused, "invalid").WrongFields()
		for _, field := range []string{"byProblemArea[1].problemArea", "byProblemArea[2].problemArea", "byProblemArea[2].instruments"} {
			if !slices.Contains(wrong, field) {
				t.Errorf("%s is not among %v", field, wrong)
			}
		}
		if kept := asks(phq).Want(http.StatusOK); kept.Text("byProblemArea.0.problemArea") != "depression" || kept.Text("byProblemArea.0.instruments.0") != "phq-9" {
			t.Errorf("%s", kept.Raw)
		}
		enrolls(w, depression, client, nil).WantCode(refused, "assessment_missing")
		assessedOn(w, client, "phq-9", "2026-03-01", 0, 0, 0, 0, 0, 0, 0, 0, 0)
		look := w.Do("intake", http.MethodPost, "/cohorts/"+depression+"/admission", map[string]any{"clientId": client}).Want(http.StatusOK)
		if look.Text("asked.instruments.0") != "phq-9" || look.Text("assessedOn") != "2026-03-01" {
			t.Errorf("%s", look.Raw)
		}
		enrolls(w, depression, client, nil).Want(http.StatusCreated)
		enrolls(w, anger, another, nil).Want(http.StatusCreated)
	})
}

func TestOneOfTwelveSessionsIsNoCommitment(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, client := w.Cohort(nil), w.Client("Ana", "Member")
		enrolls(w, cohort, client, map[string]any{"committedSessions": 1}).WantCode(refused, "commitment_too_short")
		enrolls(w, cohort, client, map[string]any{"committedSessions": 1}, "commitment_too_short").Want(http.StatusCreated)
	})
}

// Nobody sits down with a risk flag that nobody has answered, but for a reason.
func TestOpenRiskFlagIsAskedAboutBeforeASeat(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, client := w.Cohort(nil), w.Client("Ana", "Member")
		w.Assess(client, "phq-9", 0, 0, 0, 0, 0, 0, 0, 0, 1)
		enrolls(w, cohort, client, nil).WantCode(refused, "risk_open")
		flag := w.Do("intake", http.MethodGet, "/risk-flags?open=true", nil).Want(http.StatusOK).Text("items.0.id")
		w.Do("intake", http.MethodPost, "/risk-flags/"+flag+"/answer", map[string]any{"action": "Called; safety plan made."}).Want(http.StatusOK)
		enrolls(w, cohort, client, nil).Want(http.StatusCreated)

		other := w.Client("Bela", "Member")
		w.Assess(other, "phq-9", 0, 0, 0, 0, 0, 0, 0, 0, 1)
		enrolls(w, cohort, other, nil, "risk_open").Want(http.StatusCreated)
	})
}

// A minor comes with a guardian's consent, and only into a cohort of their age.
func TestMinorNeedsAGuardian(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		adults, young, usual := w.Cohort(map[string]any{"ageBand": map[string]any{"from": 18}}), w.Cohort(map[string]any{"ageBand": map[string]any{"from": 13, "to": 17}}), w.Cohort(nil)
		if band := w.Do("therapist", http.MethodGet, "/cohorts/"+young, nil).Want(http.StatusOK); band.Number("ageBand.from") != 13 || band.Number("ageBand.to") != 17 {
			t.Errorf("the band is %s", band.Raw)
		}
		minor, _ := comesToIntake(w, "Mia", "2010-06-01", "routine", "2026-03-01")
		assessedOn(w, minor, "gad-7", "2026-03-01", 0, 0, 0, 0, 0, 0, 0)
		enrolls(w, usual, minor, nil).WantCode(refused, "guardian_missing")
		enrolls(w, young, w.Client("Ana", "Member"), nil).WantCode(refused, "age_outside")

		card := w.Do("intake", http.MethodGet, "/clients/"+minor, nil).Want(http.StatusOK)
		wrong := w.Do("intake", http.MethodPatch, "/clients/"+minor, map[string]any{"guardian": map[string]any{"name": "", "relation": "mother", "signedOn": "2009-01-01"}}, apitest.IfMatch(card.Header.Get("ETag"))).WantCode(refused, "invalid").WrongFields()
		if !slices.Equal(wrong, []string{"guardian.name", "guardian.signedOn"}) {
			t.Errorf("wrong: %v", wrong)
		}
		with := w.Do("intake", http.MethodPatch, "/clients/"+minor, map[string]any{"guardian": map[string]any{"name": "Rosa Member", "relation": "mother", "signedOn": "2026-03-01"}}, apitest.IfMatch(card.Header.Get("ETag"))).Want(http.StatusOK)
		if with.Text("guardian.name") != "Rosa Member" || with.Text("guardian.signedOn") != "2026-03-01" {
			t.Errorf("kept %s", with.Raw)
		}
		enrolls(w, adults, minor, nil).WantCode(refused, "age_outside")
		enrolls(w, young, minor, nil).Want(http.StatusCreated)
		enrolls(w, usual, minor, nil, "time_clash").Want(http.StatusCreated)
	})
}

// Who waits and comes first is named before a seat is given to somebody else.
func TestNobodyIsPassedOverUnseen(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort := w.Cohort(nil)
		urgent, urgentReferral := comesToIntake(w, "Ulla", "1980-01-01", "urgent", "2026-03-01")
		longer, longerReferral := comesToIntake(w, "Lena", "1980-01-01", "routine", "2026-01-10")
		later, laterReferral := comesToIntake(w, "Toni", "1980-01-01", "routine", "2026-03-01")
		for client, referral := range map[string]string{urgent: urgentReferral, longer: longerReferral, later: laterReferral} {
			w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/waitlist", map[string]any{"clientId": client, "referralId": referral}).Want(http.StatusCreated)
			assessedOn(w, client, "gad-7", "2026-03-01", 0, 0, 0, 0, 0, 0, 0)
		}
		mid, referral := comesToIntake(w, "Mira", "1980-01-01", "routine", "2026-02-10")
		assessedOn(w, mid, "gad-7", "2026-03-01", 0, 0, 0, 0, 0, 0, 0)

		look := w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/admission", map[string]any{"clientId": mid, "referralId": referral}).Want(http.StatusOK)
		if look.Text("passedOver.0.client.firstName") != "Ulla" || look.Text("passedOver.1.client.firstName") != "Lena" || strings.Contains(string(look.Raw), "Toni") {
			t.Errorf("before: %s", look.Raw)
		}
		said := enrolls(w, cohort, mid, nil).WantCode(http.StatusConflict, "passes_over")
		if strings.Contains(string(said.Raw), "Ulla") || !strings.Contains(string(said.Raw), look.Text("passedOver.0.client.code")) {
			t.Errorf("said: %s", said.Raw)
		}
		enrolls(w, cohort, mid, nil, "passes_over").Want(http.StatusCreated)
		enrolls(w, cohort, urgent, nil).Want(http.StatusCreated)
		enrolls(w, cohort, longer, nil).Want(http.StatusCreated)
		enrolls(w, cohort, later, nil).Want(http.StatusCreated)
	})
}

// What else hangs on a client is dealt with in the same step as the seat.
func TestSeatSettlesOtherWaitsAndReferrals(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, other, third := w.Cohort(nil), w.Cohort(nil), w.Cohort(nil)
		client, referral := comesToIntake(w, "Ana", "1990-01-15", "routine", "2026-02-20")
		assessedOn(w, client, "gad-7", "2026-03-01", 0, 0, 0, 0, 0, 0, 0)
		second := w.Do("intake", http.MethodPost, "/referrals", map[string]any{"clientId": client, "source": "court", "urgency": "urgent", "reason": "Again.", "problemAreas": []string{}, "receivedOn": "2026-03-01"}).Want(http.StatusCreated).Text("id")
		wait := func(cohort string) string {
			return w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/waitlist", map[string]any{"clientId": client, "referralId": referral}).Want(http.StatusCreated).Text("id")
		}
		ends, stays := wait(other), wait(third)
		asks := map[string]any{"clientId": client, "referralId": referral}
		look := w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/admission", asks).Want(http.StatusOK)
		if !strings.Contains(string(look.Raw), ends) || !strings.Contains(string(look.Raw), stays) || look.Text("openReferrals.0.id") != second || look.Number("fewestSessions") != 6 {
			t.Errorf("before: %s", look.Raw)
		}
		stranger := w.Client("Bela", "Member")
		enrolls(w, cohort, stranger, map[string]any{"endWaits": []string{ends}, "answerReferrals": []string{second}}).WantCode(refused, "invalid")
		enrolls(w, cohort, client, map[string]any{"referralId": referral, "endWaits": []string{ends}, "answerReferrals": []string{second}}).Want(http.StatusCreated)
		for id, want := range map[string]string{referral: "placed", second: "placed"} {
			if got := w.Do("intake", http.MethodGet, "/referrals/"+id, nil).Want(http.StatusOK).Text("status"); got != want {
				t.Errorf("the referral is %s, want %s", got, want)
			}
		}
		waits := w.Do("intake", http.MethodGet, "/clients/"+client+"/waits", nil).Want(http.StatusOK)
		for i, want := range []string{"waiting", "left"} {
			if got := waits.Text("items." + string(rune('0'+i)) + ".outcome"); got != want {
				t.Errorf("wait %d: %s, want %s", i, got, want)
			}
		}
	})
}
