package api_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/document/certificate"
	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// shortCourse gives a cohort of one session that was held, with its members and
// their memberships. The marks are theirs in order, present where there is none;
// without a session's end it is held and not closed.
func shortCourse(w *apitest.World, name string, members int, marks ...string) (clients, memberships []string, session string) {
	w.T.Helper()
	cohort := w.Cohort(map[string]any{"name": name, "curriculumId": w.Curriculum(1), "maxMembers": max(members, 8),
		"schedule": map[string]any{"startsOn": "2026-03-05", "time": "06:00", "timeZone": "America/New_York", "durationMinutes": 90, "cadence": "weekly", "sessions": 1}})
	for n := range members {
		client := w.Client(fmt.Sprintf("Short%c", 'A'+n), "Member")
		made := w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", map[string]any{"clientId": client, "committedSessions": 1,
			"agreement": map[string]any{"version": "1", "signedOn": "2026-03-02", "signedName": "A. Client"}}).Want(http.StatusCreated)
		clients, memberships = append(clients, client), append(memberships, made.Text("id"))
		if len(marks) <= n {
			marks = append(marks, "present")
		}
	}
	w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", map[string]any{"overrideReason": "Small on purpose."}).Want(http.StatusOK)
	session = "/sessions/" + w.Session(cohort, 1)
	w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, marks...)).Want(http.StatusOK)
	return clients, memberships, session
}

// completed gives the address of a membership whose program is completed.
func completed(w *apitest.World) string {
	w.T.Helper()
	_, memberships, session := shortCourse(w, "A short course", 1)
	w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK)
	return "/enrollments/" + memberships[0]
}

// certificate leaves one that was issued for a member who is on their way.
func (own things) certificate(w *apitest.World) {
	w.T.Helper()
	id, _ := domain.ParseID[domain.EnrollmentID](own["enrollment"])
	err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		e, err := tx.Enrollment(id)
		if err != nil {
			return err
		}
		if _, err := tx.LockCohort(e.CohortID); err != nil {
			return err
		}
		says := program.CertificateStatement{Practice: "Harbor", Name: "Own Member", CaseNumber: "2026-CR-0417", Program: "Anger", From: e.Since, To: e.Since, Held: program.DeliveryInPerson, Of: 1, Attended: 1, CaughtUp: 1, Minutes: 90,
			Themes: program.ThemesDone{Required: 2, Attended: 1, CaughtUp: 1}, Leader: "Therapist", Credential: "LPC 12345 NY", IssuedOn: e.Since}
		if says.Number, err = tx.NextCertificateNumber(); err != nil {
			return err
		}
		c := program.Certificate{ID: domain.NewID[domain.CertificateID](), EnrollmentID: id, SignedStatement: says.Sign(w.Keys), IssuedBy: w.Users["therapist"].ID, ByName: "Therapist", IssuedAt: w.Time(), Version: 1}
		own["certificate"] = c.ID.String()
		return tx.CreateCertificate(c)
	})
	if err != nil {
		w.T.Fatal(err)
	}
}

// genuine is what a file says, when it is this practice's.
func genuine(t *testing.T, w *apitest.World, content []byte) string {
	t.Helper()
	found, err := certificate.Read(content)
	if err != nil || !found.Fits(w.Keys.CertificateKeys()[0].Fits) {
		t.Fatalf("not genuine (%v): %s", err, content)
	}
	return found.Said
}

