package office

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"cohort/domain"
	"cohort/practice"
)

var errBroken = errors.New("the chain is broken")

// walk follows the audit from where the verification stands, and gives it as
// it ends. told hears how far it has come, every now and then, and may end it
// with an error.
func (desk *Desk) walk(ctx context.Context, v domain.AuditVerification, against Known, told func(domain.AuditVerification) error) (domain.AuditVerification, error) {
	unlinkable := desk.LinkAudit(ctx)
	err := desk.store.Read(ctx, func(tx practice.Tx) (err error) {
		v, err = desk.walkLinked(tx, v, against, told)
		return err
	})
	if err == nil && v.Break == nil {
		err = unlinkable // of a broken audit, the finding says more
	}
	return v, err
}

func (desk *Desk) walkLinked(tx practice.Tx, v domain.AuditVerification, against Known, told func(domain.AuditVerification) error) (domain.AuditVerification, error) {
	expected, fault, err := desk.expectedEnds(tx, against) // before walking: the audit may grow meanwhile
	if err != nil {
		return v, err
	}
	v.Restores = expected.restores
	if n := len(expected.kept); n > 0 {
		v.Checkpoint = &expected.kept[n-1]
	}
	// A walk that goes on where another server ended has not met all entries.
	shown := tx.ShownCheck(behindEntry(v.Behind))
	indexHolds := shown.Ends
	if v.Reached.Place > v.Behind.Place {
		indexHolds = func() (*domain.ChainBreak, error) { return tx.ShownBreak(behindEntry(v.Behind)) }
	}
	last, found, err := follow(tx, v.From().AuditLink, expected, shown, func(reached domain.AuditLink) error {
		v.Reached = reached
		return told(v)
	})
	if err != nil {
		return v, err
	}
	for _, look := range []func() (*domain.ChainBreak, error){
		func() (*domain.ChainBreak, error) { return expected.reached(tx, last) },
		func() (*domain.ChainBreak, error) { return unled(tx, v.Behind) },
		func() (*domain.ChainBreak, error) { return emptied(tx, last) },
		func() (*domain.ChainBreak, error) { return fault, nil },
		func() (*domain.ChainBreak, error) { return putBack(tx, expected.written) },
		indexHolds,
	} {
		if found == nil {
			if found, err = look(); err != nil {
				return v, err
			}
		}
	}
	v.Reached = last
	if v.Waiting, err = tx.CountUnlinked(math.MaxInt32); err != nil {
		return v, err
	}
	return v.End(found, desk.Now()), nil
}

// toldEvery is after how many entries a walk says how far it has come.
const toldEvery = 10_000

// follow walks from link to link and gives the last that fits, and the first
// that does not.
func follow(tx practice.Tx, behind domain.AuditLink, expected ends, shown domain.ShownCheck, reached func(domain.AuditLink) error) (domain.AuditLink, *domain.ChainBreak, error) {
	if behind.Place > 0 {
		found, err := tx.AuditLinkAt(behind.Place)
		if err != nil && !errors.Is(err, domain.ErrNotFound) {
			return behind, nil, err
		}
		if found != behind {
			return behind, &domain.ChainBreak{Seq: behind.Seq, What: "has another link than when it was verified, or none"}, nil
		}
	}
	var first *domain.ChainBreak
	verifier, after := tx.AuditVerifier(behind), behind.Place
	if behind.Place == 0 {
		after = math.MinInt64 // a link with an invented place as well
	}
	err := tx.EachLink(after, func(link domain.AuditLink, e *domain.AuditEntry) error {
		if first = verifier.Next(link, e); first == nil {
			first = expected.meets(link)
		}
		if first != nil {
			return errBroken
		}
		if err := shown.Meets(*e); err != nil {
			return err
		}
		if link.Place%toldEvery == 0 {
			return reached(link)
		}
		return nil
	})
	if errors.Is(err, errBroken) {
		err = nil
	}
	return verifier.Head, first, err
}

// unled looks for entries to which no link leads.
func unled(tx practice.Tx, behind domain.AuditVerified) (*domain.ChainBreak, error) {
	after := behindEntry(behind)
	for _, look := range []struct {
		find func() (int64, error)
		what string
	}{
		{func() (int64, error) { return tx.StrayAudit(after) }, "is not in the chain and does not wait to be: it was inserted, or its link was removed"},
		{func() (int64, error) { return tx.RepeatedAudit(after) }, "is a copy of another one: it was inserted"},
		{tx.LostAudit, "waits to be linked, but was removed or is linked already"},
	} {
		if seq, err := look.find(); err != nil || seq != 0 {
			return &domain.ChainBreak{Seq: seq, What: look.what}, err
		}
	}
	return nil, nil
}

