package program

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"cohort/domain"
)

// Adoption is how a running cohort goes over to another version of its
// curriculum from one session on. What was delivered keeps its version.
type Adoption struct {
	ID       domain.AdoptionID
	CohortID domain.CohortID
	From     domain.SessionID
	Old, New int // versions of the cohort
	Before   []TaughtWeek
	After    []TaughtWeek // of the same sessions
	By       domain.UserID
	At       time.Time
	UndoneAt *time.Time
	UndoneBy domain.UserID
}

// TaughtWeek is what a session teaches.
type TaughtWeek struct {
	SessionID domain.SessionID
	Week      int // of its version, 0 for none
	Theme     string
	Version   int // 0: the cohort's
}

func taught(s Session) TaughtWeek {
	return TaughtWeek{SessionID: s.ID, Week: s.WeekNumber, Theme: s.Theme, Version: s.CurriculumVersion}
}

// Teaching is the session as it teaches something else.
func (s Session) Teaching(t TaughtWeek) Session {
	s.WeekNumber, s.Theme, s.CurriculumVersion = t.Week, t.Theme, t.Version
	return s
}

// VersionOf is the version of the curriculum that a session follows: its own
// where the cohort went over to another one since.
func (c Cohort) VersionOf(s Session) int {
	if s.CurriculumVersion > 0 {
		return s.CurriculumVersion
	}
	return c.CurriculumVersion
}

// The errors about going over to another version.
var (
	ErrSameVersion     = domain.Conflict("same_version", "The cohort follows this version already.")
	ErrNoCurriculum    = domain.Conflict("no_curriculum", "This cohort follows no curriculum.")
	ErrSessionHeld     = domain.Conflict("session_held", "Something is recorded of that session: go over to the new version from a later one.")
	ErrAdoptionStands  = domain.Conflict("adoption_stands", "A session was held with the new version since: it cannot be taken back.")
	ErrAdoptionChanged = domain.Conflict("adoption_changed", "The sessions were changed since: it cannot be taken back.")
)

// Adopting is a wish to go over to another version.
type Adopting struct {
	From domain.SessionID
	Week int // of the new version that the session begins with; 0: the number of the week that is planned
}

// Adopted is what going over makes of a cohort's sessions.
type Adopted struct {
	Cohort   Cohort
	Lines    []AdoptedLine
	Sessions []Session // all that change, those too which only keep their version
	Warnings []string
}

// AdoptedLine is what becomes of one coming session.
type AdoptedLine struct {
	Session       Session // as it is now
	Before, After *Week   // nil for none
	BeforeNumber  int
	AfterNumber   int
	BuildsOn      []string // themes that After builds on
}

// Plan is what going over rests on: a cohort with its sessions in order, which of
// them something is recorded of, and both versions.
type Plan struct {
	Cohort   Cohort
	Sessions []Session
	Recorded map[domain.SessionID]bool // closed, its roll called, or homework given in it
	Versions map[int][]Week            // those that sessions follow, and the new one
}

// WeekOf is what a session teaches, nil for nothing.
func (p Plan) WeekOf(s Session) *Week {
	weeks := p.Versions[p.Cohort.VersionOf(s)]
	if s.WeekNumber < 1 || s.WeekNumber > len(weeks) {
		return nil
	}
	return &weeks[s.WeekNumber-1]
}

// Adopt works out what going over to a version does, without keeping it. From
// the session on, the weeks of the new version come in their order; a week that
// takes several sessions goes on to.
func (p Plan) Adopt(a Adopting, version int, now time.Time) (r Adopted, err error) {
	switch {
	case p.Cohort.Status != CohortRunning:
		return r, ErrNotRunning
	case p.Cohort.CurriculumID.IsZero():
		return r, ErrNoCurriculum
	case version == p.Cohort.CurriculumVersion:
		return r, ErrSameVersion
	}
	at := slices.IndexFunc(p.Sessions, func(s Session) bool { return s.ID == a.From })
	if at < 0 {
		return r, domain.Invalid("fromSessionId", "is no session of this cohort")
	}
	if p.Sessions[at].Status != SessionScheduled || p.Recorded[a.From] {
		return r, ErrSessionHeld
	}
	weeks := p.Versions[version]
	first := a.Week
	if first == 0 {
		first = max(1, p.Sessions[at].WeekNumber)
	}
	if first < 1 || first > len(weeks) {
		return r, domain.Invalid("week", fmt.Sprintf("must be one of the %d weeks of the new version", len(weeks)))
	}
	r.Cohort = p.Cohort
	r.Cohort.CurriculumVersion, r.Cohort.UpdatedAt = version, now
	next, last := first, 0 // the week that comes next, and the one that the session before was planned for
	for i, s := range p.Sessions {
		if i < at || s.Status != SessionScheduled || p.Recorded[s.ID] {
			s.CurriculumVersion = p.Cohort.VersionOf(s)
			r.Sessions = append(r.Sessions, s)
			continue
		}
		line := AdoptedLine{Session: s, Before: p.WeekOf(s), BeforeNumber: s.WeekNumber}
		if goesOn := s.WeekNumber > 0 && s.WeekNumber == last; goesOn {
			next--
		}
		last = s.WeekNumber
		s.WeekNumber, s.Theme, s.CurriculumVersion = 0, "", 0
		if next <= len(weeks) {
			line.After, line.AfterNumber = &weeks[next-1], next
			for _, needed := range line.After.BuildsOn {
				line.BuildsOn = append(line.BuildsOn, weeks[needed-1].Theme)
			}
			s.WeekNumber, s.Theme = next, weeks[next-1].Theme
			next++
		}
		r.Lines = append(r.Lines, line)
		r.Sessions = append(r.Sessions, s)
	}
	r.Warnings = p.warnings(r, p.hadBefore(at), weeks, first, next)
	return r, nil
}

