package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cohort/domain/clinical/privacy/english"
)

// shape is how a word is capitalized.
type shape uint8

const (
	uncased shape = iota // digits, and scripts without capitals
	lower
	title // first letter capital
	upper // all capitals, two or more
	mixed // camelCase, McDonald
)

// gap is what stands between two words.
type gap uint8

const (
	gapOther gap = iota
	gapNone
	gapSpace
	gapHyphen
	gapApostrophe
	gapDot
	gapDotSpace
	gapComma
	gapUnderscore
)

// token is a run of letters or a run of digits.
type token struct {
	start, end int // byte offsets in the note
	text       string
	fold       string
	long       string // second spelling of umlauts, or ""
	word       english.Word
	shape      shape
	digits     bool
	letters    int  // runes, invisible ones and accents included
	before     gap  // between the previous token and this one
	opens      bool // first of a sentence or line
	opensLine  bool
}

func (t *token) capital() bool { return t.shape == title || t.shape == upper || t.shape == mixed }

// scan cuts a note into tokens. Bytes that are no UTF-8 separate words.
func scan(note string) []token {
	tokens := make([]token, 0, len(note)/5+1)
	end := 0
	for i := 0; i < len(note); {
		r, size := utf8.DecodeRuneInString(note[i:])
		isDigit := unicode.IsDigit(r)
		if !isDigit && !unicode.IsLetter(r) {
			i += size
			continue
		}
		t := token{start: i, digits: isDigit}
		uppers, lowers, broken := 0, 0, false
		firstUpper := unicode.IsUpper(r) || unicode.IsTitle(r)
		for i < len(note) {
			r, size = utf8.DecodeRuneInString(note[i:])
			if n := wordBreak(note[i:], r, size); n > 0 && t.letters > 0 && !isDigit {
				broken, i = true, i+n
				continue
			}
			if isDigit && !unicode.IsDigit(r) ||
				!isDigit && !unicode.IsLetter(r) && !unicode.IsMark(r) && !(isIgnorable(r) && t.letters > 0) {
				break
			}
			if unicode.IsUpper(r) || unicode.IsTitle(r) {
				uppers++
			} else if unicode.IsLower(r) {
				lowers++
			}
			t.letters++
			i += size
		}
		t.end = i
		t.text = note[t.start:t.end]
		whole := t.text
		if broken {
			whole = strings.Map(withoutBreak, whole)
		}
		t.fold, t.long = fold(whole), foldLong(whole)
		t.shape = shapeOf(uppers, lowers, firstUpper)
		t.before, t.opens, t.opensLine = between(note[end:t.start], len(tokens) == 0, tokens)
		t.opens = t.opens || t.before == gapDotSpace && startsAfterLetter(&t, tokens)
		tokens = append(tokens, t)
		end = i
	}
	return tokens
}

// wordBreak measures the hyphen and the line break that divide a word, "Jo-" and
// "anna" on the next line, or answers 0.
func wordBreak(rest string, r rune, size int) int {
	if !isHyphen(r) {
		return 0
	}
	n := size
	if strings.HasPrefix(rest[n:], "\r") {
		n++
	}
	if !strings.HasPrefix(rest[n:], "\n") {
		return 0
	}
	if next, _ := utf8.DecodeRuneInString(rest[n+1:]); !unicode.IsLower(next) {
		return 0
	}
	return n + 1
}

// withoutBreak drops what wordBreak measures.
func withoutBreak(r rune) rune {
	if isHyphen(r) || r == '\r' || r == '\n' {
		return -1
	}
	return r
}

func shapeOf(uppers, lowers int, firstUpper bool) shape {
	switch {
	case uppers+lowers == 0:
		return uncased
	case uppers == 0:
		return lower
	case uppers == 1 && firstUpper:
		return title
	case lowers == 0:
		return upper
	default:
		return mixed
	}
}

// between classes the text between two tokens and says whether the next one
// opens a sentence or a line.
func between(text string, first bool, tokens []token) (g gap, opens, opensLine bool) {
	if text == " " && !first {
		return gapSpace, false, false
	}
	var spaces, lines, dots, others int
	var mark, last rune
	for i, r := range text {
		if !unicode.IsSpace(r) {
			last = r
		}
		switch {
		case r == '\r' && strings.HasPrefix(text[i+1:], "\n"): // counted with its "\n"
		case r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029:
			lines++
		case unicode.IsSpace(r) || isIgnorable(r):
			spaces++
		case r == '.' || r == '!' || r == '?' || r == '…' || r == '。':
			dots++
			mark = r
		default:
			others++
			mark = r
		}
	}
	opensLine = first || lines > 0
	afterInitial := dots == 1 && others == 0 && !first && abbreviates(&tokens[len(tokens)-1])
	wrapped := lines == 1 && dots+others == 0 && !first && unfinished[tokens[len(tokens)-1].fold]
	abbreviated := dots == 1 && others == 1 && mark == ',' // "J., who"
	opens = opensLine && !wrapped || dots > 0 && spaces > 0 && !afterInitial && !abbreviated ||
		others > 0 && spaces > 0 && (mark == ';' || mark == '|' || mark == '→' || mark == '>' || mark == ']' || mark == ')' && !first && tokens[len(tokens)-1].letters <= 2) ||
		others > 0 && (mark == ':' || mark == '•' || mark == '*' || isHyphen(mark) && spaces > 1) ||
		spaces > 0 && (last == '"' || last == '“' || last == '„' || last == '«' || last == '(')
	switch {
	case first:
		g = gapOther
	case text == "":
		g = gapNone
	case dots+others == 0:
		g = gapSpace
		if lines > 1 {
			g = gapOther
		}
	case abbreviated && spaces > 0:
		g = gapComma
	case dots+others > 1 || lines > 0 && mark != ',' && mark != '.' && !(lines == 1 && isHyphen(mark)):
		g = gapOther
	case isHyphen(mark) && spaces == 0:
		g = gapHyphen
	case isApostrophe(mark) && spaces == 0:
		g = gapApostrophe
	case mark == '.' && spaces == 0:
		g = gapDot
	case mark == '.':
		g = gapDotSpace
	case mark == ',' && spaces > 0:
		g = gapComma
	case mark == '_':
		g = gapUnderscore
	}
	return g, opens, opensLine
}

// unfinished words end no sentence: a line that breaks after one goes on in the
// next, where a capital still tells.
var unfinished = setOf(`a an the and or but with from by of for to at than that his her their my your our
	when because while if as told asked thanked`)

// startsAfterLetter reports a new sentence although a single letter stands
// before the dot: "in Room B. Will attend", unlike "with J. Okafor".
func startsAfterLetter(t *token, tokens []token) bool {
	n := len(tokens)
	if n < 2 || tokens[n-1].letters != 1 || tokens[n-1].opens {
		return false
	}
	if before := tokens[n-2].fold; labels[before] || peerLabels[before] {
		return true
	}
	return t.shape == title && t.letters > 1 && isWord(t.fold)
}

// abbreviates reports a token after which a dot ends no sentence.
func abbreviates(t *token) bool {
	return t.letters == 1 && !t.digits || titles[t.fold] || t.fold == "dr" || t.fold == "st" || t.fold == "prof" || t.fold == "rev"
}
