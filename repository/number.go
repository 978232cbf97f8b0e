package repository

// numberRow is the last number that was given to a kind of thing that people
// know by its number.
type numberRow struct {
	Noun string `gorm:"primaryKey"`
	Last int64
}

func (numberRow) TableName() string { return "numbers" }

// nextNumber gives the next number of a kind of thing, and locks the numbering
// until the transaction ends.
func (t *tx) nextNumber(noun string) (int, error) {
	if err := t.take(lockNumber); err != nil {
		return 0, err
	}
	var row numberRow
	err := t.db.Raw(`INSERT INTO numbers (noun, last) VALUES (?, 1)
		ON CONFLICT (noun) DO UPDATE SET last = numbers.last + 1 RETURNING noun, last`, noun).Scan(&row).Error
	return int(row.Last), err
}
