package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// place is where a pattern matched, with what a reader sees around it.
type place struct {
	r          *reading
	i, j       int // the matched tokens
	first      int // i, or the title before it
	next       int // first token after the place and its ending
	start, end int // bytes, with title, "@", dot and possessive
	possessive bool
	dotted     bool // written with a dot: "J.", "J.L."
	title      bool // after Mr., Ms.
	provider   bool // after Dr., Pastor
	handle     bool // after "@"
	heard      bool // told is what follows
	told       told
}

func (r *reading) place(i, j int, p *pattern) *place {
	pl := &place{r: r, i: i, j: j, first: i, start: r.tokens[i].start, end: r.tokens[j-1].end}
	if p.form == withInitial || p.form == initials || p.form == initial || p.form == lastInitial {
		pl.dotted = strings.HasPrefix(r.note[pl.end:], ".")
		if pl.dotted && !pl.stops() {
			pl.end++
		}
	}
	pl.addEnding()
	if i > 0 && pl.start > 0 && r.note[pl.start-1] == '@' && (pl.start < 2 || !isWordByte(r.note[pl.start-2])) ||
		i == 0 && strings.HasSuffix(r.note[:pl.start], "@") {
		pl.handle, pl.start = true, pl.start-1
		for pl.end < len(r.note) && (r.note[pl.end] == '_' || r.note[pl.end] < utf8.RuneSelf && isWordByte(r.note[pl.end])) {
			pl.end++
		}
	}
	if prev := pl.prev(1); prev != nil {
		switch g := r.tokens[i].before; {
		case g != gapSpace && g != gapDotSpace && g != gapDot:
		case titles[prev.fold]:
			pl.title, pl.first, pl.start = true, i-1, prev.start
		case providerTitles[prev.fold] && (prev.capital() || r.lowerNote):
			pl.provider = true
		}
	}
	pl.next = j
	for pl.next < len(r.tokens) && r.tokens[pl.next].start < pl.end {
		pl.next++
	}
	return pl
}

// stops reports that the dot behind an initial also ends the sentence, and so
// stays when the initial is replaced.
func (pl *place) stops() bool {
	rest := strings.TrimLeft(pl.r.note[pl.end+1:], " \t\u00a0")
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || r == '\n' || r == '\r' || len(rest) < len(pl.r.note)-pl.end-1 && unicode.IsUpper(r)
}

func isWordByte(b byte) bool {
	return b >= utf8.RuneSelf || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// addEnding takes in a possessive: 's, a bare apostrophe after s, or a short
// case ending behind an apostrophe as in Turkish.
func (pl *place) addEnding() {
	rest := pl.r.note[pl.end:]
	apostrophe, n := utf8.DecodeRuneInString(rest)
	if !isApostrophe(apostrophe) {
		return
	}
	letters := 0
	for at := n; at < len(rest); {
		r, size := utf8.DecodeRuneInString(rest[at:])
		if !unicode.IsLetter(r) {
			break
		}
		letters++
		at += size
		if letters > 4 || !unicode.IsLower(r) && r != 'S' {
			return
		}
		if at == len(rest) || !isLetterAt(rest[at:]) {
			pl.end, pl.possessive = pl.end+at, true
			return
		}
	}
	last := pl.r.tokens[pl.j-1].fold
	opened := pl.start > 0 && strings.ContainsAny(pl.r.note[max(0, pl.start-3):pl.start], "'‘`")
	if letters == 0 && strings.HasSuffix(last, "s") && !opened {
		pl.end, pl.possessive = pl.end+n, true
	}
}

func isLetterAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// prev returns the n-th token before the place in its own sentence, or nil.
func (pl *place) prev(n int) *token {
	k := pl.i
	for ; n > 0; n-- {
		if k == 0 || pl.r.tokens[k].opens {
			return nil
		}
		k--
	}
	return &pl.r.tokens[k]
}

// after returns the n-th token behind the place in its own sentence, or nil.
func (pl *place) after(n int) *token {
	k := pl.next
	for ; k < len(pl.r.tokens); k++ {
		if pl.r.tokens[k].opens {
			return nil
		}
		if n--; n == 0 {
			return &pl.r.tokens[k]
		}
	}
	return nil
}

func (pl *place) prevIn(set map[string]bool) bool {
	t := pl.prev(1)
	if t == nil || !set[t.fold] {
		return false
	}
	start := pl.r.tokens[pl.i].start
	return t.end+1 >= start || t.fold == "w" && pl.r.note[t.end:start] == "/ "
}

func (pl *place) afterIn(set map[string]bool) bool {
	t := pl.after(1)
	return t != nil && set[t.fold] && (t.before == gapSpace || pl.dotted && t.before == gapDotSpace)
}

// opens reports a place at the start of a sentence, where every word has a
// capital.
func (pl *place) opens() bool { return pl.r.tokens[pl.first].opens }

// capital reports a capital that means something: not in a heading, not among
// capitals, not the first word.
func (pl *place) tellingCapital() bool {
	return pl.allCapital() && !pl.opens() && !pl.r.heading[pl.i] && !pl.amongCapitals()
}

func (pl *place) allCapital() bool {
	for k := pl.i; k < pl.j; k++ {
		if t := &pl.r.tokens[k]; !t.capital() && t.shape != uncased {
			return false
		}
	}
	return true
}

// amongCapitals reports an all-capital word whose neighbors are the same.
func (pl *place) amongCapitals() bool {
	if pl.r.tokens[pl.i].shape != upper {
		return false
	}
	return pl.capitalsNear(2, 2)
}

// capitalsNear reports that most words of the given length or more, within
// reach on both sides, are all capitals.
func (pl *place) capitalsNear(reach, letters int) bool {
	near, upperNear := 0, 0
	for k := pl.i - reach; k < pl.j+reach; k++ {
		if k < 0 || k >= len(pl.r.tokens) || k >= pl.i && k < pl.j || pl.r.tokens[k].letters < letters || pl.r.tokens[k].digits {
			continue
		}
		near++
		if pl.r.tokens[k].shape == upper {
			upperNear++
		}
	}
	return upperNear*2 > near
}

// paired reports "Grace and Liam" or "Liam, Grace": a name next to a capital
// word that is no ordinary one.
func (pl *place) paired() bool {
	if t := pl.after(1); t != nil && pl.r.note[pl.end:t.start] == " + " && t.capital() {
		return true
	}
	if t := pl.after(1); t != nil && (t.fold == "and" || t.fold == "or" || t.fold == "&") {
		if u := pl.after(2); u != nil && u.capital() && !isWord(u.fold) {
			return true
		}
	}
	if t := pl.prev(1); t != nil && (t.fold == "and" || pl.r.tokens[pl.i].before == gapComma) {
		k := 1
		if t.fold == "and" {
			k = 2
		}
		if u := pl.prev(k); u != nil && u.capital() && !isWord(u.fold) {
			return true
		}
	}
	return false
}

// why says in a few words what was seen.
func (pl *place) why(kind Kind, p *pattern) string {
	s := kind.String()
	switch {
	case p.form == withInitial:
		s = "first name with the last initial"
	case p.form == initialFirst:
		s = "initial with the last name"
	case p.short && kind == FullName:
		s = "short name with the last name"
	case kind == Initials && p.form != initials:
		s = "initial"
	case kind == Handle:
		s = "handle made of a name"
	}
	if pl.title {
		s += ", after a title"
	}
	if pl.possessive {
		s += ", with a possessive"
	}
	return s
}
