package domain

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// breachedFilter is the passwords of the public list that scripts/password-list
// names, as sorted hashes cut to breachedBits, each written as its distance from
// the one before. No password of the list is missed; of other texts,
// one in 150,000 is taken for one of them.
//
//go:embed password_breached.bin
var breachedFilter []byte

const (
	breachedBits     = 36
	shortestBreached = 8 // shorter ones are no passwords here
)

// BreachedFilter makes the filter of a list with a password on each line.
func BreachedFilter(list io.Reader) ([]byte, error) {
	var hashes []uint64
	lines := bufio.NewScanner(list)
	for lines.Scan() {
		if key := passwordKey(NormalPassword(lines.Text())); utf8.RuneCountInString(key) >= shortestBreached {
			hashes = append(hashes, breachedHash(key))
		}
	}
	slices.Sort(hashes)
	var filter []byte
	last := uint64(0)
	for _, h := range slices.Compact(hashes) {
		filter = binary.AppendUvarint(filter, h-last)
		last = h
	}
	return filter, lines.Err()
}

// breachedHashes is the filter as it is searched: 3.5 MB from the first
// password on that is set.
var breachedHashes = sync.OnceValue(func() (hashes []uint64) {
	from, last := bytes.NewReader(breachedFilter), uint64(0)
	for from.Len() > 0 {
		step, err := binary.ReadUvarint(from)
		if err != nil {
			panic("the list of breached passwords is cut off")
		}
		last += step
		hashes = append(hashes, last)
	}
	return hashes
})

func breachedHash(key string) uint64 {
	sum := sha256.Sum256([]byte(key))
	return binary.BigEndian.Uint64(sum[:]) >> (64 - breachedBits)
}

// Breached says whether a password is on the list of breached ones, as it is or
// with digits and punctuation around it. Case and disguises hide nothing.
func Breached(password string) bool {
	password = NormalPassword(password)
	bare := strings.TrimFunc(password, func(r rune) bool { return !unicode.IsLetter(r) })
	for _, form := range []string{password, bare} {
		if key := passwordKey(form); utf8.RuneCountInString(key) >= shortestBreached {
			if _, found := slices.BinarySearch(breachedHashes(), breachedHash(key)); found {
				return true
			}
		}
	}
	return false
}
