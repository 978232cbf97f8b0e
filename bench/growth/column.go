package main

import (
	"time"

	"github.com/google/uuid"
)

// day is a date without a time of day.
type day struct{ time.Time }

func dayOf(at time.Time) day { return day{at.UTC().Truncate(24 * time.Hour)} }

// forSQLite turns a value into what the repository's driver would store.
func forSQLite(value any) any {
	switch v := value.(type) {
	case uuid.UUID:
		return v.String()
	case day:
		return v.Format(time.DateOnly)
	case time.Time:
		return v.UTC().Format("2006-01-02T15:04:05.000")
	}
	return value
}

// forPostgres turns a value into what COPY encodes fastest.
func forPostgres(value any) any {
	switch v := value.(type) {
	case uuid.UUID:
		return [16]byte(v)
	case day:
		return v.Time
	}
	return value
}
