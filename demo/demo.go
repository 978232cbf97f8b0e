package demo

import (
	"context"
	"time"

	"cohort/document/chargefile"
	"cohort/document/release"
	"cohort/domain"
	"cohort/factor"
	"cohort/practice"
	"cohort/practice/desks"
	"cohort/practice/office"
)

// Password is what everybody in the demonstration practice signs in with.
const Password = domain.DemonstrationPassword

// Login is how somebody of the practice signs in.
type Login struct {
	Roles    []domain.Role // the first is their own desk
	Name     string
	Email    string
	Password string
}

// Seed fills an empty practice with the half year before now, in one
// transaction: all of it is there, or nothing. The same seed on the same day
// makes the same names, choices and texts; only ids differ. It answers the
// logins to offer, the one to try first first.
func Seed(ctx context.Context, store WholeStore, keys desks.Keys, hasher office.PasswordHasher, seed int64, now time.Time) (logins []Login, err error) {
	err = store.WriteWhole(ctx, func(begin func() practice.Tx) error {
		s, err := newStory(seed, now)
		if err != nil {
			return err
		}
		one := &oneTransaction{begin: begin, code: s.codes()}
		s.ctx = ctx
		s.desks = desks.Open(desks.Outside{Store: one, Keys: keys, Hasher: &oneHash{PasswordHasher: hasher}, Passkeys: factor.Passkeys{}, Codes: factor.Codes{}, Now: s.diary.time, Writers: chargefile.New, Releases: release.Write})
		s.desks.Office.Demonstrate()
		if err := s.plan(); err != nil {
			return err
		}
		if err := s.diary.live(now); err != nil {
			return err
		}
		logins = s.logins()
		return nil
	})
	return logins, err
}
