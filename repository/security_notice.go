package repository

import (
	"time"

	"gorm.io/gorm"

	"cohort/domain"
)

type noticeRow struct {
	ID       domain.SecurityNoticeID `gorm:"primaryKey"`
	Kind     string
	UserID   domain.UserID
	ByID     *domain.UserID
	ByName   string
	At       time.Time
	Detail   []byte
	AccessID *domain.EmergencyAccessID
	MailedAt *time.Time
}

func (noticeRow) TableName() string { return "security_notices" }

type noticeReaderRow struct {
	NoticeID   domain.SecurityNoticeID `gorm:"primaryKey"`
	UserID     domain.UserID           `gorm:"primaryKey"`
	Asked      bool
	SeenAt     *time.Time
	Answer     string
	AnsweredAt *time.Time
}

func (noticeReaderRow) TableName() string { return "security_notice_readers" }

const noticeDetail = "security_notices.detail"

// noticeWaits is the condition that a notice waits for its reader, as its index
// has it.
const noticeWaits = "(r.seen_at IS NULL OR (r.asked AND r.answer = ''))"

func (r noticeReaderRow) reader() domain.NoticeReader {
	return domain.NoticeReader{UserID: r.UserID, Asked: r.Asked, SeenAt: r.SeenAt, Answer: domain.NoticeAnswer(r.Answer), AnsweredAt: r.AnsweredAt}
}

// CreateNotice tells people something.
func (t *tx) CreateNotice(n domain.SecurityNotice, readers []domain.NoticeReader) error {
	row := noticeRow{ID: n.ID, Kind: string(n.Kind), UserID: n.UserID, ByID: optional(n.ByID), ByName: n.ByName, At: n.At,
		AccessID: optional(n.AccessID), MailedAt: n.MailedAt}
	var err error
	if n.Detail != (domain.NoticeDetail{}) {
		if row.Detail, err = t.sealJSON(noticeDetail, n.ID, n.Detail); err != nil {
			return err
		}
	}
	if err := t.insert(&row); err != nil || len(readers) == 0 {
		return err
	}
	rows := make([]noticeReaderRow, len(readers))
	for i, r := range readers {
		rows[i] = noticeReaderRow{NoticeID: n.ID, UserID: r.UserID, Asked: r.Asked, SeenAt: r.SeenAt, Answer: string(r.Answer), AnsweredAt: r.AnsweredAt}
	}
	return t.insert(rows)
}

// toldRow is a notice with its reader, and what the person asked has answered.
type toldRow struct {
	Notice   noticeRow       `gorm:"embedded;embeddedPrefix:n_"`
	Reader   noticeReaderRow `gorm:"embedded;embeddedPrefix:r_"`
	UserName string
	Answered string
}

// told asks for notices with one of their readers.
func (t *tx) told(reader domain.UserID) *gorm.DB {
	return t.db.Table("security_notice_readers AS r").
		Joins("JOIN security_notices AS n ON n.id = r.notice_id").Joins("JOIN users AS u ON u.id = n.user_id").
		Select(`n.id AS n_id, n.kind AS n_kind, n.user_id AS n_user_id, n.by_id AS n_by_id, n.by_name AS n_by_name, n.at AS n_at, n.detail AS n_detail,
			n.access_id AS n_access_id, n.mailed_at AS n_mailed_at, r.notice_id AS r_notice_id, r.user_id AS r_user_id, r.asked AS r_asked,
			r.seen_at AS r_seen_at, r.answer AS r_answer, r.answered_at AS r_answered_at, u.name AS user_name,
			COALESCE((SELECT a.answer FROM security_notice_readers AS a WHERE a.notice_id = n.id AND a.answer <> '' LIMIT 1), '') AS answered`).
		Where("r.user_id = ?", reader)
}

