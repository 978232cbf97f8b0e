package program

import (
	"time"

	"cohort/domain"
)

// End closes the episode: the member's last session is the last one that has
// begun.
func (e Enrollment) End(lastBegun int, reason string, today domain.Date, now time.Time) (Enrollment, error) {
	if !e.Until.IsZero() {
		return e, ErrEnded
	}
	e.Until, e.ThroughSession, e.EndReason, e.UpdatedAt = today, lastBegun, reason, now
	return e, nil
}
