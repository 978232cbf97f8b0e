package office

import (
	"context"
	"fmt"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/practice"
)

// UpdateQuestionnaires changes when members fill in which instruments. It holds from
// now on: what is due is worked out anew wherever it is asked for.
func (desk *Desk) UpdateQuestionnaires(ctx context.Context, by domain.Actor, expected domain.Version, wanted domain.Questionnaires) (v QuestionnairesView, err error) {
	err = desk.Change(ctx, by, domain.UpdateSettings, func(tx practice.Tx, d *practice.Deed) error {
		if v.Library, err = tx.Instruments(); err != nil {
			return err
		}
		v.Settings, err = replacePart(tx, d, expected, func(s *domain.Settings) *domain.Questionnaires { return &s.Questionnaires }, wanted, checkQuestionnaires(wanted, v.Library))
		return err
	})
	return v, err
}

// QuestionnairesView is what is due when, with what a rule may name.
type QuestionnairesView struct {
	domain.Settings
	Library instrument.Library
}

// Questionnaires gives when members fill in which instruments.
func (desk *Desk) Questionnaires(ctx context.Context, by domain.Actor) (v QuestionnairesView, err error) {
	err = desk.Look(ctx, by, domain.ReadSettings, func(tx practice.Tx, _ domain.Scope) error {
		if v.Settings, err = tx.Settings(); err != nil {
			return err
		}
		v.Library, err = tx.Instruments()
		return err
	})
	return v, err
}

func checkQuestionnaires(q domain.Questionnaires, lib instrument.Library) error {
	var f domain.Faults
	f.Join(q.Validate())
	for i, r := range q.Rules {
		at := fmt.Sprintf("rules[%d].", i)
		_, known := lib.ByCode(r.Instrument)
		f.When(!known, at+"instrument", "is not one of the instruments of this practice")
		for j, area := range r.ProblemAreas {
			domain.OneOf(&f, fmt.Sprintf("%sproblemAreas[%d]", at, j), intake.ProblemArea(area), intake.ProblemAreas)
		}
	}
	return f.Err()
}
