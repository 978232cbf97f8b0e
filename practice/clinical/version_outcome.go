package clinical

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical/comparison"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/domain/program"
	"cohort/practice"
)

// VersionOutcomes are two versions of a curriculum side by side.
type VersionOutcomes struct {
	comparison.Report
	comparison.Versions
	CurriculumID domain.CurriculumID
	Form         *instrument.Definition // by which the change is judged; nil where no form was filled in twice
}

// The errors about what is compared.
var (
	errOneVersion = domain.Conflict("one_version", "This curriculum has one version alone: there is nothing to compare it with.")
	errNoVersion  = domain.Invalid("newer", "is not the number of a published version")
	errSame       = domain.Invalid("older", "must be another, published version")
)

// CompareVersions holds the outcomes of two versions of a curriculum side by
// side, over all cohorts of the practice: the newest and the one before it where
// none is named (0). It shows no one: figures of thirty members at least on each
// side, or none.
func (desk *Desk) CompareVersions(ctx context.Context, by domain.Actor, id domain.CurriculumID, of comparison.Versions) (v VersionOutcomes, err error) {
	err = desk.Look(ctx, by, domain.CompareVersions, func(tx practice.Tx, _ domain.Scope) error {
		c, err := tx.Curriculum(id)
		if err != nil {
			return err
		}
		v.CurriculumID = id
		if v.Versions, err = compared(c, of); err != nil {
			return err
		}
		cohorts, err := tx.VersionCohorts(id, v.Older, v.Newer)
		if err != nil {
			return err
		}
		zone, err := practice.Zone(tx)
		if err != nil {
			return err
		}
		finished := finishedIn(cohorts, domain.DateIn(desk.Now(), zone))
		taken, err := tx.CompleteAssessmentsOfMany(clientsOf(finished))
		if err != nil {
			return err
		}
		v.Form = programForm(finished, taken)
		members := make([]comparison.Member, len(finished))
		for i, m := range finished {
			members[i] = m.compared(v.Newer, v.Form, taken[m.ClientID])
		}
		v.Report = comparison.Compare(members)
		return nil
	})
	return v, err
}

// compared fills in which two, and refuses what is not published.
func compared(c program.Curriculum, of comparison.Versions) (comparison.Versions, error) {
	if c.Published < 2 {
		return of, errOneVersion
	}
	if of.Newer == 0 {
		of.Newer = c.Published
	}
	if of.Older == 0 {
		of.Older = max(1, of.Newer-1)
	}
	switch {
	case of.Newer > c.Published:
		return of, errNoVersion
	case of.Older > c.Published || of.Older == of.Newer:
		return of, errSame
	}
	return of, nil
}

// membership is one that is over, with the cohort that it was in.
type membership struct {
	program.VersionMember
	cohort *program.VersionCohort
	held   []program.VersionSession // with the member on the roster; never empty
}

func finishedIn(cohorts []program.VersionCohort, today domain.Date) (all []membership) {
	for i := range cohorts {
		c := &cohorts[i]
		for _, m := range c.Members {
			if held := c.Held(m); len(held) > 0 && c.Finished(m, today) {
				all = append(all, membership{VersionMember: m, cohort: c, held: held})
			}
		}
	}
	return all
}

func clientsOf(all []membership) []domain.ClientID {
	seen := map[domain.ClientID]bool{}
	var ids []domain.ClientID
	for _, m := range all {
		if !seen[m.ClientID] {
			seen[m.ClientID] = true
			ids = append(ids, m.ClientID)
		}
	}
	return ids
}

// When forms count, in days around a membership.
const (
	firstBefore = 60 // a first form may be as old as that at the first session
	firstAfter  = 14 // or as late
	lastAfter   = 60 // a last form may come as long after the last session
	apart       = 7  // and the two lie as far apart
	around      = 3  // a form belongs to a week's session within these days
)

// forms are the first and the last form of an instrument that frame a
// membership; taken is newest first.
func (m membership) forms(code string, taken []intake.Assessment) (first, last *intake.Assessment) {
	begin, end := m.held[0].On, m.held[len(m.held)-1].On
	for i := range taken {
		a := &taken[i]
		if a.Instrument != code || a.TakenOn.Before(begin.AddDays(-firstBefore)) || a.TakenOn.After(end.AddDays(lastAfter)) {
			continue
		}
		if last == nil {
			last = a
		}
		switch on := a.TakenOn; {
		case on.After(begin.AddDays(firstAfter)):
		case first == nil || first.TakenOn.After(begin): // the last one before the first session, or the first one after it
			first = a
		}
	}
	if first == nil || last.TakenOn.DaysSince(first.TakenOn) < apart {
		return nil, nil
	}
	return first, last
}

// programForm is the instrument that most members filled in twice, of those whose
// change can be judged.
func programForm(all []membership, taken map[domain.ClientID][]intake.Assessment) *instrument.Definition {
	counts, forms := map[string]int{}, map[string]newestForm{}
	for _, m := range all {
		seen := map[string]bool{}
		for _, a := range taken[m.ClientID] {
			if code := a.Instrument; !seen[code] {
				seen[code] = true
				if form, known := a.Asked(); known && changeOf(form, m, taken[m.ClientID]) != nil {
					counts[code]++
					if was, there := forms[code]; !there || a.TakenOn.After(was.on) {
						forms[code] = newestForm{form, a.TakenOn}
					}
				}
			}
		}
	}
	best := ""
	for code, n := range counts {
		if n > counts[best] || n == counts[best] && code < best {
			best = code
		}
	}
	if counts[best] == 0 {
		return nil
	}
	form := forms[best].Definition
	return &form
}

// newestForm is an instrument as it was filled in last.
type newestForm struct {
	instrument.Definition
	on domain.Date
}
