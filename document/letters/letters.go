// Package letters are the fonts that files for paper embed, and what they can
// show.
//
// A character that the fonts lack, or that would stand in the wrong order (scripts
// that are written from right to left), is written as its number in Unicode, such
// as [U+6F22]: nothing is lost without a word.
package letters

import (
	"bytes"
	_ "embed" // the fonts
	"encoding/binary"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/unicode/norm"
)

//go:embed font/DejaVuSansCondensed.ttf
var regular []byte

//go:embed font/DejaVuSansCondensed-Bold.ttf
var bold []byte

// Family is what the fonts are called in a file.
const Family = "text"

// AddTo gives a file both fonts.
func AddTo(pdf *fpdf.Fpdf) {
	pdf.AddUTF8FontFromBytes(Family, "", bytes.Clone(regular))
	pdf.AddUTF8FontFromBytes(Family, "B", bytes.Clone(bold))
}

// letters are the characters that both fonts have.
var letters = sync.OnceValue(func() *unicodeSet {
	both := lettersOf(regular)
	others := lettersOf(bold)
	for i := range both {
		both[i] = both[i] && others[i]
	}
	return &both
})

// unicodeSet says of each character of the basic plane whether it is there.
type unicodeSet [1 << 16]bool

// lettersOf reads which characters a TrueType font has, from the format 4 of its
// table "cmap", which every font for Windows has.
func lettersOf(font []byte) (set unicodeSet) {
	cmap := table(font, "cmap")
	for i := range int(u16(cmap, 2)) {
		at := int(u32(cmap, 4+8*i+4))
		if u16(cmap, 4+8*i) == 3 && u16(cmap, 4+8*i+2) == 1 && u16(cmap, at) == 4 {
			readSegments(cmap[at:], &set)
		}
	}
	return set
}

// readSegments reads the runs of characters of a table of format 4.
func readSegments(sub []byte, set *unicodeSet) {
	double := int(u16(sub, 6)) // twice their number
	ends, starts, deltas, offsets := 14, 16+double, 16+2*double, 16+3*double
	for s := 0; s < double; s += 2 {
		first, last, offset := int(u16(sub, starts+s)), int(u16(sub, ends+s)), int(u16(sub, offsets+s))
		for c := first; c <= last && c < 0xffff; c++ {
			glyph := uint16(c)
			if offset > 0 {
				glyph = u16(sub, offsets+s+offset+2*(c-first))
			}
			if offset == 0 || glyph != 0 {
				glyph += u16(sub, deltas+s)
			}
			set[c] = glyph != 0
		}
	}
}

func table(font []byte, name string) []byte {
	for i := range int(u16(font, 4)) {
		if at := 12 + 16*i; string(font[at:at+4]) == name {
			return font[u32(font, at+8):]
		}
	}
	return nil
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }

func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }

// rightToLeft are scripts that the writer of the file does not set.
var rightToLeft = []*unicode.RangeTable{unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko}

// Shown is a text as the fonts can show it, and whether something of it is written
// as a number.
func Shown(text string) (out string, numbered bool) {
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		switch {
		case r == '\t':
			b.WriteString("    ")
		case r == '\n' || r == ' ':
			b.WriteRune(r)
		case r > 0xffff || unicode.IsControl(r) || !letters()[r] || unicode.In(r, rightToLeft...):
			fmt.Fprintf(&b, "[U+%04X]", r)
			numbered = true
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), numbered
}
