package office

import (
	"context"

	"cohort/domain"
	"cohort/practice"
)

// What is noted of a walk along the audit.
var (
	noteEntries = practice.Kept("entries")
	noteBreak   = practice.Kept("break")
)

// VerifyAudit walks the whole audit and names the first entry that was edited,
// removed, inserted or moved. It also holds the audit against the end that
// the database remembers and against the checkpoints outside, which miss a
// tail that was cut off.
func (desk *Desk) VerifyAudit(ctx context.Context, by domain.Actor, reached func(domain.AuditLink) error) (AuditReport, error) {
	if domain.ReachOf(domain.ReadAudit, by.Role) == domain.None {
		return AuditReport{}, desk.Refuse(ctx, by, domain.VerifyAudit)
	}
	report, err := desk.walk(ctx, fromTheFirst, reached)
	if err != nil {
		return report, err
	}
	d := desk.Deed(by, domain.VerifyAudit)
	d.AboutMany("audit", domain.ClientID{})
	d.Note(noteEntries, report.Entries)
	if report.Break != nil {
		d.Note(noteBreak, *report.Break)
	}
	err = desk.Record(ctx, d, domain.Read)
	if report.Break != nil {
		return report, nil // a broken audit may take no more entries: the finding counts more
	}
	return report, err
}
