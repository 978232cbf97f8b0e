package api_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/domain/program"
	"cohort/practice"
)

// Two versions of a curriculum are held side by side, over everybody's cohorts
// and without anybody's name; under thirty members nothing is said.
func TestVersionsAreComparedWithoutNamingAnybody(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		id := w.Curriculum(3)
		outcomes := "/curricula/" + id + "/outcomes"
		w.Do("therapist", "GET", outcomes, nil).WantCode(http.StatusConflict, "one_version")
		weeks := w.Do("therapist", "GET", "/curricula/"+id, nil)
		w.Do("therapist", "PUT", "/curricula/"+id, body{"name": "Anger management", "summary": "Revised.", "weeks": []body{
			{"theme": "Theme 1", "goal": "Goal 1"}, {"theme": "Theme 2", "goal": "Goal 2"}, {"theme": "Theme 3", "goal": "Goal 3"}}},
			apitest.IfMatch(weeks.Header.Get("ETag"))).Want(http.StatusOK)
		w.Do("therapist", "POST", "/curricula/"+id+"/publish", nil).Want(http.StatusOK)

		curriculum, err := domain.ParseID[domain.CurriculumID](id)
		if err != nil {
			t.Fatal(err)
		}
		compared := func() *apitest.Answer { return w.Do("therapist", "GET", outcomes, nil).Want(http.StatusOK) }
		for g := range 6 {
			heldCohort(t, w, curriculum, 1+g/3, 10-g/5, g)
		}
		a := compared() // ten in each cohort but the last, which has nine
		if a.Number("older") != 1 || a.Number("newer") != 2 || a.Text("score.quiet") != "few_members" || a.Field("score.by") != nil || a.Field("score.older.mean") != nil ||
			a.Text("score.says") != "Too few to say: 29 of 30 members of version 2." || a.Text("instrument") != "phq-9" {
			t.Errorf("%s", a.Raw)
		}
		heldCohort(t, w, curriculum, 2, 8, 6)
		a = compared()
		if a.Number("score.newer.members") != 37 || a.Number("score.newer.cohorts") != 4 || a.Number("score.low") <= 0 || a.Number("score.by") < 2 || a.Number("score.by") > 6 {
			t.Errorf("%s", a.Raw)
		}
		if !strings.HasPrefix(a.Text("score.says"), "Members of version 2 improved by ") || !strings.HasPrefix(a.Text("attendance.says"), "No clear difference: ") {
			t.Errorf("%s", a.Raw)
		}
		if a.Number("weeks.0.number") != 1 || a.Field("weeks.0.attendance.by") == nil || a.Field("weeks.0.homework.by") != nil || a.Text("homework.quiet") != "few_members" || a.Text("cautions.0") == "" {
			t.Errorf("%s", a.Raw)
		}
		if same := w.Do("other therapist", "GET", outcomes+"?older=1&newer=2", nil).Want(http.StatusOK); string(same.Raw) != string(a.Raw) {
			t.Errorf("who leads none of them reads %s", same.Raw)
		}
		if turned := w.Do("therapist", "GET", outcomes+"?older=2&newer=1", nil).Want(http.StatusOK); turned.Number("score.by") >= 0 {
			t.Errorf("%s", turned.Raw)
		}
		w.Do("therapist", "GET", outcomes+"?newer=3", nil).Want(http.StatusUnprocessableEntity)
		w.Do("therapist", "GET", outcomes+"?older=2&newer=2", nil).Want(http.StatusUnprocessableEntity)
		w.Do("therapist", "GET", "/curricula/"+domain.NewID[domain.CurriculumID]().String()+"/outcomes", nil).WantCode(http.StatusNotFound, "not_found")
		for _, who := range []string{"admin", "intake", "billing"} {
			w.Do(who, "GET", outcomes, nil).WantCode(http.StatusForbidden, "forbidden")
		}
		if strings.Contains(string(a.Raw), "clientId") || strings.Contains(string(a.Raw), "First") {
			t.Errorf("somebody is named: %s", a.Raw)
		}
	})
}