// behindEntry is the number behind which entries were not verified yet.
func behindEntry(behind domain.AuditVerified) int64 {
	if behind.Place == 0 {
		return math.MinInt64 // an invented number as well
	}
	return behind.LastSeq
}

// putBack finds a row that was put back whole, with the MAC that it once had.
func putBack(tx practice.Tx, known domain.Written) (*domain.ChainBreak, error) {
	now, err := tx.Standing()
	if err != nil {
		return nil, err
	}
	return known.PutBack(now), nil
}

// restoredSince says that the whole practice was put back after a checkpoint, and
// its rows with it.
func restoredSince(c domain.Checkpoint, restores []domain.Restore) bool {
	return slices.ContainsFunc(restores, func(r domain.Restore) bool { return c.At.Before(r.At) })
}

// emptied finds that nothing is left of an audit: whoever was added is in it.
func emptied(tx practice.Tx, last domain.AuditLink) (*domain.ChainBreak, error) {
	if last.Place > 0 {
		return nil, nil
	}
	people, err := tx.CountUsers()
	if err != nil || people == 0 {
		return nil, err
	}
	return &domain.ChainBreak{What: "the audit is empty, and there are people whose coming it must have: all entries were removed"}, nil
}

// ends is what the audit must contain: the end that the database remembers,
// and those kept outside, but for what restores have left behind.
type ends struct {
	head     domain.AuditLink
	kept     []domain.Checkpoint
	at       map[int64][]domain.AuditLink // of kept, by place
	restores []domain.Restore
	written  domain.Written // rows that decide, since the last restore
}

func (desk *Desk) expectedEnds(tx practice.Tx, against Known) (e ends, fault *domain.ChainBreak, err error) {
	e.at, e.restores = map[int64][]domain.AuditLink{}, restoresOf(tx)
	kept, err := desk.keptHereAnd(against)
	if errors.Is(err, domain.ErrCheckpoints) {
		fault, err = &domain.ChainBreak{What: err.Error()}, nil
	}
	if err != nil {
		return e, nil, err
	}
	if unknown := unknownRestore(kept, e.restores); fault == nil && unknown != nil {
		fault, kept = unknown, nil // of another past
	}
	for _, c := range kept {
		if c.Standing != nil && !restoredSince(c, e.restores) {
			e.written.Know(*c.Standing)
		}
		if !discarded(c, e.restores) {
			c.Standing, c.Restored = nil, nil
			e.kept, e.at[c.Place] = append(e.kept, c), append(e.at[c.Place], c.AuditLink)
		}
	}
	if e.head, err = tx.AuditHead(); errors.Is(err, domain.ErrNotFound) {
		return e, &domain.ChainBreak{What: "the end of the chain was removed (table audit_head)"}, nil
	}
	return e, fault, err
}

// meets compares a link that fits the chain with what was kept of it.
func (e ends) meets(link domain.AuditLink) *domain.ChainBreak {
	if slices.ContainsFunc(e.at[link.Place], func(kept domain.AuditLink) bool { return kept != link }) {
		return &domain.ChainBreak{Seq: link.Seq, What: "is not the one that the checkpoint outside the database knows"}
	}
	if link.Place == e.head.Place && link != e.head {
		return &domain.ChainBreak{Seq: link.Seq, What: "is not the end that the database remembers (table audit_head)"}
	}
	return nil
}

// reached says what is missing behind the last link, or too much.
func (e ends) reached(tx practice.Tx, last domain.AuditLink) (*domain.ChainBreak, error) {
	for _, c := range e.kept {
		if c.Place > last.Place {
			return cutOff(last, c.AuditLink, "a checkpoint outside the database knows them"), nil
		}
	}
	if e.head.Place > last.Place {
		return cutOff(last, e.head, "the end that the database remembers (table audit_head) is beyond it"), nil
	}
	now, err := tx.AuditHead() // whoever links moves it along
	if err == nil && now.Place < last.Place {
		return &domain.ChainBreak{Seq: last.Seq, What: "lies behind the end that the database remembers (table audit_head)"}, nil
	}
	if errors.Is(err, domain.ErrNotFound) {
		err = nil // found before
	}
	return nil, err
}

func cutOff(last, known domain.AuditLink, by string) *domain.ChainBreak {
	what := fmt.Sprintf("is the last one left; %d behind it were removed: %s", known.Place-last.Place, by)
	if last.Place == 0 {
		what = "was removed, and everything before it: " + by
		return &domain.ChainBreak{Seq: known.Seq, What: what}
	}
	return &domain.ChainBreak{Seq: last.Seq, What: what}
}
