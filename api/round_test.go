package api_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

// phqOf is a filled-in form of which the ninth question is answered.
func phqOf(first, ninth int) []int { return []int{first, first, first, 0, 0, 0, 0, 0, ninth} }

// roundOf gives a PHQ-9 and our pulse to the members of a session that is held now.
func roundOf(w *apitest.World, session string, clients ...string) *apitest.Answer {
	w.T.Helper()
	return w.Do("therapist", http.MethodPost, "/sessions/"+session+"/rounds", body{"instruments": []string{"phq-9", "group-pulse"}, "clientIds": clients})
}

// seatIn is where a round's answer has a client.
func seatIn(t *testing.T, a *apitest.Answer, prefix, client string) string {
	t.Helper()
	for i := range a.Field(prefix + "members").([]any) {
		if at := fmt.Sprintf("%smembers.%d.", prefix, i); a.Text(at+"clientId") == client {
			return at
		}
	}
	t.Fatalf("%s is not in %s", client, a.Raw)
	return ""
}

func roundCode(t *testing.T, a *apitest.Answer, client string) string {
	t.Helper()
	return a.Text(seatIn(t, a, "", client) + "code")
}

func sentByPhone(w *apitest.World, code string, answers []int) *apitest.Answer {
	w.T.Helper()
	return w.Do("", http.MethodPost, "/answers", body{"code": code, "instrument": "phq-9", "answers": answers})
}

