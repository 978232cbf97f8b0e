package repository

import (
	"time"

	"gorm.io/gorm"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/clinical"
	"cohort/domain/program"
)

// cutTo limits a query to a part of a timeline, newest first. Columns come from
// the code, never from a request.
func cutTo(db *gorm.DB, cut domain.TimelineCut, day, id string) *gorm.DB {
	db = db.Where(day+" >= ? AND "+day+" <= ?", cut.From, cut.To)
	if cut.Below != "" {
		db = db.Where("("+day+" < ? OR "+id+" < ?)", cut.To, cut.Below)
	}
	return db.Order(day + " DESC, " + id + " DESC").Limit(cut.Most)
}

const corrected = `attendance_corrections c WHERE c.session_id = attendances.session_id AND c.client_id = attendances.client_id`

// MarkedSessions gives the sessions in which a client has a mark.
func (t *tx) MarkedSessions(scope domain.Scope, client domain.ClientID, cut domain.TimelineCut) ([]program.MarkedSession, error) {
	var rows []struct {
		Row         sessionRow `gorm:"embedded"`
		Mark        string
		Minutes     *int
		Corrections int
		FirstMark   *string
	}
	db := t.afresh().Table("attendances").Joins("JOIN sessions ON sessions.id = attendances.session_id").
		Select("sessions.*, attendances.status AS mark, attendances.minutes, (SELECT count(*) FROM "+corrected+") AS corrections, "+
			"(SELECT c.was_status FROM "+corrected+" ORDER BY c.corrected_at, c.id LIMIT 1) AS first_mark").
		Where("attendances.client_id = ?", client)
	if err := cutTo(t.withinSessions(db, scope), cut, "sessions.held_on", "sessions.id").Find(&rows).Error; err != nil {
		return nil, err
	}
	found := make([]program.MarkedSession, len(rows))
	for i, r := range rows {
		s, err := t.sessionFromRow(r.Row)
		if err != nil {
			return nil, err
		}
		found[i] = program.MarkedSession{Session: s, Mark: program.AttendanceStatus(r.Mark), Minutes: r.Minutes, Corrections: r.Corrections}
		if r.FirstMark != nil {
			found[i].First = program.AttendanceStatus(*r.FirstMark)
		}
	}
	return found, nil
}

// AskedHomework gives the homework that a client was given.
func (t *tx) AskedHomework(scope domain.Scope, client domain.ClientID, cut domain.TimelineCut) ([]program.AskedHomework, error) {
	var rows []struct {
		Row        homeworkRow `gorm:"embedded"`
		HeldOn     domain.Date
		Status     string
		ReturnedAt *time.Time
	}
	db := t.afresh().Table("homework_returns AS r").Joins("JOIN homework ON homework.id = r.homework_id").Joins("JOIN sessions ON sessions.id = homework.session_id").
		Select("homework.*, sessions.held_on, r.status, r.returned_at").Where("r.client_id = ?", client)
	if err := cutTo(t.withinSessions(db, scope), cut, "sessions.held_on", "homework.id").Find(&rows).Error; err != nil {
		return nil, err
	}
	found := make([]program.AskedHomework, len(rows))
	for i, r := range rows {
		var content homeworkContent
		if err := t.openJSON(homeworkText, r.Row.ID, r.Row.Content, &content); err != nil {
			return nil, err
		}
		found[i] = program.AskedHomework{ID: r.Row.ID, SessionID: r.Row.SessionID, CohortID: r.Row.CohortID, Title: content.Title, AskedOn: r.HeldOn, DueOn: r.Row.DueOn,
			Status: program.ReturnStatus(r.Status), ReturnedAt: r.ReturnedAt}
	}
	return found, nil
}

// NotesOnTimeline gives a client's notes whose text stands.
func (t *tx) NotesOnTimeline(client domain.ClientID, cut domain.TimelineCut) ([]clinical.HeldNote, error) {
	var rows []progressNoteRow
	if err := cutTo(t.afresh().Where("client_id = ? AND status IN ?", client, lockedNotes), cut, "held_on", "id").Find(&rows).Error; err != nil {
		return nil, err
	}
	notes, err := t.openNotes(rows)
	if err != nil {
		return nil, err
	}
	found := make([]clinical.HeldNote, len(notes))
	for i, n := range notes {
		found[i] = clinical.HeldNote{ProgressNote: n, HeldOn: rows[i].HeldOn}
	}
	return found, nil
}

// ChargesOnTimeline gives a client's charges and their reversals.
func (t *tx) ChargesOnTimeline(client domain.ClientID, cut domain.TimelineCut) ([]billing.Charge, error) {
	return t.chargesOf(cutTo(t.chargesWithFate(allCharges).Where("charges.client_id = ?", client), cut, "charges.service_date", "charges.id"), 0)
}
