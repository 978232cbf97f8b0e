package repository

import (
	"fmt"
	"time"

	"gorm.io/gorm"

	"cohort/domain"
	"cohort/domain/intake"
)

type referralRow struct {
	ID         domain.ReferralID
	ClientID   domain.ClientID
	Summary    []byte
	Urgency    string
	Reason     []byte
	Referrer   []byte
	ReceivedOn domain.Date
	AnswerBy   time.Time
	Status     string
	SteppedAt  time.Time // the last step of its history
	Version    int
	CreatedAt  time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt  time.Time `gorm:"autoUpdateTime:false"`
}

func (referralRow) TableName() string { return "referrals" }

type referralEventRow struct {
	ReferralID domain.ReferralID `gorm:"primaryKey"`
	Number     int               `gorm:"primaryKey;autoIncrement:false"`
	Status     string
	At         time.Time
	ByID       domain.UserID
	ByName     string
	Note       []byte
	Undoes     int // the number of the step that it takes back, 0 for none
}

func (referralEventRow) TableName() string { return "referral_events" }

const (
	referralReason   = "referrals.reason"
	referralSummary  = "referrals.summary"
	referralReferrer = "referrals.referrer"
)

// referralSaid is what is sealed of a referral that lists show.
type referralSaid struct {
	Source       intake.Source        `json:"source"`
	ProblemAreas []intake.ProblemArea `json:"areas,omitempty"`
	EnquiryID    domain.EnquiryID     `json:"enquiry,omitzero"`
}

func eventNote(number int) string { return fmt.Sprintf("referral_events.note.%d", number) }

// eventContent is what the sealed note of an event holds.
type eventContent struct {
	Reason string         `json:"reason,omitempty"`
	Note   string         `json:"note,omitempty"`
	Was    intake.Urgency `json:"was,omitempty"`
}

func (t *tx) sealEvent(number int, id domain.ReferralID, e intake.ReferralEvent) ([]byte, error) {
	said := eventContent{Reason: e.Reason, Note: e.Note, Was: e.Was}
	if said == (eventContent{}) {
		return nil, nil
	}
	return t.sealJSON(eventNote(number), id, said)
}

func (t *tx) referralToRow(r intake.Referral) (row referralRow, err error) {
	row = referralRow{ID: r.ID, ClientID: r.ClientID, Urgency: string(r.Urgency),
		ReceivedOn: r.ReceivedOn, AnswerBy: r.AnswerBy, Status: string(r.Status), SteppedAt: r.StatusSince(), Version: r.Version,
		CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt}
	if row.Reason, err = t.seal(referralReason, r.ID, r.Reason); err != nil {
		return row, err
	}
	if row.Summary, err = t.sealJSON(referralSummary, r.ID, referralSaid{Source: r.Source, ProblemAreas: r.ProblemAreas, EnquiryID: r.EnquiryID}); err != nil || r.Referrer == nil {
		return row, err
	}
	row.Referrer, err = t.sealJSON(referralReferrer, r.ID, r.Referrer)
	return row, err
}

// referralListed is a referral for a list: reason, referrer and history stay
// where they are.
func (t *tx) referralListed(row referralRow) (intake.Referral, error) {
	var said referralSaid
	err := t.openJSON(referralSummary, row.ID, row.Summary, &said)
	r := intake.Referral{ID: row.ID, ClientID: row.ClientID, EnquiryID: said.EnquiryID, Source: said.Source, ProblemAreas: said.ProblemAreas, Urgency: intake.Urgency(row.Urgency),
		ReceivedOn: row.ReceivedOn, AnswerBy: row.AnswerBy.UTC(), Status: intake.ReferralStatus(row.Status), Version: row.Version,
		CreatedAt: row.CreatedAt.UTC(), UpdatedAt: row.UpdatedAt.UTC()}
	return r, err
}

func (t *tx) referralFromRow(row referralRow) (r intake.Referral, err error) {
	if r, err = t.referralListed(row); err != nil {
		return r, err
	}
	if r.Reason, err = t.open(referralReason, row.ID, row.Reason); err != nil {
		return r, err
	}
	if len(row.Referrer) > 0 {
		r.Referrer = &intake.Referrer{}
		if err = t.openJSON(referralReferrer, row.ID, row.Referrer, r.Referrer); err != nil {
			return r, err
		}
	}
	r.History, err = t.referralHistory(row.ID)
	return r, err
}

func (t *tx) referralHistory(id domain.ReferralID) ([]intake.ReferralEvent, error) {
	rows, err := list[referralEventRow](t.db, "number", "referral_id = ?", id)
	if err != nil {
		return nil, err
	}
	return each(rows, func(row referralEventRow) (intake.ReferralEvent, error) {
		var said eventContent
		err := t.openJSON(eventNote(row.Number), row.ReferralID, row.Note, &said)
		return intake.ReferralEvent{Status: intake.ReferralStatus(row.Status), At: row.At.UTC(),
			By: row.ByID, ByName: row.ByName, Reason: said.Reason, Note: said.Note, Was: said.Was, Undoes: row.Undoes}, err
	})
}

