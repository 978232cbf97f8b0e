package practice

import (
	"context"
	"time"

	"cohort/domain"
)

// KeyOf makes the key of a request that must act once: what it says, which may
// be anything, and what was asked are kept only as blind hashes.
func (p *Practice) KeyOf(value, asked string) Key {
	return Key{Value: p.blinder.Blind("idempotency key", value), Fingerprint: p.blinder.Blind("idempotency", asked)}
}

// Key is the Idempotency-Key of a request, with a blind hash of what was
// asked. The zero Key asks for no protection.
type Key struct {
	Value       string
	Fingerprint string
}

// of is the key as it is kept: one text may be the key of different actions.
func (k Key) of(action domain.Action) Key {
	k.Value = string(action) + " " + k.Value
	return k
}

// Receipt is what a used key led to: the answer that the request got, or the
// id of what it made in steps.
type Receipt struct {
	Fingerprint string
	ResultID    string
	Answer      string // sealed where it is kept
}

type onceTx interface {
	// ClaimKey takes a key for the user. It answers nil when the key is new,
	// and the receipt when it was used before. Two requests with one key wait
	// for each other here.
	ClaimKey(user domain.UserID, key Key, now time.Time) (*Receipt, error)
	// SettleKey writes down what the key led to.
	SettleKey(user domain.UserID, key Key, led Receipt) error
}

// claim takes the key and gives what it led to, nil for a new one. Its error is
// domain.ErrKeyReused when something else was asked with it.
func claim(tx Tx, by domain.Actor, key Key, now time.Time) (*Receipt, error) {
	used, err := tx.ClaimKey(by.UserID, key, now)
	if err == nil && used != nil && used.Fingerprint != key.Fingerprint {
		return nil, domain.ErrKeyReused
	}
	return used, err
}

type keyKey struct{}

// WithKey gives the context of a request with a key whose use case keeps it by
// itself, because it works in steps.
func WithKey(ctx context.Context, key Key) context.Context {
	return context.WithValue(ctx, keyKey{}, key)
}

// Once does the first step of something that must happen once however often it
// is asked for. A repeated request with the same key and the same content loads
// the first result; with other content it is refused.
func Once[T any](ctx context.Context, tx Tx, d *Deed, load func(id string) (T, error), do func() (T, string, error)) (T, error) {
	var none T
	key, _ := ctx.Value(keyKey{}).(Key)
	if key.Value == "" {
		result, _, err := do()
		return result, err
	}
	key = key.of(d.Action)
	used, err := claim(tx, d.By, key, d.Now)
	if err != nil {
		return none, err
	}
	if used != nil {
		d.NothingDone()
		return load(used.ResultID)
	}
	result, id, err := do()
	if err != nil {
		return none, err
	}
	return result, tx.SettleKey(d.By.UserID, key, Receipt{ResultID: id})
}
