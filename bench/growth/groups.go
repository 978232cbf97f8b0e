package main

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"cohort/domain/program"
)

func (f *filler) user(i int) uuid.UUID { return id(aUser, begun, i) }

// leader gives the therapist who leads the i-th cohort.
func (f *filler) leader(i int) uuid.UUID { return f.user(1 + i%f.therapists) }

// staffTables are the therapists, behind one who did everything at intake.
func (f *filler) staffTables() []table {
	return []table{{name: "users", columns: "id, name, email, roles, licenses, specialties, training, npi, status, password_hash, version, created_at, updated_at", n: 1 + f.therapists, row: func(i int) []any {
		role, license := "therapist", `[{"type":"LPC","kind":"counselor","number":"1","state":"NY"}]`
		if i == 0 {
			role, license = "intake", ""
		}
		return []any{f.user(i), lastName(i), fmt.Sprintf("person%d@example.org", i), role, license, "", "", "", "active", "", 1, begun, begun}
	}}}
}

// outline is a curriculum as long as a cohort.
func outline(name string) string {
	o := program.Outline{Name: name}
	for n := range sessionsOfCohort {
		o.Weeks = append(o.Weeks, program.Week{Theme: fmt.Sprintf("Theme %d", n+1), Goal: "Know what comes before anger, and say it.",
			Objectives: []string{"Name three cues", "Tell a thought from a fact"}, Materials: []string{"Handout", "Pens"},
			Agenda:   []program.AgendaItem{{Title: "Check-in", Minutes: 15}, {Title: "Practice", Minutes: 60, Technique: "role-play"}, {Title: "Homework", Minutes: 15}},
			Homework: &program.Assignment{Title: "Log", Instructions: "Write down when it happened and what came before."}})
	}
	text, err := json.Marshal(o)
	if err != nil {
		panic(err) // texts and numbers
	}
	return string(text)
}

func (f *filler) curriculum(i int) uuid.UUID { return id(aCurriculum, begun, i) }

// starts is when the i-th cohort first meets; the last fifty of a thousand
// have not met yet.
func (f *filler) starts(i int) time.Time {
	ahead := now.AddDate(0, 0, 70)
	return begun.Add(time.Duration(float64(ahead.Sub(begun)) * (float64(i) + 0.7) / float64(f.cohorts))).Truncate(time.Hour)
}

// asked is a running cohort, also where there are only four: the one that
// questions are about, and whose therapist asks them.
func (f *filler) asked() int { return f.cohorts * 925 / 1000 }

func (f *filler) cohortStatus(i int) program.CohortStatus {
	switch first := f.starts(i); {
	case first.After(now):
		return program.CohortPlanned
	case i%100 == 37:
		return program.CohortCancelled
	case first.AddDate(0, 0, 7*sessionsOfCohort).After(now):
		return program.CohortRunning
	}
	return program.CohortCompleted
}

func (f *filler) cohort(i int) uuid.UUID { return id(aCohort, f.cohortMade(i), i) }

func (f *filler) cohortMade(i int) time.Time { return f.starts(i).AddDate(0, 0, -80) }

// member is the number of the client in a cohort's k-th seat: somebody who came about then.
func (f *filler) member(i, k int) int { return (f.clients*i/f.cohorts + k) % f.clients }

func (f *filler) memberID(i, k int) uuid.UUID {
	n := f.member(i, k)
	return id(aClient, f.clientMade(n), n)
}

