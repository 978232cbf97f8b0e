package api_test

import (
	"bytes"
	"context"
	"net/http"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// dischargeBody is a summary of somebody who completed a program, with nothing
// missing.
func dischargeBody() map[string]any {
	var checklist []any
	for _, thing := range []string{"days", "warning_signs", "skills", "crisis", "people", "medication", "home", "practice", "limits", "gladness"} {
		checklist = append(checklist, map[string]any{"thing": thing, "manages": "alone"})
	}
	return map[string]any{"dischargeReason": "completed", "subReason": "goals_met", "progress": "Uses two of the skills without being asked.", "risk": "None known.", "clientView": "I know what to do now.",
		"goals": []any{}, "checklist": checklist, "readyClient": 8, "readyClinician": 7, "selfHelpThen": "none", "selfHelpNow": "4_to_7",
		"aftercare": map[string]any{"routines": []any{"A walk after work"}, "groups": []any{map[string]any{"name": "Harbor evening group", "when": "Tuesdays at 7", "since": "2026-03-03"}},
			"sponsor":  map[string]any{"name": "Somebody older", "contact": "555 0100", "since": "2026-03-01"},
			"services": []any{map[string]any{"what": "Individual therapy", "where": "Across the street", "firstOn": "2026-03-20"}}, "signs": []any{"I stop answering calls"}, "steps": []any{"I call my sister"}}}
}

// followUpBody is what somebody said who was reached.
func followUpBody(after int, on string) map[string]any {
	return map[string]any{"after": after, "on": on, "way": "telephone", "result": "reached", "selfHelp": "4_to_7", "keepsRoutines": "alone", "support": "enough", "managing": 8, "words": "Keeps it up."}
}

// discharge leaves a signed summary of a membership, and a follow-up.
func (own things) discharge(w *apitest.World, therapist, enrollment string) {
	w.T.Helper()
	of, _ := domain.ParseID[domain.EnrollmentID](enrollment)
	by, eight := domain.Actor{UserID: w.Users[therapist].ID, Name: w.Users[therapist].Name}, 8
	err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		e, err := tx.Enrollment(of)
		if err != nil {
			return err
		}
		if _, err := tx.LockCohort(e.CohortID); err != nil {
			return err
		}
		day := domain.DateOf(w.Time().AddDate(0, 0, -2))
		record := clinical.DischargeRecord{Cohort: "EST-1", Program: "Anger", From: e.Since, To: day, EndReason: "Moved.", ReferredBy: "court", Attendance: clinical.DischargeRoll{Offered: 1, Excused: 1, CaughtUp: 1},
			Homework: clinical.DischargeTasks{Asked: 1, Done: 1}, Skills: []clinical.DischargeSkill{{Name: "Pause", Theme: "Cues", Times: 1}}, Tools: []clinical.DischargeSkill{{Name: "Log", Theme: "Cues", Times: 1}},
			Scores:  []clinical.DischargeScore{{Instrument: "phq-9", Title: "PHQ-9", FirstOn: day, First: 15, FirstBand: "Moderate", LastOn: day, Last: 4, LastBand: "None", Class: "recovered"}},
			Leaders: []clinical.LedFact{{Name: by.Name, Credential: "LPC"}}}
		text := clinical.DischargeText{Reason: clinical.DischargeDroppedOut, SubReason: "moved", ReasonWords: "To another town.", DiagnosesThen: "F10.20", DiagnosesNow: "F10.21", Medications: "None.",
			Progress: "Came once.", Goals: []clinical.DischargeGoal{{ID: "g", Text: "Calmer mornings", State: clinical.ObjectivePartly, Words: "Two of five."}}, Risk: "None known.", ClientView: "It was enough.",
			Checklist: []clinical.IndependenceAnswer{{Thing: "days", Manages: clinical.ManagesAlone, Words: "Since March."}}, NotAsked: "Left before.", ReadyClient: &eight, ReadyClinician: &eight, SelfHelpThen: "none", SelfHelpNow: "some",
			Aftercare: clinical.Aftercare{Routines: []string{"Walks"}, Groups: []clinical.AftercareGroup{{Name: "Harbor group", When: "Tuesdays", Contact: "555 0101", Since: day}}, Sponsor: &clinical.Sponsor{Name: "Somebody older", Contact: "555 0102", Since: day},
				Services: []clinical.AftercareService{{What: "Individual therapy", Where: "Elsewhere", Contact: "555 0103", FirstOn: day}}, Signs: []string{"Sleeps badly"}, Steps: []string{"Calls"}}, CopiesTo: "Nobody"}
		d, err := clinical.BeginDischarge(of, nil, by, w.Time())
		if err != nil {
			return err
		}
		if d, err = d.Write(text, by, w.Time()); err != nil {
			return err
		}
		if d, err = d.Sign(clinical.SignerOn(w.Users[therapist], day), by.Name, e.ClientID, record, nil, w.Time()); err != nil {
			return err
		}
		if err := tx.CreateDischarge(d); err != nil {
			return err
		}
		u, err := d.Follow(30, day, clinical.FollowUpSaid{Way: "telephone", Result: clinical.FollowUpReached, SelfHelp: "some", Routines: clinical.ManagesAlone, Support: "enough", Managing: &eight, Words: "Well."}, nil, day, by, w.Time())
		if err != nil {
			return err
		}
		own["discharge"], own["follow-up"] = d.ID.String(), u.ID.String()
		return tx.CreateFollowUp(u)
	})
	if err != nil {
		w.T.Fatal(err)
	}
}

