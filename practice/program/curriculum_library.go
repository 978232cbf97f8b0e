package program

import (
	"context"
	"fmt"
	"slices"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/domain/program/outline"
	"cohort/practice"
)

// What is noted of a curriculum besides: whence its content came, and whether
// it was put away.
var (
	noteFrom     = practice.Kept("contentFrom")
	noteArchived = practice.Kept("archived")
)

// checkOutline names what is wrong with a draft, as its rules do, and what only
// the practice knows: problem areas are intake's, and files must be here.
func checkOutline(tx practice.Tx, o program.Outline) error {
	var f domain.Faults
	f.Join(o.Validate())
	checkArea(&f, o.ProblemArea)
	if len(f) > 0 || len(o.FileIDs()) == 0 {
		return f.Err()
	}
	known, err := filesKnown(tx)
	if err != nil {
		return err
	}
	for i, w := range o.Weeks {
		for j, h := range w.Handouts {
			f.When(!known[h.FileID], fmt.Sprintf("weeks[%d].handouts[%d].fileId", i, j), "is no file of this practice")
		}
	}
	return f.Err()
}

func checkArea(f *domain.Faults, area string) {
	if area != "" {
		domain.OneOf(f, "problemArea", intake.ProblemArea(area), intake.ProblemAreas)
	}
}

func filesKnown(tx practice.Tx) (map[string]bool, error) {
	files, err := tx.CurriculumFiles()
	known := map[string]bool{}
	for _, id := range files {
		known[id.String()] = true
	}
	return known, err
}

// CopyCurriculum begins a curriculum with the content of another one: of a
// version, or of its draft for 0. Who names none gets "… (copy)".
func (desk *Desk) CopyCurriculum(ctx context.Context, by domain.Actor, id domain.CurriculumID, number int, name string) (c program.Curriculum, err error) {
	err = desk.onCurriculum(ctx, by, domain.WriteCurriculum, id, func(tx practice.Tx, d *practice.Deed, found program.Curriculum) error {
		var wrong domain.Faults
		wrong.Text("name", name, domain.MaxName)
		content := found.Draft
		if number != 0 {
			version, err := tx.CurriculumVersion(id, number)
			if wrong.When(domain.ErrNotFound.Is(err), "version", "is no version of this curriculum"); err != nil && len(wrong) == 0 {
				return err
			}
			content = version.Outline
		}
		if err := d.Check(wrong.Err()); err != nil {
			return err
		}
		if name == "" {
			name = cut(content.Name, domain.MaxName-7) + " (copy)"
		}
		content = content.Copy(name)
		if err := d.Check(checkOutline(tx, content)); err != nil {
			return err
		}
		c = begun(content, d)
		d.Note(noteFrom, map[string]any{"curriculum": id.String(), "version": number})
		return tx.CreateCurriculum(c)
	})
	return c, err
}

func cut(text string, most int) string {
	runes := []rune(text)
	return string(runes[:min(len(runes), most)])
}

// begun is a curriculum on its first day.
func begun(draft program.Outline, d *practice.Deed) program.Curriculum {
	c := program.Curriculum{ID: domain.NewID[domain.CurriculumID](), Draft: draft, HasDraft: true, Version: 1,
		CreatedBy: d.By.UserID, CreatedAt: d.Now, UpdatedAt: d.Now}
	d.About("curriculum", c.ID, domain.ClientID{})
	return c
}

// ArchiveCurriculum takes one out of the library, or brings it back.
func (desk *Desk) ArchiveCurriculum(ctx context.Context, by domain.Actor, id domain.CurriculumID, archived bool) (c program.Curriculum, err error) {
	err = desk.onCurriculum(ctx, by, domain.WriteCurriculum, id, func(tx practice.Tx, d *practice.Deed, found program.Curriculum) error {
		if c = found; archived == (found.ArchivedAt != nil) {
			d.NothingDone()
			return nil
		}
		c = found.Archive(archived, d.Now)
		c.Version++
		d.Note(noteArchived, archived)
		return tx.SaveCurriculum(c)
	})
	return c, err
}

// ImportCurriculum begins a curriculum with what a file says. Handouts whose
// files this practice does not have are left out, and named.
func (desk *Desk) ImportCurriculum(ctx context.Context, by domain.Actor, text string, format outline.Format) (c program.Curriculum, missing []string, err error) {
	err = desk.Change(ctx, by, domain.WriteCurriculum, func(tx practice.Tx, d *practice.Deed) error {
		read, err := outline.Read(text, format)
		if err == nil && read.ProblemArea != "" && !slices.Contains(intake.ProblemAreas, intake.ProblemArea(read.ProblemArea)) {
			err = domain.Invalid("text", "problemArea must be one of "+fmt.Sprint(domain.Texts(intake.ProblemAreas)))
		}
		if err := d.Check(err); err != nil {
			return err
		}
		known, err := filesKnown(tx)
		if err != nil {
			return err
		}
		for i := range read.Weeks {
			w := &read.Weeks[i]
			w.Handouts = slices.DeleteFunc(w.Handouts, func(h program.Handout) bool {
				if !known[h.FileID] {
					missing = append(missing, h.Name)
				}
				return !known[h.FileID]
			})
		}
		c = begun(read, d)
		d.Note(noteFrom, map[string]any{"file": string(format)})
		return tx.CreateCurriculum(c)
	})
	return c, missing, err
}

// ExportCurriculum gives the file of a version, or of the draft for 0, with the
// name that it is saved under.
func (desk *Desk) ExportCurriculum(ctx context.Context, by domain.Actor, id domain.CurriculumID, number int, format outline.Format) (text string, err error) {
	var wrong domain.Faults
	domain.OneOf(&wrong, "format", format, outline.Formats)
	err = desk.Look(ctx, by, domain.ReadCurriculum, func(tx practice.Tx, _ domain.Scope) error {
		if err := wrong.Err(); err != nil {
			return err
		}
		c, err := tx.Curriculum(id)
		if err != nil {
			return err
		}
		content := c.Draft
		if number != 0 {
			version, err := tx.CurriculumVersion(id, number)
			if err != nil {
				return err
			}
			content = version.Outline
		}
		text = outline.Write(content, format)
		return nil
	})
	return text, err
}