// groupTables are curricula, and cohorts with who leads, waits and belongs.
func (f *filler) groupTables() []table {
	return []table{
		{name: "curricula", columns: "id, name, draft, has_draft, published, version, created_by, created_at, updated_at", n: f.curricula, row: func(i int) []any {
			key, name := f.curriculum(i), "Curriculum "+lastName(i)
			return []any{key, f.sealed("curricula.name", key, name), f.sealed("curricula.draft", key, outline(name)), false, 1, 1, f.user(0), begun, begun}
		}},
		{name: "curriculum_versions", columns: "curriculum_id, number, name, outline, published_by, published_at", n: f.curricula, row: func(i int) []any {
			key, name := f.curriculum(i), "Curriculum "+lastName(i)
			return []any{key, 1, f.sealed("curriculum_versions.name.1", key, name), f.sealed("curriculum_versions.outline.1", key, outline(name)), f.user(0), begun}
		}},
		{name: "attachments", columns: "id, curriculum_id, name, content, media_type, size, created_by, created_at, version", n: f.curricula, row: func(i int) []any {
			key := id(aFile, begun, i)
			return []any{key, f.curriculum(i), f.sealed("curriculum_files.name", key, "Sheet.pdf"), f.sealed("curriculum_files.content", key, "%PDF-1.7"), "application/pdf", 8, f.user(0), begun, 1}
		}},
		{name: "techniques", columns: "id, content, retired, version, created_by, created_at, updated_at", n: 20, row: func(i int) []any {
			key := id(aTechnique, begun, i)
			return []any{key, f.sealed("techniques.content", key, fmt.Sprintf(`{"name":"Technique %d"}`, i)), false, 1, f.user(0), begun, begun}
		}},
		{name: "cohorts", columns: `id, code, content, delivery, entry, entry_weeks, curriculum_id, curriculum_version, lead_id, min_members, max_members,
			starts_on, wall_time, time_zone, duration_minutes, cadence, session_count, status, started_at, version,
			created_at, updated_at`, n: f.cohorts, row: func(i int) []any {
			key := f.cohort(i)
			return []any{key, fmt.Sprintf("G-%06d", i), f.sealed("cohorts.content", key, fmt.Sprintf(`{"name":"Cohort %d","type":"cognitive_behavioral","approach":"cbt","area":"anger","place":"Room 2"}`, i)), "in_person", "closed", "[]", f.curriculum(i % f.curricula), 1,
				f.leader(i), 6, 8, dayOf(f.starts(i)), "10:00", "America/New_York", 90, "weekly", sessionsOfCohort,
				string(f.cohortStatus(i)), f.starts(i), 3, f.cohortMade(i), f.cohortMade(i)}
		}},
		{name: "cohort_fees", columns: "id, cohort_id, from_on, amount, currency, set_at", n: f.cohorts, row: func(i int) []any {
			return []any{f.cohort(i), f.cohort(i), "0001-01-01", int64(4500), "USD", f.cohortMade(i)}
		}},
		{name: "cohort_leaders", columns: "cohort_id, user_id, is_lead, place", n: f.cohorts, row: func(i int) []any { return []any{f.cohort(i), f.leader(i), true, 0} }},
		{name: "waitlist", columns: "id, cohort_id, client_id, urgency, since_on, joined_at, left_at, outcome", n: waitsOfCohort * f.cohorts, row: func(i int) []any {
			n, at := i/waitsOfCohort, f.cohortMade(i/waitsOfCohort)
			var left any
			outcome := ""
			if f.cohortStatus(n) != program.CohortPlanned {
				left, outcome = at.AddDate(0, 0, 20), "enrolled"
			}
			return []any{id(aWait, at, i), f.cohort(n), f.memberID(n, i%waitsOfCohort), "routine", dayOf(at), at, left, outcome}
		}},
		{name: "enrollments", columns: `id, cohort_id, client_id, since_on, until_on, from_session, through_session, committed_sessions, agreement_version, outcome, version,
			created_at, updated_at`, n: membersOfCohort * f.cohorts, row: f.enrollment},
	}
}

func (f *filler) enrollment(i int) []any {
	n, at := i/membersOfCohort, f.cohortMade(i/membersOfCohort)
	var until any
	through, outcome := 0, ""
	if s := f.cohortStatus(n); s == program.CohortCompleted || s == program.CohortCancelled {
		until, through, outcome = dayOf(f.starts(n).AddDate(0, 0, 7*sessionsOfCohort)), sessionsOfCohort, string(program.MemberCompleted)
	}
	return []any{id(anEnrollment, at, i), f.cohort(n), f.memberID(n, i%membersOfCohort), dayOf(at), until, 1, through, sessionsOfCohort, "", outcome, 1, at, at}
}
