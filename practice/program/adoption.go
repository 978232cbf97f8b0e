package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// What is noted of going over to another version.
var (
	noteAdoption = practice.Kept("adoption")
	noteVersions = practice.Kept("versions")
)

// Adoption is what going over to another version of a curriculum does, or did.
type Adoption struct {
	program.Adopted
	ID      domain.AdoptionID // zero while it is only looked at
	Version int               // of the curriculum, that the cohort goes over to
}

// LastAdoption is the newest going over of a cohort that stands, and what the
// cohort could go over to; the zero id where there is none.
type LastAdoption struct {
	program.Adoption
	ByName    string
	Cohort    program.Cohort
	Newest    int      // version of the curriculum
	Themes    []string // of its weeks
	Undoable  bool     // no session was held with it
	FromFirst int      // number of the session that it began with
}

// LastAdoption gives the going over that can be undone.
func (desk *Desk) LastAdoption(ctx context.Context, by domain.Actor, id domain.CohortID) (last LastAdoption, err error) {
	err = desk.Look(ctx, by, domain.AdoptVersion, func(tx practice.Tx, scope domain.Scope) error { // names no client
		if last.Cohort, err = visibleCohort(tx, scope, id); err != nil || last.Cohort.CurriculumID.IsZero() {
			return err
		}
		c, err := tx.Curriculum(last.Cohort.CurriculumID)
		if err != nil {
			return err
		}
		last.Newest = c.Published
		newest, err := tx.CurriculumVersion(c.ID, c.Published)
		if err != nil {
			return err
		}
		for _, w := range newest.Outline.Weeks {
			last.Themes = append(last.Themes, w.Theme)
		}
		last.Adoption, err = tx.LastAdoption(id)
		if domain.ErrNotFound.Is(err) {
			return nil
		}
		if err != nil {
			return err
		}
		plan, err := planFor(tx, last.Cohort, last.Old)
		if err != nil {
			return err
		}
		for _, s := range plan.Sessions {
			if s.ID == last.From {
				last.FromFirst = s.Number
			}
		}
		_, refused := plan.UndoAdoption(last.Adoption, last.At)
		last.Undoable = refused == nil
		u, err := tx.User(last.By)
		last.ByName = u.Name
		return err
	})
	return last, err
}

// AdoptionAhead says beforehand what going over would do.
func (desk *Desk) AdoptionAhead(ctx context.Context, by domain.Actor, id domain.CohortID, version int, wanted program.Adopting) (v Adoption, err error) {
	err = desk.Read(ctx, by, domain.AdoptVersion, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.NothingDone() // themes and dates name nobody
		c, err := visibleCohort(tx, scope, id)
		if err != nil {
			return err
		}
		v, _, err = adopting(tx, d, c, version, wanted)
		return err
	})
	return v, err
}

// AdoptVersion lets a running cohort go over to another version of its
// curriculum from a session on. What was delivered keeps its version.
func (desk *Desk) AdoptVersion(ctx context.Context, by domain.Actor, id domain.CohortID, expected domain.Version, version int, wanted program.Adopting) (v Adoption, err error) {
	err = desk.OnCohort(ctx, by, domain.AdoptVersion, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort) error {
		if err := expected.Matches(c.Version); err != nil {
			return err
		}
		var plan program.Plan
		if v, plan, err = adopting(tx, d, c, version, wanted); err != nil {
			return err
		}
		kept := plan.Kept(domain.NewID[domain.AdoptionID](), wanted.From, v.Adopted, by.UserID, d.Now)
		v.ID = kept.ID
		noteAdopted(d, kept.ID, kept.Old, kept.New)
		if err := keepAdopted(tx, d, &v.Adopted); err != nil {
			return err
		}
		return tx.CreateAdoption(kept)
	})
	return v, err
}

// UndoAdoption takes the newest going over back, until a session was held with
// the new version.
func (desk *Desk) UndoAdoption(ctx context.Context, by domain.Actor, id domain.CohortID, which domain.AdoptionID) (v Adoption, err error) {
	err = desk.OnCohort(ctx, by, domain.AdoptVersion, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort) error {
		kept, err := tx.LastAdoption(id)
		switch {
		case domain.ErrNotFound.Is(err), err == nil && kept.ID != which:
			return program.ErrAdoptionChanged
		case err != nil:
			return err
		}
		plan, err := planFor(tx, c, kept.Old)
		if err != nil {
			return err
		}
		if v.Adopted, err = plan.UndoAdoption(kept, d.Now); err != nil {
			return err
		}
		v.ID, v.Version = kept.ID, kept.Old
		noteAdopted(d, kept.ID, kept.New, kept.Old)
		if err := keepAdopted(tx, d, &v.Adopted); err != nil {
			return err
		}
		kept.UndoneAt, kept.UndoneBy = &d.Now, by.UserID
		return tx.SaveAdoption(kept)
	})
	return v, err
}

func noteAdopted(d *practice.Deed, id domain.AdoptionID, from, to int) {
	d.Note(noteAdoption, id.String())
	d.Note(noteVersions, []int{from, to})
}

func adopting(tx practice.Tx, d *practice.Deed, c program.Cohort, version int, wanted program.Adopting) (v Adoption, plan program.Plan, err error) {
	if c.CurriculumID.IsZero() {
		return v, plan, program.ErrNoCurriculum
	}
	plan, err = planFor(tx, c, version)
	if domain.ErrNotFound.Is(err) {
		err = domain.Invalid("version", "is no version of this curriculum")
	}
	if err := d.Check(err); err != nil {
		return v, plan, err
	}
	v.Version = version
	v.Adopted, err = plan.Adopt(wanted, version, d.Now)
	return v, plan, d.Check(err)
}

// planFor reads what going over rests on, with one more version.
func planFor(tx practice.Tx, c program.Cohort, version int) (p program.Plan, err error) {
	p = program.Plan{Cohort: c, Recorded: map[domain.SessionID]bool{}}
	if p.Sessions, err = tx.Sessions(c.ID); err != nil {
		return p, err
	}
	for _, s := range p.Sessions {
		p.Recorded[s.ID] = s.Status == program.SessionClosed
	}
	if p.Versions, err = practice.VersionsOf(tx, c, p.Sessions, version); err != nil {
		return p, err
	}
	marks, err := tx.AttendanceOf(c.ID)
	if err != nil {
		return p, err
	}
	for _, m := range marks {
		if program.RollCalled([]program.Attendance{m}) {
			p.Recorded[m.SessionID] = true
		}
	}
	homework, err := tx.HomeworkOf(c.ID)
	for _, h := range homework {
		p.Recorded[h.SessionID] = true
	}
	return p, err
}

// keepAdopted writes the cohort and its sessions.
func keepAdopted(tx practice.Tx, d *practice.Deed, a *program.Adopted) error {
	a.Cohort.Version++
	if err := tx.SaveCohort(a.Cohort); err != nil {
		return err
	}
	for i := range a.Sessions {
		s := &a.Sessions[i]
		s.Version, s.UpdatedAt = s.Version+1, d.Now
		if err := tx.SaveSession(*s); err != nil {
			return err
		}
	}
	return nil
}