// A certificate is issued to who completed the program, with a number; read back
// from its paper and verified offline; withdrawn; and issued again under another
// number. Twenty at once leave no gap.
func TestACertificateIsIssuedVerifiedAndWithdrawn(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		clients, members, session := shortCourse(w, "Anger, early", 4, "present", "excused", "late")
		of := func(n int) string { return "/enrollments/" + members[n] + "/certificates" }
		issue := func(who string, n int, body map[string]any) *apitest.Answer {
			return w.Do(who, http.MethodPost, of(n), body)
		}
		early := issue("therapist", 0, map[string]any{}).WantCode(http.StatusConflict, "not_completed")
		if !strings.Contains(string(early.Raw), "sessions are still to come") {
			t.Errorf("before it is closed: %s", early.Raw)
		}
		w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK)
		few := issue("therapist", 1, map[string]any{}).WantCode(http.StatusConflict, "not_completed")
		if !strings.Contains(string(few.Raw), "fewer sessions were attended") {
			t.Errorf("who was not there: %s", few.Raw)
		}
		for who, status := range map[string]int{"intake": http.StatusForbidden, "billing": http.StatusForbidden, "admin": http.StatusForbidden, "other therapist": http.StatusNotFound} {
			issue(who, 0, map[string]any{}).Want(status)
		}
		issue("therapist", 0, map[string]any{"program": "Anger\u202eregna"}).Want(http.StatusUnprocessableEntity)

		first := issue("therapist", 0, map[string]any{"caseNumber": " 2026-CR-0417 "}).Want(http.StatusCreated)
		if first.Number("number") != 1 || first.Field("genuine") != true || first.Text("name") != "ShortA Member" || first.Number("minutes") != 90 || first.Number("themes.required") != 1 || first.Text("clientId") != clients[0] {
			t.Errorf("issued: %s", first.Raw)
		}
		issue("therapist", 0, map[string]any{}).WantCode(http.StatusConflict, "certificate_issued")
		path := "/certificates/" + first.Text("id")
		said := genuine(t, w, w.Do("intake", http.MethodGet, path+"/statement", nil).Want(http.StatusOK).Raw)
		if genuine(t, w, []byte(first.Text("text"))) != said || !strings.Contains(said, "Number: 1\n") || !strings.Contains(said, "Case: 2026-CR-0417\n") || !strings.Contains(said, "Leader: Therapist\nCredential: LPC 12345 NY\n") {
			t.Errorf("signed: %s", said)
		}
		paper := func(who string) string {
			read := exec.Command("pdftotext", "-layout", "-", "-")
			read.Stdin = bytes.NewReader(w.Do(who, http.MethodGet, path+"/paper", nil).Want(http.StatusOK).Raw)
			text, err := read.Output()
			if err != nil {
				t.Fatalf("pdftotext: %v", err)
			}
			return string(text)
		}
		if text := paper("intake"); !strings.Contains(text, "ShortA Member") || !strings.Contains(text, "Certificate number 1") || strings.Contains(text, "Withdrawn") {
			t.Errorf("the paper: %s", text)
		}
		for who, status := range map[string]int{"billing": http.StatusForbidden, "other therapist": http.StatusNotFound} {
			w.Do(who, http.MethodGet, path+"/paper", nil).Want(status)
			w.Do(who, http.MethodGet, of(0), nil).Want(status)
			w.Do(who, http.MethodPost, path+"/withdraw", map[string]any{"reason": "Because."}).Want(status)
		}

		w.Do("therapist", http.MethodPost, path+"/withdraw", map[string]any{"reason": " "}).Want(http.StatusUnprocessableEntity)
		gone := w.Do("therapist", http.MethodPost, path+"/withdraw", map[string]any{"reason": "Another spelling."}).Want(http.StatusOK)
		if gone.Text("withdrawn.reason") != "Another spelling." || gone.Text("text") != first.Text("text") || gone.Number("version") != 2 {
			t.Errorf("withdrawn: %s", gone.Raw)
		}
		w.Do("therapist", http.MethodPost, path+"/withdraw", map[string]any{"reason": "Again."}).WantCode(http.StatusConflict, "certificate_withdrawn")
		if text := paper("therapist"); !strings.Contains(text, "Withdrawn on March 10, 2026") {
			t.Errorf("the paper of a withdrawn one: %s", text)
		}
		again := issue("therapist", 0, map[string]any{"goesBy": true, "program": "Course A"}).Want(http.StatusCreated)
		list := w.Do("intake", http.MethodGet, of(0), nil).Want(http.StatusOK)
		if again.Number("number") != 2 || again.Text("program") != "Course A" || len(list.Field("items").([]any)) != 2 || list.Text("items.0.withdrawn.by") != "Therapist" {
			t.Errorf("issued again: %s", list.Raw)
		}
		together(t, w, of)
	})
}

// together issues twenty certificates at once, among requests that are refused, and
// finds their numbers without a gap behind those that were issued before.
func together(t *testing.T, w *apitest.World, before func(int) string) {
	t.Helper()
	var asked []string
	for i, members := range []int{12, 8} {
		w.SetTime(w.Time().Add(time.Minute))
		_, memberships, session := shortCourse(w, fmt.Sprint("Together ", i), members)
		w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK)
		for _, id := range memberships {
			asked = append(asked, "/enrollments/"+id+"/certificates")
		}
	}
	numbers := make([]int, len(asked))
	var all sync.WaitGroup
	for i, path := range asked {
		all.Go(func() {
			for numbers[i] == 0 {
				switch a := w.Do("therapist", http.MethodPost, path, map[string]any{}); a.Status {
				case http.StatusCreated:
					numbers[i] = int(a.Number("number"))
				case http.StatusServiceUnavailable: // too much at once: it is asked again
				default:
					t.Errorf("issued at once: %d %s", a.Status, a.Raw)
					return
				}
			}
		})
		all.Go(func() { w.Do("therapist", http.MethodPost, before(i%2), map[string]any{}).Want(http.StatusConflict) })
	}
	all.Wait()
	slices.Sort(numbers)
	for i, n := range numbers {
		if n != i+3 {
			t.Fatalf("numbers: %v", numbers)
		}
	}
	t.Logf("%d certificates at once, numbered %d to %d", len(numbers), numbers[0], numbers[len(numbers)-1])
}