// Members answer with a code on their own phones, on the tablet and on paper; a
// risky answer raises its flag on each of these ways; what was given can be taken
// back, and what was answered twice is kept twice.
func TestRoundIsAnsweredOnPhonesTabletAndPaper(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(4)
		ana, ben, cleo := clients[0], clients[1], clients[2]
		session := w.Session(cohort, 2)
		w.Do("therapist", http.MethodPost, "/sessions/"+w.Session(cohort, 3)+"/rounds", body{"instruments": []string{"phq-9"}, "clientIds": clients}).WantCode(http.StatusConflict, "round_too_early")
		for who, want := range map[string]int{"intake": http.StatusForbidden, "billing": http.StatusForbidden, "admin": http.StatusForbidden, "other therapist": http.StatusNotFound} {
			w.Do(who, http.MethodGet, "/sessions/"+session+"/rounds", nil).Want(want)
			w.Do(who, http.MethodPost, "/sessions/"+session+"/rounds", body{"instruments": []string{"phq-9"}, "clientIds": clients}).Want(want)
		}
		given := roundOf(w, session, ana, ben, cleo).Want(http.StatusCreated)
		round := "/rounds/" + given.Text("id")
		at := seatIn(t, given, "", ana)
		if given.Text("address") != "https://example.com/answer" || len(given.Text(at+"code")) != 7 || given.Text(at+"codeState") != "open" || given.Text(at+"picture.path") == "" || given.Text(at+"roomName") == "" {
			t.Errorf("given: %s", given.Raw)
		}
		code := roundCode(t, given, ana)

		// On a phone: nothing but the practice's name and what is asked.
		asked := w.Do("", http.MethodPost, "/answers/questions", body{"code": strings.ToLower(code[:3]) + "-" + code[3:]}).Want(http.StatusOK)
		if asked.Text("forms.0.code") != "phq-9" || asked.Text("forms.1.code") != "group-pulse" || asked.Field("forms.1.unvalidated") != true || asked.Field("forms.0.answered") != false || asked.Text("practiceName") == "" {
			t.Errorf("asked: %s", asked.Raw)
		}
		for _, secret := range []string{ana, ben, "First", "Member", cohort, session, "Anger", "riskItems", "threshold"} {
			if bytes.Contains(asked.Raw, []byte(secret)) {
				t.Errorf("a code tells %q: %s", secret, asked.Raw)
			}
		}
		done := sentByPhone(w, code, phqOf(2, 1)).Want(http.StatusOK)
		if done.Field("risk") != true || int(done.Number("left")) != 1 {
			t.Errorf("answered: %s", done.Raw)
		}
		sentByPhone(w, code, phqOf(2, 1)).Want(http.StatusOK) // the answer was lost on the way
		sentByPhone(w, code, phqOf(0, 0)).WantCode(http.StatusConflict, "answered_before")
		sentByPhone(w, code, nil).Want(http.StatusUnprocessableEntity)

		list := w.Do("therapist", http.MethodGet, "/sessions/"+session+"/rounds", nil).Want(http.StatusOK)
		at = seatIn(t, list, "items.0.", ana)
		if entries := list.Field(at + "entries").([]any); len(entries) != 1 {
			t.Fatalf("sent twice, kept %d times: %s", len(entries), list.Raw)
		}
		if list.Text(at+"entries.0.entered") != "own_phone" || int(list.Number(at+"entries.0.score")) != 7 || list.Text(at+"entries.0.takenOn") != "2026-03-10" || list.Text(at+"entries.0.sinceFirst.0.class") != "unchanged" ||
			list.Text(at+"flags.0.kind") != "suicide" || list.Field(at+"entries.0.counts") != true {
			t.Errorf("as the leader sees it: %s", list.Raw)
		}
		if open := w.Do("therapist", http.MethodGet, "/risk-flags?open=true&clientId="+ana, nil).Want(http.StatusOK); len(open.Field("items").([]any)) != 1 {
			t.Errorf("flags: %s", open.Raw)
		}
		progress := func(want int) {
			t.Helper()
			if a := w.Do("therapist", http.MethodGet, "/sessions/"+session+"/rounds/progress", nil).Want(http.StatusOK); int(a.Number("answers")) != want {
				t.Errorf("progress: %s, want %d", a.Raw, want)
			}
		}
		progress(1)

		// A code that was withdrawn, a new one, and one that ran out.
		bens := roundCode(t, given, ben)
		w.Do("therapist", http.MethodPost, round+"/codes/withdraw", body{"clientIds": []string{ben}}).Want(http.StatusOK)
		sentByPhone(w, bens, phqOf(1, 0)).WantCode(http.StatusConflict, "code_withdrawn")
		w.Do("other therapist", http.MethodPost, round+"/codes", body{"clientIds": []string{ben}}).Want(http.StatusNotFound)
		renewed := w.Do("therapist", http.MethodPost, round+"/codes", body{"clientIds": []string{ben, clients[3]}}).Want(http.StatusOK)
		sentByPhone(w, bens, phqOf(1, 0)).WantCode(http.StatusNotFound, "code_unknown")
		if len(renewed.Field("members").([]any)) != 4 {
			t.Errorf("who came late: %s", renewed.Raw)
		}
		sentByPhone(w, roundCode(t, renewed, ben), phqOf(1, 0)).Want(http.StatusOK)

		// The tablet names one member after another, and knows nobody else.
		pass := w.Do("therapist", http.MethodPost, round+"/tablet", nil).Want(http.StatusOK).Text("pass")
		next := func(after string) *apitest.Answer {
			t.Helper()
			return w.Do("", http.MethodPost, "/answers/tablet", body{"pass": pass, "after": after}).Want(http.StatusOK)
		}
		turn := next("")
		if turn.Text("name") == "" || int(turn.Number("waiting")) != 4 || bytes.Contains(turn.Raw, []byte(ana)) {
			t.Errorf("on the tablet: %s", turn.Raw)
		}
		var cleos string
		for range 4 {
			if turn.Text("name") == list.Text(seatIn(t, list, "items.0.", cleo)+"roomName") {
				cleos = turn.Text("seatId")
			}
			turn = next(turn.Text("seatId"))
		}
		tablet := body{"pass": pass, "seatId": cleos, "instrument": "phq-9", "answers": phqOf(0, 2)}
		if done := w.Do("", http.MethodPost, "/answers", tablet).Want(http.StatusOK); done.Field("risk") != true {
			t.Errorf("on the tablet: %s", done.Raw)
		}
		w.Do("", http.MethodPost, "/answers", body{"pass": pass, "instrument": "phq-9", "answers": phqOf(0, 2)}).Want(http.StatusUnprocessableEntity)

		// A sheet of paper that is typed in after: both are kept, the last counts, and a
		// slip is voided.
		paper := body{"clientId": cleo, "instrument": "phq-9", "answers": phqOf(3, 3), "takenOn": "2026-03-10"}
		w.Do("intake", http.MethodPost, round+"/answers", paper).Want(http.StatusForbidden)
		w.SetTime(w.Time().Add(time.Minute))
		typed := w.Do("therapist", http.MethodPost, round+"/answers", paper).Want(http.StatusCreated)
		if typed.Text("riskFlags.0.kind") != "suicide" || typed.Text("entered") != "staff" {
			t.Errorf("typed in: %s", typed.Raw)
		}
		counts := func(what string, want ...bool) {
			t.Helper()
			list := w.Do("therapist", http.MethodGet, "/sessions/"+session+"/rounds", nil).Want(http.StatusOK)
			at := seatIn(t, list, "items.0.", cleo)
			for i, yes := range want {
				if list.Field(fmt.Sprintf("%sentries.%d.counts", at, i)) != yes {
					t.Errorf("%s: %s", what, list.Raw)
				}
			}
			if n := len(list.Field(at + "entries").([]any)); n != len(want) {
				t.Errorf("%s: %d entries", what, n)
			}
		}
		counts("both", false, true)
		w.Do("therapist", http.MethodPost, "/assessments/"+typed.Text("id")+"/void", body{"reason": "Another sheet."}).Want(http.StatusOK)
		counts("voided", true)
		progress(3)
		w.Do("therapist", http.MethodPost, "/assessments/"+typed.Text("id")+"/undo", nil).Want(http.StatusOK)
		counts("undone", false, true)
		progress(4)

		// Looked at together, and taken back.
		discussed := func(yes bool) *apitest.Answer {
			t.Helper()
			a := w.Do("therapist", http.MethodPost, round+"/discussed", body{"clientId": cleo, "discussed": yes}).Want(http.StatusOK)
			if is := a.Field(seatIn(t, a, "", cleo)+"discussed") != nil; is != yes {
				t.Errorf("discussed %t: %s", yes, a.Raw)
			}
			return a
		}
		discussed(true)
		discussed(false)

		// All codes and the tablet are taken back; what ran out says so.
		w.Do("therapist", http.MethodPost, round+"/codes/withdraw", nil).Want(http.StatusOK)
		w.Do("", http.MethodPost, "/answers/tablet", body{"pass": pass}).WantCode(http.StatusNotFound, "pass_unknown")
		again := w.Do("therapist", http.MethodPost, round+"/codes", body{"clientIds": []string{clients[3]}}).Want(http.StatusOK)
		w.SetTime(w.Time().Add(2*time.Hour + time.Minute))
		w.Renew("therapist")
		sentByPhone(w, roundCode(t, again, clients[3]), phqOf(1, 0)).WantCode(http.StatusConflict, "code_expired")
		gone := w.Do("therapist", http.MethodGet, "/sessions/"+session+"/rounds", nil).Want(http.StatusOK)
		if at := seatIn(t, gone, "items.0.", clients[3]); gone.Text(at+"codeState") != "expired" || gone.Field(at+"code") != nil {
			t.Errorf("expired: %s", gone.Raw)
		}
		progress(4)
	})
}

