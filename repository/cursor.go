package repository

import (
	"fmt"
	"strconv"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"cohort/domain"
)

// Cursors travel in addresses, so they hold ids and numbers only, never a
// name that the list is sorted by.

var errCursor = domain.Invalid("cursor", "is not one that this list gave")

func numberCursor(n int64) string { return strconv.FormatInt(n, 36) }

// beforeNumber continues a list that is sorted by a descending number.
func beforeNumber(db *gorm.DB, column, cursor string) (*gorm.DB, error) {
	if cursor == "" {
		return db, nil
	}
	n, err := strconv.ParseInt(cursor, 36, 64)
	if err != nil || n < 0 {
		return nil, errCursor
	}
	return db.Where(column+" < ?", n), nil
}

// afterRow continues a list that is sorted by columns that end in the id,
// behind the row that the cursor names. Columns, table and direction come
// from the code, never from a request.
func afterRow(db *gorm.DB, table, columns, cursor string, descending bool) (*gorm.DB, error) {
	if cursor == "" {
		return db, nil
	}
	if _, err := uuid.Parse(cursor); err != nil || len(cursor) != 36 {
		return nil, errCursor
	}
	compare := ">"
	if descending {
		compare = "<"
	}
	return db.Where(fmt.Sprintf("(%s) %s (SELECT %s FROM %s WHERE id = ?)", columns, compare, columns, table), cursor), nil
}
