package privacy

import (
	"strings"

	"cohort/domain/clinical/privacy/english"
)

// Endings that a name takes in other languages, in English notes by writers who
// speak them: Andrzejowi and Markiem, Haně and Ivova, Kemalle. They are cut off
// as written, without accents.
var (
	slavicEndings = [...]string{"owie", "owej", "iego", "iemu", "owi", "ovi", "ova", "ove", "ovo", "ovu", "ego", "emu", "iem", "ami", "ach",
		"ou", "em", "im", "om", "ie", "ia", "ow", "in", "a", "u", "e", "i", "y", "o"}
	turkishEndings = [...]string{"ndan", "nden", "yla", "yle", "nin", "nun", "dan", "den", "tan", "ten", "lar", "ler", "la", "le", "in", "un", "ya", "ye", "yi", "yu", "da", "de", "ta", "te", "a", "e", "i", "u"}
)

// caseStems lists what a word may be a case of.
func caseStems(folded string) []string {
	if len(folded) < 4 || !isPlain(folded) {
		return nil
	}
	var out []string
	for _, end := range slavicEndings {
		stem, cut := strings.CutSuffix(folded, end)
		if n := len(stem); cut && n >= 2 {
			if n >= 3 {
				out = append(out, stem, stem[:n-1]+"e"+stem[n-1:]) // Mark-iem, of Marek
			}
			out = append(out, stem+"a", stem+"o")
			if soft, ok := softened[stem[n-1:]]; ok && n >= 3 {
				out = append(out, stem[:n-1]+soft+"a", stem[:n-1]+soft)
			}
		}
	}
	for _, end := range turkishEndings {
		if stem, cut := strings.CutSuffix(folded, end); cut && len(stem) >= 3 {
			out = append(out, stem)
		}
	}
	return out
}

// softened consonants before an ending and what they were: Hance of Hanka,
// Olze of Olga, Marcie of Marta, Petře of Petr.
var softened = map[string]string{"c": "k", "z": "g", "r": "r", "l": "l"}

// caseAt looks for a name in a case of its own language at token i.
func (r *reading) caseAt(i int) {
	t := &r.tokens[i]
	if !t.capital() && !r.lowerNote || t.word.Within(english.Rare) || t.letters > 24 || len(relatedForms(t.fold)) > 0 {
		return
	}
	seen := ""
	for _, stem := range caseStems(t.fold) {
		if stem == seen || stem == t.fold {
			continue
		}
		seen = stem
		for _, p := range r.c.names.patterns[stem] {
			if p.form == single && (!p.short || len(stem) >= 5) {
				r.proposeCase(p, i)
			}
		}
	}
}

func (r *reading) proposeCase(p pattern, i int) {
	p.kind, p.close = Inflected, closeFuzzy
	pl := r.place(i, i+1, &p)
	c := candidate{i: i, j: i + 1, start: pl.start, end: pl.end, who: p.who, kind: Inflected, close: closeFuzzy, possessive: pl.possessive}
	if p.who >= 0 {
		if pl.isDate() || pl.isThing() || pl.isPlace() || pl.isOutsider() || pl.isElse() || pl.ofKin() || pl.handle {
			return
		}
		c.sure, c.why, c.i = Possible, "name with a case ending", pl.first
		if pl.tellingCapital() && pl.personStands() {
			c.sure = Likely
		}
	}
	r.candidates = append(r.candidates, c)
}
