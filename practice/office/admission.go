package office

import (
	"context"
	"fmt"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/practice"
)

// UpdateAdmission changes what the practice asks before it gives a seat.
func (desk *Desk) UpdateAdmission(ctx context.Context, by domain.Actor, expected domain.Version, wanted domain.Admission) (v SettingsView, err error) {
	err = desk.Change(ctx, by, domain.UpdateSettings, func(tx practice.Tx, d *practice.Deed) error {
		v.Settings, err = replacePart(tx, d, expected, func(s *domain.Settings) *domain.Admission { return &s.Admission }, wanted, checkAdmission(wanted))
		if err != nil {
			return err
		}
		return v.price(tx, d.Now)
	})
	return v, err
}

// checkAdmission names everything that is wrong, the instruments too.
func checkAdmission(a domain.Admission) error {
	var f domain.Faults
	f.Join(a.Validate())
	checkInstruments(&f, "instruments", a.Instruments)
	f.Items("byProblemArea", len(a.ByProblemArea), len(intake.ProblemAreas))
	for i, c := range a.ByProblemArea {
		at := fmt.Sprintf("byProblemArea[%d].", i)
		domain.OneOf(&f, at+"problemArea", intake.ProblemArea(c.ProblemArea), intake.ProblemAreas)
		checkInstruments(&f, at+"instruments", c.Instruments)
	}
	return f.Err()
}

func checkInstruments(f *domain.Faults, field string, codes []string) {
	f.Items(field, len(codes), len(instrument.All()))
	for i, code := range codes {
		_, known := instrument.ByCode(code)
		f.When(!known, fmt.Sprintf("%s[%d]", field, i), "is not one of the instruments of this practice")
	}
}
