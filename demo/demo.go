package demo

import (
	"context"
	"time"

	"cohort/document/chargefile"
	"cohort/domain/practice"
)

// Password is what everybody in the demonstration practice signs in with.
const Password = "seven calm herons wade"

// Login is how somebody of the practice signs in.
type Login struct {
	Role     string
	Name     string
	Email    string
	Password string
}

// Seed fills an empty practice with the half year before now, in one
// transaction: all of it is there, or nothing. The same seed on the same day
// makes the same names, choices and texts; only ids differ. It answers the
// logins to offer, the one to try first first.
func Seed(ctx context.Context, store practice.Store, keys practice.Keys, hasher practice.PasswordHasher, seed int64, now time.Time) (logins []Login, err error) {
	err = store.Write(ctx, func(tx practice.Tx) error {
		s, err := newStory(seed, now)
		if err != nil {
			return err
		}
		one := &oneTransaction{tx: codedTx{tx, s.codes()}}
		s.ctx = ctx
		s.practice = practice.New(one, keys, &oneHash{PasswordHasher: hasher}, s.diary.time).WithFiles(chargefile.New)
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
