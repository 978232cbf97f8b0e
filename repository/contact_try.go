package repository

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
)

// contactTryRow is a try, or that one was a mistake.
type contactTryRow struct {
	ID          domain.ContactTryID
	EnquiryID   *domain.EnquiryID
	ReferralID  *domain.ReferralID
	TakesBackID *domain.ContactTryID
	Content     []byte
}

func (contactTryRow) TableName() string { return "contact_tries" }

const contactTryContent = "contact_tries.content"

// contactWritten is what is sealed of a row: all of it, whose it is too.
type contactWritten struct {
	EnquiryID  domain.EnquiryID         `json:"enquiryId,omitzero"`
	ReferralID domain.ReferralID        `json:"referralId,omitzero"`
	Said       *intake.ContactSaid      `json:"said,omitempty"`
	By         domain.UserID            `json:"by,omitzero"`
	ByName     string                   `json:"byName,omitempty"`
	At         time.Time                `json:"at,omitzero"`
	Takes      domain.ContactTryID      `json:"takes,omitzero"`
	Back       *intake.ContactTakenBack `json:"back,omitempty"`
}

func (t *tx) contactToRow(id domain.ContactTryID, w contactWritten) (contactTryRow, error) {
	content, err := t.sealJSON(contactTryContent, id, w)
	return contactTryRow{ID: id, EnquiryID: optional(w.EnquiryID), ReferralID: optional(w.ReferralID), TakesBackID: optional(w.Takes), Content: content}, err
}

// contactsFromRows puts each try together with what was taken back of it.
func (t *tx) contactsFromRows(rows []contactTryRow) ([]intake.ContactTry, error) {
	tries := []intake.ContactTry{}
	back := map[domain.ContactTryID]*intake.ContactTakenBack{}
	for _, r := range rows {
		var w contactWritten
		if err := t.openJSON(contactTryContent, r.ID, r.Content, &w); err != nil {
			return nil, err
		}
		if w.EnquiryID != given(r.EnquiryID) || w.ReferralID != given(r.ReferralID) || w.Takes != given(r.TakesBackID) || (w.Said == nil) == (w.Back == nil) {
			return nil, fmt.Errorf("%w: %s", errNotAsSealed, r.TableName())
		}
		if w.Back != nil {
			back[w.Takes] = w.Back
			continue
		}
		tries = append(tries, intake.ContactTry{ID: r.ID, EnquiryID: w.EnquiryID, ReferralID: w.ReferralID, ContactSaid: *w.Said, By: w.By, ByName: w.ByName, WrittenAt: w.At})
	}
	for i := range tries {
		tries[i].TakenBack = back[tries[i].ID]
	}
	return tries, nil
}

// ContactTries gives those of enquiries and of referrals, in the order in which they
// were written down.
func (t *tx) ContactTries(enquiries []domain.EnquiryID, referrals []domain.ReferralID) ([]intake.ContactTry, error) {
	var rows []contactTryRow
	if len(enquiries) > 0 {
		found, err := list[contactTryRow](t.db, "id", "enquiry_id IN ?", enquiries)
		if err != nil {
			return nil, err
		}
		rows = append(rows, found...)
	}
	if len(referrals) > 0 {
		found, err := list[contactTryRow](t.db, "id", "referral_id IN ?", referrals)
		if err != nil {
			return nil, err
		}
		rows = append(rows, found...)
	}
	slices.SortFunc(rows, func(a, b contactTryRow) int { return strings.Compare(a.ID.String(), b.ID.String()) })
	return t.contactsFromRows(rows)
}

// ContactTry gives one.
func (t *tx) ContactTry(id domain.ContactTryID) (intake.ContactTry, error) {
	row, err := find[contactTryRow](t.db, "id = ? AND takes_back_id IS NULL", id)
	if err != nil {
		return intake.ContactTry{}, err
	}
	back, err := list[contactTryRow](t.db, "id", "takes_back_id = ?", id)
	if err != nil {
		return intake.ContactTry{}, err
	}
	tries, err := t.contactsFromRows(append(back, row))
	if err != nil {
		return intake.ContactTry{}, err
	}
	return tries[0], nil
}

// CreateContactTry adds one whose enquiry or referral is locked.
func (t *tx) CreateContactTry(c intake.ContactTry) error {
	return t.addContact(c.ID, contactWritten{EnquiryID: c.EnquiryID, ReferralID: c.ReferralID, Said: &c.ContactSaid, By: c.By, ByName: c.ByName, At: c.WrittenAt})
}

// TakeBackContactTry writes down that one was a mistake.
func (t *tx) TakeBackContactTry(c intake.ContactTry) error {
	return t.addContact(domain.NewID[domain.ContactTryID](), contactWritten{EnquiryID: c.EnquiryID, ReferralID: c.ReferralID, Takes: c.ID, Back: c.TakenBack})
}

func (t *tx) addContact(id domain.ContactTryID, w contactWritten) error {
	held := t.mine(lockReferral, w.ReferralID)
	if !w.EnquiryID.IsZero() {
		held = t.mine(lockEnquiry, w.EnquiryID)
	}
	if held != nil {
		return held
	}
	row, err := t.contactToRow(id, w)
	if err != nil {
		return err
	}
	return t.insert(&row)
}
