package repository

import (
	"errors"
	"fmt"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

type progressNoteRow struct {
	ID         domain.ProgressNoteID `gorm:"primaryKey"`
	SessionID  domain.SessionID
	CohortID   domain.CohortID
	ClientID   domain.ClientID
	HeldOn     domain.Date
	DueOn      domain.Date
	Status     string
	WaitsForID *domain.UserID
	Content    []byte
	Version    int
	Words      []byte // see note_words.go; NULL for none
}

func (progressNoteRow) TableName() string { return "progress_notes" }

type noteVersionRow struct {
	NoteID  domain.ProgressNoteID `gorm:"primaryKey"`
	Version int                   `gorm:"primaryKey"`
	Content []byte
}

func (noteVersionRow) TableName() string { return "progress_note_versions" }

type addendumRow struct {
	ID      domain.AddendumID
	NoteID  domain.ProgressNoteID
	Content []byte
	MadeAt  time.Time
	Words   []byte
}

func (addendumRow) TableName() string { return "note_addenda" }

const (
	noteContent     = "progress_notes.content"
	addendumContent = "note_addenda.content"
)

// noteSaid is what is sealed of a note: all of it. Its state and its version
// stand there too, so that a row whose columns say something else is found out.
type noteSaid struct {
	Format    domain.NoteFormatKey        `json:"format"`
	Sections  []clinical.NoteSection      `json:"sections,omitempty"`
	Goals     []clinical.GoalLink         `json:"goals,omitempty"`
	Kept      []clinical.KeptFinding      `json:"kept,omitempty"`
	Dismissed []clinical.SectionDismissal `json:"dismissed,omitempty"`
	Status    clinical.NoteStatus         `json:"status"`
	Version   int                         `json:"version"`
	WaitsFor  domain.UserID               `json:"waitsFor,omitzero"`
	Record    *clinical.SignedRecord      `json:"record,omitempty"`
	Signed    *clinical.Signature         `json:"signed,omitempty"`
	CoSigned  *clinical.Signature         `json:"coSigned,omitempty"`
	Returned  *clinical.Remark            `json:"returned,omitempty"`
	By        domain.UserID               `json:"by"`
	ByName    string                      `json:"byName"`
	At        time.Time                   `json:"at"`
	AuditedAt time.Time                   `json:"auditedAt,omitzero"`
}

// addendumSaid is what is sealed of an addendum.
type addendumSaid struct {
	Text   string             `json:"text"`
	Signed clinical.Signature `json:"signed"`
}

var errNotAsSealed = errors.New("a row says something else than what is sealed in it")

func (t *tx) sealNote(n clinical.ProgressNote) ([]byte, error) {
	return t.sealJSON(noteContent, n.ID, noteSaid{Format: n.Format, Sections: n.Sections, Goals: n.Goals, Kept: n.Kept, Dismissed: n.Dismissed, Status: n.Status, Version: n.Version,
		WaitsFor: n.WaitsFor, Record: n.Record, Signed: n.Signed, CoSigned: n.CoSigned, Returned: n.Returned, By: n.UpdatedBy, ByName: n.ByName, At: n.UpdatedAt, AuditedAt: n.AuditedAt})
}

func (t *tx) noteToRow(n clinical.ProgressNote, heldOn domain.Date) (progressNoteRow, error) {
	content, err := t.sealNote(n)
	return progressNoteRow{ID: n.ID, SessionID: n.SessionID, CohortID: n.CohortID, ClientID: n.ClientID, HeldOn: heldOn, DueOn: n.DueOn, Status: string(n.Status),
		WaitsForID: optional(n.WaitsFor), Content: content, Version: n.Version, Words: t.wordHashes(noteContent, n.ID, n.Said())}, err
}

func (t *tx) noteFromRow(r progressNoteRow) (clinical.ProgressNote, error) {
	var said noteSaid
	err := t.openJSON(noteContent, r.ID, r.Content, &said)
	if err == nil && (string(said.Status) != r.Status || said.Version != r.Version || said.WaitsFor != given(r.WaitsForID)) {
		err = fmt.Errorf("%w: %s", errNotAsSealed, r.TableName())
	}
	return clinical.ProgressNote{ID: r.ID, SessionID: r.SessionID, CohortID: r.CohortID, ClientID: r.ClientID, DueOn: r.DueOn, Format: said.Format, Sections: said.Sections, Goals: said.Goals,
		Kept: said.Kept, Dismissed: said.Dismissed, Status: said.Status, WaitsFor: said.WaitsFor, Record: said.Record, Signed: said.Signed, CoSigned: said.CoSigned, Returned: said.Returned,
		Version: said.Version, UpdatedBy: said.By, ByName: said.ByName, UpdatedAt: said.At, AuditedAt: said.AuditedAt}, err
}

// ProgressNotes gives the notes of a session with their addenda.
func (t *tx) ProgressNotes(session domain.SessionID) ([]clinical.ProgressNote, error) {
	rows, err := list[progressNoteRow](t.db, "id", "session_id = ?", session)
	if err != nil {
		return nil, err
	}
	return t.openNotes(rows)
}

// openNotes opens notes with their addenda.
func (t *tx) openNotes(rows []progressNoteRow) ([]clinical.ProgressNote, error) {
	notes, err := each(rows, t.noteFromRow)
	if err != nil {
		return nil, err
	}
	return notes, t.withAddenda(notes)
}

// withAddenda reads what was added to notes.
func (t *tx) withAddenda(notes []clinical.ProgressNote) error {
	at := map[domain.ProgressNoteID]int{}
	var ids []domain.ProgressNoteID
	for i, n := range notes {
		if n.Status.Locked() {
			at[n.ID], ids = i, append(ids, n.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	rows, err := list[addendumRow](t.db, "made_at, id", "note_id IN ?", ids)
	for _, r := range rows {
		var said addendumSaid
		if err := t.openJSON(addendumContent, r.ID, r.Content, &said); err != nil {
			return err
		}
		n := &notes[at[r.NoteID]]
		n.Addenda = append(n.Addenda, clinical.Addendum{ID: r.ID, Text: said.Text, Signed: said.Signed})
	}
	return err
}

// LockProgressNotes locks the notes of a session and gives them.
func (t *tx) LockProgressNotes(session domain.SessionID) ([]clinical.ProgressNote, error) {
	if err := t.take(lockNote); err != nil {
		return nil, err
	}
	rows, err := list[progressNoteRow](t.locked(), "id", "session_id = ?", session)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		t.took(lockNote, r.ID)
	}
	return each(rows, t.noteFromRow)
}

// LockProgressNote locks the note of a client in a session.
func (t *tx) LockProgressNote(session domain.SessionID, client domain.ClientID) (n clinical.ProgressNote, err error) {
	row, err := lockOne[progressNoteRow](t, lockNote, "session_id = ? AND client_id = ?", session, client)
	if err != nil {
		return n, err
	}
	t.took(lockNote, row.ID)
	return t.noteFromRow(row)
}

// ProgressNote gives one with its addenda.
func (t *tx) ProgressNote(id domain.ProgressNoteID) (n clinical.ProgressNote, err error) {
	row, err := find[progressNoteRow](t.db, "id = ?", id)
	if err != nil {
		return n, err
	}
	if n, err = t.noteFromRow(row); err != nil {
		return n, err
	}
	one := []clinical.ProgressNote{n}
	err = t.withAddenda(one)
	return one[0], err
}

// CreateProgressNote adds a note of a session whose cohort is locked.
func (t *tx) CreateProgressNote(n clinical.ProgressNote, heldOn domain.Date) error {
	if err := t.mine(lockCohort, n.CohortID); err != nil {
		return err
	}
	t.took(lockNote, n.ID)
	row, err := t.noteToRow(n, heldOn)
	if err != nil {
		return err
	}
	return t.insert(&row)
}

// SaveProgressNote writes a note that is locked.
func (t *tx) SaveProgressNote(n clinical.ProgressNote) error {
	if err := t.mine(lockNote, n.ID); err != nil {
		return err
	}
	content, err := t.sealNote(n)
	if err != nil {
		return err
	}
	done := t.db.Model(&progressNoteRow{}).Where("id = ?", n.ID).UpdateColumns(map[string]any{"status": string(n.Status), "waits_for_id": optional(n.WaitsFor), "content": content, "version": n.Version,
		"words": t.wordHashes(noteContent, n.ID, n.Said())})
	if done.Error == nil && done.RowsAffected == 0 {
		return domain.ErrNotFound
	}
	return done.Error
}

// KeepNoteVersion keeps what stands of a note that is locked.
func (t *tx) KeepNoteVersion(n clinical.ProgressNote) error {
	if err := t.mine(lockNote, n.ID); err != nil {
		return err
	}
	content, err := t.sealNote(n)
	if err != nil {
		return err
	}
	return t.insert(&noteVersionRow{NoteID: n.ID, Version: n.Version, Content: content})
}

// CreateAddendum adds an addendum to a note.
func (t *tx) CreateAddendum(note domain.ProgressNoteID, a clinical.Addendum) error {
	if err := t.mine(lockNote, note); err != nil {
		return err
	}
	content, err := t.sealJSON(addendumContent, a.ID, addendumSaid{Text: a.Text, Signed: a.Signed})
	if err != nil {
		return err
	}
	return t.insert(&addendumRow{ID: a.ID, NoteID: note, Content: content, MadeAt: a.Signed.At, Words: t.wordHashes(addendumContent, a.ID, []clinical.NoteSection{a.Said()})})
}

// lockedNotes are the states in which a note's text stands.
var lockedNotes = []string{string(clinical.NoteSigned), string(clinical.NoteWaiting), string(clinical.NoteCoSigned)}

// SignedNotes lists the signed notes of a client, the newest session first.
func (t *tx) SignedNotes(client domain.ClientID, p domain.Page) (none domain.List[clinical.ProgressNote], err error) {
	db := t.afresh().Where("client_id = ? AND status IN ?", client, lockedNotes)
	if db, err = afterRow(db, "progress_notes", "held_on, id", p.After, true); err != nil {
		return none, err
	}
	var rows []progressNoteRow
	if err := db.Order("held_on DESC, id DESC").Limit(p.Limit + 1).Find(&rows).Error; err != nil {
		return none, err
	}
	found, err := page(rows, p.Limit, func(r progressNoteRow) string { return r.ID.String() }, t.noteFromRow)
	if err != nil {
		return none, err
	}
	return found, t.withAddenda(found.Items)
}

// SignedBetween gives the signed notes of a client of sessions between two days.
func (t *tx) SignedBetween(client domain.ClientID, span clinical.NotesSpan, most int) ([]clinical.ProgressNote, error) {
	var rows []progressNoteRow
	from, to := span.Days()
	err := t.afresh().Where("client_id = ? AND status IN ? AND held_on BETWEEN ? AND ?", client, lockedNotes, from, to).Order("held_on, id").Limit(most).Find(&rows).Error
	if err != nil {
		return nil, err
	}
	return t.openNotes(rows)
}

// EarlierNotes gives the last signed notes of clients before a day.
func (t *tx) EarlierNotes(clients []domain.ClientID, before domain.Date, most int) (map[domain.ClientID][]clinical.ProgressNote, error) {
	found := map[domain.ClientID][]clinical.ProgressNote{}
	questions := make([]question, len(clients))
	for i, id := range clients {
		questions[i] = question{sql: `SELECT n.id, n.session_id, n.cohort_id, n.due_on, n.status, n.waits_for_id, n.content, n.version FROM progress_notes n
			WHERE n.client_id = $1 AND n.held_on < $2 AND n.status IN ('` + lockedNotes[0] + `', '` + lockedNotes[1] + `', '` + lockedNotes[2] + `')
			ORDER BY n.held_on DESC, n.id DESC LIMIT $3`, args: []any{id.String(), before, most}, each: func(r row) error {
			row := progressNoteRow{ClientID: id, WaitsForID: &domain.UserID{}}
			if err := r.Scan(toID(&row.ID), toID(&row.SessionID), toID(&row.CohortID), day{&row.DueOn}, &row.Status, toID(row.WaitsForID), &row.Content, &row.Version); err != nil {
				return err
			}
			n, err := t.noteFromRow(row)
			found[id] = append(found[id], n)
			return err
		}}
	}
	return found, t.ask(questions...)
}
