package privacy

import (
	_ "embed"
	"strings"
	"sync"
)

// short.txt: one given name to a line, followed by the short forms and the
// other spellings in use for it; written for this package.
//
//go:embed short.txt
var shortText string

var shortForms = sync.OnceValue(func() map[string][]string {
	forms := map[string][]string{}
	for line := range strings.Lines(shortText) {
		names := strings.Fields(line)
		if len(names) < 2 {
			continue
		}
		full := fold(names[0])
		for _, name := range names[1:] {
			short := fold(name)
			forms[full] = append(forms[full], short)
			forms[short] = append(forms[short], full)
		}
	}
	return forms
})

// pets makes the forms of endearment English makes of any short name: Frankie
// of Frank, Robbie of Rob, Davy of Dave. What is also a word is left out.
func pets(folded string) []string {
	if n := len(folded); n < 3 || n > 5 || !isPlain(folded) {
		return nil
	}
	stem := strings.TrimSuffix(folded, "e")
	last := stem[len(stem)-1:]
	if len(stem) < 3 && stem != folded || strings.Contains("aeiouyhw", last) {
		return nil
	}
	ends := []string{stem + "ie", stem + "y", folded + "y"}
	if stem == folded && strings.Contains("aeiou", stem[len(stem)-2:len(stem)-1]) {
		ends = append(ends, stem+last+"ie", stem+last+"y")
	}
	var out []string
	for _, name := range ends {
		if !isWord(name) {
			out = append(out, name)
		}
	}
	return out
}

// relatedForms lists the short forms of a given name, and the full names it
// may be short for: a member entered as Liz may be written Elizabeth.
func relatedForms(folded string) []string { return shortForms()[folded] }
