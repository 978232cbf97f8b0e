package clinical

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cohort/domain"
)

// NoteQuery is words that are looked for in notes: all of them must stand in one.
// A word of at least markRunes letters finds every word that begins with it, a
// shorter one only itself.
type NoteQuery struct{ words []string }

// markRunes is how many letters of a word the index keeps a hash of.
const markRunes = 4

// mostQueryWords is how many words are looked for at once.
const mostQueryWords = 12

// ReadNoteQuery reads what somebody typed.
func ReadNoteQuery(text string) (q NoteQuery) {
	for _, w := range wordsOf(text) {
		if !slices.Contains(q.words, w.fold) && len(q.words) < mostQueryWords {
			q.words = append(q.words, w.fold)
		}
	}
	return q
}

// IsEmpty says that nothing is looked for: nothing is found.
func (q NoteQuery) IsEmpty() bool { return len(q.words) == 0 }

// Marks are what the index is asked for: each must be there.
func (q NoteQuery) Marks() []string { return marksOf(q.words) }

// WordMarks are what the index keeps of texts: how their words begin, each once.
func WordMarks(parts []NoteSection) []string {
	var words []string
	for _, p := range parts {
		for _, w := range wordsOf(p.Text) {
			words = append(words, w.fold)
		}
	}
	return marksOf(words)
}

func marksOf(words []string) (marks []string) {
	for _, w := range words {
		cut, n := len(w), 0
		for at := range w {
			if n++; n > markRunes {
				cut = at
				break
			}
		}
		marks = append(marks, w[:cut])
	}
	slices.Sort(marks)
	return slices.Compact(marks)
}

// FoundPlace is where a word stands, with what is around it.
type FoundPlace struct {
	Section string // its key
	Title   string
	Before  string
	Found   string
	After   string
}

// mostPlaces is how many places of one note are shown.
const mostPlaces = 4

// In gives the places where the words stand in texts: the first of each word, then
// others. None where a word is missing.
func (q NoteQuery) In(parts []NoteSection) (places []FoundPlace) {
	missing := slices.Clone(q.words)
	var others []FoundPlace
	for _, p := range parts {
		for _, w := range wordsOf(p.Text) {
			at := slices.IndexFunc(q.words, func(wanted string) bool { return isMeant(wanted, w.fold) })
			if at < 0 {
				continue
			}
			place := placeAt(p, w)
			if i := slices.IndexFunc(missing, func(wanted string) bool { return isMeant(wanted, w.fold) }); i >= 0 {
				places = append(places, place)
				missing = slices.DeleteFunc(missing, func(wanted string) bool { return isMeant(wanted, w.fold) })
			} else if len(others) < mostPlaces {
				others = append(others, place)
			}
		}
	}
	if len(missing) > 0 || q.IsEmpty() {
		return nil
	}
	return append(places, others[:min(len(others), max(0, mostPlaces-len(places)))]...)
}

func isMeant(wanted, word string) bool {
	return wanted == word || utf8.RuneCountInString(wanted) >= markRunes && strings.HasPrefix(word, wanted)
}

// placedWord is a word of a text, folded, and where it stands in bytes.
type placedWord struct {
	from, to int
	fold     string
}

// wordsOf are the words of a text. A word ends where letters, digits and marks do.
func wordsOf(text string) (words []placedWord) {
	from := -1
	end := func(to int) {
		if from >= 0 {
			if fold := domain.FoldName(text[from:to]); fold != "" {
				words = append(words, placedWord{from: from, to: to, fold: fold})
			}
		}
		from = -1
	}
	for at, r := range text {
		switch inWord := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r); {
		case !inWord:
			end(at)
		case from < 0:
			from = at
		}
	}
	end(len(text))
	return words
}

// around is how many bytes stand on each side of a word that was found.
const around = 70

func placeAt(p NoteSection, w placedWord) FoundPlace {
	before, after := p.Text[:w.from], p.Text[w.to:]
	if len(before) > around {
		before = before[len(before)-around:]
		before = "… " + before[strings.IndexAny(before, " \n")+1:]
	}
	if len(after) > around {
		after = after[:around]
		after = after[:max(0, strings.LastIndexAny(after, " \n"))] + " …"
	}
	return FoundPlace{Section: p.Key, Title: p.Title, Before: strings.ToValidUTF8(before, ""), Found: p.Text[w.from:w.to], After: strings.ToValidUTF8(after, "")}
}

// Said is all that the note says, part by part, without its addenda: what words
// are looked for in.
func (n ProgressNote) Said() (parts []NoteSection) {
	if r := n.Record; r != nil {
		parts = append(parts, NoteSection{Key: SharedSection, Title: "What everybody shared", Text: r.Shared},
			NoteSection{Key: "techniques", Title: "Techniques", Text: strings.Join(r.Techniques, ", ")}, NoteSection{Key: "theme", Title: "Theme", Text: r.Facts.Theme})
	}
	for _, g := range n.Goals {
		parts = append(parts, NoteSection{Key: "goals", Title: "Goals", Text: g.Text})
	}
	return append(parts, n.Sections...)
}

// Said is what an addendum says.
func (a Addendum) Said() NoteSection {
	return NoteSection{Key: "addendum", Title: "Addendum", Text: a.Text}
}

// SaidWithAddenda is all that stands in the note.
func (n ProgressNote) SaidWithAddenda() []NoteSection {
	parts := n.Said()
	for _, a := range n.Addenda {
		parts = append(parts, a.Said())
	}
	return parts
}

// NotesAmong is among which notes words are looked for: those of a client, or
// those of a cohort.
type NotesAmong struct {
	Client domain.ClientID
	Cohort domain.CohortID
}
