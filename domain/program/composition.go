package program

import (
	"cmp"
	"slices"
	"strings"

	"cohort/domain"
)

// Composition is who sits in a cohort on a day, counted by what was recorded of
// them. It is for who plans a group's hours and meets its members anyway. Nothing
// decides by it: whom a group is for, its age band says, and who fits is judged
// with the client.
type Composition struct {
	On        domain.Date
	Members   int
	Ages      []AgePart // from young to old, those without anybody left out
	Genders   []CompositionPart
	Languages []CompositionPart
	Access    []CompositionPart // with what each of them needs; "" for who said nothing
}

// CompositionPart is members of whom the same was recorded. A Value of "" is that
// nothing was; that part comes last.
type CompositionPart struct {
	Value   string
	Members []domain.EnrollmentID
}

// AgePart is members of an age. The zero band of a part without a birth date
// comes last.
type AgePart struct {
	Band    AgeBand
	Unknown bool
	Members []domain.EnrollmentID
}

// compositionBands are the ages that are told apart: minors, then by decades.
var compositionBands = []AgeBand{{To: adult - 1}, {From: adult, To: 24}, {From: 25, To: 34}, {From: 35, To: 44}, {From: 45, To: 54}, {From: 55, To: 64}, {From: 65}}

// Composed is a member with what was recorded of the client.
type Composed struct {
	Enrollment
	Client domain.Client
}

// SitsOn says whether the member has begun on a day and has not left.
func (e Enrollment) SitsOn(day domain.Date) bool { return !e.Since.After(day) && e.IsMember(day) }

// Compose counts the members of a day.
func Compose(members []Composed, day domain.Date) Composition {
	members = slices.DeleteFunc(slices.Clone(members), func(m Composed) bool { return !m.SitsOn(day) })
	return Composition{On: day, Members: len(members), Ages: agesOf(members, day),
		Genders:   partsOf(members, func(c domain.Client) string { return c.Personal.Gender }),
		Languages: partsOf(members, func(c domain.Client) string { return c.Language }),
		Access:    partsOf(members, func(c domain.Client) string { return c.Personal.AccessNeeds })}
}

func agesOf(members []Composed, day domain.Date) (parts []AgePart) {
	in := func(fits func(domain.Client) bool) (ids []domain.EnrollmentID) {
		for _, m := range members {
			if fits(m.Client) {
				ids = append(ids, m.ID)
			}
		}
		return ids
	}
	for _, band := range compositionBands {
		if ids := in(func(c domain.Client) bool { return !c.BirthDate.IsZero() && band.Fits(c.BirthDate.AgeOn(day)) }); len(ids) > 0 {
			parts = append(parts, AgePart{Band: band, Members: ids})
		}
	}
	if ids := in(func(c domain.Client) bool { return c.BirthDate.IsZero() }); len(ids) > 0 {
		parts = append(parts, AgePart{Unknown: true, Members: ids})
	}
	return parts
}

// partsOf puts together who has the same, whatever its spelling: the first one's
// stands for all. Most come first; of as many, by the alphabet.
func partsOf(members []Composed, of func(domain.Client) string) (parts []CompositionPart) {
	for _, m := range members {
		value := strings.TrimSpace(of(m.Client))
		at := slices.IndexFunc(parts, func(p CompositionPart) bool { return sameRecorded(p.Value, value) })
		if at < 0 {
			at, parts = len(parts), append(parts, CompositionPart{Value: value})
		}
		parts[at].Members = append(parts[at].Members, m.ID)
	}
	slices.SortStableFunc(parts, func(a, b CompositionPart) int {
		return cmp.Or(compareBool(a.Value == "", b.Value == ""), cmp.Compare(len(b.Members), len(a.Members)), cmp.Compare(domain.FoldName(a.Value), domain.FoldName(b.Value)))
	})
	return parts
}

// sameRecorded compares folded words: "Woman" and "woman" are one; what has no
// letter in it is compared as it is.
func sameRecorded(a, b string) bool {
	return a == b || a != "" && b != "" && domain.FoldName(a) != "" && domain.FoldName(a) == domain.FoldName(b)
}

// compareBool puts what is so behind what is not.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
