package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
	"testing"

	"cohort/api/apitest"
)

// 50 want the last seat at the same moment: one gets it.
func TestFiftyEnrollmentsRaceForTheLastSeat(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		const racers = 50
		cohort := w.Cohort(map[string]any{"maxMembers": 6})
		for n := range 5 {
			w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", apitest.EnrollBody(w.Client(fmt.Sprint("Early", n), "Member"))).Want(http.StatusCreated)
		}
		clients := make([]string, racers)
		for i := range clients {
			clients[i] = w.Client(fmt.Sprint("Racer", i), "Member")
		}
		var wait sync.WaitGroup
		answers := make([]*apitest.Answer, racers)
		for i := range racers {
			wait.Go(func() {
				answers[i] = w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", apitest.EnrollBody(clients[i]))
			})
		}
		wait.Wait()
		won := 0
		for _, a := range answers {
			if a.Status == http.StatusCreated {
				won++
				continue
			}
			a.WantCode(http.StatusConflict, "cohort_full")
		}
		view := w.Do("intake", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK)
		if won != 1 || view.Number("seats.taken") != 6 || len(view.Field("roster").([]any)) != 6 {
			t.Errorf("%d of %d won, %v seats taken", won, racers, view.Number("seats.taken"))
		}
	})
}

func TestAdmissionGate(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort := w.Cohort(nil)
		enroll := func(body map[string]any) *apitest.Answer {
			return w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", body)
		}
		stranger := w.Do("intake", http.MethodPost, "/clients", map[string]any{"firstName": "Nia", "lastName": "Ode", "birthDate": "1985-02-03"}).
			Want(http.StatusCreated).Text("id")
		both := enroll(apitest.EnrollBody(stranger)).WantCode(http.StatusUnprocessableEntity, "assessment_missing")
		if !slices.Equal(both.WrongFields(), []string{"clientId", "referralId"}) {
			t.Errorf("neither assessed nor referred: %s", both.Raw)
		}
		w.Assess(stranger, "gad-7", 0, 0, 0, 0, 0, 0, 0)
		enroll(apitest.EnrollBody(stranger)).WantCode(http.StatusUnprocessableEntity, "referral_not_accepted")

		referral := w.Do("intake", http.MethodPost, "/referrals", map[string]any{"clientId": stranger, "source": "self", "urgency": "routine",
			"reason": "Asked for a group.", "problemAreas": []string{"anger"}, "receivedOn": "2026-03-01"}).Want(http.StatusCreated).Text("id")
		w.Do("intake", http.MethodPost, "/referrals/"+referral+"/accept", nil).Want(http.StatusOK)

		uncommitted := apitest.EnrollBody(stranger)
		delete(uncommitted, "committedSessions")
		enroll(uncommitted).WantCode(http.StatusUnprocessableEntity, "commitment_missing")
		bare := map[string]any{"clientId": stranger, "committedSessions": 12}
		enroll(bare).WantCode(http.StatusUnprocessableEntity, "agreement_missing")

		bare["overrides"] = []map[string]any{{"rule": "agreement_missing", "reason": ""}}
		enroll(bare).WantCode(http.StatusUnprocessableEntity, "invalid")
		bare["overrides"] = []map[string]any{{"rule": "agreement_missing", "reason": "Signs on arrival; interpreter booked."}}
		made := enroll(bare).Want(http.StatusCreated)
		enroll(apitest.EnrollBody(stranger)).WantCode(http.StatusConflict, "already_enrolled")

		if got := w.Do("intake", http.MethodGet, "/referrals/"+referral, nil).Want(http.StatusOK).Text("status"); got != "placed" {
			t.Errorf("the referral is %s", got)
		}
		if made.Text("since") == "" || made.Number("fromSession") != 1 {
			t.Errorf("enrolled as %s", made.Raw)
		}
	})
}

func TestIdempotentEnrollment(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, client := w.Cohort(nil), w.Client("Ona", "Petrov")
		key := apitest.Header{Name: "Idempotency-Key", Value: "enroll-1"}
		path := "/cohorts/" + cohort + "/enrollments"
		first := w.Do("intake", http.MethodPost, path, apitest.EnrollBody(client), key).Want(http.StatusCreated)
		again := w.Do("intake", http.MethodPost, path, apitest.EnrollBody(client), key).Want(http.StatusCreated)
		if first.Text("id") != again.Text("id") {
			t.Error("a retry made another enrollment")
		}
		other := apitest.EnrollBody(client)
		other["committedSessions"] = 3
		w.Do("intake", http.MethodPost, path, other, key).WantCode(http.StatusUnprocessableEntity, "key_reused")
	})
}

