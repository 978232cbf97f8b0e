package domain

import (
	"regexp"
	"strings"
)

const maxTaxID = 30

var (
	nineDigits = regexp.MustCompile(`^\d{9}$`)
	ein        = regexp.MustCompile(`^(\d\d)-(\d{7})$`)
	ssn        = regexp.MustCompile(`^(\d{3})-(\d\d)-(\d{4})$`)
	otherTaxID = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N} ./-]*$`)
)

// tidyTaxID writes a number as its kind is written: in the United States nine
// digits are an employer's number, 12-3456789, unless they were typed as a
// person's, 123-45-6789.
func tidyTaxID(typed string, country Country) string {
	typed = strings.TrimSpace(typed)
	if country.inUnitedStates() && nineDigits.MatchString(typed) {
		return typed[:2] + "-" + typed[2:]
	}
	return typed
}

// validTaxID checks the number under which the practice pays taxes. An EIN
// (26 CFR 301.6109-1) has no check digit, and its prefixes grow, so only what
// can never be one is refused; a sole owner without an EIN gives their Social
// Security or individual taxpayer number, of which the Social Security
// Administration never gives the areas 000 and 666, the group 00 or the serial
// 0000. Elsewhere it is what the country's office gives.
func validTaxID(id string, country Country) bool {
	if !country.inUnitedStates() {
		return len([]rune(id)) <= maxTaxID && otherTaxID.MatchString(id)
	}
	if m := ein.FindStringSubmatch(id); m != nil {
		return m[1] != "00" && m[2] != "0000000"
	}
	m := ssn.FindStringSubmatch(id)
	return m != nil && m[1] != "000" && m[1] != "666" && m[2] != "00" && m[3] != "0000"
}

func wrongTaxID(country Country) string {
	if country.inUnitedStates() {
		return "must be nine digits: an EIN such as 12-3456789, or a sole owner's number such as 123-45-6789"
	}
	return "must be letters, digits, blanks, points, dashes and strokes, 30 at most"
}

// hiddenTaxID is what is kept of a tax id where it only has to be told from
// another one.
func hiddenTaxID(id string) string {
	runes := []rune(id)
	if len(runes) <= 4 {
		return id
	}
	return "…" + string(runes[len(runes)-4:])
}
