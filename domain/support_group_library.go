package domain

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed support_group_library.csv
var supportGroupLibrary string

// LibraryGroup is an organization that a directory may begin with.
type LibraryGroup struct {
	Key string // its website, which no other one has
	SupportGroupListing
}

// SupportGroupLibrary gives the national organizations that are built in. The
// file says where they are from. It panics when the file is malformed, which a
// test would find first.
var SupportGroupLibrary = sync.OnceValue(func() []LibraryGroup {
	read := csv.NewReader(strings.NewReader(supportGroupLibrary))
	read.Comment = '#'
	rows, err := read.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("library of support groups: %v", err))
	}
	library := make([]LibraryGroup, 0, len(rows))
	for _, row := range rows[1:] { // below the names of the columns
		library = append(library, libraryGroup(row))
	}
	return library
})

// libraryGroup reads a line. Who is concerned may come to each of them; those
// with twelve steps keep to first names, as that is one of their traditions.
func libraryGroup(row []string) LibraryGroup {
	g := SupportGroup{SupportGroupListing: SupportGroupListing{Name: row[0], Kind: SupportGroupKind(row[1]), Subject: row[2], Reach: NationalOrganization,
		Ways: words[SupportGroupWay](row[3]), TwelveStep: row[4] == "Y", PeerLed: row[5] == "Y", Open: true, Cost: SupportGroupCost(row[6]),
		Sponsor: row[7] == "Y", FaithBased: row[8] == "Y", FirstNames: row[4] == "Y", Places: words[SupportGroupPlace](row[9]),
		Website: row[10], Languages: strings.Fields(row[11])}}
	return LibraryGroup{Key: row[10], SupportGroupListing: g.Tidied().SupportGroupListing}
}

func words[T ~string](text string) (list []T) {
	for _, word := range strings.Fields(text) {
		list = append(list, T(word))
	}
	return list
}

// FromLibrary finds an organization by its key.
func FromLibrary(key string) (LibraryGroup, bool) {
	i := slices.IndexFunc(SupportGroupLibrary(), func(g LibraryGroup) bool { return g.Key == key })
	if i < 0 {
		return LibraryGroup{}, false
	}
	return SupportGroupLibrary()[i], true
}