// but is a body with one thing changed.
func but(body map[string]any, field string, value any) map[string]any {
	body[field] = value
	return body
}

// graduates are the members of a short course that is over.
func graduates(w *apitest.World, name string, members int) (cohort string, clients, memberships []string) {
	w.T.Helper()
	clients, memberships, session := shortCourse(w, name, members)
	w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK)
	cohort = w.Do("therapist", http.MethodGet, session, nil).Want(http.StatusOK).Text("cohortId")
	w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/complete", map[string]any{}).Want(http.StatusOK)
	return cohort, clients, memberships
}

// readySummary leaves a summary with nothing missing, of somebody who completed a
// program.
func readySummary(w *apitest.World) (cohort, membership, summary string) {
	w.T.Helper()
	cohort, _, memberships := graduates(w, "A course that is over", 1)
	summary = w.Do("therapist", http.MethodPost, "/enrollments/"+memberships[0]+"/discharges", nil).Want(http.StatusCreated).Text("id")
	w.Do("therapist", http.MethodPut, "/discharges/"+summary, dischargeBody(), apitest.IfMatch(`"1"`)).Want(http.StatusOK)
	return cohort, memberships[0], summary
}

// dischargeWaits has a summary wait for the therapist's co-signature, as a trainee's
// does.
func dischargeWaits(t *testing.T, w *apitest.World, summary string) {
	t.Helper()
	id, _ := domain.ParseID[domain.DischargeID](summary)
	above := w.Users["therapist"]
	trainee := clinical.Signer{UserID: w.Users["other therapist"].ID, Name: "Tess Trainee", Credential: "MFT", License: "Trainee 7 NY", Licensed: true, Trainee: true, CoSigner: above.ID, CoSignerAs: above.Name}
	err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		d, err := tx.Discharge(id)
		if err != nil {
			return err
		}
		e, err := tx.Enrollment(d.EnrollmentID)
		if err != nil {
			return err
		}
		if _, err := tx.LockCohort(e.CohortID); err != nil {
			return err
		}
		if d, err = d.Sign(trainee, trainee.Name, e.ClientID, clinical.DischargeRecord{From: e.Since, To: e.Until}, nil, w.Time()); err != nil {
			return err
		}
		return tx.SaveDischarge(d)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A trainee's summary waits for who answers for them, also where they lead another
// group; given back, it is a draft again.
func TestADischargeWaitsForACoSignature(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, _, summary := readySummary(w)
		dischargeWaits(t, w, summary)
		at := "/discharges/" + summary
		if due := w.Do("therapist", http.MethodGet, "/discharges?list=cosign", nil).Want(http.StatusOK); due.Number("counts.cosign") != 1 || due.Text("items.0.dischargeId") != summary {
			t.Errorf("what waits: %s", due.Raw)
		}
		w.Do("other therapist", http.MethodPost, at+"/cosign", map[string]any{"name": "Other Therapist"}).Want(http.StatusNotFound)
		w.Do("therapist", http.MethodPost, at+"/withdraw", map[string]any{"reason": "Because."}).WantCode(http.StatusConflict, "discharge_not_signed")
		back := w.Do("therapist", http.MethodPost, at+"/cosign", map[string]any{"return": "Say more of the plan."}).Want(http.StatusOK)
		if back.Text("status") != "draft" || back.Text("returned.remark") != "Say more of the plan." {
			t.Errorf("given back: %s", back.Raw)
		}
		dischargeWaits(t, w, summary)
		signed := w.Do("therapist", http.MethodPost, at+"/cosign", map[string]any{"name": "Therapist"}).Want(http.StatusOK)
		if signed.Text("status") != "co_signed" || signed.Field("unchanged") != true {
			t.Errorf("co-signed: %s", signed.Raw)
		}
		w.Do("therapist", http.MethodPost, at+"/cosign", map[string]any{"name": "Therapist"}).WantCode(http.StatusConflict, "nothing_waits")
	})
}

