package domain

import (
	"maps"
	"slices"
	"strings"
)

// Standing is what the practice has given out and whom it lets in, at some
// moment. It is kept outside the database with the audit's checkpoints, so that
// a database that is put back to an older state can catch up with it.
type Standing struct {
	Numbers map[string]int64 `json:"numbers"` // the last that was given, by noun
	Clients int              `json:"clients"` // each has a code
	Cohorts int              `json:"cohorts"` // each has a code
	People  []PersonStanding `json:"people"`
	Access  int              `json:"access,omitempty"` // how often the settings that decide who gets in were written, -1 when the server did not write them as they stand
}

// PersonStanding is what a person may be at a moment.
type PersonStanding struct {
	ID      UserID     `json:"id"`
	Version int        `json:"version"`           // rises with every change of the person
	Written int        `json:"written,omitempty"` // how often their row was, whatever of it
	Roles   []Role     `json:"roles"`
	Status  UserStatus `json:"status"`
}

// The codes among the numbers: their number is the highest code that may have
// been given to a client or a cohort that the database no longer knows.
const (
	ClientCodeNoun = "client_code"
	CohortCodeNoun = "cohort_code"
)

// numberGap is how many numbers are left out when nobody knows how many were
// given since a backup: more than a practice gives between two backups, and
// few enough that the next number looks like one.
const numberGap = 100

// CatchUp is what a database that was put back has to make up for.
type CatchUp struct {
	Known   bool             // whether anything is known from after the state that it was put back to
	Numbers map[string]int64 // that may have been given
	People  []PersonStanding // who was changed since, as they last stood
	Gone    int              // people who were added since
}

// Behind compares a state that was put back with the last that is known of
// the practice (nil: nothing is).
func (s Standing) Behind(known *Standing) CatchUp {
	up := CatchUp{Known: known != nil, Numbers: map[string]int64{}}
	last := Standing{Clients: s.Clients, Cohorts: s.Cohorts}
	if known != nil {
		last = *known
	}
	maps.Copy(up.Numbers, last.Numbers)
	for noun, n := range s.Numbers {
		if known == nil {
			n += numberGap
		}
		up.Numbers[noun] = max(up.Numbers[noun], n)
	}
	up.Numbers[ClientCodeNoun] = codesBehind(s.Numbers[ClientCodeNoun], last.Numbers[ClientCodeNoun], s.Clients, last.Clients, known != nil)
	up.Numbers[CohortCodeNoun] = codesBehind(s.Numbers[CohortCodeNoun], last.Numbers[CohortCodeNoun], s.Cohorts, last.Cohorts, known != nil)
	up.People, up.Gone = s.changed(last.People)
	return up
}

// codesBehind gives the highest code that may have been given to what is not
// here: where codes were given that nobody remembers, none of them is drawn again.
func codesBehind(beyond, lastBeyond int64, here, last int, known bool) int64 {
	beyond = max(beyond, lastBeyond)
	if known && last <= here {
		return beyond
	}
	codes, _ := codesFor(max(here, last), beyond)
	return codes - 1
}

func (s Standing) changed(since []PersonStanding) (changed []PersonStanding, gone int) {
	here := make(map[UserID]PersonStanding, len(s.People))
	for _, p := range s.People {
		here[p.ID] = p
	}
	for _, p := range since {
		switch now, found := here[p.ID]; {
		case !found:
			gone++
		case p.Version > now.Version:
			changed = append(changed, p)
		}
	}
	slices.SortFunc(changed, func(a, b PersonStanding) int { return strings.Compare(a.ID.String(), b.ID.String()) })
	return changed, gone
}

// As gives a person who was put back as they last stood, as far as that takes
// something away: disabled stays disabled, and roles that were changed stay
// changed, but that of a therapist who leads a cohort here (leads).
func (p PersonStanding) As(u User, leads bool) User {
	if p.Status == UserDisabled {
		u.Status = UserDisabled
	}
	needed := leads && u.Holds(Therapist)
	u.Roles = slices.Clone(p.Roles)
	if needed && !u.Holds(Therapist) {
		u.Roles = append(u.Roles, Therapist)
	}
	u.Version = max(u.Version, p.Version)
	return u
}
