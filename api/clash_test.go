package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// meets plans a cohort of a therapist at a time of Tuesdays, without a reason for
// anything.
func meets(w *apitest.World, lead, at string, change map[string]any) *apitest.Answer {
	body := w.CohortBody()
	delete(body, "overrideReason")
	body["leadId"], body["name"] = w.Users[lead].ID.String(), "Cohort at "+at
	body["schedule"].(map[string]any)["time"] = at
	for field, value := range change {
		body[field] = value
	}
	return w.Do("intake", http.MethodPost, "/cohorts", body)
}

func made(a *apitest.Answer) string { return a.Want(http.StatusCreated).Text("id") }

// changed changes a cohort as it stands now.
func changed(w *apitest.World, cohort string, change map[string]any) *apitest.Answer {
	version := w.Do("intake", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK).Header.Get("ETag")
	return w.Do("intake", http.MethodPatch, "/cohorts/"+cohort, change, apitest.IfMatch(version))
}

func clashingAt(w *apitest.World, time string) map[string]any {
	schedule := w.CohortBody()["schedule"].(map[string]any)
	schedule["time"] = time
	return schedule
}

// codeOf is a cohort's, by which an error names it.
func codeOf(w *apitest.World, cohort string) string {
	return w.Do("intake", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK).Text("code")
}

// A client sits in one group at one hour: said before, refused after, and let
// pass for a reason that the audit keeps.
func TestOneClientIsInOneGroupAtOneHour(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		first, same, after := made(meets(w, "therapist", "09:00", nil)), made(meets(w, "other therapist", "10:00", nil)), made(meets(w, "other therapist", "11:30", nil))
		back := made(meets(w, "therapist", "10:30", nil)) // begins the minute the first ends
		client := w.Client("Ana", "Member")
		enrolls(w, first, client, nil).Want(http.StatusCreated)
		asked := w.Do("intake", http.MethodPost, "/cohorts/"+same+"/admission", map[string]any{"clientId": client}).Want(http.StatusOK)
		if asked.Text("clashes.0.cohort") != "Cohort at 09:00" || asked.Text("clashes.0.cohortId") != first || asked.Number("clashes.0.sessions") != 11 || asked.Text("clashes.0.firstOn") != "2026-03-10" || asked.Text("clashes.0.client.id") != client {
			t.Errorf("said before: %s", asked.Raw)
		}
		refusal := enrolls(w, same, client, nil).WantCode(http.StatusConflict, "time_clash")
		if said := refusal.Text("detail"); !strings.Contains(said, codeOf(w, first)) || strings.Contains(said, "Cohort at") || strings.Contains(said, "Ana") {
			t.Errorf("refused with %q", said)
		}
		enrolls(w, same, client, map[string]any{"overrides": nil}).WantCode(http.StatusConflict, "time_clash")
		enrolls(w, back, client, nil).Want(http.StatusCreated)
		enrolls(w, same, client, nil, "time_clash").Want(http.StatusCreated)
		enrolls(w, after, client, nil).WantCode(http.StatusConflict, "time_clash") // overlaps the one at 10:30 by now
		entries := w.Do("admin", http.MethodGet, "/audit?action=enrollments.create&clientId="+client, nil).Want(http.StatusOK)
		if !strings.Contains(string(entries.Raw), "Agreed with the lead.") {
			t.Errorf("the audit keeps no reason: %s", entries.Raw)
		}
	})
}

// What has ended, was cancelled or lies before the first session is in nobody's way.
func TestWhatIsOverClashesWithNothing(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		client := w.Client("Ana", "Member")
		second := made(meets(w, "other therapist", "09:30", nil))
		free := func(want string) {
			t.Helper()
			asked := w.Do("intake", http.MethodPost, "/cohorts/"+second+"/admission", map[string]any{"clientId": client}).Want(http.StatusOK)
			if got := len(asked.Field("clashes").([]any)); (got == 0) != (want == "free") {
				t.Errorf("%d clashes, and wants to be %s: %s", got, want, asked.Raw)
			}
		}
		left := made(meets(w, "therapist", "09:00", nil))
		seat := enrolls(w, left, client, nil).Want(http.StatusCreated).Text("id")
		free("taken")
		w.Do("intake", http.MethodPost, "/enrollments/"+seat+"/end", map[string]any{"reason": "Moved shifts."}).Want(http.StatusOK)
		free("free")

		off := made(meets(w, "therapist", "09:00", map[string]any{"overrideReason": "The other one waits."}))
		enrolls(w, off, client, nil).Want(http.StatusCreated)
		free("taken")
		w.Do("intake", http.MethodPost, "/cohorts/"+off+"/cancel", map[string]any{"reason": "Too few."}).Want(http.StatusOK)
		free("free")

		short := made(meets(w, "therapist", "09:00", map[string]any{"overrideReason": "The other one waits.", "schedule": map[string]any{"startsOn": "2026-03-10",
			"time": "09:00", "timeZone": "America/New_York", "durationMinutes": 90, "cadence": "weekly", "sessions": 2}}))
		enrolls(w, short, client, map[string]any{"committedSessions": 2}).Want(http.StatusCreated)
		w.Do("therapist", http.MethodPost, "/cohorts/"+short+"/start", map[string]any{"overrideReason": "Small."}).Want(http.StatusOK)
		free("taken")
		for _, n := range []int{1, 2} {
			w.Do("therapist", http.MethodPost, "/sessions/"+w.Session(short, n)+"/cancel", map[string]any{"reason": "Snow."}).Want(http.StatusOK)
		}
		free("free")
		enrolls(w, second, client, nil).Want(http.StatusCreated)

		// Both want the hour of the restored session by now.
		restore := "/sessions/" + w.Session(short, 2) + "/restore"
		w.Do("therapist", http.MethodPost, restore, nil).WantCode(http.StatusConflict, "time_clash")
		w.Do("therapist", http.MethodPost, restore, map[string]any{"overrideReason": "The last one; comes to both."}).Want(http.StatusOK)
	})
}

