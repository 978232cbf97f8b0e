package repository

import (
	"context"
	"fmt"

	"gorm.io/gorm/clause"
)

// schemaStepRow is a step of the schema, with the version of the program that
// took it first.
type schemaStepRow struct {
	Step    int64 `gorm:"primaryKey;autoIncrement:false"`
	Program string
}

func (schemaStepRow) TableName() string { return "schema_steps" }

func (s *Store) signStep(ctx context.Context, step int64, program string) error {
	var known int64
	err := s.db.WithContext(ctx).Model(&schemaStepRow{}).Where("step = ?", step).Count(&known).Error
	if err != nil || known > 0 { // a role that does not own the schema reads it
		return err
	}
	return s.db.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).
		Create(&schemaStepRow{Step: step, Program: program}).Error
}

// NewerSchema is what a program gets that does not know the last step of the
// schema: it would write what a newer one cannot read.
type NewerSchema struct {
	Step    int64
	Program string // that took it; "" when that is not known
}

// Error says which version to start.
func (e NewerSchema) Error() string {
	if e.Program == "" {
		return fmt.Sprintf("the schema has step %d, which this version of Cohort does not know: start the version that took it, or a later one", e.Step)
	}
	return fmt.Sprintf("the schema has step %d, which this version of Cohort does not know: start Cohort %s or a later one", e.Step, e.Program)
}

// CheckSchema answers NewerSchema when a newer program has taken a step that
// this one does not know.
func (s *Store) CheckSchema(ctx context.Context) error {
	m, err := s.migrator()
	if err != nil {
		return err
	}
	step, err := m.GetDBVersion(ctx)
	if err != nil {
		return err
	}
	return s.knows(ctx, step)
}

func (s *Store) knows(ctx context.Context, step int64) error {
	last, err := s.LastStep()
	if err != nil || step <= last {
		return err
	}
	var rows []schemaStepRow
	err = s.db.WithContext(ctx).Where("step = ?", step).Find(&rows).Error
	newer := NewerSchema{Step: step}
	for _, row := range rows {
		newer.Program = row.Program
	}
	if err != nil {
		return err
	}
	return newer
}

// LastStep is the last step of the schema that this program knows.
func (s *Store) LastStep() (last int64, err error) {
	m, err := s.migrator()
	if err != nil {
		return 0, err
	}
	for _, source := range m.ListSources() {
		last = max(last, source.Version)
	}
	return last, nil
}
