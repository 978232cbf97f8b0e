package office

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// recoveryLetters leave out those that are mistaken for others.
var recoveryLetters = base32.NewEncoding("abcdefghjkmnpqrstuvwxyz023456789").WithPadding(base32.NoPadding)

// newRecoveryCode makes a code of 50 random bits: nobody guesses it within the
// tries that there are.
func newRecoveryCode() string {
	var b [7]byte
	_, _ = rand.Read(b[:]) // never fails: crypto/rand ends the program instead
	text := recoveryLetters.EncodeToString(b[:])[:10]
	return text[:5] + "-" + text[5:]
}

// newRecoveryCodes puts new codes in place of a person's old ones.
func (desk *Desk) newRecoveryCodes(tx practice.Tx, user domain.UserID, now time.Time) (shown []string, err error) {
	kept := make([]domain.RecoveryCode, domain.RecoveryCodes)
	for i := range kept {
		shown = append(shown, newRecoveryCode())
		kept[i] = domain.RecoveryCode{Hash: desk.recoveryHash(user, shown[i]), UserID: user, MadeAt: now}
	}
	return shown, tx.ReplaceRecoveryCodes(user, kept)
}

func (desk *Desk) recoveryHash(user domain.UserID, typed string) string {
	return desk.keys.Blind(forRecovery, user.String()+"\n"+domain.NormalRecoveryCode(typed))
}

// MakeRecoveryCodes makes new codes of one's own; the old ones work no more.
func (desk *Desk) MakeRecoveryCodes(ctx context.Context, by domain.Actor) (codes []string, err error) {
	err = desk.Change(ctx, by, domain.MakeRecoveryCodes, func(tx practice.Tx, d *practice.Deed) error {
		d.About("user", by.UserID, domain.ClientID{})
		user, live, err := own(tx, by.UserID)
		if err != nil {
			return err
		}
		if len(live) == 0 {
			return domain.ErrNoSecondFactor
		}
		codes, err = desk.newRecoveryCodes(tx, user.ID, d.Now)
		return err
	})
	return codes, err
}
