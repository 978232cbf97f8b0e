package domain

import (
	"slices"
	"strings"
)

// SupportGroupFilter says which support groups are looked for. What it leaves
// empty is not asked.
type SupportGroupFilter struct {
	Words      string // each the beginning of a word somewhere in the entry
	Kind       SupportGroupKind
	Reach      SupportGroupReach
	Way        SupportGroupWay
	Costs      []SupportGroupCost // one of them
	TwelveStep *bool
	Sponsor    *bool
	Language   string // es finds es-MX
	Ended      bool   // those that are there no more; without, the others
	Unverified int    // not verified for so many months
}

// mostMonths is how far back a directory is asked for.
const mostMonths = 120

// Validate names everything that is wrong with what was asked.
func (q SupportGroupFilter) Validate() error {
	var f Faults
	f.Text("words", q.Words, MaxLine)
	if q.Kind != "" {
		OneOf(&f, "kind", q.Kind, SupportGroupKinds)
	}
	if q.Reach != "" {
		OneOf(&f, "reach", q.Reach, SupportGroupReaches)
	}
	if q.Way != "" {
		OneOf(&f, "way", q.Way, SupportGroupWays)
	}
	for _, cost := range q.Costs {
		OneOf(&f, "cost", cost, SupportGroupCosts)
	}
	f.When(q.Language != "" && !isLanguage(q.Language), "language", "must be a language code such as en or es-MX")
	f.When(q.Unverified < 0 || q.Unverified > mostMonths, "unverifiedMonths", "must be between 1 and 120")
	return f.Err()
}

// VerifiedBefore is the day before which the entries that are looked for were
// verified last, zero where that is not asked. Never is before every day.
func (q SupportGroupFilter) VerifiedBefore(today Date) Date {
	if q.Unverified == 0 {
		return Date{}
	}
	return DateOf(today.Midnight().AddDate(0, -q.Unverified, 0))
}

// Fits says whether a group is one of those that are looked for.
func (q SupportGroupFilter) Fits(g SupportGroup, today Date) bool {
	before := q.VerifiedBefore(today)
	switch {
	case q.Ended != g.Standing.Over(today),
		q.Kind != "" && g.Kind != q.Kind,
		q.Reach != "" && g.Reach != q.Reach,
		q.Way != "" && !slices.Contains(g.Ways, q.Way),
		len(q.Costs) > 0 && !slices.Contains(q.Costs, g.Cost),
		q.TwelveStep != nil && g.TwelveStep != *q.TwelveStep,
		q.Sponsor != nil && g.Sponsor != *q.Sponsor,
		q.Language != "" && !slices.ContainsFunc(g.Languages, func(tag string) bool { return speaks(tag, q.Language) }),
		!before.IsZero() && !g.Standing.VerifiedOn.Before(before):
		return false
	}
	return g.says(q.Words)
}

// speaks says whether somebody who asks for a language is served by another one
// that is a kind of it.
func speaks(tag, asked string) bool {
	tag, asked = strings.ToLower(tag), strings.ToLower(asked)
	return tag == asked || strings.HasPrefix(tag, asked+"-")
}

// says whether each word begins one of the entry's.
func (g SupportGroup) says(words string) bool {
	said := NameWords(g.Name, g.Subject, g.About, g.Address, g.When, g.Contact, g.Website, g.CostWords, g.Access, g.Remark)
	return !slices.ContainsFunc(NameWords(words), func(word string) bool {
		return !slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, word) })
	})
}