// readPaper is a file as another program reads it.
func readPaper(t *testing.T, pdf []byte) string {
	t.Helper()
	read := exec.Command("pdftotext", "-layout", "-", "-")
	read.Stdin = bytes.NewReader(pdf)
	text, err := read.Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return string(text)
}

// A discharge summary is written, signed with what was counted, put on paper for the
// record and for the member, withdrawn and written anew; intake learns nothing of it.
func TestADischargeIsWrittenAndSigned(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, clients, memberships := graduates(w, "A short course", 3)
		of := "/enrollments/" + memberships[0]
		for who, status := range map[string]int{"intake": http.StatusForbidden, "billing": http.StatusForbidden, "admin": http.StatusForbidden, "other therapist": http.StatusNotFound} {
			w.Do(who, http.MethodGet, of+"/discharge", nil).Want(status)
			w.Do(who, http.MethodPost, of+"/discharges", nil).Want(status)
		}
		due := w.Do("therapist", http.MethodGet, "/discharges?list=due", nil).Want(http.StatusOK)
		if due.Number("counts.due") != 3 {
			t.Errorf("due: %s", due.Raw)
		}
		begun := w.Do("therapist", http.MethodPost, of+"/discharges", nil).Want(http.StatusCreated)
		w.Do("therapist", http.MethodPost, of+"/discharges", nil).WantCode(http.StatusConflict, "discharge_begun")
		at := "/discharges/" + begun.Text("id")
		w.Do("therapist", http.MethodPost, at+"/sign", map[string]any{"name": "Therapist"}).Want(http.StatusUnprocessableEntity)

		named := w.Do("therapist", http.MethodPut, at, but(dischargeBody(), "progress", "Helped ShortB Member with the board."), apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		if named.Text("named.0.section") != "progress" || named.Field("named.0.blocks") != true {
			t.Errorf("another member is named: %s", named.Raw)
		}
		w.Do("therapist", http.MethodPost, at+"/sign", map[string]any{"name": "Therapist"}).WantCode(http.StatusConflict, "names_member")
		w.Do("therapist", http.MethodPut, at, dischargeBody(), apitest.IfMatch(`"1"`)).Want(http.StatusPreconditionFailed)
		w.Do("therapist", http.MethodPut, at, dischargeBody(), apitest.IfMatch(`"2"`)).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, at+"/sign", map[string]any{"name": "Somebody else"}).Want(http.StatusUnprocessableEntity)
		signed := w.Do("therapist", http.MethodPost, at+"/sign", map[string]any{"name": "Therapist"}).Want(http.StatusOK)
		if signed.Text("status") != "signed" || signed.Field("unchanged") != true || signed.Number("reasonCode") != 1 || signed.Number("count.alone") != 10 {
			t.Errorf("signed: %s", signed.Raw)
		}
		page := w.Do("therapist", http.MethodGet, of+"/discharge", nil).Want(http.StatusOK)
		if page.Number("record.attendance.attended") != 1 || page.Number("record.attendance.offered") != 1 || page.Field("changed") != false || len(page.Field("followUps").([]any)) != 2 || page.Text("clientId") != clients[0] {
			t.Errorf("the page: %s", page.Raw)
		}

		record := readPaper(t, w.Do("therapist", http.MethodGet, at+"/paper", nil).Want(http.StatusOK).Raw)
		home := readPaper(t, w.Do("therapist", http.MethodGet, at+"/member-paper", nil).Want(http.StatusOK).Raw)
		for _, text := range []string{"Discharge summary", "ShortA Member", "Treatment completed (TEDS 1), goals met", "1 of 1 sessions", "Uses two of the skills", "None known.", "Tuesdays at 7", "SHA-256"} {
			if !strings.Contains(record, text) {
				t.Errorf("the record lacks %q:\n%s", text, record)
			}
		}
		for _, text := range []string{"What comes next", "A walk after work", "I know what to do now.", "Individual therapy", "I call my sister"} {
			if !strings.Contains(home, text) {
				t.Errorf("what goes home lacks %q:\n%s", text, home)
			}
		}
		for _, text := range []string{"Uses two of the skills", "None known", "TEDS", "Member", "SHA-256"} {
			if strings.Contains(home, text) {
				t.Errorf("what goes home says %q:\n%s", text, home)
			}
		}
		w.Do("intake", http.MethodGet, at+"/member-paper", nil).Want(http.StatusForbidden)

		w.Do("therapist", http.MethodPost, at+"/withdraw", map[string]any{"reason": ""}).Want(http.StatusUnprocessableEntity)
		w.Do("therapist", http.MethodPost, at+"/withdraw", map[string]any{"reason": "The wrong goal."}).Want(http.StatusOK)
		again := w.Do("therapist", http.MethodPost, of+"/discharges", nil).Want(http.StatusCreated)
		if again.Text("beforeId") != begun.Text("id") || again.Text("progress") != "Uses two of the skills without being asked." {
			t.Errorf("begun anew: %s", again.Raw)
		}
		w.Do("therapist", http.MethodPost, "/discharges/"+again.Text("id")+"/discard", nil).Want(http.StatusOK)
		if page := w.Do("therapist", http.MethodGet, of+"/discharge", nil); page.Field("discharge") != nil || page.Text("earlier.0.withdrawn.remark") != "The wrong goal." {
			t.Errorf("after all: %s", page.Raw)
		}
	})
}

