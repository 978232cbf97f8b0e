package privacy

import "unicode/utf8"

// apartAt finds a name of one word that was written as two: "Xiao Ling" for
// Xiaoling, "Ife-Oluwa". Both parts have a capital, so that "the o" is no Theo.
func (r *reading) apartAt(i int) {
	if i+1 >= len(r.tokens) {
		return
	}
	t, u := &r.tokens[i], &r.tokens[i+1]
	joint := u.before == gapSpace || u.before == gapHyphen || u.before == gapApostrophe
	if !t.capital() || !u.capital() || !joint || t.letters < 2 || u.letters < 2 {
		return
	}
	key := t.fold + u.fold
	if utf8.RuneCountInString(key) < 6 {
		return
	}
	for _, p := range r.c.names.patterns[key] {
		if p.form != single || p.short || len(p.cuts) > 0 {
			continue
		}
		pl := r.place(i, i+2, &p)
		c := candidate{i: i, j: i + 2, start: pl.start, end: pl.end, who: p.who, kind: p.kind, close: closeInflected, possessive: pl.possessive}
		if p.who >= 0 {
			if isWord(t.fold) && isWord(u.fold) && !pl.personStands() {
				continue
			}
			c.sure, c.why, c.i = Likely, "name written as two words", pl.first
		}
		r.candidates = append(r.candidates, c)
	}
}