// Whoever guesses codes is stopped, with a right one too; whoever types a right one
// is not, however often.
func TestCodesAreNotGuessed(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(2)
		code := roundCode(t, roundOf(w, w.Session(cohort, 2), clients...).Want(http.StatusCreated), clients[0])
		ask := func(code string) *apitest.Answer {
			return w.Do("", http.MethodPost, "/answers/questions", body{"code": code})
		}
		for range 60 {
			ask(code).Want(http.StatusOK)
		}
		for range 40 {
			ask("CCCCCCC").WantCode(http.StatusNotFound, "code_unknown")
		}
		if a := ask(code).WantCode(http.StatusTooManyRequests, "too_many_attempts"); a.Header.Get("Retry-After") == "" {
			t.Error("nobody is told how long to wait")
		}
		w.SetTime(w.Time().Add(16 * time.Minute))
		ask(code).Want(http.StatusOK)
	})
}

// One who taps twice at once has answered once.
func TestAnswersThatComeTogetherAreKeptOnce(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(2)
		session := w.Session(cohort, 2)
		code := roundCode(t, roundOf(w, session, clients...).Want(http.StatusCreated), clients[0])
		var sent sync.WaitGroup
		for range 8 {
			sent.Go(func() { sentByPhone(w, code, phqOf(1, 1)) })
		}
		sent.Wait()
		list := w.Do("therapist", http.MethodGet, "/sessions/"+session+"/rounds", nil).Want(http.StatusOK)
		at := seatIn(t, list, "items.0.", clients[0])
		if n, flags := len(list.Field(at+"entries").([]any)), len(list.Field(at+"flags").([]any)); n != 1 || flags != 1 {
			t.Errorf("%d entries, %d flags", n, flags)
		}
	})
}

// A substitute gives questionnaires in the session that they cover, and sees what
// comes of them; who led the group before sees the session and no answers.
func TestSubstituteGivesARound(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(2)
		first, session := w.Session(cohort, 1), w.Session(cohort, 2)
		substitute := w.AddUser("substitute", domain.Therapist)
		w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/covers", body{"userId": substitute.ID.String(), "from": "2026-03-10", "until": "2026-03-10", "reason": "Ill."}).Want(http.StatusOK)
		round := w.Do("substitute", http.MethodPost, "/sessions/"+session+"/rounds", body{"instruments": []string{"phq-9"}, "clientIds": clients}).Want(http.StatusCreated)
		sentByPhone(w, roundCode(t, round, clients[0]), phqOf(3, 3)).Want(http.StatusOK)
		list := w.Do("substitute", http.MethodGet, "/sessions/"+session+"/rounds", nil).Want(http.StatusOK)
		at := seatIn(t, list, "items.0.", clients[0])
		if list.Text(at+"entries.0.sinceFirst.0.class") != "deteriorated" || list.Text(at+"flags.0.kind") != "suicide" {
			t.Errorf("what a substitute sees: %s", list.Raw)
		}
		w.Do("substitute", http.MethodGet, "/clients/"+clients[0]+"/assessments", nil).Want(http.StatusNotFound)

		w.Do("therapist", http.MethodPatch, "/cohorts/"+cohort, body{"leadId": w.Users["other therapist"].ID.String(), "coLeadIds": []string{}}, apitest.IfMatch(w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Header.Get("ETag"))).Want(http.StatusOK)
		w.SetTime(w.Time().AddDate(0, 0, 1))
		w.Renew("therapist")
		w.Do("therapist", http.MethodGet, "/sessions/"+session+"/rounds", nil).Want(http.StatusNotFound)
		w.Do("therapist", http.MethodGet, "/sessions/"+first+"/rounds", nil).Want(http.StatusForbidden)
	})
}