// The members of a cohort graduate together: what is ready is signed, and of the
// others it is said what is missing. A second time changes nothing.
func TestACohortGraduates(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, _, memberships := graduates(w, "A short course", 3)
		for i, id := range memberships[:2] {
			at := "/discharges/" + w.Do("therapist", http.MethodPost, "/enrollments/"+id+"/discharges", nil).Want(http.StatusCreated).Text("id")
			body := dischargeBody()
			if i == 1 {
				body = but(body, "risk", "")
			}
			w.Do("therapist", http.MethodPut, at, body, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		}
		page := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort+"/graduation", nil).Want(http.StatusOK)
		if len(page.Field("members").([]any)) != 3 || page.Text("members.0.firstName") != "ShortA" || page.Text("members.0.discharge.status") != "draft" {
			t.Errorf("the page: %s", page.Raw)
		}
		sign := func(names ...string) *apitest.Answer {
			return w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/graduation/sign", map[string]any{"name": "Therapist", "enrollmentIds": names})
		}
		done := sign(memberships...).Want(http.StatusOK)
		if len(done.Field("signed").([]any)) != 1 || done.Text("notReady.0.errors.0.field") != "risk" || done.Text("notReady.1.code") != "discharge_unwritten" {
			t.Errorf("signed: %s", done.Raw)
		}
		if again := sign(memberships...).Want(http.StatusOK); !bytes.Equal(again.Raw, done.Raw) {
			t.Errorf("again: %s", again.Raw)
		}
		sign().Want(http.StatusUnprocessableEntity)
		_, _, others := graduates(w, "Another course", 1)
		sign(others[0]).Want(http.StatusUnprocessableEntity)
		w.Do("other therapist", http.MethodPost, "/cohorts/"+cohort+"/graduation/sign", map[string]any{"name": "Other Therapist", "enrollmentIds": memberships}).Want(http.StatusNotFound)
	})
}