func (t *tx) notice(r toldRow) (domain.SecurityNotice, error) {
	n := domain.SecurityNotice{ID: r.Notice.ID, Kind: domain.NoticeKind(r.Notice.Kind), UserID: r.Notice.UserID, UserName: r.UserName, ByID: given(r.Notice.ByID),
		ByName: r.Notice.ByName, At: r.Notice.At.UTC(), AccessID: given(r.Notice.AccessID), MailedAt: r.Notice.MailedAt, Reader: r.Reader.reader(),
		Answered: domain.NoticeAnswer(r.Answered)}
	return n, t.openJSON(noticeDetail, n.ID, r.Notice.Detail, &n.Detail)
}

// WaitingNotices gives what waits for somebody to see or answer, the newest
// first.
func (t *tx) WaitingNotices(reader domain.UserID, most int) ([]domain.SecurityNotice, error) {
	var rows []toldRow
	if err := t.told(reader).Where(noticeWaits).Order("r.notice_id DESC").Limit(most).Scan(&rows).Error; err != nil {
		return nil, err
	}
	return each(rows, t.notice)
}

// LockNotice gives a notice to one of its readers, and locks what they said of it.
func (t *tx) LockNotice(id domain.SecurityNoticeID, reader domain.UserID) (domain.SecurityNotice, error) {
	if _, err := lockOne[noticeReaderRow](t, lockNotice, "notice_id = ? AND user_id = ?", id, reader); err != nil {
		return domain.SecurityNotice{}, err
	}
	var rows []toldRow
	if err := t.told(reader).Where("r.notice_id = ?", id).Scan(&rows).Error; err != nil {
		return domain.SecurityNotice{}, err
	}
	if len(rows) == 0 {
		return domain.SecurityNotice{}, domain.ErrNotFound
	}
	return t.notice(rows[0])
}

// SaveNoticeReader keeps that somebody has seen or answered a notice, which is
// locked.
func (t *tx) SaveNoticeReader(id domain.SecurityNoticeID, r domain.NoticeReader) error {
	return t.update(&noticeReaderRow{NoticeID: id, UserID: r.UserID, Asked: r.Asked, SeenAt: r.SeenAt, Answer: string(r.Answer), AnsweredAt: r.AnsweredAt})
}

// OpenNoticesAbout gives the notices of these kinds about somebody's account that
// they have not answered, the newest first.
func (t *tx) OpenNoticesAbout(user domain.UserID, kinds ...domain.NoticeKind) ([]domain.SecurityNotice, error) {
	var rows []toldRow
	err := t.told(user).Where("n.user_id = ? AND r.asked AND r.answer = '' AND n.kind IN ?", user, domain.Texts(kinds)).
		Order("r.notice_id DESC").Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	return each(rows, t.notice)
}

// NoticeMailed keeps when the letter about a notice was taken.
func (t *tx) NoticeMailed(id domain.SecurityNoticeID, at time.Time) error {
	return t.db.Model(&noticeRow{}).Where("id = ?", id).Update("mailed_at", at).Error
}

// ActiveUsers gives who can sign in and holds one of the roles.
func (t *tx) ActiveUsers(roles ...domain.Role) ([]domain.User, error) {
	db := t.db.Where("false")
	for _, role := range roles {
		db = db.Or(holds, string(role))
	}
	rows, err := list[userRow](t.db.Where(db), "id", "status = ?", string(domain.UserActive))
	return t.believedUsers(rows, err)
}

// LetIn says whether somebody was let in by another one since a time: invited,
// given a link that was used, or given roles.
func (t *tx) LetIn(user, by domain.UserID, since time.Time) (bool, error) {
	var ids []string
	err := t.db.Model(&noticeRow{}).Where("user_id = ? AND by_id = ? AND at >= ? AND kind IN ?", user, by, since,
		domain.Texts([]domain.NoticeKind{domain.NoticeInvited, domain.NoticeLinkUsed, domain.NoticeRoles})).Limit(1).Pluck("id", &ids).Error
	return len(ids) > 0, err
}