func TestLeavingAndComingBackKeepsBothEpisodes(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, client := w.Cohort(nil), w.Client("Ida", "Moreau")
		path := "/cohorts/" + cohort + "/enrollments"
		first := w.Do("intake", http.MethodPost, path, apitest.EnrollBody(client)).Want(http.StatusCreated).Text("id")
		w.Do("therapist", http.MethodPost, "/enrollments/"+first+"/end", map[string]any{"reason": "Moved shifts."}).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/enrollments/"+first+"/end", nil).WantCode(http.StatusConflict, "already_ended")
		w.Do("intake", http.MethodPost, path, apitest.EnrollBody(client)).Want(http.StatusCreated)
		view := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK)
		if len(view.Field("roster").([]any)) != 2 || view.Number("seats.taken") != 1 {
			t.Errorf("roster: %s", view.Raw)
		}
	})
}

func TestEntryRuleOfARunningCohort(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		for entry, want := range map[string]int{"closed": http.StatusConflict, "open": http.StatusCreated, "slow_open": http.StatusConflict} {
			cohort := w.Cohort(map[string]any{"entry": entry})
			w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", map[string]any{"overrideReason": "Test."}).Want(http.StatusOK)
			got := w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", apitest.EnrollBody(w.Client("Late", entry))).Want(want)
			if want == http.StatusCreated && got.Number("fromSession") != 2 {
				t.Errorf("who joins while the second session is under way belongs to it: %s", got.Raw)
			}
			if want == http.StatusConflict {
				got.WantCode(want, "entry_closed")
			}
		}
		module := w.Cohort(map[string]any{"entry": "slow_open", "entryWeeks": []int{3}})
		w.Do("therapist", http.MethodPost, "/cohorts/"+module+"/start", map[string]any{"overrideReason": "Test."}).Want(http.StatusOK)
		w.Do("intake", http.MethodPost, "/cohorts/"+module+"/enrollments", apitest.EnrollBody(w.Client("Module", "Start"))).Want(http.StatusCreated)
	})
}

func TestEnrollmentNamesEverythingWrong(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, client, other := w.Cohort(nil), w.Client("Tam", "Reyes"), w.Client("Uli", "Reyes")
		referral := w.Do("intake", http.MethodGet, "/referrals?clientId="+other, nil).Want(http.StatusOK).Text("items.0.id")
		got := w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", map[string]any{"clientId": client, "referralId": referral,
			"committedSessions": 99, "agreement": map[string]any{"version": 2, "signedOn": "2026-02-30", "signedName": "  "}}).
			WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields()
		if !slices.Contains(got, "agreement.signedOn") {
			t.Errorf("the impossible day is not named: %v", got)
		}
	})
}

// A therapist treats a client who also sits, and waits, with somebody else:
// those cohorts stay without a name, as they are not theirs to open.
func TestMembershipsNameTheCohortsOneMaySee(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		led := func(lead, name string) string {
			cohort := w.CohortBody()
			cohort["leadId"], cohort["name"] = w.Users[lead].ID.String(), name
			return w.Do("intake", http.MethodPost, "/cohorts", cohort).Want(http.StatusCreated).Text("id")
		}
		own, others, line := led("therapist", "Harbor"), led("other therapist", "Lantern"), led("other therapist", "Meadow")
		client := w.Client("Ana", "Lopez")
		for _, cohort := range []string{own, others} {
			enrolls(w, cohort, client, nil, "time_clash").Want(http.StatusCreated)
		}
		w.Do("intake", http.MethodPost, "/cohorts/"+line+"/waitlist", map[string]any{"clientId": client}).Want(http.StatusCreated)
		for who, want := range map[string][]string{"intake": {"Harbor", "Lantern", "Meadow"}, "therapist": {"Harbor"}, "other therapist": {"Lantern", "Meadow"}} {
			var got []string
			for _, list := range []string{"/enrollments", "/waits"} {
				for _, item := range items(w.Do(who, http.MethodGet, "/clients/"+client+list, nil)) {
					if name, ok := item.(map[string]any)["cohortName"].(string); ok {
						got = append(got, name)
					}
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s sees %v, want %v", who, got, want)
			}
		}
	})
}
