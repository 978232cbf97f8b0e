package domain

import (
	"strings"
	"time"
)

// RecoveryCode signs its person in once, in place of a factor that was lost.
// Only its keyed hash is kept.
type RecoveryCode struct {
	Hash   string
	UserID UserID
	MadeAt time.Time
	UsedAt *time.Time
}

// RecoveryCodes is how many are made at once.
const RecoveryCodes = 10

// NormalRecoveryCode is a code as it is compared: people leave the dash out,
// and write capitals.
func NormalRecoveryCode(typed string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if r == '-' || r == ' ' {
			return -1
		}
		return r
	}, typed))
}

// RecoveryCodesLeft counts those that were not used.
func RecoveryCodesLeft(all []RecoveryCode) (left int) {
	for _, c := range all {
		if c.UsedAt == nil {
			left++
		}
	}
	return left
}

// RecoveryCodeUsed is when one was used last, nil for never.
func RecoveryCodeUsed(all []RecoveryCode) (last *time.Time) {
	for _, c := range all {
		if c.UsedAt != nil && (last == nil || c.UsedAt.After(*last)) {
			last = c.UsedAt
		}
	}
	return last
}