// Referrals lists referrals, the one that must be answered first first.
func (t *tx) Referrals(filter intake.ReferralFilter, p domain.Page) (none domain.List[intake.Referral], err error) {
	db := t.afresh()
	status := "status"
	if !filter.Since.IsZero() {
		status = t.unindexed(status, " || ''")
	}
	if len(filter.Statuses) > 0 {
		db = db.Where(status+" IN ?", filter.Statuses)
	}
	if !filter.ClientID.IsZero() {
		db = db.Where("client_id = ?", filter.ClientID)
	}
	if db, err = afterRow(db, "referrals", "answer_by, id", p.After, false); err != nil {
		return none, err
	}
	var rows []referralRow
	if !filter.Since.IsZero() {
		// What took a step lately is found by that, and sorted; in the order of the
		// list it comes last, behind all that was ever answered.
		lately := db.Model(&referralRow{}).Select("id").Where("stepped_at >= ?", filter.Since).
			Order(t.unindexed("answer_by", " + interval '0'") + ", id").Limit(p.Limit + 1)
		db = t.afresh().Where("id IN (?)", lately)
	}
	if err := db.Order("answer_by, id").Limit(p.Limit + 1).Find(&rows).Error; err != nil {
		return none, err
	}
	return page(rows, p.Limit, func(r referralRow) string { return r.ID.String() }, t.referralListed)
}

// LastSteps gives when each referral took its newest step.
func (t *tx) LastSteps(ids []domain.ReferralID) (map[domain.ReferralID]time.Time, error) {
	found := map[domain.ReferralID]time.Time{}
	if len(ids) == 0 {
		return found, nil
	}
	rows, err := list[referralRow](t.db.Select("id", "stepped_at"), "id", "id IN ?", ids)
	for _, row := range rows {
		found[row.ID] = row.SteppedAt.UTC()
	}
	return found, err
}

// Referral gives a referral with its history.
func (t *tx) Referral(id domain.ReferralID) (intake.Referral, error) { return t.referralIn(t.db, id) }

// LockReferral gives it for a change.
func (t *tx) LockReferral(id domain.ReferralID) (intake.Referral, error) {
	if err := t.take(lockReferral); err != nil {
		return intake.Referral{}, err
	}
	t.took(lockReferral, id)
	return t.referralIn(t.locked(), id)
}

func (t *tx) referralIn(db *gorm.DB, id domain.ReferralID) (intake.Referral, error) {
	row, err := find[referralRow](db, "id = ?", id)
	if err != nil {
		return intake.Referral{}, err
	}
	return t.referralFromRow(row)
}

// CreateReferral adds a referral with its history so far.
func (t *tx) CreateReferral(r intake.Referral) error {
	t.took(lockReferral, r.ID)
	row, err := t.referralToRow(r)
	if err != nil {
		return err
	}
	if err := t.insert(&row); err != nil {
		return err
	}
	return t.addEvents(r, 0)
}

// SaveReferral writes a referral and what its history has gained. The caller
// holds the referral's lock, so nobody else adds to the history meanwhile.
func (t *tx) SaveReferral(r intake.Referral) error {
	if err := t.mine(lockReferral, r.ID); err != nil {
		return err
	}
	row, err := t.referralToRow(r)
	if err != nil {
		return err
	}
	if err := t.update(&row); err != nil {
		return err
	}
	var known int64
	if err := t.db.Model(&referralEventRow{}).Where("referral_id = ?", r.ID).Count(&known).Error; err != nil {
		return err
	}
	return t.addEvents(r, int(known))
}

func (t *tx) addEvents(r intake.Referral, known int) error {
	var rows []referralEventRow
	for i := known; i < len(r.History); i++ {
		e := r.History[i]
		note, err := t.sealEvent(i+1, r.ID, e)
		if err != nil {
			return err
		}
		rows = append(rows, referralEventRow{ReferralID: r.ID, Number: i + 1, Status: string(e.Status), At: e.At, ByID: e.By, ByName: e.ByName, Note: note, Undoes: e.Undoes})
	}
	if len(rows) == 0 {
		return nil
	}
	return t.insert(rows)
}

// ReferralsOf gives a client's referrals, newest first, as lists show them.
func (t *tx) ReferralsOf(client domain.ClientID) ([]intake.Referral, error) {
	rows, err := list[referralRow](t.db, "created_at DESC, id DESC", "client_id = ?", client)
	if err != nil {
		return nil, err
	}
	return each(rows, t.referralListed)
}
