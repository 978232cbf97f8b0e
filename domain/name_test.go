package domain

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestFoldedNames(t *testing.T) {
	for name, want := range map[string]string{"O'Néill-Vega ": "oneillvega", "O’Neill": "oneill", "ÅSA": "asa", "A\u030asa": "asa", "Strauß": "strauss",
		"Łukasz Wójcik": "lukaszwojcik", "Đặng": "dang", "Søren": "soren", "İpek": "ipek", "Işık": "isik", "李明": "李明", "--": "", "": "", "x2": "x2",
		"Καραγιάννης": "καραγιαννησ", "Ёлкин": "елкин", "ﬁona": "fiona", "Kekuʻihewa": "kekuihewa", "علی\u200cرضا": "علیرضا"} {
		if got := FoldName(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string][]string{"  O'Neill,  Ana-María ": {"o", "neill", "ana", "maria"}, "Kekuʻihewa": {"keku", "ihewa"}, "李 明": {"李", "明"}, "علی\u200cرضا": {"علیرضا"}} {
		if got := NameWords(name); !slices.Equal(got, want) {
			t.Errorf("%q has the words %q, want %q", name, got, want)
		}
	}
}

// People sort accents beside their letter, and the end of a name before
// everything.
func TestNamesSortAsPeopleSort(t *testing.T) {
	want := [][]string{{"Aalto", "Eero"}, {"Alvarez", "Ana"}, {"Álvarez", "Bea"}, {"alvarez", "Carla"}, {"Ångström", "Liv"}, {"de", "Zoe"}, {"De la Cruz", "Ana"}, {"Lee", "Zoe"},
		{"Lee-Ann", "Ana"}, {"Leeds", "Ana"}, {"Nowak", "Jan"}, {"Ñandú", "Eva"}, {"Nz", "Jan"}, {"Şahin", "Can"}, {"Saito", "Emi"}, {"Zola"}, {"Ärlig"}, {"Иванов", "Ян"}, {"李", "明"}}
	names := slices.Clone(want)
	slices.Reverse(names)
	SortByName(names, func(n []string) []string { return n }, func(n []string) string { return fmt.Sprint(n) })
	t.Log(names)
	if i, j := place(names, "Ärlig"), place(names, "Aalto"); i < j || place(names, "Ärlig") > place(names, "de") {
		t.Errorf("Ärlig is at %d, not among A: %v", i, names)
	}
	for _, pair := range [][2]string{{"Alvarez", "Álvarez"}, {"Álvarez", "alvarez"}, {"de", "De la Cruz"}, {"Lee", "Leeds"}, {"Lee", "Lee-Ann"}, {"Nowak", "Nz"}, {"Ñandú", "Nowak"},
		{"Saito", "Zola"}, {"Şahin", "Saito"}, {"Zola", "Иванов"}, {"Иванов", "李"}} {
		if place(names, pair[0]) >= place(names, pair[1]) {
			t.Errorf("%s does not stand before %s: %v", pair[0], pair[1], names)
		}
	}
}

func place(names [][]string, last string) int {
	return slices.IndexFunc(names, func(n []string) bool { return n[0] == last })
}

func TestHiddenCharactersAreRefusedInNames(t *testing.T) {
	for what, r := range map[string]rune{"right-to-left override": 0x202e, "right-to-left mark": 0x200f, "Arabic letter mark": 0x61c, "isolate": 0x2066, "zero-width space": 0x200b,
		"zero-width joiner": 0x200d, "byte order mark": 0xfeff, "soft hyphen": 0xad, "word joiner": 0x2060, "line separator": 0x2028, "paragraph separator": 0x2029, "line feed": '\n', "tab": '\t',
		"control": 1, "private use": 0xe000, "unassigned": 0x378, "Hangul filler": 0x3164, "halfwidth Hangul filler": 0xffa0, "combining grapheme joiner": 0x34f, "variation selector": 0xfe0f,
		"variation selector 17": 0xe0100, "tag": 0xe0041, "blank of Braille": 0x2800, "Mongolian vowel separator": 0x180e} {
		var f Faults
		f.Name("firstName", "An"+string(r)+"a", MaxName)
		if f.Err() == nil {
			t.Errorf("%s is let through", what)
		}
	}
	for _, name := range []string{"Ana María", "O’Neill", "Zoë", "Ανδρέας", "علی\u200cرضا", "क्\u200dषितिज", "李明", "Nguyễn Thị", "Nguye\u0302\u0303n", "D'Angelo-Smith", "Jr.", "Anne\u00a0Marie", "יוסף", "Ng'ang'a"} {
		var f Faults
		f.RequiredName("firstName", name, MaxName)
		if err := f.Err(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	var f Faults
	f.RequiredName("firstName", strings.Repeat("a", MaxName+1), MaxName)
	f.RequiredName("lastName", " ", MaxName)
	if len(f) != 2 {
		t.Errorf("found %v", f.Err())
	}
}
