package practice

import (
	"time"

	"cohort/domain"
)

// KeyOf makes the key of a request that must act once: what was asked is kept
// only as a blind hash.
func (p *Practice) KeyOf(value, asked string) Key {
	return Key{Value: value, Fingerprint: p.blinder.Blind("idempotency", asked)}
}

// Key is the Idempotency-Key of a request, with a blind hash of what was
// asked. The zero Key asks for no protection.
type Key struct {
	Value       string
	Fingerprint string
}

// Receipt is what a used key leads to.
type Receipt struct {
	Fingerprint string
	ResultID    string
}

type onceTx interface {
	// ClaimKey takes a key for the user. It answers nil when the key is new,
	// and the receipt when it was used before. Two requests with one key wait
	// for each other here.
	ClaimKey(user domain.UserID, key Key, now time.Time) (*Receipt, error)
	// SettleKey writes down what the key led to.
	SettleKey(user domain.UserID, key Key, resultID string) error
}

// Once does something that must happen once however often it is asked for.
// A repeated request with the same key and the same content loads the first
// result; with other content it is refused.
func Once[T any](tx Tx, d *Deed, key Key, load func(id string) (T, error), do func() (T, string, error)) (T, error) {
	var none T
	if key.Value == "" {
		result, _, err := do()
		return result, err
	}
	key.Value = string(d.Action) + " " + key.Value
	used, err := tx.ClaimKey(d.By.UserID, key, d.Now)
	if err != nil {
		return none, err
	}
	if used != nil {
		if used.Fingerprint != key.Fingerprint {
			return none, domain.ErrKeyReused
		}
		d.NothingDone()
		return load(used.ResultID)
	}
	result, id, err := do()
	if err != nil {
		return none, err
	}
	return result, tx.SettleKey(d.By.UserID, key, id)
}
