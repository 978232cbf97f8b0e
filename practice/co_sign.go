package practice

import (
	"time"

	"cohort/domain/clinical"
)

// coSignable is what a supervisor signs beside a trainee, or gives back.
type coSignable[T any] interface {
	CoSign(s clinical.Signer, typed string, now time.Time) (T, error)
	Return(s clinical.Signer, remark string, now time.Time) (T, error)
}

var noteReturned = Plain("returned")

// CoSignOrReturn signs what waits for the actor; with a remark, it gives it back
// instead. What is refused is refused before anything is written.
func CoSignOrReturn[T coSignable[T]](tx Tx, d *Deed, was T, name, remark string) (T, error) {
	today, err := LatestToday(tx, d.Now)
	if err != nil {
		return was, err
	}
	signer, err := SignerOn(tx, d.By, today)
	if err != nil {
		return was, err
	}
	if remark == "" {
		signed, err := was.CoSign(signer, name, d.Now)
		return signed, d.Check(err)
	}
	d.Note(noteReturned, true)
	returned, err := was.Return(signer, remark, d.Now)
	return returned, d.Check(err)
}
