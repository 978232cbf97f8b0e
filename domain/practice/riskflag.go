package practice

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
)

type riskFlagTx interface {
	RiskFlags(scope domain.Scope, filter RiskFlagFilter, page Page) (List[clinical.RiskFlag], error) // newest first
	LockRiskFlag(domain.RiskFlagID) (clinical.RiskFlag, error)
	CreateRiskFlag(clinical.RiskFlag) error
	SaveRiskFlag(clinical.RiskFlag) error
}

// RiskFlagFilter limits the list of flags.
type RiskFlagFilter struct {
	ClientID domain.ClientID
	Open     bool // only those nobody has answered
}

// RiskFlagCard is a flag with whom it is about.
type RiskFlagCard struct {
	clinical.RiskFlag
	ClientCode string
	FirstName  string // the name the group uses
}

// RiskFlags lists flags, newest first.
func (p *Practice) RiskFlags(ctx context.Context, by domain.Actor, filter RiskFlagFilter, page Page) (list List[RiskFlagCard], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = p.read(ctx, by, domain.ReadRiskFlag, func(tx Tx, scope domain.Scope, d *Deed) error {
		d.about = domain.Subject{Kind: "risk_flags", ClientID: filter.ClientID}
		found, err := tx.RiskFlags(scope, filter, page)
		if err != nil {
			return err
		}
		cards, err := riskFlagCards(tx, found.Items)
		list = List[RiskFlagCard]{Items: cards, Next: found.Next}
		d.Note("flags", len(cards))
		return err
	})
	return list, err
}

func riskFlagCards(tx Tx, flags []clinical.RiskFlag) ([]RiskFlagCard, error) {
	ids := make([]domain.ClientID, len(flags))
	for i, f := range flags {
		ids[i] = f.ClientID
	}
	clients, err := tx.ClientsByID(ids)
	cards := make([]RiskFlagCard, len(flags))
	for i, f := range flags {
		c := clients[f.ClientID]
		cards[i] = RiskFlagCard{f, c.Code, c.ShownName()}
	}
	return cards, err
}

// onRiskFlag is the only way to act on a flag: it locks the row, asks the
// policy about the flag's client, acts and writes the audit in one transaction.
func (p *Practice) onRiskFlag(ctx context.Context, by domain.Actor, action domain.Action, id domain.RiskFlagID,
	do func(Tx, *Deed, clinical.RiskFlag) error) error {
	return p.change(ctx, by, action, func(tx Tx, d *Deed) error {
		d.About("risk_flag", id, domain.ClientID{})
		f, err := tx.LockRiskFlag(id)
		if err != nil {
			return err
		}
		d.About("risk_flag", id, f.ClientID)
		if err := mayTreat(tx, by, action, domain.ReadRiskFlag, f.ClientID); err != nil {
			return err
		}
		return do(tx, d, f)
	})
}

// AcknowledgeRiskFlag notes what was done about a flag. It is done once.
func (p *Practice) AcknowledgeRiskFlag(ctx context.Context, by domain.Actor, id domain.RiskFlagID, action string) (card RiskFlagCard, err error) {
	err = p.onRiskFlag(ctx, by, domain.AnswerRiskFlag, id, func(tx Tx, d *Deed, f clinical.RiskFlag) error {
		if f, err = f.Acknowledge(by, action, d.Now); err != nil {
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