// Who left is asked after 30 and 90 days; intake asks too, and sees what they took
// home alone.
// aftercareRules changes how the practice stays in touch; wrong rules are refused by
// their fields.
func aftercareRules(w *apitest.World, days []int, crisis map[string]any) {
	w.T.Helper()
	version := w.Do("admin", http.MethodGet, "/settings/aftercare", nil).Want(http.StatusOK).Header.Get("ETag")
	wrong := w.Do("admin", http.MethodPut, "/settings/aftercare", map[string]any{"followUpDays": []int{3}, "crisis": map[string]any{"lineName": "Line"}}, apitest.IfMatch(version)).WantCode(http.StatusUnprocessableEntity, "invalid")
	if wrong.Text("errors.0.field") != "followUpDays[0]" || wrong.Text("errors.1.field") != "crisis.number" {
		w.T.Errorf("wrong rules: %s", wrong.Raw)
	}
	body := map[string]any{"followUpDays": days}
	if crisis != nil {
		body["crisis"] = crisis
	}
	w.Do("therapist", http.MethodPut, "/settings/aftercare", body, apitest.IfMatch(version)).Want(http.StatusForbidden)
	if w.Do("therapist", http.MethodGet, "/me", nil).Text("practice.crisisLine.number") != "988" {
		w.T.Error("the country's line is not named")
	}
	w.Do("admin", http.MethodPut, "/settings/aftercare", body, apitest.IfMatch(version)).Want(http.StatusOK)
	if me := w.Do("therapist", http.MethodGet, "/me", nil); crisis != nil && me.Text("practice.crisisLine.number") != "555-0100" {
		w.T.Errorf("its own line: %s", me.Raw)
	}
}

