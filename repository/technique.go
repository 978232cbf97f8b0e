package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type techniqueRow struct {
	ID        domain.TechniqueID `gorm:"primaryKey"`
	Content   []byte
	Retired   bool
	Version   int
	CreatedBy domain.UserID
	CreatedAt time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt time.Time `gorm:"autoUpdateTime:false"`
}

func (techniqueRow) TableName() string { return "techniques" }

const techniqueContent = "techniques.content"

// techniqueSaid is what is sealed of a technique.
type techniqueSaid struct {
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
}

func (t *tx) techniqueToRow(k program.Technique) (*techniqueRow, error) {
	content, err := t.sealJSON(techniqueContent, k.ID, techniqueSaid{Name: k.Name, Description: k.Description})
	return &techniqueRow{ID: k.ID, Content: content, Retired: k.Retired, Version: k.Version,
		CreatedBy: k.CreatedBy, CreatedAt: k.CreatedAt, UpdatedAt: k.UpdatedAt}, err
}

// Techniques gives the practice's own, by name. They are few: all are opened.
func (t *tx) Techniques() ([]program.Technique, error) {
	rows, err := list[techniqueRow](t.db, "id", "true")
	if err != nil {
		return nil, err
	}
	all, err := each(rows, func(r techniqueRow) (program.Technique, error) {
		var said techniqueSaid
		err := t.openJSON(techniqueContent, r.ID, r.Content, &said)
		return program.Technique{ID: r.ID, Name: said.Name, Description: said.Description, Retired: r.Retired, Version: r.Version,
			CreatedBy: r.CreatedBy, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt}, err
	})
	domain.SortByName(all, func(k program.Technique) []string { return []string{k.Name} }, func(k program.Technique) string { return k.ID.String() })
	return all, err
}

// CreateTechnique adds one.
func (t *tx) CreateTechnique(k program.Technique) error {
	row, err := t.techniqueToRow(k)
	if err != nil {
		return err
	}
	return t.insert(row)
}

// SaveTechnique writes one. The settings are locked: whoever writes techniques
// does so one after the other.
func (t *tx) SaveTechnique(k program.Technique) error {
	if err := t.mine(lockSettings, theSettings{}); err != nil {
		return err
	}
	row, err := t.techniqueToRow(k)
	if err != nil {
		return err
	}
	return t.update(row)
}
