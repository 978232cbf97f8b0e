package sameness

// mostPlaces bounds how many places of a shingle are tried, so that a note of
// one word said ten thousand times costs no more than another.
const mostPlaces = 16

func compare(a, b row) Likeness {
	l := Likeness{A: a.id, B: b.id, OwnWords: min(a.own, b.own)}
	switch {
	case a.own == 0 && b.own == 0:
		if len(a.words) > 0 && len(b.words) > 0 { // nothing but shared text in either
			l.Score, l.Verdict = 1, Identical
		}
		return l
	case sameWords(a, b):
		l.Score, l.Verdict = 1, Identical
	case a.count > 0 && b.count > 0:
		l.Score = float64(inCommon(a, b)) / float64(min(a.count, b.count))
		switch {
		case l.Score >= similar:
			l.Verdict = Similar
		case l.Score >= overlapping:
			l.Verdict = Overlapping
		}
	}
	l.Passages = passages(a, b)
	return l
}

func sameWords(a, b row) bool {
	if len(a.words) != len(b.words) {
		return false
	}
	for i := range a.words {
		if a.words[i].number != b.words[i].number {
			return false
		}
	}
	return true
}

// inCommon counts the shingles of both rows, each as often as it stands in the
// row that has fewer.
func inCommon(a, b row) int {
	n := 0
	for key, places := range a.shingles {
		n += min(len(places), len(b.shingles[key]))
	}
	return n
}

// passages finds the runs of words both rows share, from the start of a, each
// place used once, the longest first where there is a choice.
func passages(a, b row) []Passage {
	var out []Passage
	used := make([]bool, len(b.words))
	for i := 0; i < len(a.words); {
		key, ok := a.shingleAt(i)
		if !ok {
			i++
			continue
		}
		best, at := 0, 0
		places := b.shingles[key]
		for _, j := range places[:min(len(places), mostPlaces)] {
			if n := run(a, b, i, int(j), used); n > best {
				best, at = n, int(j)
			}
		}
		if best < passageWords {
			i++
			continue
		}
		for k := range best {
			used[at+k] = true
		}
		out = append(out, Passage{
			AStart: a.words[i].start, AEnd: a.words[i+best-1].end,
			BStart: b.words[at].start, BEnd: b.words[at+best-1].end,
			Words: best,
		})
		i += best
	}
	return out
}

// run measures how many words match from a's word i and b's word j on.
func run(a, b row, i, j int, used []bool) int {
	n := 0
	for i+n < len(a.words) && j+n < len(b.words) && !used[j+n] &&
		a.words[i+n].number >= 0 && a.words[i+n].number == b.words[j+n].number {
		n++
	}
	return n
}
