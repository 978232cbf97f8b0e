package office

import (
	"context"

	"cohort/domain"
	"cohort/practice"
)

// UpdateNoteRules changes how notes are written. What is signed stays as it is.
func (desk *Desk) UpdateNoteRules(ctx context.Context, by domain.Actor, expected domain.Version, wanted domain.NoteRules) (s domain.Settings, err error) {
	err = desk.Change(ctx, by, domain.UpdateSettings, func(tx practice.Tx, d *practice.Deed) error {
		wanted = wanted.Trimmed()
		s, err = replacePart(tx, d, expected, func(s *domain.Settings) *domain.NoteRules { return &s.Notes }, wanted, wanted.Validate())
		return err
	})
	return s, err
}
