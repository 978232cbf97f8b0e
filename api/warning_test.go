package api_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
	"cohort/repository/storetest"
)

// warningBody is that somebody was reached about a warning.
func warningBody(rule, began string) map[string]any {
	return map[string]any{"rule": rule, "began": began, "did": "called", "on": "2026-03-10", "words": "Was ill, comes again on Tuesday."}
}

// troubled is a cohort of three in its second week: the first was never there, the
// second stopped their homework and left a risk open, the third is reliably worse.
func troubled(w *apitest.World) (cohort string, clients []string, session string) {
	w.T.Helper()
	cohort, clients = w.Running(3)
	session = "/sessions/" + w.Session(cohort, 1)
	do := func(who, method, path string, body any, status int) *apitest.Answer {
		return w.Do(who, method, path, body).Want(status)
	}
	do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "no_show", "present", "late"), http.StatusOK)
	for due, status := range []string{"returned", "not_done", "not_done"} {
		h := do("therapist", http.MethodPost, session+"/homework", map[string]any{"title": "Log", "dueOn": fmt.Sprintf("2026-03-0%d", 3+due)}, http.StatusCreated).Text("id")
		do("therapist", http.MethodPut, "/homework/"+h+"/returns/"+clients[1], map[string]any{"status": status}, http.StatusOK)
	}
	do("therapist", http.MethodPost, session+"/close", nil, http.StatusOK)
	second := "/sessions/" + w.Session(cohort, 2)
	do("therapist", http.MethodPut, second+"/attendance", apitest.Marks(clients, "late_cancel", "present", "present"), http.StatusOK)
	do("therapist", http.MethodPost, second+"/close", nil, http.StatusOK)
	form := func(client, on string, answers []int) {
		do("therapist", http.MethodPost, "/clients/"+client+"/assessments", map[string]any{"instrument": "phq-9", "answers": answers, "takenOn": on}, http.StatusCreated)
	}
	form(clients[2], "2026-02-20", []int{1, 1, 1, 1, 1, 1, 1, 1, 0})
	form(clients[2], "2026-03-09", []int{2, 2, 2, 2, 2, 2, 2, 2, 0})
	form(clients[1], "2026-03-08", []int{1, 1, 1, 1, 1, 1, 1, 1, 1})
	return cohort, clients, second
}

// rulesIn are the rules that spoke, each with its beginning and, behind a star, what
// still waits.
func rulesIn(a *apitest.Answer, list string) string {
	var out []string
	for _, item := range a.Field(list).([]any) {
		w := item.(map[string]any)
		said := fmt.Sprintf("%s %s", w["rule"], w["began"])
		if w["waits"] == true {
			said += "*"
		}
		if w["gone"] == true {
			said += " gone"
		}
		out = append(out, said)
	}
	return strings.Join(out, ", ")
}

