package domain

import (
	"crypto/rand"
	"fmt"
	"math/big"
	"strconv"
)

// NewClientCode draws a code such as "C-4821" for a practice that has so many
// clients, above the highest that may have been given to somebody whom it no
// longer knows (0: none was). It is random, so it tells neither who came first
// nor how many there are; it grows by a digit before a third of the codes is
// taken, so that a free one is found at once. The caller makes sure that it is
// free.
func NewClientCode(clients int, beyond int64) (string, error) { return newCode("C", clients, beyond) }

// NewCohortCode draws a code such as "G-4821" for a group, in the same way: it
// is what those call the group who need not know what it is for.
func NewCohortCode(cohorts int, beyond int64) (string, error) { return newCode("G", cohorts, beyond) }

// CodeTries bounds the search for a free code. Two of three codes are free, so
// that so many in a row are taken happens to nobody.
const CodeTries = 40

func newCode(letter string, known int, beyond int64) (string, error) {
	codes, first := codesFor(known, beyond)
	n, err := rand.Int(rand.Reader, big.NewInt(codes-first))
	if err != nil {
		return "", err
	}
	digits := len(strconv.FormatInt(codes-1, 10))
	return fmt.Sprintf("%s-%0*d", letter, digits, first+n.Int64()), nil
}

// codesFor is how many codes there are of as many digits as are needed, and
// the first of them that may be drawn.
func codesFor(known int, beyond int64) (codes, first int64) {
	if beyond > 0 {
		first = beyond + 1
	}
	for codes = 10_000; int64(known)*3 >= codes-first; codes *= 10 {
	}
	return codes, first
}
