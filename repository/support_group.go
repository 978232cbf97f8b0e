package repository

import (
	"errors"
	"slices"
	"time"

	"cohort/domain"
)

type supportGroupRow struct {
	ID         domain.SupportGroupID `gorm:"primaryKey"`
	Library    *string
	VerifiedOn domain.Date
	Content    []byte
	Version    int
	CreatedAt  time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt  time.Time `gorm:"autoUpdateTime:false"`
}

func (supportGroupRow) TableName() string { return "support_groups" }

const supportGroupContent = "support_groups.content"

// neverVerified is the day of an entry that nobody has looked at: before every
// other one, so that one condition finds what waits.
var neverVerified = domain.Date{Year: domain.EarliestYear, Month: time.January, Day: 1}

// supportGroupSaid is what is sealed of a group: who answers the telephone of a
// small one does so at home, and what staff remark is for staff.
type supportGroupSaid struct {
	Listing  domain.SupportGroupListing  `json:"listing"`
	Remark   string                      `json:"remark,omitempty"`
	Standing domain.SupportGroupStanding `json:"standing,omitzero"`
}

func (t *tx) supportGroupToRow(g domain.SupportGroup) (*supportGroupRow, error) {
	row := &supportGroupRow{ID: g.ID, VerifiedOn: g.Standing.VerifiedOn, Version: g.Version, CreatedAt: g.CreatedAt, UpdatedAt: g.UpdatedAt}
	if g.Library != "" {
		row.Library = &g.Library
	}
	if row.VerifiedOn.IsZero() {
		row.VerifiedOn = neverVerified
	}
	content, err := t.sealJSON(supportGroupContent, g.ID, supportGroupSaid{Listing: g.SupportGroupListing, Remark: g.Remark, Standing: g.Standing})
	row.Content = content
	return row, err
}

func (t *tx) supportGroupFromRow(r supportGroupRow) (domain.SupportGroup, error) {
	var said supportGroupSaid
	err := t.openJSON(supportGroupContent, r.ID, r.Content, &said)
	g := domain.SupportGroup{ID: r.ID, SupportGroupListing: said.Listing, Remark: said.Remark, Standing: said.Standing,
		Version: r.Version, CreatedAt: r.CreatedAt.UTC(), UpdatedAt: r.UpdatedAt.UTC()}
	if r.Library != nil {
		g.Library = *r.Library
	}
	return g, err
}

// SupportGroups lists those that fit, by name. What waits for a check is found by
// its day; else a practice has few, and all are opened, sorted and searched here.
func (t *tx) SupportGroups(filter domain.SupportGroupFilter, today domain.Date, p domain.Page) (found domain.List[domain.SupportGroup], err error) {
	rows, err := t.supportGroupRows(filter.VerifiedBefore(today))
	if err != nil {
		return found, err
	}
	all, err := each(rows, t.supportGroupFromRow)
	if err != nil {
		return found, err
	}
	fits, names := map[string]domain.SupportGroup{}, []named{}
	for _, g := range all {
		if filter.Fits(g, today) {
			fits[g.ID.String()] = g
			names = append(names, named{id: g.ID.String(), name: g.Name})
		}
	}
	ids, err := pageByName(names, p)
	found.Next = ids.Next
	for _, id := range ids.Items {
		found.Items = append(found.Items, fits[id])
	}
	return found, err
}

func (t *tx) supportGroupRows(verifiedBefore domain.Date) ([]supportGroupRow, error) {
	if verifiedBefore.IsZero() {
		return list[supportGroupRow](t.db, "id", "true")
	}
	return list[supportGroupRow](t.db, "verified_on, id", "verified_on < ?", verifiedBefore)
}

// SupportGroup gives one.
func (t *tx) SupportGroup(id domain.SupportGroupID) (domain.SupportGroup, error) {
	row, err := find[supportGroupRow](t.db, "id = ?", id)
	if err != nil {
		return domain.SupportGroup{}, err
	}
	return t.supportGroupFromRow(row)
}

// LibraryTaken gives what was taken of the library.
func (t *tx) LibraryTaken() (map[string]domain.SupportGroupID, error) {
	rows, err := list[supportGroupRow](t.db.Select("id", "library"), "library", "library IS NOT NULL")
	taken := make(map[string]domain.SupportGroupID, len(rows))
	for _, r := range rows {
		taken[*r.Library] = r.ID
	}
	return taken, err
}

// LockSupportGroups gives some for a change. They are locked in the order of their
// ids, in which everybody does.
func (t *tx) LockSupportGroups(ids ...domain.SupportGroupID) ([]domain.SupportGroup, error) {
	if err := t.take(lockSupportGroup); err != nil {
		return nil, err
	}
	rows, err := list[supportGroupRow](t.locked(), "id", "id IN ?", ids)
	if err != nil {
		return nil, err
	}
	groups := make([]domain.SupportGroup, 0, len(ids))
	for _, id := range ids {
		i := slices.IndexFunc(rows, func(r supportGroupRow) bool { return r.ID == id })
		if i < 0 {
			return nil, domain.ErrNotFound
		}
		t.took(lockSupportGroup, id)
		g, err := t.supportGroupFromRow(rows[i])
		if err != nil {
			return nil, err
		}
		groups = append(groups, g)
	}
	return groups, nil
}

// CreateSupportGroup adds one.
func (t *tx) CreateSupportGroup(g domain.SupportGroup) error {
	t.took(lockSupportGroup, g.ID)
	row, err := t.supportGroupToRow(g)
	if err != nil {
		return err
	}
	return errors.Join(t.take(lockSupportGroup), t.insert(row))
}

// SaveSupportGroup writes one.
func (t *tx) SaveSupportGroup(g domain.SupportGroup) error {
	if err := t.mine(lockSupportGroup, g.ID); err != nil {
		return err
	}
	row, err := t.supportGroupToRow(g)
	if err != nil {
		return err
	}
	return t.update(row)
}
