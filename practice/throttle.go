package practice

import (
	"context"
	"time"

	"cohort/domain"
)

// CountTry counts a try of the actor's at something, and answers
// domain.ErrTooManyAttempts when there were too many within the window. A try
// that fails stays counted.
func (p *Practice) CountTry(ctx context.Context, by domain.Actor, kind string, most int, window time.Duration) error {
	now, bucket := p.Now(), p.blinder.Blind("throttle "+kind, by.UserID.String())
	return p.store.Write(ctx, func(tx Tx) error {
		n, ends, err := tx.CountAttempt(bucket, now, window)
		if err == nil && n > most {
			return domain.ErrTooManyAttempts.After(ends.Sub(now))
		}
		return err
	})
}
