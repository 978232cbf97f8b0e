package office

import (
	"errors"

	"cohort/domain"
	"cohort/practice"
)

// Proof is what somebody proves with who they are, besides a password: one of
// three.
type Proof struct {
	Code         string // of an authenticator app
	RecoveryCode string
	Passkey      string // a browser's answer
	At           domain.Site
}

// guessable says whether the proof is a text that somebody could try many of.
func (p Proof) guessable() bool { return p.Passkey == "" }

func (p Proof) typed() string { return p.Code + p.RecoveryCode }

// usedRecoveryCode is what the audit calls the third kind.
const usedRecoveryCode = "recovery_code"

// proves holds a proof against a person's factors and marks what was used. The
// person is locked. state is that of the challenge, if there was one.
func (desk *Desk) proves(tx practice.Tx, d *practice.Deed, who domain.UserID, state string, p Proof) error {
	all, err := tx.Factors(who)
	if err != nil {
		return err
	}
	live := domain.LiveFactors(all)
	if len(live) == 0 {
		return domain.ErrWrongFactor
	}
	switch {
	case p.Passkey != "":
		return desk.signs(tx, d, who, domain.FactorsOfKind(live, domain.Passkey), state, p)
	case p.Code != "":
		return desk.codeFits(tx, d, domain.FactorsOfKind(live, domain.AuthenticatorApp), p.Code)
	}
	err = tx.UseRecoveryCode(who, desk.recoveryHash(who, p.RecoveryCode), d.Now)
	if errors.Is(err, domain.ErrNotFound) {
		return domain.ErrWrongFactor
	}
	d.Note(noteFactor, usedRecoveryCode)
	return err
}

func (desk *Desk) signs(tx practice.Tx, d *practice.Deed, who domain.UserID, passkeys []domain.Factor, state string, p Proof) error {
	if state == "" || len(passkeys) == 0 {
		return domain.ErrWrongFactor
	}
	signed, count, err := desk.passkeys.Check(p.At, state, p.Passkey, who, passkeys)
	if err != nil {
		return err
	}
	if signed, err = signed.UsePasskey(count, d.Now); err != nil {
		return err
	}
	d.Note(noteFactor, signed.Kind)
	return tx.SaveFactor(signed)
}

func (desk *Desk) codeFits(tx practice.Tx, d *practice.Deed, apps []domain.Factor, code string) error {
	for _, app := range apps {
		step, fits := desk.codes.StepOf(app.Secret, code, d.Now)
		if !fits {
			continue
		}
		used, err := app.UseCode(step, d.Now)
		if err != nil {
			return err
		}
		d.Note(noteFactor, used.Kind)
		return tx.SaveFactor(used)
	}
	return domain.ErrWrongFactor
}