// Each rule speaks of whom it is about, with its source; what was done stays, can be
// taken back, and is left where the marks are put right.
func TestWarningsOfACohort(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients, second := troubled(w)
		path := "/cohorts/" + cohort + "/warnings"
		want := func(what, who, path, list, rules string) *apitest.Answer {
			t.Helper()
			a := w.Do(who, http.MethodGet, path, nil).Want(http.StatusOK)
			if got := rulesIn(a, list); got != rules {
				t.Errorf("%s: %s, want %s", what, got, rules)
			}
			return a
		}
		all := "no_show_early 2026-03-03*, homework_stopped 2026-03-05*, open_risk_item 2026-03-08*, reliably_worse 2026-03-09*, missed_in_a_row 2026-03-10*"
		first := want("at first", "therapist", path, "items", all)
		want("intake", "intake", path, "items", all)
		w.Do("other therapist", http.MethodGet, path, nil).Want(http.StatusNotFound)
		for _, who := range []string{"billing", "admin"} {
			w.Do(who, http.MethodGet, path, nil).Want(http.StatusForbidden)
			w.Do(who, http.MethodGet, "/cohorts/"+cohort+"/weeks", nil).Want(http.StatusForbidden)
		}
		for at, says := range []string{"Did not come to their first session, on 2026-03-03, without a word.", "Did none of the last two pieces of homework, asked for on 2026-03-04 and 2026-03-05, after doing some before.",
			"An answer about suicide on the PHQ-9 of 2026-03-08 is open.", "PHQ-9 went from 8 on 2026-02-20 to 16 on 2026-03-09: worse by more than its measurement error.",
			"Missed two sessions in a row without an excuse: did not come on 2026-03-03 and cancelled late on 2026-03-10."} {
			if got := first.Text(fmt.Sprintf("items.%d.says", at)); got != says {
				t.Errorf("says %q", got)
			}
		}
		if rules := first.Field("rules").([]any); len(rules) != 5 || first.Text("rules.3.restsOn") != "measured" || first.Text("rules.1.restsOn") != "convention" || first.Text("rules.1.citation") == "" || first.Text("items.0.clientId") != clients[0] {
			t.Errorf("the rules: %s", first.Raw)
		}

		// The worklist of who leads; flags have one of their own.
		want("the worklist", "therapist", "/warnings", "items", "no_show_early 2026-03-03*, homework_stopped 2026-03-05*, reliably_worse 2026-03-09*, missed_in_a_row 2026-03-10*")
		want("of another", "other therapist", "/warnings", "items", "")
		w.Do("intake", http.MethodGet, "/warnings", nil).Want(http.StatusForbidden)

		// What was done.
		answers := "/enrollments/" + first.Text("items.4.enrollmentId") + "/warning-answers"
		w.Do("other therapist", http.MethodPost, answers, warningBody("missed_in_a_row", "2026-03-10")).Want(http.StatusNotFound)
		w.Do("billing", http.MethodPost, answers, warningBody("missed_in_a_row", "2026-03-10")).Want(http.StatusForbidden)
		w.Do("therapist", http.MethodPost, answers, but(warningBody("missed_in_a_row", "2026-03-10"), "on", "2026-03-11")).Want(http.StatusUnprocessableEntity)
		w.Do("therapist", http.MethodPost, answers, warningBody("missed_in_a_row", "2026-03-09")).WantCode(http.StatusConflict, "no_such_warning")
		w.Do("therapist", http.MethodPost, "/enrollments/"+first.Text("items.2.enrollmentId")+"/warning-answers", warningBody("open_risk_item", "2026-03-08")).WantCode(http.StatusConflict, "answer_the_flag")
		tried := w.Do("intake", http.MethodPost, answers, but(warningBody("missed_in_a_row", "2026-03-10"), "did", "not_reached")).Want(http.StatusCreated)
		if tried.Header.Get("ETag") != `"1"` {
			t.Errorf("no ETag: %s", tried.Raw)
		}
		want("not reached", "therapist", path, "items", all)
		done := w.Do("therapist", http.MethodPost, answers, warningBody("missed_in_a_row", "2026-03-10")).Want(http.StatusCreated)
		handled := "no_show_early 2026-03-03*, homework_stopped 2026-03-05*, open_risk_item 2026-03-08*, reliably_worse 2026-03-09*, missed_in_a_row 2026-03-10"
		if a := want("called", "therapist", path, "items", handled); a.Text("items.4.answers.1.words") != "Was ill, comes again on Tuesday." || a.Text("items.4.answers.0.did") != "not_reached" || a.Text("items.4.answers.1.by") == "" {
			t.Errorf("what was done: %s", a.Raw)
		}
		void := "/warning-answers/" + done.Text("id") + "/void"
		w.Do("other therapist", http.MethodPost, void, map[string]any{"reason": "Not mine."}).Want(http.StatusNotFound)
		w.Do("therapist", http.MethodPost, void, map[string]any{"reason": "It was somebody else."}).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, void, map[string]any{"reason": "Again."}).WantCode(http.StatusConflict, "entered_in_error")
		want("taken back", "therapist", path, "items", all)
		w.Do("therapist", http.MethodPost, answers, warningBody("missed_in_a_row", "2026-03-10")).Want(http.StatusCreated)

		// They had come after all, and the flag is answered.
		w.Do("therapist", http.MethodPost, second+"/corrections", map[string]any{"items": apitest.Marks(clients[:1], "present")["items"], "reason": "Sat in the back."}).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/risk-flags/"+first.Text("items.2.flagIds.0")+"/answer", map[string]any{"action": "Talked after the session."}).Want(http.StatusOK)
		want("put right", "therapist", path, "items", "no_show_early 2026-03-03*, homework_stopped 2026-03-05*, reliably_worse 2026-03-09*")
		of := want("of the client", "intake", "/clients/"+clients[0]+"/warnings", "items", "missed_in_a_row 2026-03-10 gone, no_show_early 2026-03-03*")
		if len(of.Field("items.0.answers").([]any)) != 3 {
			t.Errorf("what was done is lost: %s", of.Raw)
		}
		w.Do("other therapist", http.MethodGet, "/clients/"+clients[0]+"/warnings", nil).Want(http.StatusNotFound)
		audit := w.Do("admin", http.MethodGet, "/audit?action=warnings.answer&outcome=done", nil).Want(http.StatusOK)
		if len(items(audit)) != 4 || strings.Contains(string(audit.Raw), "Tuesday") {
			t.Errorf("audit: %s", audit.Raw)
		}
	})
}

