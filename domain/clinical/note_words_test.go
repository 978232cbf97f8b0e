package clinical_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cohort/domain/clinical"
)

func TestWordsAreFoundInNotes(t *testing.T) {
	parts := []clinical.NoteSection{
		{Key: "shared", Title: "Group", Text: "A role-play in pairs."},
		{Key: "data", Title: "Data", Text: "The landlord’s letter came. Told Mr. Yağmur about the LETTER; slept badly. AA on Friday, AAA never. " + strings.Repeat("And so on, ", 20) + "until the café."},
		{Key: "plan", Title: "Plan", Text: "Sleeps earlier."}}
	for typed, want := range map[string]string{
		"landlord":         "data:landlord",
		"landl":            "data:landlord",
		"lan":              "", // too short to stand for a longer word
		"lord":             "", // not where a word begins
		"letter":           "data:letter data:LETTER",
		"YAGMUR letter":    "data:letter data:Yağmur data:LETTER",
		"aa":               "data:AA",
		"cafe":             "data:café",
		"sleep":            "plan:Sleeps",
		"role-play":        "shared:role shared:play",
		"landlord missing": "",
		"":                 "",
		" – ":              "",
	} {
		q := clinical.ReadNoteQuery(typed)
		var got []string
		for _, p := range q.In(parts) {
			got = append(got, p.Section+":"+p.Found)
			if whole := p.Before + p.Found + p.After; len(whole) > 160 || !strings.Contains(whole, p.Found) {
				t.Errorf("%q: around it stands %q", typed, whole)
			}
		}
		if fmt.Sprint(strings.Join(got, " ")) != want {
			t.Errorf("%q is found at %v, not at %s", typed, got, want)
		}
		// What the index keeps never says that something is missing which is there.
		marks := clinical.WordMarks(parts)
		for _, mark := range q.Marks() {
			if len(got) > 0 && !slices.Contains(marks, mark) {
				t.Errorf("%q: the index has no %q", typed, mark)
			}
		}
	}
	place := clinical.ReadNoteQuery("cafe").In(parts)[0]
	if !strings.HasPrefix(place.Before, "… ") || place.After != "." {
		t.Errorf("around the café stands %q and %q", place.Before, place.After)
	}
}