func TestMembersAreAskedAfterwards(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, _, memberships := graduates(w, "A short course", 1)
		at := "/discharges/" + w.Do("therapist", http.MethodPost, "/enrollments/"+memberships[0]+"/discharges", nil).Want(http.StatusCreated).Text("id")
		answer := followUpBody(30, "2026-04-07")
		w.Do("intake", http.MethodPost, at+"/follow-ups", answer).WantCode(http.StatusConflict, "no_follow_up")
		w.Do("intake", http.MethodGet, at+"/follow-ups", nil).Want(http.StatusNotFound)
		w.Do("therapist", http.MethodPut, at, dischargeBody(), apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		aftercareRules(w, []int{90, 30}, nil)
		w.Do("therapist", http.MethodPost, at+"/sign", map[string]any{"name": "Therapist"}).Want(http.StatusOK)
		aftercareRules(w, []int{45}, map[string]any{"lineName": "Night line", "number": "555-0100"}) // the summary keeps what it promised
		ended := w.Do("therapist", http.MethodGet, "/enrollments/"+memberships[0]+"/discharge", nil).Text("record.to")
		day, err := time.Parse(time.DateOnly, ended)
		if err != nil {
			t.Fatal(err)
		}
		count := func(list string) float64 {
			return w.Do("intake", http.MethodGet, "/follow-ups?list="+list, nil).Want(http.StatusOK).Number("counts." + list)
		}
		if count("due") != 0 || count("soon") != 0 {
			t.Error("asked too early")
		}
		w.SetTime(day.AddDate(0, 0, 20).Add(18 * time.Hour))
		if count("soon") != 1 {
			t.Error("not told that it is soon")
		}
		w.SetTime(day.AddDate(0, 0, 33).Add(18 * time.Hour))
		for _, who := range []string{"intake", "therapist", "admin"} {
			w.Renew(who)
		}
		if count("due") != 1 {
			t.Error("not told that it is due")
		}
		tried := map[string]any{"after": 30, "on": day.AddDate(0, 0, 31).Format(time.DateOnly), "way": "telephone", "result": "not_reached", "nextOn": day.AddDate(0, 0, 34).Format(time.DateOnly)}
		w.Do("intake", http.MethodPost, at+"/follow-ups", tried).Want(http.StatusCreated)
		if count("due") != 0 || count("soon") != 1 {
			t.Error("a next try is not waited for")
		}
		answer["on"] = day.AddDate(0, 0, 32).Format(time.DateOnly)
		asked := w.Do("intake", http.MethodPost, at+"/follow-ups", answer).Want(http.StatusCreated)
		w.Do("therapist", http.MethodPost, at+"/follow-ups", answer).WantCode(http.StatusConflict, "follow_up_settled")
		seen := w.Do("intake", http.MethodGet, at+"/follow-ups", nil).Want(http.StatusOK)
		if seen.Number("tasks.0.tries") != 1 || seen.Text("tasks.0.done.words") != "Keeps it up." || seen.Text("aftercare.routines.0") != "A walk after work" || strings.Contains(string(seen.Raw), "two of the skills") {
			t.Errorf("what intake sees: %s", seen.Raw)
		}
		client := seen.Text("clientId")
		for who, want := range map[string][]string{"therapist": {"follow_up", "follow_up", "discharge"}, "intake": {"follow_up", "follow_up"}} {
			if kinds, _ := kindsShown(w, who, client, "&kind=discharge,follow_up"); !slices.Equal(kinds, want) {
				t.Errorf("%s reads %v on the timeline", who, kinds)
			}
		}
		told := w.Do("therapist", http.MethodGet, "/clients/"+client+"/timeline?kind=discharge,follow_up", nil)
		if told.Text("items.0.followUp.result") != "reached" || told.Number("items.0.followUp.after") != 30 || told.Text("items.2.discharge.status") != "signed" || told.Text("items.2.discharge.lastDay") != ended {
			t.Errorf("on the timeline: %s", told.Raw)
		}
		w.Do("intake", http.MethodPost, "/follow-ups/"+asked.Text("id")+"/void", map[string]any{"reason": "It was her sister."}).Want(http.StatusOK)
		if seen := w.Do("therapist", http.MethodGet, at+"/follow-ups", nil); seen.Field("tasks.0.done") != nil || seen.Text("items.1.inError.reason") != "It was her sister." {
			t.Errorf("after the error: %s", seen.Raw)
		}
		if kinds, _ := kindsShown(w, "intake", client, "&kind=follow_up"); len(kinds) != 1 {
			t.Errorf("what was entered in error stands on the timeline: %v", kinds)
		}
		for who, status := range map[string]int{"billing": http.StatusForbidden, "admin": http.StatusForbidden, "other therapist": http.StatusNotFound} {
			w.Do(who, http.MethodGet, at+"/follow-ups", nil).Want(status)
			w.Do(who, http.MethodPost, at+"/follow-ups", answer).Want(status)
		}
	})
}
