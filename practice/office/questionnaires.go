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
func (desk *Desk) UpdateQuestionnaires(ctx context.Context, by domain.Actor, expected domain.Version, wanted domain.Questionnaires) (s domain.Settings, err error) {
	err = desk.Change(ctx, by, domain.UpdateSettings, func(tx practice.Tx, d *practice.Deed) error {
		s, err = replacePart(tx, d, expected, func(s *domain.Settings) *domain.Questionnaires { return &s.Questionnaires }, wanted, checkQuestionnaires(wanted))
		return err
	})
	return s, err
}

func checkQuestionnaires(q domain.Questionnaires) error {
	var f domain.Faults
	f.Join(q.Validate())
	for i, r := range q.Rules {
		at := fmt.Sprintf("rules[%d].", i)
		_, known := instrument.ByCode(r.Instrument)
		f.When(!known, at+"instrument", "is not one of the instruments of this practice")
		for j, area := range r.ProblemAreas {
			domain.OneOf(&f, fmt.Sprintf("%sproblemAreas[%d]", at, j), intake.ProblemArea(area), intake.ProblemAreas)
		}
	}
	return f.Err()
}