// A cohort by week: marks, homework and scores of each member, and a count where
// there are too few for figures.
func TestACohortByWeek(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients, _ := troubled(w)
		a := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort+"/weeks", nil).Want(http.StatusOK)
		row := slices.IndexFunc(a.Field("members").([]any), func(m any) bool { return m.(map[string]any)["clientId"] == clients[2] })
		member := fmt.Sprintf("members.%d.", row)
		for field, want := range map[string]string{"sessions.0.theme": "Theme 1", "sessions.1.status": "closed", member + "cells.0.mark": "late", member + "cells.1.mark": "present", member + "cells.0.homeworkState": "unasked",
			member + "cells.1.scores.0.class": "deteriorated", member + "cells.1.scores.0.on": "2026-03-09", member + "ahead.0.on": "2026-02-20", member + "firstName": "FirstC", "forms.0.formName": "PHQ-9"} {
			if got := a.Text(field); got != want {
				t.Errorf("%s: %q, not %q", field, got, want)
			}
		}
		if a.Number(member+"ahead.0.total") != 8 || len(a.Field("warnings").([]any)) != 5 || len(a.Field("members").([]any)) != 3 {
			t.Errorf("%s", a.Raw)
		}
		rules := w.Do("admin", http.MethodGet, "/warning-rules", nil).Want(http.StatusOK)
		if rules.Number("needed") != 300 || rules.Number("ended") != 0 || rules.Field("early") != nil || len(rules.Field("rules").([]any)) != 5 {
			t.Errorf("figures of nobody: %s", rules.Raw)
		}
		w.Do("billing", http.MethodGet, "/warning-rules", nil).Want(http.StatusForbidden)
	})
}

// Of 300 memberships that have ended, half with a no-show at the first session: how
// often the rule was right stands beside it, with its interval. On one database: what
// is read is read on both above.
func TestHowOftenRulesWereRight(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	var cohorts []domain.CohortID
	for range 2 {
		id, _ := domain.ParseID[domain.CohortID](w.Cohort(map[string]any{"maxMembers": 12}))
		cohorts = append(cohorts, id)
	}
	first := domain.Date{Year: 2025, Month: time.March, Day: 4}
	err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		for _, cohort := range cohorts {
			if _, err := tx.LockCohort(cohort); err != nil {
				return err
			}
			var sessions []program.Session
			for n := range 3 {
				day := first.AddDays(7 * n)
				sessions = append(sessions, program.Session{ID: domain.NewID[domain.SessionID](), CohortID: cohort, Number: n + 1, Date: day, StartsAt: day.Midnight().Add(14 * time.Hour),
					EndsAt: day.Midnight().Add(15 * time.Hour), Status: program.SessionClosed, Version: 1, UpdatedAt: w.Time()})
			}
			if err := tx.CreateSessions(sessions); err != nil {
				return err
			}
			for n := range 150 {
				if err := endedMember(tx, w, cohort, sessions, n); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	a := w.Do("therapist", http.MethodGet, "/warning-rules", nil).Want(http.StatusOK)
	for field, want := range map[string]float64{"ended": 300, "early.are": 100, "early.of": 300, "each.0.right.are": 60, "each.0.right.of": 150, "each.0.caught.are": 60, "each.0.caught.of": 100, "each.1.right.of": 0, "any.right.of": 150} {
		if got := a.Number(field); float64(got) != want {
			t.Errorf("%s: %v, not %v", field, got, want)
		}
	}
	if a.Text("from") != "2025-03-18" || a.Field("each.1.right.rate") != nil {
		t.Errorf("%s", a.Raw)
	}
}

// endedMember adds one that ended: of five with a no-show at first two left early, and
// of fifteen who came four.
func endedMember(tx practice.Tx, w *apitest.World, cohort domain.CohortID, sessions []program.Session, n int) error {
	client := domain.Client{ID: domain.NewID[domain.ClientID](), Code: "H-" + cohort.String()[30:] + fmt.Sprint(n), FirstName: "Hedda", LastName: "Past", Version: 1, CreatedAt: w.Time(), UpdatedAt: w.Time()}
	e := program.Enrollment{ID: domain.NewID[domain.EnrollmentID](), CohortID: cohort, ClientID: client.ID, Since: sessions[0].Date, Until: sessions[2].Date, FromSession: 1, ThroughSession: 3,
		Outcome: program.MemberCompleted, Version: 1, CreatedAt: w.Time(), UpdatedAt: w.Time()}
	warned := n%2 == 0
	if warned && n%10 < 4 || !warned && n%30 < 8 {
		e.Outcome = program.MemberLeft
	}
	marks := []program.Attendance{{SessionID: sessions[0].ID, Status: program.Present}, {SessionID: sessions[1].ID, Status: program.Present}, {SessionID: sessions[2].ID, Status: program.Present}}
	if warned {
		marks[0].Status = program.NoShow
	}
	for i := range marks {
		marks[i].ClientID, marks[i].MarkedBy, marks[i].MarkedAt = client.ID, w.Users["therapist"].ID, w.Time()
	}
	return errors.Join(tx.CreateClient(client), tx.CreateEnrollment(e), tx.SaveAttendance(marks))
}
