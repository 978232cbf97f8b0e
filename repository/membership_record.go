package repository

import (
	"slices"

	"gorm.io/gorm"

	"cohort/domain"
	"cohort/domain/program"
)

// manyAtOnce is how many things one question names at most.
const manyAtOnce = 500

// CohortRecords gives what is recorded of the members of cohorts. What is sealed is not
// read.
func (t *tx) CohortRecords(ids ...domain.CohortID) (map[domain.CohortID]program.CohortRecord, error) {
	of := map[domain.CohortID]*program.CohortRecord{}
	for _, id := range ids {
		of[id] = &program.CohortRecord{CohortID: id}
	}
	for some := range slices.Chunk(ids, manyAtOnce) {
		if err := t.ask(t.recordedMembers(some, of), t.recordedSessions(some, of), t.recordedMarks(some, of), t.recordedReturns(some, of)); err != nil {
			return nil, err
		}
	}
	all := map[domain.CohortID]program.CohortRecord{}
	for id, record := range of {
		all[id] = *record
	}
	return all, nil
}

type cohortRecords map[domain.CohortID]*program.CohortRecord

// lean are the columns of a membership that count.
const lean = "e.id, e.cohort_id, e.client_id, e.since_on, e.until_on, e.from_session, e.through_session, e.outcome"

func leanEnrollment(r row) (e program.Enrollment, err error) {
	err = r.Scan(toID(&e.ID), toID(&e.CohortID), toID(&e.ClientID), day{&e.Since}, day{&e.Until}, &e.FromSession, &e.ThroughSession, (*string)(&e.Outcome))
	return e, err
}

func (t *tx) recordedMembers(ids []domain.CohortID, of cohortRecords) question {
	return composed(t.db.Table("enrollments AS e").Select(lean).Where("e.cohort_id IN ?", ids).Order("e.created_at, e.id"), 0, func(r row) error {
		e, err := leanEnrollment(r)
		if err == nil {
			of[e.CohortID].Members = append(of[e.CohortID].Members, e)
		}
		return err
	})
}

func (t *tx) recordedSessions(ids []domain.CohortID, of cohortRecords) question {
	return composed(t.db.Table("sessions").Select("id, cohort_id, number, held_on, status, week_number, curriculum_version").Where("cohort_id IN ?", ids).Order("number"), 0, func(r row) error {
		var s program.Session
		err := r.Scan(toID(&s.ID), toID(&s.CohortID), &s.Number, day{&s.Date}, (*string)(&s.Status), &s.WeekNumber, &s.CurriculumVersion)
		if err == nil {
			of[s.CohortID].Sessions = append(of[s.CohortID].Sessions, s)
		}
		return err
	})
}

func (t *tx) recordedMarks(ids []domain.CohortID, of cohortRecords) question {
	return composed(t.db.Table("sessions AS s").Joins("JOIN attendances AS a ON a.session_id = s.id").Select("s.cohort_id, a.session_id, a.client_id, a.status").
		Where("s.cohort_id IN ?", ids), 0, func(r row) error {
		var cohort domain.CohortID
		var m program.Attendance
		err := r.Scan(toID(&cohort), toID(&m.SessionID), toID(&m.ClientID), (*string)(&m.Status))
		if err == nil {
			of[cohort].Marks = append(of[cohort].Marks, m)
		}
		return err
	})
}

func (t *tx) recordedReturns(ids []domain.CohortID, of cohortRecords) question {
	return composed(t.db.Table("homework AS h").Joins("JOIN homework_returns AS r ON r.homework_id = h.id").
		Select("h.cohort_id, h.id, h.session_id, h.due_on, h.carried_from_id, r.client_id, r.status, r.returned_at").
		Where("h.cohort_id IN ?", ids).Order("h.assigned_at, h.id"), 0, func(r row) error {
		var cohort domain.CohortID
		var back program.RecordedReturn
		err := r.Scan(toID(&cohort), toID(&back.HomeworkID), toID(&back.SessionID), day{&back.DueOn}, toID(&back.CarriedFrom), toID(&back.ClientID), (*string)(&back.Status), &back.ReturnedAt)
		if err == nil {
			of[cohort].Returns = append(of[cohort].Returns, back)
		}
		return err
	})
}

// EndedEnrollments gives the last memberships whose last day lies before a day, by that
// day.
func (t *tx) EndedEnrollments(before domain.Date, most int) (all []program.Enrollment, err error) {
	err = t.ask(composed(t.endedBefore(before), most, func(r row) error {
		e, err := leanEnrollment(r)
		all = append(all, e)
		return err
	}))
	slices.Reverse(all)
	return all, err
}

func (t *tx) endedBefore(day domain.Date) *gorm.DB {
	return t.db.Table("enrollments AS e").Select(lean).Where("e.until_on < ? AND e.outcome <> ?", day, string(program.MemberCancelled)).Order("e.until_on DESC, e.id DESC")
}
