package clinical

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

var noteFlags = practice.Plain("flags") // how many were seen

// RiskFlagCard is a flag with whom it is about.
type RiskFlagCard struct {
	clinical.RiskFlag
	ClientCode string
	FirstName  string // the name the group uses
}

// RiskFlags lists flags, the one that has waited longest first.
func (desk *Desk) RiskFlags(ctx context.Context, by domain.Actor, filter clinical.RiskFlagFilter, page domain.Page) (list domain.List[RiskFlagCard], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = desk.Read(ctx, by, domain.ReadRiskFlag, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.AboutMany("risk_flags", filter.ClientID)
		found, err := tx.RiskFlags(scope, filter, page)
		if err != nil {
			return err
		}
		cards, err := riskFlagCards(tx, found.Items)
		list = domain.List[RiskFlagCard]{Items: cards, Next: found.Next}
		d.Note(noteFlags, len(cards))
		return err
	})
	return list, err
}

func riskFlagCards(tx practice.Tx, flags []clinical.RiskFlag) ([]RiskFlagCard, error) {
	ids := make([]domain.ClientID, len(flags))
	for i, f := range flags {
		ids[i] = f.ClientID
	}
	clients, err := tx.ClientsByID(ids)
	cards := make([]RiskFlagCard, len(flags))
	for i, f := range flags {
		c := clients[f.ClientID]
		cards[i] = RiskFlagCard{RiskFlag: f, ClientCode: c.Code, FirstName: c.ShownName()}
	}
	return cards, err
}

// onRiskFlag is the only way to act on a flag: it locks the row, asks the
// policy about the flag's client, acts and writes the audit in one transaction.
func (desk *Desk) onRiskFlag(ctx context.Context, by domain.Actor, action domain.Action, id domain.RiskFlagID,
	do func(practice.Tx, *practice.Deed, clinical.RiskFlag) error) error {
	return desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("risk_flag", id, domain.ClientID{})
		f, err := tx.LockRiskFlag(id)
		if err != nil {
			return err
		}
		d.About("risk_flag", id, f.ClientID)
		if err := practice.MayTreat(tx, by, action, domain.ReadRiskFlag, f.ClientID); err != nil {
			return err
		}
		return do(tx, d, f)
	})
}

// AnswerRiskFlag notes what was done about a flag. It is done once.
func (desk *Desk) AnswerRiskFlag(ctx context.Context, by domain.Actor, id domain.RiskFlagID, action string) (card RiskFlagCard, err error) {
	err = desk.onRiskFlag(ctx, by, domain.AnswerRiskFlag, id, func(tx practice.Tx, d *practice.Deed, f clinical.RiskFlag) error {
		if f, err = f.Answer(by, action, d.Now); err != nil {
			return err
		}
		if err := tx.SaveRiskFlag(f); err != nil {
			return err
		}
		cards, err := riskFlagCards(tx, []clinical.RiskFlag{f})
		card = cards[0]
		return err
	})
	return card, err
}
