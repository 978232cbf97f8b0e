package repository

import (
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgtype"

	"cohort/domain"
)

// key is where an id is put; NULL is the zero id. pgx reads it from its 16
// bytes.
type key[K any] struct{ to *domain.ID[K] }

// Scan implements sql.Scanner, for SQLite.
func (k key[K]) Scan(src any) error {
	k.to.UUID = uuid.UUID{} // what NULL leaves
	return k.to.UUID.Scan(src)
}

// ScanUUID implements pgtype.UUIDScanner.
func (k key[K]) ScanUUID(v pgtype.UUID) error {
	k.to.UUID = v.Bytes // all zero when it is NULL
	return nil
}

func toID[K any](id *domain.ID[K]) key[K] { return key[K]{id} }

// day is where a date is put; NULL is no date.
type day struct{ to *domain.Date }

// Scan implements sql.Scanner, for SQLite.
func (d day) Scan(src any) error { return d.to.Scan(src) }

// ScanDate implements pgtype.DateScanner.
func (d day) ScanDate(v pgtype.Date) error {
	*d.to = domain.Date{}
	if v.Valid {
		*d.to = domain.DateOf(v.Time)
	}
	return nil
}

// orNull gives an id as an argument; the zero id is NULL.
func orNull[K any](id domain.ID[K]) any {
	if id.IsZero() {
		return nil
	}
	return id.String()
}