// A leaving that is undone brings back what it was, and with it its hour.
func TestReopenedMembershipIsHeldAgainstTheHour(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		first, second, client := made(meets(w, "therapist", "09:00", nil)), made(meets(w, "other therapist", "09:00", nil)), w.Client("Ana", "Member")
		seat := enrolls(w, first, client, nil).Want(http.StatusCreated).Text("id")
		w.Do("intake", http.MethodPost, "/enrollments/"+seat+"/end", nil).Want(http.StatusOK)
		enrolls(w, second, client, nil).Want(http.StatusCreated)
		reopen := func(body map[string]any) *apitest.Answer {
			return w.Do("intake", http.MethodPost, "/enrollments/"+seat+"/reopen", body)
		}
		reopen(map[string]any{"reason": "Never left."}).WantCode(http.StatusConflict, "time_clash")
		reopen(map[string]any{"reason": "Never left.", "overrideReason": "Every second week each."}).Want(http.StatusOK)
	})
}

// Somebody leads one group at one hour, however they come to lead it.
func TestOneLeaderIsInOneGroupAtOneHour(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		lead, other := w.Users["therapist"].ID.String(), w.Users["other therapist"].ID.String()
		first := made(meets(w, "therapist", "09:00", nil))
		if got := meets(w, "therapist", "09:30", nil).WantCode(http.StatusConflict, "time_clash"); !slices.Equal(got.WrongFields(), []string{"leadId"}) || !strings.Contains(got.Text("detail"), codeOf(w, first)) {
			t.Errorf("the lead: %s", got.Raw)
		}
		if got := meets(w, "other therapist", "08:00", map[string]any{"coLeadIds": []string{lead}}).WantCode(http.StatusConflict, "time_clash"); !slices.Equal(got.WrongFields(), []string{"coLeadIds"}) {
			t.Errorf("the co-lead: %s", got.Raw)
		}
		meets(w, "therapist", "09:30", map[string]any{"overrideReason": " "}).WantCode(http.StatusConflict, "time_clash")
		next := made(meets(w, "therapist", "10:30", nil)) // the minute the first ends
		apart := made(meets(w, "other therapist", "09:00", nil))
		changed(w, apart, map[string]any{"leadId": lead}).WantCode(http.StatusConflict, "time_clash")
		changed(w, apart, map[string]any{"coLeadIds": []string{lead}}).WantCode(http.StatusConflict, "time_clash")
		changed(w, next, map[string]any{"schedule": clashingAt(w, "10:00")}).WantCode(http.StatusConflict, "time_clash")
		changed(w, next, map[string]any{"place": "Room 7"}).Want(http.StatusOK)
		changed(w, next, map[string]any{"schedule": clashingAt(w, "13:00")}).Want(http.StatusOK)
		changed(w, apart, map[string]any{"coLeadIds": []string{lead}, "overrideReason": "Looks in on both."}).Want(http.StatusOK)
		changed(w, apart, map[string]any{"place": "Room 8", "minMembers": 7}).Want(http.StatusOK) // was let pass
		entries := w.Do("admin", http.MethodGet, "/audit?action=cohorts.update", nil).Want(http.StatusOK)
		if !strings.Contains(string(entries.Raw), "Looks in on both.") {
			t.Errorf("the audit keeps no reason: %s", entries.Raw)
		}

		// Said before, by name to who may know it, and by code to others.
		ask := map[string]any{"leaderIds": []string{other}, "schedule": clashingAt(w, "09:00")}
		for who, want := range map[string]string{"intake": "Cohort at 09:00", "other therapist": "Cohort at 09:00", "admin": codeOf(w, apart)} {
			if got := w.Do(who, http.MethodPost, "/leaders/clashes", ask).Want(http.StatusOK); got.Text("items.0.cohort") != want || got.Text("items.0.leader.id") != other {
				t.Errorf("%s is told %s", who, got.Raw)
			}
		}
		w.Do("billing", http.MethodPost, "/leaders/clashes", ask).Want(http.StatusForbidden)
		w.Do("intake", http.MethodPost, "/leaders/clashes", map[string]any{"leaderIds": []string{other}}).WantCode(http.StatusUnprocessableEntity, "invalid")
		over := map[string]any{"leaderIds": []string{other}, "cohortId": first}
		if got := w.Do("admin", http.MethodPost, "/leaders/clashes", over).Want(http.StatusOK); got.Text("items.0.cohort") != codeOf(w, apart) {
			t.Errorf("who would take over: %s", got.Raw)
		}
	})
}

