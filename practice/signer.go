package practice

import (
	"cohort/domain"
	"cohort/domain/clinical"
)

// SignerOn is who acts, as they may sign on a day. Who is to co-sign is kept only if
// they may.
func SignerOn(tx Tx, by domain.Actor, day domain.Date) (s clinical.Signer, err error) {
	u, err := tx.User(by.UserID)
	if err != nil {
		return s, err
	}
	s = clinical.SignerOn(u, day)
	if s.CoSigner.IsZero() {
		return s, nil
	}
	above, err := tx.User(s.CoSigner)
	if domain.ErrNotFound.Is(err) {
		s.CoSigner = domain.UserID{}
		return s, nil
	}
	if err == nil && !clinical.MayCoSign(above, day) {
		s.CoSigner = domain.UserID{}
	}
	return s, err
}
