package repository

import (
	"fmt"
	"time"

	"gorm.io/gorm"

	"cohort/domain"
	"cohort/domain/intake"
)

type enquiryRow struct {
	ID       domain.EnquiryID
	Status   string
	AnswerBy time.Time
	Content  []byte
	Version  int
}

func (enquiryRow) TableName() string { return "enquiries" }

const enquiryContent = "enquiries.content"

// enquiryWritten is what is sealed of an enquiry: all of it.
type enquiryWritten struct {
	Said       intake.EnquirySaid    `json:"said"`
	Status     intake.EnquiryStatus  `json:"status"`
	ReferralID domain.ReferralID     `json:"referralId,omitzero"`
	History    []intake.EnquiryEvent `json:"history"`
	CreatedAt  time.Time             `json:"createdAt"`
}

func (t *tx) enquiryToRow(e intake.Enquiry) (enquiryRow, error) {
	content, err := t.sealJSON(enquiryContent, e.ID, enquiryWritten{Said: e.EnquirySaid, Status: e.Status, ReferralID: e.ReferralID, History: e.History, CreatedAt: e.CreatedAt})
	return enquiryRow{ID: e.ID, Status: string(e.Status), AnswerBy: e.AnswerBy, Content: content, Version: e.Version}, err
}

func (t *tx) enquiryFromRow(r enquiryRow) (intake.Enquiry, error) {
	var w enquiryWritten
	err := t.openJSON(enquiryContent, r.ID, r.Content, &w)
	if err == nil && string(w.Status) != r.Status {
		err = fmt.Errorf("%w: %s", errNotAsSealed, r.TableName())
	}
	return intake.Enquiry{ID: r.ID, EnquirySaid: w.Said, AnswerBy: r.AnswerBy.UTC(), Status: w.Status, ReferralID: w.ReferralID, History: w.History, Version: r.Version, CreatedAt: w.CreatedAt}, err
}

// Enquiries lists those in a state, the one that must be answered first first.
func (t *tx) Enquiries(status intake.EnquiryStatus, p domain.Page) (none domain.List[intake.Enquiry], err error) {
	db := t.afresh().Where("status = ?", status)
	if db, err = afterRow(db, "enquiries", "answer_by, id", p.After, false); err != nil {
		return none, err
	}
	var rows []enquiryRow
	if err := db.Order("answer_by, id").Limit(p.Limit + 1).Find(&rows).Error; err != nil {
		return none, err
	}
	return page(rows, p.Limit, func(r enquiryRow) string { return r.ID.String() }, t.enquiryFromRow)
}

// Enquiry gives one.
func (t *tx) Enquiry(id domain.EnquiryID) (intake.Enquiry, error) { return t.enquiryIn(t.db, id) }

// EnquiriesByID gives several.
func (t *tx) EnquiriesByID(ids []domain.EnquiryID) (map[domain.EnquiryID]intake.Enquiry, error) {
	found := map[domain.EnquiryID]intake.Enquiry{}
	if len(ids) == 0 {
		return found, nil
	}
	rows, err := list[enquiryRow](t.db, "id", "id IN ?", ids)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		if found[row.ID], err = t.enquiryFromRow(row); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// LockEnquiry gives it for a change.
func (t *tx) LockEnquiry(id domain.EnquiryID) (intake.Enquiry, error) {
	if err := t.take(lockEnquiry); err != nil {
		return intake.Enquiry{}, err
	}
	t.took(lockEnquiry, id)
	return t.enquiryIn(t.locked(), id)
}

func (t *tx) enquiryIn(db *gorm.DB, id domain.EnquiryID) (intake.Enquiry, error) {
	row, err := find[enquiryRow](db, "id = ?", id)
	if err != nil {
		return intake.Enquiry{}, err
	}
	return t.enquiryFromRow(row)
}

// CreateEnquiry adds one.
func (t *tx) CreateEnquiry(e intake.Enquiry) error {
	t.took(lockEnquiry, e.ID)
	row, err := t.enquiryToRow(e)
	if err != nil {
		return err
	}
	return t.insert(&row)
}

// SaveEnquiry writes one that is locked.
func (t *tx) SaveEnquiry(e intake.Enquiry) error {
	if err := t.mine(lockEnquiry, e.ID); err != nil {
		return err
	}
	row, err := t.enquiryToRow(e)
	if err != nil {
		return err
	}
	return t.update(&row)
}