// When a cohort meets at another time, its members and leaders are looked at.
func TestChangedTimeIsHeldAgainstEverybody(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		moved, there := made(meets(w, "therapist", "14:00", nil)), made(meets(w, "other therapist", "09:00", nil))
		client := w.Client("Ana", "Member")
		for _, cohort := range []string{moved, there} {
			enrolls(w, cohort, client, nil).Want(http.StatusCreated)
		}
		enrolls(w, moved, w.Client("Bela", "Member"), nil).Want(http.StatusCreated)
		change := map[string]any{"schedule": clashingAt(w, "09:00")}
		asked := w.Do("intake", http.MethodPost, "/cohorts/"+moved+"/clashes", change).Want(http.StatusOK)
		if len(asked.Field("items").([]any)) != 1 || asked.Text("items.0.client.id") != client || asked.Text("items.0.client.firstName") != "Ana" || asked.Text("items.0.cohort") != "Cohort at 09:00" {
			t.Errorf("said before: %s", asked.Raw)
		}
		if got := w.Do("therapist", http.MethodPost, "/cohorts/"+moved+"/clashes", change).Want(http.StatusOK); got.Text("items.0.cohort") != codeOf(w, there) {
			t.Errorf("who may not know the other cohort is told %s", got.Raw)
		}
		w.Do("other therapist", http.MethodPost, "/cohorts/"+moved+"/clashes", change).Want(http.StatusNotFound)
		if got := changed(w, moved, change).WantCode(http.StatusConflict, "time_clash"); !slices.Equal(got.WrongFields(), []string{"schedule"}) || strings.Contains(got.Text("detail"), "Ana") {
			t.Errorf("refused with %s", got.Raw)
		}
		change["overrideReason"] = "Comes every second week."
		changed(w, moved, change).Want(http.StatusOK)
	})
}

// Of two who book one person for one hour at once, the second is told.
func TestTwoWhoBookOnePersonAtOnce(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		oneOf := func(what string, first, second func() *apitest.Answer) {
			t.Helper()
			got := atOnce(2, func(i int) int { return []func() *apitest.Answer{first, second}[i]().Status })
			if got[http.StatusConflict] != 1 || got[http.StatusOK]+got[http.StatusCreated] != 1 {
				t.Errorf("%s: answers by status: %v", what, got)
			}
		}
		lead := map[string]any{"leadId": w.Users["therapist"].ID.String()}
		pass := map[string]any{"overrideReason": "To be handed on."}
		for range 5 {
			first, second := made(meets(w, "therapist", "09:00", nil)), made(meets(w, "other therapist", "09:00", nil))
			ana, bela := w.Client("Ana", "Member"), w.Client("Bela", "Member")
			oneOf("two seats", func() *apitest.Answer { return enrolls(w, first, ana, nil) }, func() *apitest.Answer { return enrolls(w, second, ana, nil) })

			moved, evening := made(meets(w, "therapist", "14:00", nil)), made(meets(w, "other therapist", "17:00", nil))
			enrolls(w, moved, bela, nil).Want(http.StatusCreated)
			oneOf("a seat, and a time that moves to its hour", func() *apitest.Answer { return enrolls(w, evening, bela, nil) },
				func() *apitest.Answer { return changed(w, moved, map[string]any{"schedule": clashingAt(w, "17:00")}) })

			plan := func() *apitest.Answer { return meets(w, "therapist", "19:00", nil) }
			oneOf("two cohorts of one lead", plan, plan)

			one, two := made(meets(w, "other therapist", "07:00", nil)), made(meets(w, "other therapist", "07:00", pass))
			oneOf("two that are handed to one", func() *apitest.Answer { return changed(w, one, lead) }, func() *apitest.Answer { return changed(w, two, lead) })

			for _, c := range items(w.Do("intake", http.MethodGet, "/cohorts?status=planned&limit=50", nil).Want(http.StatusOK)) {
				w.Do("intake", http.MethodPost, "/cohorts/"+c.(map[string]any)["id"].(string)+"/cancel", map[string]any{"reason": "Round over."}).Want(http.StatusOK)
			}
		}
	})
}
