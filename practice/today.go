package practice

import (
	"time"

	"cohort/domain"
)

// LatestToday is the last day that is not in the future at the practice.
func LatestToday(tx Tx, now time.Time) (domain.Date, error) {
	zone, err := Zone(tx)
	if err != nil {
		return domain.Date{}, err
	}
	return domain.LatestToday(now, zone), nil
}

// Today is the day at the practice.
func Today(tx Tx, now time.Time) (domain.Date, error) {
	zone, err := Zone(tx)
	if err != nil {
		return domain.Date{}, err
	}
	return domain.DateIn(now, zone), nil
}

// Zone is the practice's own.
func Zone(tx Tx) (*time.Location, error) {
	s, err := tx.Settings()
	if err != nil {
		return nil, err
	}
	return domain.LoadZone(s.TimeZone)
}
