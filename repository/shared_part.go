package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
)

type sharedPartRow struct {
	SessionID domain.SessionID `gorm:"primaryKey"`
	CohortID  domain.CohortID
	DueOn     domain.Date
	Owes      bool
	Content   []byte
	Version   int
}

func (sharedPartRow) TableName() string { return "shared_parts" }

const sharedPartContent = "shared_parts.content"

// sharedSaid is what is sealed of a shared part.
type sharedSaid struct {
	Text       string                 `json:"text,omitempty"`
	Techniques []string               `json:"techniques,omitempty"`
	Kept       []clinical.KeptFinding `json:"kept,omitempty"`
	By         domain.UserID          `json:"by"`
	ByName     string                 `json:"byName"`
	At         time.Time              `json:"at"`
	AuditedAt  time.Time              `json:"auditedAt,omitzero"`
}

// SharedPart gives what the notes of a session have in common.
func (t *tx) SharedPart(session domain.SessionID) (clinical.SharedPart, error) {
	p := clinical.UnwrittenPart(session)
	r, err := find[sharedPartRow](t.db, "session_id = ?", session)
	if domain.ErrNotFound.Is(err) {
		return p, nil
	}
	if err != nil {
		return p, err
	}
	var said sharedSaid
	err = t.openJSON(sharedPartContent, session, r.Content, &said)
	p.Text, p.Techniques, p.Kept, p.Version = said.Text, said.Techniques, said.Kept, r.Version
	p.UpdatedBy, p.ByName, p.UpdatedAt, p.AuditedAt = said.By, said.ByName, said.At, said.AuditedAt
	return p, err
}

// SaveSharedPart writes it.
func (t *tx) SaveSharedPart(p clinical.SharedPart, owed clinical.NotesOwed) error {
	if err := t.OweNotes(owed); err != nil {
		return err
	}
	content, err := t.sealJSON(sharedPartContent, p.SessionID, sharedSaid{Text: p.Text, Techniques: p.Techniques, Kept: p.Kept,
		By: p.UpdatedBy, ByName: p.ByName, At: p.UpdatedAt, AuditedAt: p.AuditedAt})
	if err != nil {
		return err
	}
	return t.db.Model(&sharedPartRow{}).Where("session_id = ?", p.SessionID).UpdateColumns(map[string]any{"content": content, "version": p.Version}).Error
}

// OweNotes says by when a session needs its notes, unless that was said.
func (t *tx) OweNotes(o clinical.NotesOwed) error {
	if err := t.mine(lockCohort, o.CohortID); err != nil {
		return err
	}
	if t.queues() {
		t.tr.later.Queue("INSERT INTO shared_parts (session_id, cohort_id, due_on, owes, version) VALUES ($1, $2, $3, $4, 1) ON CONFLICT (session_id) DO NOTHING",
			o.SessionID.String(), o.CohortID.String(), o.DueOn, o.Owes)
		return nil
	}
	return t.db.Exec("INSERT INTO shared_parts (session_id, cohort_id, due_on, owes, version) VALUES (?, ?, ?, ?, 1) ON CONFLICT (session_id) DO NOTHING",
		o.SessionID, o.CohortID, o.DueOn, o.Owes).Error
}

// unsigned counts, of a session p, those who came and have no signed note.
const unsigned = `(SELECT count(*) FROM attendances a WHERE a.session_id = p.session_id AND a.status IN ('` +
	string(program.Present) + `', '` + string(program.Late) + `', '` + string(program.LeftEarly) + `') AND NOT EXISTS (SELECT 1 FROM progress_notes n
	WHERE n.session_id = a.session_id AND n.client_id = a.client_id AND n.status IN ('` +
	string(clinical.NoteSigned) + `', '` + string(clinical.NoteWaiting) + `', '` + string(clinical.NoteCoSigned) + `')))`

// SettleNotes finds out whether a session still owes notes, where it ever did.
func (t *tx) SettleNotes(session domain.SessionID) error {
	return t.db.Exec("UPDATE shared_parts AS p SET owes = "+unsigned+" > 0 WHERE p.session_id = ?", session).Error
}

// dueRow is a session of a worklist.
type dueRow struct {
	SessionID     domain.SessionID
	CohortID      domain.CohortID
	CohortContent []byte
	Content       []byte
	HeldOn        domain.Date
	DueOn         domain.Date
	Open          int
}

func (t *tx) dueFromRow(r dueRow) (clinical.NotesDue, error) {
	due := clinical.NotesDue{SessionID: r.SessionID, CohortID: r.CohortID, Date: r.HeldOn, DueOn: r.DueOn, Count: r.Open}
	var session sessionSaid
	if err := t.openJSON(sessionContent, r.SessionID, r.Content, &session); err != nil {
		return due, err
	}
	var cohort cohortSaid
	err := t.openJSON(cohortContent, r.CohortID, r.CohortContent, &cohort)
	due.Theme, due.CohortName = session.Theme, cohort.Name
	return due, err
}

// OwedNotes lists the sessions that owe notes, the longest due first.
func (t *tx) OwedNotes(scope domain.Scope, most int) ([]clinical.NotesDue, error) {
	var rows []dueRow
	err := t.withinSessions(t.afresh().Table("shared_parts AS p").
		Select("p.session_id, p.cohort_id, p.due_on, sessions.held_on, sessions.content, cohorts.content AS cohort_content, "+unsigned+" AS open").
		Joins("JOIN sessions ON sessions.id = p.session_id").Joins("JOIN cohorts ON cohorts.id = p.cohort_id"), scope).
		Where("p.owes").Order("p.due_on, p.session_id").Limit(most).Find(&rows).Error
	if err != nil {
		return nil, err
	}
	return each(rows, t.dueFromRow)
}

// WaitingNotes lists the sessions of which notes wait for somebody's co-signature.
func (t *tx) WaitingNotes(supervisor domain.UserID, most int) ([]clinical.NotesDue, error) {
	var rows []dueRow
	err := t.afresh().Table("progress_notes AS n").
		Select("n.session_id, n.cohort_id, min(n.due_on) AS due_on, n.held_on, sessions.content, cohorts.content AS cohort_content, count(*) AS open").
		Joins("JOIN sessions ON sessions.id = n.session_id").Joins("JOIN cohorts ON cohorts.id = n.cohort_id").
		Where("n.waits_for_id = ?", supervisor).Group("n.session_id, n.cohort_id, n.held_on, sessions.content, cohorts.content").
		Order("n.held_on, n.session_id").Limit(most).Find(&rows).Error
	if err != nil {
		return nil, err
	}
	return each(rows, t.dueFromRow)
}
