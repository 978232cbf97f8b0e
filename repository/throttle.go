package repository

import "time"

type throttleRow struct {
	Bucket   string `gorm:"primaryKey"`
	Attempts int
	EndsAt   time.Time
}

func (throttleRow) TableName() string { return "throttles" }

// CountAttempt adds one attempt to the bucket and gives the count so far and
// when its window ends. A window that has ended is begun anew. One statement
// does it, so attempts that come together are counted one by one.
func (t *tx) CountAttempt(bucket string, now time.Time, window time.Duration) (int, time.Time, error) {
	var row throttleRow
	if err := t.take(lockThrottle); err != nil {
		return 0, row.EndsAt, err
	}
	err := t.db.Raw(`INSERT INTO throttles (bucket, attempts, ends_at) VALUES (?, 1, ?)
		ON CONFLICT (bucket) DO UPDATE SET
			attempts = CASE WHEN throttles.ends_at <= ? THEN 1 ELSE throttles.attempts + 1 END,
			ends_at = CASE WHEN throttles.ends_at <= ? THEN excluded.ends_at ELSE throttles.ends_at END
		RETURNING bucket, attempts, ends_at`, bucket, now.Add(window), now, now).Scan(&row).Error
	return row.Attempts, row.EndsAt, err
}

// ForgiveAttempts takes one attempt of each bucket back: it was a success.
// One by one, in the order in which they were counted: otherwise two logins
// could wait for each other.
func (t *tx) ForgiveAttempts(buckets []string) error {
	if err := t.take(lockThrottle); err != nil {
		return err
	}
	for _, bucket := range buckets {
		err := t.db.Exec("UPDATE throttles SET attempts = attempts - 1 WHERE bucket = ? AND attempts > 0", bucket).Error
		if err != nil {
			return err
		}
	}
	return nil
}