// heldCohort writes a completed cohort of a version as it lies in the tables
// after its time: three sessions, and a form before and after. Version 2 helps by
// four points more.
func heldCohort(t *testing.T, w *apitest.World, id domain.CurriculumID, version, members, number int) {
	t.Helper()
	day := func(n int) domain.Date { return domain.Date{Year: 2026, Month: time.January, Day: 5}.AddDays(n) }
	now := w.Time()
	c := program.Cohort{ID: domain.NewID[domain.CohortID](), Name: "Held", Type: "psychoeducational", Delivery: "in_person", Entry: "closed", CurriculumID: id, CurriculumVersion: version,
		LeadID: w.Users["therapist"].ID, MinMembers: 6, MaxMembers: 12, Schedule: program.Schedule{StartsOn: day(0), Time: "09:00", TimeZone: "America/New_York", DurationMinutes: 90, Cadence: program.Weekly, Sessions: 3},
		Status: program.CohortCompleted, StartedAt: &now, EndedAt: &now, Version: 1, CreatedAt: now, UpdatedAt: now}
	c.Code = "G-" + c.ID.String()[24:]
	form, _ := instrument.ByCode("phq-9")
	err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		if err := tx.CreateCohort(c); err != nil {
			return err
		}
		var sessions []program.Session
		for n := range 3 {
			starts := day(7 * n).Midnight().Add(14 * time.Hour)
			sessions = append(sessions, program.Session{ID: domain.NewID[domain.SessionID](), CohortID: c.ID, Number: n + 1, WeekNumber: n + 1, Theme: "Theme", Date: day(7 * n),
				StartsAt: starts, EndsAt: starts.Add(90 * time.Minute), Status: program.SessionClosed, ClosedAt: &now, ClosedBy: w.Users["therapist"].ID, Version: 1, UpdatedAt: now})
		}
		if err := tx.CreateSessions(sessions); err != nil {
			return err
		}
		for n := range members {
			client := domain.Client{ID: domain.NewID[domain.ClientID](), FirstName: "First", LastName: fmt.Sprint("Member", n), BirthDate: day(-9000), Version: 1, CreatedAt: now, UpdatedAt: now}
			client.Code = "C-" + client.ID.String()[24:]
			if err := tx.CreateClient(client); err != nil {
				return err
			}
			e := program.Enrollment{ID: domain.NewID[domain.EnrollmentID](), CohortID: c.ID, ClientID: client.ID, Since: day(0), Until: day(14), FromSession: 1, ThroughSession: 3,
				Outcome: program.MemberCompleted, Version: 1, CreatedAt: now, UpdatedAt: now}
			if err := tx.CreateEnrollment(e); err != nil {
				return err
			}
			var marks []program.Attendance
			for i, s := range sessions {
				status := program.Present
				if (n+i+number%3)%4 == 0 {
					status = program.NoShow
				}
				marks = append(marks, program.Attendance{SessionID: s.ID, ClientID: client.ID, Status: status, Place: "in_person", MarkedBy: c.LeadID, MarkedAt: now})
			}
			if err := tx.SaveAttendance(marks); err != nil {
				return err
			}
			for k, total := range []int{14 + n%3, 14 + n%3 - 2 - (n+members)%3 - 4*(version-1)} {
				answers := make([]*int, 9)
				for i := range answers {
					score := min(3, max(0, total-3*i))
					if i == 8 {
						score = 0 // nobody thinks of death
					}
					answers[i] = &score
				}
				result, err := form.Score(answers, instrument.Options{})
				if err != nil {
					return err
				}
				if err := tx.CreateAssessment(intake.Assessment{ID: domain.NewID[domain.AssessmentID](), ClientID: client.ID, Instrument: "phq-9", Answers: answers, Result: result,
					TakenOn: day(-3 + 17*k), TakenBy: c.LeadID, CreatedAt: now}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
