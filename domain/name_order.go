package domain

import (
	"slices"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// collators sort as the Unicode Collation Algorithm does with the root of CLDR:
// accents beside their letter, whatever the database. A collator serves one at
// a time.
var collators = sync.Pool{New: func() any { return collate.New(language.Und) }}

// NameOrder gives what a thing with these names, the weightiest first, is
// sorted by: bytes that compare as people sort. The end of a name comes before
// every letter and blank, so that "De, Zoe" stands before "De la Cruz, Ana".
func NameOrder(names ...string) string {
	joined := ""
	for i, name := range names {
		if i > 0 {
			joined += "\t"
		}
		joined += name
	}
	collator := collators.Get().(*collate.Collator)
	defer collators.Put(collator)
	return string(collator.KeyFromString(&collate.Buffer{}, joined))
}

// SortByName sorts things by the names they have, the weightiest first, and
// those of one name by what makes them differ, mostly their ids.
func SortByName[Thing any](things []Thing, names func(Thing) []string, then func(Thing) string) {
	type placed struct {
		order, then string
		thing       Thing
	}
	all := make([]placed, len(things))
	for i, thing := range things {
		all[i] = placed{order: NameOrder(names(thing)...), then: then(thing), thing: thing}
	}
	slices.SortFunc(all, func(a, b placed) int { return compareOrder(a.order, a.then, b.order, b.then) })
	for i := range all {
		things[i] = all[i].thing
	}
}
