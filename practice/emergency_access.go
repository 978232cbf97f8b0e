package practice

import (
	"context"
	"slices"
	"strings"

	"cohort/domain"
)

// stillOpen says whether the record that was open to the actor when the request
// came is open still: somebody may have ended it meanwhile.
func stillOpen(tx Tx, by domain.Actor, client domain.ClientID) (bool, error) {
	a, err := tx.EmergencyAccess(by.Emergency(client).ID)
	return err == nil && a.EndedAt == nil, err
}

// underEmergency marks what a request read with the emergency accesses under
// which it was shown, and refuses the answer of a record that was closed
// meanwhile.
func (p *Practice) underEmergency(ctx context.Context, by domain.Actor, entries []domain.AuditEntry, shown []domain.ClientID) error {
	if len(by.Emergencies) == 0 || len(entries) == 0 {
		return nil
	}
	var under []domain.ClientID
	for _, e := range by.Emergencies {
		if slices.Contains(shown, e.ClientID) || slices.ContainsFunc(entries, func(a domain.AuditEntry) bool { return a.ClientID == e.ClientID }) {
			under = append(under, e.ClientID)
		}
	}
	if len(under) == 0 {
		return nil
	}
	ids := make([]string, len(under))
	for i, client := range under {
		ids[i] = by.Emergency(client).ID.String()
	}
	entries[0] = entries[0].Noting(domain.NotedEmergency, strings.Join(ids, " "))
	if requestOf(ctx) != nil {
		return nil // a change was asked about as it was made
	}
	closed := false
	err := p.store.Read(ctx, func(tx Tx) error {
		for _, client := range under {
			a := by.Emergency(client)
			open, err := stillOpen(tx, by, client)
			if err != nil {
				return err
			}
			closed = closed || !open || !a.Open(p.Now())
		}
		return nil
	})
	if err == nil && closed {
		entry := entries[0]
		entry.Outcome = domain.Refused
		if err = p.reading.record(ctx, entry); err == nil {
			err = domain.ErrNotFound
		}
	}
	return err
}
