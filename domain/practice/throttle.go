package practice

import "time"

type throttleTx interface {
	// CountAttempt adds one attempt to the bucket's window, beginning a new
	// window when the old one has ended, and gives the count so far and when
	// the window ends.
	CountAttempt(bucket string, now time.Time, window time.Duration) (count int, ends time.Time, err error)
	// ForgiveAttempts takes one attempt of each bucket back.
	ForgiveAttempts(buckets []string) error
}
