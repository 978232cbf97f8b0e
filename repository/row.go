package repository

import (
	"encoding/json"
	"math"

	"gorm.io/gorm"

	"cohort/domain"
)

// find reads one row by a condition. It answers domain.ErrNotFound when there
// is none. The condition is always text with arguments: a struct would drop
// zero fields and match every row.
func find[Row any](db *gorm.DB, where string, args ...any) (row Row, err error) {
	found := db.Where(where, args...).Limit(1).Find(&row)
	if found.Error == nil && found.RowsAffected == 0 {
		return row, domain.ErrNotFound
	}
	return row, found.Error
}

// list reads rows by a condition, in an order.
func list[Row any](db *gorm.DB, order, where string, args ...any) (rows []Row, err error) {
	err = db.Where(where, args...).Order(order).Find(&rows).Error
	return rows, err
}

// insert adds rows.
func (t *tx) insert(rows any) error { return t.db.Create(rows).Error }

// update writes every column of one row, which must exist. Save would insert
// an unknown id.
func (t *tx) update(row any) error {
	done := t.db.Model(row).Select("*").Updates(row)
	if done.Error == nil && done.RowsAffected == 0 {
		return domain.ErrNotFound
	}
	return done.Error
}

// page cuts a query's rows to the page: one more than asked for tells whether
// there is a next one.
func page[Row, Thing any](rows []Row, limit int, key func(Row) string, turn func(Row) (Thing, error)) (domain.List[Thing], error) {
	out := domain.List[Thing]{Items: []Thing{}}
	if len(rows) > limit {
		rows = rows[:limit]
		out.Next = key(rows[limit-1])
	}
	for _, row := range rows {
		thing, err := turn(row)
		if err != nil {
			return out, err
		}
		out.Items = append(out.Items, thing)
	}
	return out, nil
}

// same is for a page of things that were read by hand.
func same[Thing any](thing Thing) (Thing, error) { return thing, nil }

// each turns all rows into things.
func each[Row, Thing any](rows []Row, turn func(Row) (Thing, error)) ([]Thing, error) {
	things := make([]Thing, 0, len(rows))
	for _, row := range rows {
		thing, err := turn(row)
		if err != nil {
			return nil, err
		}
		things = append(things, thing)
	}
	return things, nil
}

// optional gives a pointer for a nullable id column, nil for the zero id.
func optional[K any](id domain.ID[K]) *domain.ID[K] {
	if id.IsZero() {
		return nil
	}
	return &id
}

// given reads a nullable id column.
func given[K any](id *domain.ID[K]) domain.ID[K] {
	if id == nil {
		return domain.ID[K]{}
	}
	return *id
}

// seal encrypts a text for its place in a row; no text is NULL.
func (t *tx) seal(place string, id domain.AnyID, text string) ([]byte, error) {
	if text == "" {
		return nil, nil
	}
	return t.keys.Seal(place+"/"+id.String(), text)
}

// open decrypts what seal made; NULL is no text.
func (t *tx) open(place string, id domain.AnyID, sealed []byte) (string, error) {
	if len(sealed) == 0 {
		return "", nil
	}
	return t.keys.Open(place+"/"+id.String(), sealed)
}

// sealJSON and openJSON do the same for structured content.
func (t *tx) sealJSON(place string, id domain.AnyID, content any) ([]byte, error) {
	text, err := json.Marshal(content)
	if err != nil {
		return nil, err
	}
	return t.seal(place, id, string(text))
}

func (t *tx) openJSON(place string, id domain.AnyID, sealed []byte, content any) error {
	text, err := t.open(place, id, sealed)
	if err != nil || text == "" {
		return err
	}
	return json.Unmarshal([]byte(text), content)
}

// fitsNumber says whether a number that people count with, such as a version
// or a batch, fits its column: PostgreSQL fails on one of more than 32 bits.
func fitsNumber(n int64) bool { return n >= 0 && n <= math.MaxInt32 }
