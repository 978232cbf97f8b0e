package privacy

import (
	"strings"
	"unicode/utf8"
)

// handleAt reads a handle that only begins like a name, or goes on after one:
// "@jo" for Joanna, "@joanna_runs". Exact names are found as names.
func (r *reading) handleAt(i int) {
	t := &r.tokens[i]
	if t.start > 1 && isWordByte(r.note[t.start-2]) {
		return // an address
	}
	end := t.end
	for end < len(r.note) && (r.note[end] == '_' || r.note[end] < utf8.RuneSelf && isWordByte(r.note[end])) {
		end++
	}
	for _, name := range r.c.names.called {
		begins := len(t.fold) >= 2 && strings.HasPrefix(name.key, t.fold)
		goesOn := len(name.key) >= 3 && strings.HasPrefix(t.fold, name.key)
		if !begins && !goesOn {
			continue
		}
		c := candidate{i: i, j: i + 1, start: t.start - 1, end: end, who: name.who, kind: Handle, close: closeFuzzy,
			sure: Possible, why: "handle that begins like a name"}
		if goesOn || name.key == t.fold {
			c.close, c.sure = closeShort, Likely
		}
		if !begins && isWord(t.fold) {
			c.sure = Possible
		}
		r.candidates = append(r.candidates, c)
	}
}
