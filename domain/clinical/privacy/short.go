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

// relatedForms lists the short forms of a given name, and the full names it
// may be short for: a member entered as Liz may be written Elizabeth.
func relatedForms(folded string) []string { return shortForms()[folded] }
