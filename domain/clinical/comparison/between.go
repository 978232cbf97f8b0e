package comparison

import (
	"math"

	"cohort/domain"
)

// The least on either side for anything to be said.
const (
	FewestMembers = 30
	FewestGroups  = 3
)

// Value is what one member came to.
type Value struct {
	Newer bool    // of the newer version
	Group string  // the cohort
	Of    float64 // what is compared
	First float64 // what they came with, for a comparison that takes it into account
}

// Difference is the newer version against the older one. Where it is quiet only
// the counts are there.
type Difference struct {
	Quiet        Quiet
	Older, Newer Side
	By           float64 // newer less older
	Low, High    float64 // the 95 % interval
}

// Side is one version: its mean, as if both had come with the same.
type Side struct {
	Members, Groups int
	Mean, Low, High float64
}

// Quiet is a reason not to compare.
type Quiet string

// The reasons.
const (
	FewMembers Quiet = "few_members"
	FewGroups  Quiet = "few_cohorts"
	NoSpread   Quiet = "no_spread" // the cohorts do not differ at all
)

// Quiets lists them.
var Quiets = []Quiet{FewMembers, FewGroups, NoSpread}

// Values is the closed list, as texts.
func (Quiet) Values() []string { return domain.Texts(Quiets) }

// Between compares the two versions. With first, what members came with is taken
// into account.
func Between(values []Value, first bool) Difference {
	d := Difference{}
	groups := [2]map[string]bool{{}, {}}
	for _, v := range values {
		side, n := &d.Older, 0
		if v.Newer {
			side, n = &d.Newer, 1
		}
		side.Members++
		groups[n][v.Group] = true
	}
	d.Older.Groups, d.Newer.Groups = len(groups[0]), len(groups[1])
	switch {
	case min(d.Older.Members, d.Newer.Members) < FewestMembers:
		d.Quiet = FewMembers
		return d
	case min(d.Older.Groups, d.Newer.Groups) < FewestGroups:
		d.Quiet = FewGroups
		return d
	}
	m := fit(values, first)
	for _, c := range []struct {
		of             vector
		mean, low, top *float64
	}{
		{vector{1, 0, 0}, &d.Older.Mean, &d.Older.Low, &d.Older.High},
		{vector{0, 1, 0}, &d.Newer.Mean, &d.Newer.Low, &d.Newer.High},
		{vector{-1, 1, 0}, &d.By, &d.Low, &d.High},
	} {
		mean, wide, ok := m.interval(c.of)
		if !ok {
			return Difference{Quiet: NoSpread, Older: Side{Members: d.Older.Members, Groups: d.Older.Groups}, Newer: Side{Members: d.Newer.Members, Groups: d.Newer.Groups}}
		}
		*c.mean, *c.low, *c.top = mean, mean-wide, mean+wide
	}
	return d
}

// within keeps the intervals of shares where shares can be.
func (d Difference) within() Difference {
	if d.Quiet != "" {
		return d
	}
	for _, s := range []*Side{&d.Older, &d.Newer} {
		s.Low, s.High = math.Max(0, s.Low), math.Min(1, s.High)
	}
	d.Low, d.High = math.Max(-1, d.Low), math.Min(1, d.High)
	return d
}
