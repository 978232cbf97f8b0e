package office

import (
	"context"
	"fmt"

	"cohort/domain"
	"cohort/practice"
)

var noteTaken = practice.Plain("taken")

// LibraryEntry is an organization of the library, and the entry as which the
// practice took it.
type LibraryEntry struct {
	domain.LibraryGroup
	Taken domain.SupportGroupID // zero: not yet
}

// SupportGroupLibrary lists the organizations that are built in.
func (desk *Desk) SupportGroupLibrary(ctx context.Context, by domain.Actor) (entries []LibraryEntry, err error) {
	err = desk.Look(ctx, by, domain.ReadSupportGroups, func(tx practice.Tx, _ domain.Scope) error {
		taken, err := tx.LibraryTaken()
		for _, g := range domain.SupportGroupLibrary() {
			entries = append(entries, LibraryEntry{LibraryGroup: g, Taken: taken[g.Key]})
		}
		return err
	})
	return entries, err
}

// TakeSupportGroups takes organizations of the library into the directory: those
// of the keys, or all without. What was taken before stays as the practice has it,
// also where it was changed or has ended.
func (desk *Desk) TakeSupportGroups(ctx context.Context, by domain.Actor, keys []string) (took []domain.SupportGroup, today domain.Date, err error) {
	err = desk.Change(ctx, by, domain.KeepSupportGroups, func(tx practice.Tx, d *practice.Deed) error {
		took = nil
		d.AboutMany("support_group", domain.ClientID{})
		wanted, err := ofLibrary(keys)
		if err := d.Check(err); err != nil {
			return err
		}
		if _, err := tx.LockSettings(); err != nil { // two who take the library wait for each other there
			return err
		}
		taken, err := tx.LibraryTaken()
		if err != nil {
			return err
		}
		for _, of := range wanted {
			if !taken[of.Key].IsZero() {
				continue
			}
			g := domain.SupportGroup{ID: domain.NewID[domain.SupportGroupID](), Library: of.Key, SupportGroupListing: of.SupportGroupListing, Version: 1, CreatedAt: d.Now, UpdatedAt: d.Now}
			if err := tx.CreateSupportGroup(g); err != nil {
				return err
			}
			taken[of.Key] = g.ID
			took = append(took, g)
		}
		if len(took) == 0 {
			d.NothingDone()
		}
		d.Note(noteTaken, len(took))
		today, err = practice.Today(tx, d.Now)
		return err
	})
	return took, today, err
}

// ofLibrary finds organizations by their keys, all of them without any.
func ofLibrary(keys []string) (wanted []domain.LibraryGroup, err error) {
	if len(keys) == 0 {
		return domain.SupportGroupLibrary(), nil
	}
	var f domain.Faults
	f.Items("keys", len(keys), domain.MaxItems)
	for i, key := range keys {
		g, known := domain.FromLibrary(key)
		f.When(!known, fmt.Sprintf("keys[%d]", i), "is none of the library")
		wanted = append(wanted, g)
	}
	return wanted, f.Err()
}
