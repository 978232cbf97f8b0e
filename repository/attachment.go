package repository

import (
	"time"

	"cohort/domain"
)

type attachmentRow struct {
	ID           domain.AttachmentID `gorm:"primaryKey"`
	CurriculumID *domain.CurriculumID
	ClientID     *domain.ClientID
	SessionID    *domain.SessionID
	Name         []byte
	Said         []byte
	MediaType    string
	Size         int
	CreatedBy    domain.UserID
	CreatedAt    time.Time `gorm:"autoCreateTime:false"`
	Version      int
	Content      []byte
}

func (attachmentRow) TableName() string { return "attachments" }

// Where the parts of a file are sealed for. Name and content keep the places that
// they had when only curricula had files: what is sealed opens nowhere else.
const (
	attachmentName    = "curriculum_files.name"
	attachmentContent = "curriculum_files.content"
	attachmentSaid    = "attachments.said"
)

// withoutContent are the columns that a list reads.
var withoutContent = []string{"id", "curriculum_id", "client_id", "session_id", "name", "said", "media_type", "size", "created_by", "created_at", "version"}

func (t *tx) attachmentFromRow(r attachmentRow) (a domain.Attachment, err error) {
	a = domain.Attachment{ID: r.ID, With: domain.AttachedTo{CurriculumID: given(r.CurriculumID), ClientID: given(r.ClientID), SessionID: given(r.SessionID)},
		MediaType: r.MediaType, Size: r.Size, AddedBy: r.CreatedBy, AddedAt: r.CreatedAt.UTC(), Version: r.Version}
	if a.Name, err = t.open(attachmentName, r.ID, r.Name); err != nil || len(r.Said) == 0 {
		return a, err
	}
	return a, t.openJSON(attachmentSaid, r.ID, r.Said, &a.AttachmentSaid)
}

// mineWith refuses to change the files of what is not locked.
func (t *tx) mineWith(with domain.AttachedTo) error {
	switch {
	case !with.CurriculumID.IsZero():
		return t.mine(lockCurriculum, with.CurriculumID)
	case !with.ClientID.IsZero():
		return t.mine(lockClient, with.ClientID)
	}
	s, err := t.Session(with.SessionID)
	if err != nil {
		return err
	}
	return t.mine(lockCohort, s.CohortID)
}

// sealedSaid is what is said of a file, sealed; nothing is said of a curriculum's.
func (t *tx) sealedSaid(a domain.Attachment) ([]byte, error) {
	if !a.With.CurriculumID.IsZero() {
		return nil, nil
	}
	return t.sealJSON(attachmentSaid, a.ID, a.AttachmentSaid)
}

// CreateAttachment keeps a file. What it is put with is locked.
func (t *tx) CreateAttachment(a domain.Attachment, content []byte) error {
	if err := t.mineWith(a.With); err != nil {
		return err
	}
	name, err := t.seal(attachmentName, a.ID, a.Name)
	if err != nil {
		return err
	}
	said, err := t.sealedSaid(a)
	if err != nil {
		return err
	}
	sealed, err := t.seal(attachmentContent, a.ID, string(content))
	if err != nil {
		return err
	}
	return t.insert(&attachmentRow{ID: a.ID, CurriculumID: optional(a.With.CurriculumID), ClientID: optional(a.With.ClientID), SessionID: optional(a.With.SessionID),
		Name: name, Said: said, MediaType: a.MediaType, Size: a.Size, CreatedBy: a.AddedBy, CreatedAt: a.AddedAt, Version: a.Version, Content: sealed})
}

// SaveAttachment keeps what is said of one. What it is put with is locked.
func (t *tx) SaveAttachment(a domain.Attachment) error {
	if err := t.mineWith(a.With); err != nil {
		return err
	}
	said, err := t.sealedSaid(a)
	if err != nil {
		return err
	}
	return t.db.Model(&attachmentRow{}).Where("id = ?", a.ID).UpdateColumns(map[string]any{"said": said, "version": a.Version}).Error
}

// Attachment gives one without its content.
func (t *tx) Attachment(id domain.AttachmentID) (domain.Attachment, error) {
	row, err := find[attachmentRow](t.db.Select(withoutContent), "id = ?", id)
	if err != nil {
		return domain.Attachment{}, err
	}
	return t.attachmentFromRow(row)
}

// AttachmentsWith gives those of a thing, in order of coming.
func (t *tx) AttachmentsWith(with domain.AttachedTo) ([]domain.Attachment, error) {
	var where string
	var of domain.AnyID
	switch {
	case !with.CurriculumID.IsZero():
		where, of = "curriculum_id = ?", with.CurriculumID
	case !with.ClientID.IsZero():
		where, of = "client_id = ?", with.ClientID
	default:
		where, of = "session_id = ?", with.SessionID
	}
	rows, err := list[attachmentRow](t.db.Select(withoutContent), "created_at, id", where, of)
	if err != nil {
		return nil, err
	}
	return each(rows, t.attachmentFromRow)
}

// CurriculumFiles gives the ids of the files of all curricula.
func (t *tx) CurriculumFiles() ([]domain.AttachmentID, error) {
	rows, err := list[attachmentRow](t.db.Select("id"), "created_at, id", "curriculum_id IS NOT NULL")
	if err != nil {
		return nil, err
	}
	ids := make([]domain.AttachmentID, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return ids, nil
}

// AttachmentContent opens one.
func (t *tx) AttachmentContent(id domain.AttachmentID) ([]byte, error) {
	row, err := find[attachmentRow](t.db.Select("id", "content"), "id = ?", id)
	if err != nil {
		return nil, err
	}
	content, err := t.open(attachmentContent, row.ID, row.Content)
	return []byte(content), err
}
