package office

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"cohort/domain"
	"cohort/practice"
)

// kept gives the checkpoints outside the database; without a place for them,
// none.
func (desk *Desk) kept() ([]domain.Checkpoint, error) {
	if desk.outside == nil {
		return nil, nil
	}
	return desk.outside.Kept()
}

// keptHereAnd gives the checkpoints outside the database, and behind them those
// of a copy that was shipped elsewhere.
func (desk *Desk) keptHereAnd(shipped Known) ([]domain.Checkpoint, error) {
	kept, err := desk.kept()
	if shipped == nil || err != nil && !errors.Is(err, domain.ErrCheckpoints) {
		return kept, err
	}
	also, fault := shipped.Kept()
	if err == nil {
		err = fault
	}
	return append(also, kept...), err
}

// restoresOf gives what the audit says of restores, oldest first. An entry that
// cannot be read or was not written here says nothing: the walk along the chain
// finds it.
func restoresOf(tx practice.Tx) (restores []domain.Restore) {
	key := tx.AuditVerifier(domain.AuditLink{}).Key
	of := domain.AuditFilter{Action: domain.RestorePractice, Outcome: domain.Done}
	for page := (domain.Page{Limit: domain.MaxLimit}); ; {
		found, err := tx.Audit(of, page)
		if err != nil {
			break
		}
		for _, e := range found.Items {
			var detail struct {
				Restore domain.Restore `json:"restore"`
			}
			if e.Sum(key) == e.MAC && json.Unmarshal([]byte(e.Detail), &detail) == nil {
				restores = append(restores, detail.Restore)
			}
		}
		if page.After = found.Next; page.After == "" {
			break
		}
	}
	slices.Reverse(restores)
	return restores
}

func discarded(c domain.Checkpoint, by []domain.Restore) bool {
	return slices.ContainsFunc(by, func(r domain.Restore) bool { return r.Discards(c) })
}

// unknownRestore finds that the newest restore that was kept outside is not in
// the audit: the database is the one that was put back since, or a copy of it.
func unknownRestore(kept []domain.Checkpoint, known []domain.Restore) *domain.ChainBreak {
	for _, c := range slices.Backward(kept) {
		if c.Restored == nil {
			continue
		}
		if slices.ContainsFunc(known, func(r domain.Restore) bool { return r.ID == c.Restored.ID }) {
			return nil
		}
		return &domain.ChainBreak{What: "the database is not the one that was restored at " + c.At.Format(timeInWords)}
	}
	return nil
}

const timeInWords = "2006-01-02 15:04:05 MST"

// LeftBehind gives the newest checkpoint that the database does not reach: it
// was put back to an older state without anybody saying so, or its end was cut
// off. nil: it reaches them all.
func (desk *Desk) LeftBehind(ctx context.Context) (known *domain.Checkpoint, head domain.AuditLink, err error) {
	err = desk.store.Read(ctx, func(tx practice.Tx) error {
		kept, err := desk.kept()
		if err != nil && !errors.Is(err, domain.ErrCheckpoints) { // what is wrong with them, verifying says
			return err
		}
		if head, err = tx.AuditHead(); err != nil {
			return ignoring(err, domain.ErrNotFound)
		}
		restores := restoresOf(tx)
		for _, c := range kept {
			if c.Place > head.Place && !discarded(c, restores) {
				known = &c
			}
		}
		if known == nil && unknownRestore(kept, restores) != nil {
			known = &kept[len(kept)-1]
		}
		return nil
	})
	return known, head, err
}

func ignoring(err, what error) error {
	if errors.Is(err, what) {
		return nil
	}
	return err
}
