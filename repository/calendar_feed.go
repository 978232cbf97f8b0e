package repository

import (
	"time"

	"gorm.io/gorm/clause"

	"cohort/domain"
)

type calendarFeedRow struct {
	UserID     domain.UserID `gorm:"primaryKey"`
	SecretHash string
	Names      bool
	MadeAt     time.Time
	UsedOn     domain.Date
	Reads      int
	MAC        string `gorm:"column:mac"`
}

func (calendarFeedRow) TableName() string { return "calendar_feeds" }

func (r calendarFeedRow) feed() domain.CalendarFeed {
	return domain.CalendarFeed{UserID: r.UserID, SecretHash: r.SecretHash, Names: r.Names, MadeAt: r.MadeAt.UTC(), UsedOn: r.UsedOn, Reads: r.Reads}
}

// CalendarFeed gives a person's.
func (t *tx) CalendarFeed(user domain.UserID) (domain.CalendarFeed, error) {
	found, err := find[calendarFeedRow](t.db, "user_id = ?", user)
	row, err := believed(t, found, err)
	return row.feed(), err
}

// CalendarFeedBySecret finds one by the hash of its secret.
func (t *tx) CalendarFeedBySecret(secretHash string) (domain.CalendarFeed, error) {
	found, err := find[calendarFeedRow](t.db, "secret_hash = ?", secretHash)
	row, err := believed(t, found, err)
	return row.feed(), err
}

// SaveCalendarFeed keeps one in place of the person's earlier one.
func (t *tx) SaveCalendarFeed(f domain.CalendarFeed) error {
	if err := t.mine(lockUser, f.UserID); err != nil {
		return err
	}
	return t.db.Clauses(clause.OnConflict{UpdateAll: true}).Create(&calendarFeedRow{UserID: f.UserID, SecretHash: f.SecretHash, Names: f.Names,
		MadeAt: f.MadeAt, UsedOn: f.UsedOn, Reads: f.Reads}).Error
}

// UseCalendarFeed counts a reading on a day, of which the MAC says nothing.
func (t *tx) UseCalendarFeed(secretHash string, on domain.Date) error {
	done := t.db.Exec("UPDATE calendar_feeds SET reads = reads + 1, used_on = ? WHERE secret_hash = ?", on, secretHash)
	if done.Error == nil && done.RowsAffected == 0 {
		return domain.ErrNotFound
	}
	return done.Error
}

// DropCalendarFeed removes a person's, if there is one.
func (t *tx) DropCalendarFeed(user domain.UserID) error {
	return t.db.Where("user_id = ?", user).Delete(&calendarFeedRow{}).Error
}
