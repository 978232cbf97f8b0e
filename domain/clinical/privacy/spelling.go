package privacy

import (
	"unicode"
	"unicode/utf8"
)

// spelling is a folded name with the offsets at which its words end.
type spelling struct {
	key  string
	cuts []int
}

func (s spelling) then(t spelling) spelling {
	cuts := append(append([]int{}, s.cuts...), len(s.key))
	for _, c := range t.cuts {
		cuts = append(cuts, len(s.key)+c)
	}
	return spelling{s.key + t.key, cuts}
}

func (s spelling) initial() (spelling, bool) {
	r, n := utf8.DecodeRuneInString(s.key)
	if unicode.ToUpper(r) == r { // a script without capitals has no initials
		return spelling{}, false
	}
	return spelling{key: s.key[:n]}, true
}

// spellings folds a name as written, once plainly and once with umlauts and
// "St." spelled out.
func spellings(name string) []spelling {
	var plain, long spelling
	differs := false
	tokens := scan(name)
	for i, t := range tokens {
		if full, short := saintForms[t.fold]; short && len(tokens) > 1 && i < len(tokens)-1 {
			t.long = full
		}
		if plain.key != "" {
			plain.cuts, long.cuts = append(plain.cuts, len(plain.key)), append(long.cuts, len(long.key))
		}
		plain.key += t.fold
		if t.long != "" {
			long.key, differs = long.key+t.long, true
		} else {
			long.key += t.fold
		}
	}
	switch {
	case plain.key == "":
		return nil
	case differs:
		return []spelling{plain, long}
	default:
		return []spelling{plain}
	}
}

// saintForms are the two ways to write the saint of St. James and Saint-Pierre.
var saintForms = map[string]string{"st": "saint", "saint": "st", "ste": "sainte", "sainte": "ste"}

var particles = setOf("de la las los del der den di da do dos das du van von zu bin ibn al el abu bint ben ter le st san santa saint sainte ste and y e ap mac mc")

// parts lists the single words of a joined name that identify by themselves:
// Garcia and Lopez of Garcia-Lopez, but not the "de la" of de la Cruz.
func parts(name string) []spelling {
	tokens := scan(name)
	if len(tokens) < 2 {
		return nil
	}
	var out []spelling
	for _, t := range tokens {
		if utf8.RuneCountInString(t.fold) >= 3 && !particles[t.fold] {
			out = append(out, spelling{key: t.fold})
			if t.long != "" {
				out = append(out, spelling{key: t.long})
			}
		}
	}
	return out
}

func (s spelling) thenLetter(r rune) spelling {
	if s.key == "" {
		return spelling{key: string(r)}
	}
	return s.then(spelling{key: string(r)})
}

// isUnspaced reports names that may stand inside a run of letters because
// their script puts no spaces between words, or glues particles to them.
func isUnspaced(key string) bool {
	n := 0
	for _, r := range key {
		if !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul,
			unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			return false
		}
		n++
	}
	return n >= 2
}
