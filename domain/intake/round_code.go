package intake

import (
	"strings"
)

// codeSigns has no letter that looks like another or like a digit, and no vowel, so
// that no code is a word.
const codeSigns = "CDFGHJKMNPQRTVWXY3479"

// codeLength makes 1.8 thousand million codes, of which some dozens open something.
const codeLength = 7

// NewCode makes a code of random bytes, of which it takes as many as it needs.
func NewCode(random func() byte) string {
	most := byte(256 / len(codeSigns) * len(codeSigns)) // above it some signs would come more often
	var code strings.Builder
	for code.Len() < codeLength {
		if b := random(); b < most {
			code.WriteByte(codeSigns[int(b)%len(codeSigns)])
		}
	}
	return code.String()
}

// NormalCode is a code as it is looked for, however it was typed.
func NormalCode(typed string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '–' || r == '.' {
			return -1
		}
		return r
	}, strings.ToUpper(typed))
}
