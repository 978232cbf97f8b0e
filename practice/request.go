package practice

import (
	"context"
	"encoding/json"
	"errors"

	"cohort/domain"
)

// request is what a request does as one transaction: the change, what is read
// for its answer, their audit, and the answer under the request's key.
type request struct {
	tx      Tx
	about   domain.Subject
	shown   []domain.ClientID   // by its answer
	refused []domain.AuditEntry // recorded once it is rolled back
	after   []func()            // called once it is kept
}

type requestKey struct{}

func requestOf(ctx context.Context) *request {
	r, _ := ctx.Value(requestKey{}).(*request)
	return r
}

// kept is what a key leads to: the answer, whom it is about and whom it shows.
type kept struct {
	About  domain.Subject
	Shown  []domain.ClientID
	Answer string
}

// Request runs do as one transaction, whatever use cases it calls: when its
// answer cannot be made, nothing was saved. The answer is kept, sealed, under
// the request's key. The same request with the same key gets it again, and
// does nothing; another one is refused with domain.ErrKeyReused. A request that
// failed used up no key.
func (p *Practice) Request(ctx context.Context, by domain.Actor, action domain.Action, key Key,
	do func(context.Context) (answer string, err error)) (answer string, again bool, err error) {
	var r *request
	err = p.store.Together(ctx, func(ctx context.Context, tx Tx) (err error) {
		r = &request{tx: tx} // a transaction that is tried again starts afresh
		answer, again, err = p.once(tx, by, action, key, r, func() (string, error) {
			return do(context.WithValue(ctx, requestKey{}, r))
		})
		return err
	})
	tell(p.grew)
	if r == nil {
		return "", false, err
	}
	if err == nil {
		for _, do := range r.after {
			do()
		}
	}
	for _, entry := range r.refused {
		if failed := p.reading.record(ctx, entry); failed != nil {
			return "", false, failed
		}
	}
	return answer, again, err
}

func (p *Practice) once(tx Tx, by domain.Actor, action domain.Action, key Key, r *request, do func() (string, error)) (string, bool, error) {
	if key.Value == "" {
		answer, err := do()
		return answer, false, err
	}
	key = key.of(action)
	used, err := claim(tx, by, key, p.Now())
	if err != nil {
		return "", false, err
	}
	if used != nil {
		answer, err := p.again(tx, by, action, used)
		return answer, true, err
	}
	answer, err := do()
	if err != nil {
		return "", false, err
	}
	text, err := json.Marshal(kept{About: r.about, Shown: r.shown, Answer: answer})
	return answer, false, errors.Join(err, tx.SettleKey(by.UserID, key, Receipt{Answer: string(text)}))
}

// again gives the answer that the request got before. Whom it shows is recorded,
// as for everything that is read.
func (p *Practice) again(tx Tx, by domain.Actor, action domain.Action, used *Receipt) (string, error) {
	var k kept
	if err := json.Unmarshal([]byte(used.Answer), &k); err != nil {
		return "", err
	}
	entry := by.Entry(action, domain.Read, k.About, p.Now())
	entry.Shown = besides(entry.ClientID, k.Shown)
	return k.Answer, tx.AppendAudit(entry)
}

// Afterwards does what must not happen before a change is kept: at once when it
// was a transaction of its own, otherwise when the request's ends.
func (p *Practice) Afterwards(ctx context.Context, do func()) {
	if r := requestOf(ctx); r != nil {
		r.after = append(r.after, do)
		return
	}
	do()
}

// record keeps the entry of a deed that a request did: what it read is kept
// with what it changed, what was refused outside of what it rolls back.
func (r *request) record(entry domain.AuditEntry, outcome domain.Outcome) error {
	if outcome == domain.Refused {
		r.refused = append(r.refused, entry)
		return nil
	}
	return r.tx.AppendAudit(entry)
}
