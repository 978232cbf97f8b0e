package office

import (
	"context"
	"errors"
	"math"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// Checkpointer keeps signed checkpoints of the audit outside the database.
type Checkpointer interface {
	// Keep signs a checkpoint and writes it down for good.
	Keep(domain.Checkpoint) error
	// Kept gives the checkpoints in the order in which they were kept. It
	// answers domain.ErrCheckpoints when one of them was not signed here.
	Kept() ([]domain.Checkpoint, error)
}

// Checkpoint keeps the end of the chain when it has grown since last.
func (desk *Desk) Checkpoint(ctx context.Context, last domain.AuditHead) (domain.AuditHead, error) {
	if desk.outside == nil {
		return last, nil
	}
	var head domain.AuditHead
	err := desk.store.Read(ctx, func(tx practice.Tx) (err error) {
		head, err = tx.AuditHead()
		return err
	})
	if err != nil || head.Seq == 0 || head == last {
		return last, err
	}
	return head, desk.outside.Keep(domain.Checkpoint{AuditHead: head, At: desk.Now()})
}

// checkpointSeconds is how often the end of the chain is looked at.
const checkpointSeconds = 5

// KeepCheckpoints keeps a checkpoint every few seconds while the audit grows,
// and a last one when ctx ends. failed hears of what went wrong.
func (desk *Desk) KeepCheckpoints(ctx context.Context, failed func(error)) {
	var last domain.AuditHead
	keep := func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, practice.AuditTimeout)
		defer cancel()
		head, err := desk.Checkpoint(ctx, last)
		if err != nil {
			failed(err)
			return
		}
		last = head
	}
	tick := time.NewTicker(checkpointSeconds * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			keep(ctx)
		case <-ctx.Done():
			keep(context.WithoutCancel(ctx))
			return
		}
	}
}

// AuditReport is what a walk along the audit found.
type AuditReport struct {
	Entries    int64
	Break      *domain.ChainBreak // nil: nothing was tampered with
	Checkpoint *domain.Checkpoint // the newest that the audit was held against
}

// VerifyAudit walks the whole audit and names the first entry that was edited,
// removed, inserted or moved. It also holds the audit against the end that
// the database remembers and against the checkpoints outside, which miss a
// tail that was cut off.
func (desk *Desk) VerifyAudit(ctx context.Context, by domain.Actor) (report AuditReport, err error) {
	if domain.ReachOf(domain.ReadAudit, by.Role) == domain.None {
		return report, desk.Refuse(ctx, by, domain.VerifyAudit)
	}
	err = desk.store.Read(ctx, func(tx practice.Tx) error {
		report, err = desk.walk(tx)
		return err
	})
	if err != nil {
		return report, err
	}
	d := desk.Deed(by, domain.VerifyAudit)
	d.AboutMany("audit", domain.ClientID{})
	d.Note("entries", report.Entries)
	if report.Break != nil {
		d.Note("break", *report.Break)
	}
	err = desk.Record(ctx, d, domain.Read)
	if report.Break != nil {
		return report, nil // a broken audit may take no more entries: the finding counts more
	}
	return report, err
}

var errBroken = errors.New("the chain is broken")

func (desk *Desk) walk(tx practice.Tx) (AuditReport, error) {
	var report AuditReport
	expected, fault, err := desk.expectedEnds(tx) // before walking: the audit may grow meanwhile
	if err != nil {
		return report, err
	}
	if n := len(expected.kept); n > 0 {
		report.Checkpoint = &expected.kept[n-1]
	}
	verifier := tx.AuditVerifier()
	err = tx.EachAudit(math.MinInt64, func(e domain.AuditEntry) error {
		if report.Break = verifier.Next(e); report.Break == nil {
			report.Break = expected.meets(e)
		}
		if report.Break != nil {
			return errBroken
		}
		report.Entries++
		return nil
	})
	if err != nil && !errors.Is(err, errBroken) {
		return report, err
	}
	if report.Break == nil {
		report.Break = expected.reached(verifier.Head())
	}
	if report.Break == nil {
		report.Break = fault
	}
	return report, nil
}

// ends is what the audit must contain: the end that the database remembers,
// and those kept outside.
type ends struct {
	head domain.AuditHead
	kept []domain.Checkpoint
	hash map[int64]string
}

func (desk *Desk) expectedEnds(tx practice.Tx) (e ends, fault *domain.ChainBreak, err error) {
	e.hash = map[int64]string{}
	if desk.outside != nil {
		e.kept, err = desk.outside.Kept()
		if errors.Is(err, domain.ErrCheckpoints) {
			fault, err = &domain.ChainBreak{What: domain.ErrCheckpoints.Error()}, nil
		}
		if err != nil {
			return e, nil, err
		}
	}
	for _, c := range e.kept {
		e.hash[c.Seq] = c.Hash
	}
	if e.head, err = tx.AuditHead(); errors.Is(err, domain.ErrNotFound) {
		return e, &domain.ChainBreak{What: "the end of the chain was removed (table audit_head)"}, nil
	}
	return e, fault, err
}

// meets compares an entry that fits the chain with what was kept of it.
func (e ends) meets(entry domain.AuditEntry) *domain.ChainBreak {
	if kept, known := e.hash[entry.Seq]; known && kept != entry.Hash {
		return &domain.ChainBreak{Seq: entry.Seq, What: "is not the one that the checkpoint outside the database knows"}
	}
	if entry.Seq == e.head.Seq && entry.Hash != e.head.Hash {
		return &domain.ChainBreak{Seq: entry.Seq, What: "is not the end that the database remembers (table audit_head)"}
	}
	return nil
}

// reached says what is missing behind the last entry.
func (e ends) reached(last domain.AuditHead) *domain.ChainBreak {
	for _, c := range e.kept {
		if c.Seq > last.Seq {
			return &domain.ChainBreak{Seq: last.Seq + 1, What: "was removed, and everything after it: a checkpoint outside the database knows it"}
		}
	}
	if e.head.Seq > last.Seq {
		return &domain.ChainBreak{Seq: last.Seq + 1, What: "was removed, and everything after it"}
	}
	return nil
}
