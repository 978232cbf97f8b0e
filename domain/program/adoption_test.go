package program_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

var adoptedAt = time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)

// planOf is a cohort whose first sessions were held, with a week for each letter.
func planOf(held int, old, new string) program.Plan {
	c := program.Cohort{ID: domain.NewID[domain.CohortID](), Status: program.CohortRunning, CurriculumID: domain.NewID[domain.CurriculumID](), CurriculumVersion: 1}
	p := program.Plan{Cohort: c, Recorded: map[domain.SessionID]bool{}, Versions: map[int][]program.Week{1: weeksOf(old), 2: weeksOf(new)}}
	for i, w := range p.Versions[1] {
		s := program.Session{ID: domain.NewID[domain.SessionID](), Number: i + 1, WeekNumber: i + 1, Theme: w.Theme, Status: program.SessionScheduled}
		if i < held {
			s.Status = program.SessionClosed
		}
		p.Sessions = append(p.Sessions, s)
	}
	return p
}

// weeksOf: "A Ba Cab" are three weeks, of which the second builds on A.
func weeksOf(said string) (weeks []program.Week) {
	names := strings.Fields(said)
	for _, name := range names {
		w := program.Week{Theme: name[:1]}
		for _, on := range name[1:] {
			w.BuildsOn = append(w.BuildsOn, 1+slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n[:1], string(on)) }))
		}
		weeks = append(weeks, w)
	}
	return weeks
}

func themes(sessions []program.Session) (said string) {
	for _, s := range sessions {
		if s.Theme == "" {
			said += "-"
		}
		said += fmt.Sprintf("%s%d ", s.Theme, s.CurriculumVersion)
	}
	return strings.TrimSpace(said)
}

func TestAdopt(t *testing.T) {
	for name, c := range map[string]struct {
		held, from, week int
		old, new         string
		want             string // theme and version of each session, 0 for the cohort's
		warned           []string
	}{
		"what was held keeps its version": {2, 3, 0, "A B C D", "A B X D", "A1 B1 X0 D0", []string{"C, planned for session 3, is not in the new version."}},
		"from a later session on":         {1, 4, 0, "A B C D", "A B C Y", "A1 B1 C1 Y0", []string{"D, planned for session 4, is not in the new version."}},
		"with another week":               {2, 3, 4, "A B C D", "A B N C D", "A1 B1 C0 D0", []string{"Week 3 of the new version, N, has no session."}},
		"a week it has not had":           {2, 3, 3, "A B C D", "A N Cn D", "A1 B1 C0 D0", []string{"Week 3, C, builds on week 2, N, which this group has not had.", "Week 2 of the new version, N, has no session."}},
		"what it builds on was held":      {2, 3, 0, "A B C D", "A B Cab D", "A1 B1 C0 D0", nil},
		"more sessions than weeks":        {1, 2, 0, "A B C", "A B", "A1 B0 -0", []string{"C, planned for session 3, is not in the new version."}},
		"more weeks than sessions":        {1, 2, 0, "A B", "A B C", "A1 B0", []string{"Week 3 of the new version, C, has no session."}},
	} {
		p := planOf(c.held, c.old, c.new)
		r, err := p.Adopt(program.Adopting{From: p.Sessions[c.from-1].ID, Week: c.week}, 2, adoptedAt)
		if err != nil || themes(r.Sessions) != c.want || !slices.Equal(r.Warnings, c.warned) {
			t.Errorf("%s: %q %q %v", name, themes(r.Sessions), r.Warnings, err)
			continue
		}
		kept := p.Kept(domain.NewID[domain.AdoptionID](), p.Sessions[c.from-1].ID, r, domain.UserID{}, adoptedAt)
		after := program.Plan{Cohort: r.Cohort, Sessions: r.Sessions, Recorded: map[domain.SessionID]bool{}, Versions: p.Versions}
		back, err := after.UndoAdoption(kept, adoptedAt)
		if err != nil || themes(back.Sessions) != themes(p.Sessions) || back.Cohort.CurriculumVersion != 1 {
			t.Errorf("%s, undone: %q %v", name, themes(back.Sessions), err)
		}
		after.Recorded[p.Sessions[c.from-1].ID] = true
		if _, err := after.UndoAdoption(kept, adoptedAt); !errors.Is(err, program.ErrAdoptionStands) {
			t.Errorf("%s, undone after its roll: %v", name, err)
		}
		after.Sessions = slices.Clone(after.Sessions)
		after.Sessions[0].Theme = "Another"
		if _, err := after.UndoAdoption(kept, adoptedAt); !errors.Is(err, program.ErrAdoptionChanged) {
			t.Errorf("%s, undone after a change: %v", name, err)
		}
	}
}

func TestAWeekOfSeveralSessionsGoesOn(t *testing.T) {
	p := planOf(1, "A B C D", "A X Y Z")
	p.Sessions[2].WeekNumber, p.Sessions[2].Theme = 2, "B" // two sessions of B, then C
	p.Sessions[3].WeekNumber, p.Sessions[3].Theme = 3, "C"
	r, err := p.Adopt(program.Adopting{From: p.Sessions[1].ID}, 2, adoptedAt)
	if err != nil || themes(r.Sessions) != "A1 X0 X0 Y0" {
		t.Errorf("%q %v", themes(r.Sessions), err)
	}
}

func TestAdoptionIsRefused(t *testing.T) {
	p := planOf(2, "A B C", "A B D")
	ended := planOf(2, "A B C", "A B D")
	ended.Cohort.Status = program.CohortCompleted
	for name, c := range map[string]struct {
		plan    program.Plan
		from    domain.SessionID
		version int
		week    int
		want    error
	}{
		"of the version it follows": {p, p.Sessions[2].ID, 1, 0, program.ErrSameVersion},
		"from a session held":       {p, p.Sessions[1].ID, 2, 0, program.ErrSessionHeld},
		"of a cohort that ended":    {ended, ended.Sessions[2].ID, 2, 0, program.ErrNotRunning},
		"from a foreign session":    {p, domain.NewID[domain.SessionID](), 2, 0, domain.Invalid("", "")},
		"with a week it has not":    {p, p.Sessions[2].ID, 2, 9, domain.Invalid("", "")},
	} {
		if _, err := c.plan.Adopt(program.Adopting{From: c.from, Week: c.week}, c.version, adoptedAt); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
