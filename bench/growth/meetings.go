package main

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"cohort/domain/program"
)

// meeting is the i-th session of the practice: of which cohort, and which of its sessions.
func (f *filler) meeting(i int) (cohort, number int, at time.Time) {
	cohort, number = i/sessionsOfCohort, i%sessionsOfCohort
	return cohort, number, f.starts(cohort).AddDate(0, 0, 7*number)
}

func (f *filler) session(i int) uuid.UUID {
	cohort, _, _ := f.meeting(i)
	return id(aSession, f.cohortMade(cohort), i)
}

// sessionStatus: all that are over are closed, but some of the last week's.
func (f *filler) sessionStatus(i int) program.SessionStatus {
	cohort, _, at := f.meeting(i)
	switch status := f.cohortStatus(cohort); {
	case status == program.CohortCancelled && at.After(f.starts(cohort).AddDate(0, 0, 28)):
		return program.SessionCancelled
	case at.After(now), status == program.CohortRunning && at.After(now.AddDate(0, 0, -7)) && (cohort%8 < 3 || cohort == f.asked()):
		return program.SessionScheduled
	}
	return program.SessionClosed
}

func (f *filler) sessions() int { return f.cohorts * sessionsOfCohort }

// hold finds the sessions that were held and closed: those with attendance and charges.
func (f *filler) hold() {
	for i := range f.sessions() {
		if f.sessionStatus(i) == program.SessionClosed {
			f.held = append(f.held, i)
		}
	}
}

// charge gives the session and the seat of the i-th charge.
func (f *filler) charge(i int) (session, seat int) {
	return f.held[i/chargesOfSession], i % chargesOfSession
}

func (f *filler) charges() int { return len(f.held) * chargesOfSession }

func (f *filler) chargeID(i int) uuid.UUID {
	session, _ := f.charge(i)
	_, _, at := f.meeting(session)
	return id(aCharge, at, i)
}

const homeworkEvery = 5 // sessions

// meetingTables are sessions with attendance, homework and charges. Sessions
// to come have none.
func (f *filler) meetingTables() []table {
	homework := len(f.held) / homeworkEvery
	return []table{
		{name: "sessions", columns: "id, cohort_id, number, held_on, starts_at, ends_at, week_number, content, status, attended, version, updated_at", n: f.sessions(), row: func(i int) []any {
			cohort, number, at := f.meeting(i)
			key := f.session(i)
			return []any{key, f.cohort(cohort), number + 1, dayOf(at), at, at.Add(90 * time.Minute), number + 1, f.sealed("sessions.content", key, fmt.Sprintf(`{"theme":"Theme %d"}`, number+1)),
				string(f.sessionStatus(i)), chargesOfSession, 2, at}
		}},
		{name: "attendances", columns: "session_id, client_id, status, place, marked_by, marked_at", n: len(f.held) * membersOfCohort, row: func(i int) []any {
			session, seat := f.held[i/membersOfCohort], i%membersOfCohort
			cohort, _, at := f.meeting(session)
			status := "present"
			if seat == chargesOfSession {
				status = "excused"
			}
			return []any{f.session(session), f.memberID(cohort, seat), status, "", f.leader(cohort), at}
		}},
		{name: "homework", columns: "id, session_id, cohort_id, content, due_on, assigned_by, assigned_at", n: homework, row: func(i int) []any {
			cohort, _, at := f.meeting(f.held[i*homeworkEvery])
			key := id(aHomework, at, i)
			return []any{key, f.session(f.held[i*homeworkEvery]), f.cohort(cohort), f.sealed("homework.content", key, `{"title":"Log"}`), dayOf(at.AddDate(0, 0, 7)), f.leader(cohort), at}
		}},
		{name: "homework_returns", columns: "homework_id, client_id, status, returned_at, version", n: homework * membersOfCohort, row: func(i int) []any {
			n := i / membersOfCohort
			cohort, _, at := f.meeting(f.held[n*homeworkEvery])
			return []any{id(aHomework, at, n), f.memberID(cohort, i%membersOfCohort), "done", at.AddDate(0, 0, 7), 1}
		}},
		{name: "charges", columns: chargeColumns, n: f.charges(), row: func(i int) []any { return f.chargeRow(i, false) }},
		{name: "charges", columns: chargeColumns, n: f.charges() / 100, row: func(i int) []any { return f.chargeRow(i*100, true) }},
	}
}

const chargeColumns = "id, client_id, client_code, cohort_id, session_id, service_date, kind, code, units, fee_amount, fee_currency, fee_source, reverses_id, created_at"

// lateReversals come after their charges were exported.
func (f *filler) lateReversals() table {
	return table{name: "charges", columns: chargeColumns, n: f.charges() / 1000, row: func(i int) []any { return f.chargeRow(i*1000+50, true) }}
}

// chargeRow is the i-th charge, or its reversal.
func (f *filler) chargeRow(i int, reversal bool) []any {
	session, seat := f.charge(i)
	cohort, _, at := f.meeting(session)
	key, units, amount, reverses := f.chargeID(i), 1, int64(4500), any(nil)
	if reversal {
		reverses, units, amount = key, -units, -amount
		key = id(aReversal, at.Add(time.Hour), i)
	}
	return []any{key, f.memberID(cohort, seat), clientCode(f.member(cohort, seat)), f.cohort(cohort), f.session(session), dayOf(at),
		"session", "90853", units, amount, "USD", "cohort", reverses, at}
}