// warnings name what the group would not have had, and what it never gets.
func (p Plan) warnings(r Adopted, had map[string]bool, weeks []Week, first, next int) (said []string) {
	for n := first; n < min(next, len(weeks)+1); n++ {
		for _, needed := range weeks[n-1].BuildsOn {
			if needed < first && !had[folded(weeks[needed-1].Theme)] {
				said = append(said, fmt.Sprintf("Week %d, %s, builds on week %d, %s, which this group has not had.", n, weeks[n-1].Theme, needed, weeks[needed-1].Theme))
			}
		}
	}
	comes := map[string]bool{}
	for _, l := range r.Lines {
		if l.After != nil {
			comes[folded(l.After.Theme)] = true
		}
	}
	for n, w := range weeks {
		if !had[folded(w.Theme)] && !comes[folded(w.Theme)] {
			said = append(said, fmt.Sprintf("Week %d of the new version, %s, has no session.", n+1, w.Theme))
		}
	}
	for _, l := range r.Lines {
		if l.Before != nil && !comes[folded(l.Before.Theme)] && !slices.ContainsFunc(weeks, func(w Week) bool { return folded(w.Theme) == folded(l.Before.Theme) }) {
			said = append(said, fmt.Sprintf("%s, planned for session %d, is not in the new version.", l.Before.Theme, l.Session.Number))
		}
	}
	return said
}

// hadBefore are the themes that the group has had by a session, or gets before
// it, by their words: weeks have no other name that two versions share.
func (p Plan) hadBefore(at int) map[string]bool {
	had := map[string]bool{}
	for i, s := range p.Sessions {
		if w := p.WeekOf(s); w != nil && s.Status != SessionCancelled && (i < at || p.Recorded[s.ID]) {
			had[folded(w.Theme)] = true
		}
	}
	return had
}

func folded(text string) string { return strings.ToLower(strings.TrimSpace(text)) }

// Kept is going over as it is kept: the way back rests on it.
func (p Plan) Kept(id domain.AdoptionID, from domain.SessionID, r Adopted, by domain.UserID, now time.Time) Adoption {
	a := Adoption{ID: id, CohortID: p.Cohort.ID, From: from, Old: p.Cohort.CurriculumVersion, New: r.Cohort.CurriculumVersion, By: by, At: now}
	for _, s := range r.Sessions {
		a.Before = append(a.Before, taught(*find(p.Sessions, s.ID)))
		a.After = append(a.After, taught(s))
	}
	return a
}

// UndoAdoption takes going over back, until a session was held with the new
// version. Sessions that came since follow the old one as well.
func (p Plan) UndoAdoption(a Adoption, now time.Time) (r Adopted, err error) {
	if p.Cohort.CurriculumVersion != a.New || a.UndoneAt != nil {
		return r, ErrAdoptionChanged
	}
	r.Cohort = p.Cohort
	r.Cohort.CurriculumVersion, r.Cohort.UpdatedAt = a.Old, now
	for i, was := range a.Before {
		s := find(p.Sessions, was.SessionID)
		switch {
		case s == nil || taught(*s) != a.After[i]:
			return r, ErrAdoptionChanged
		case a.After[i].Version == 0 && (s.Status == SessionClosed || p.Recorded[s.ID]):
			return r, ErrAdoptionStands
		}
		line := AdoptedLine{Session: *s, Before: p.WeekOf(*s), BeforeNumber: s.WeekNumber}
		back := s.Teaching(was)
		old := Plan{Cohort: r.Cohort, Versions: p.Versions}
		line.After, line.AfterNumber = old.WeekOf(back), back.WeekNumber
		if a.After[i].Version == 0 {
			r.Lines = append(r.Lines, line)
		}
		r.Sessions = append(r.Sessions, back)
	}
	return r, nil
}
