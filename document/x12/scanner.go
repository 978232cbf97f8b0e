package x12

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"cohort/domain"
)

// isaLength is the fixed length of the opening segment with its terminator.
const isaLength = 106

// maxElements is more than any segment of the four files has.
const maxElements = 64

// separators are the three signs a file declares in its ISA segment.
type separators struct{ element, component, terminator byte }

// segment is one segment, split at its element separators.
type segment struct {
	number   int
	name     string
	elements []string // elements[0] is the name; valid until the next read
	split    byte     // component separator
}

// at gives element n, counted from 1, and "" beyond the end.
func (s segment) at(n int) string {
	if n < len(s.elements) {
		return s.elements[n]
	}
	return ""
}

// part gives component n, counted from 1, of an element.
func (s segment) part(element, n int) string {
	rest := s.at(element)
	for ; n > 1; n-- {
		_, after, found := strings.Cut(rest, string(rune(s.split)))
		if !found {
			return ""
		}
		rest = after
	}
	first, _, _ := strings.Cut(rest, string(rune(s.split)))
	return first
}

// fault makes an error about this segment, or about one element of it.
func (s segment) fault(kind domain.Error, element int, problem string) *Error {
	return &Error{Kind: kind, Segment: s.number, Name: s.name, Element: element, Problem: problem}
}

// scanner takes a file apart into segments.
type scanner struct {
	in       *bufio.Reader
	limits   Limits
	left     int64 // bytes that may still be read
	sep      separators
	number   int
	text     []byte
	elements []string
}

func newScanner(in io.Reader, limits Limits) *scanner {
	limits = limits.orDefaults()
	return &scanner{in: bufio.NewReaderSize(in, 16<<10), limits: limits, left: limits.Bytes}
}

// next reads a segment; io.EOF at the end of the file.
func (s *scanner) next() (segment, error) {
	first, err := s.skipBlank()
	if err != nil {
		return segment{}, err
	}
	if s.number >= s.limits.Segments {
		return segment{}, s.tooLarge(fmt.Sprintf("more than %d segments", s.limits.Segments))
	}
	s.number++
	s.text = append(s.text[:0], first)
	// A new envelope may declare other separators, so ISA is read by length.
	if s.sep == (separators{}) || first == 'I' && s.opens() {
		return s.isa()
	}
	for {
		c, err := s.readByte()
		switch {
		case err == io.EOF:
			return segment{}, &Error{Kind: ErrCut, Segment: s.number, Problem: "the last segment has no end"}
		case err != nil:
			return segment{}, err
		case c == s.sep.terminator:
			return s.split()
		case len(s.text) >= s.limits.SegmentBytes:
			return segment{}, s.tooLarge(fmt.Sprintf("a segment of more than %d bytes", s.limits.SegmentBytes))
		}
		s.text = append(s.text, c)
	}
}

// opens says whether the segment begun with an I is an ISA.
func (s *scanner) opens() bool {
	ahead, err := s.in.Peek(2)
	return err == nil && string(ahead) == "SA"
}

// isa reads the opening segment and learns the separators from it.
func (s *scanner) isa() (segment, error) {
	for len(s.text) < isaLength {
		c, err := s.readByte()
		if err == io.EOF {
			return segment{}, &Error{Kind: ErrNotX12, Segment: s.number, Problem: "it is shorter than an ISA segment"}
		}
		if err != nil {
			return segment{}, err
		}
		s.text = append(s.text, c)
	}
	sep := separators{element: s.text[3], component: s.text[104], terminator: s.text[105]}
	if string(s.text[:3]) != "ISA" || !sep.sound() {
		return segment{}, &Error{Kind: ErrNotX12, Segment: s.number, Problem: "it does not begin with an ISA segment"}
	}
	s.sep = sep
	s.text = s.text[:isaLength-1]
	seg, err := s.split()
	if err == nil && (len(seg.elements) != 17 || len(seg.at(13)) != 9 || len(seg.at(16)) != 1) {
		err = seg.fault(ErrNotX12, 0, "its fields do not have their fixed lengths")
	}
	return seg, err
}

// sound says that the separators differ and could not be part of a text.
func (p separators) sound() bool {
	distinct := p.element != p.component && p.element != p.terminator && p.component != p.terminator
	return distinct && separates(p.element) && separates(p.component) && separates(p.terminator)
}

func separates(c byte) bool {
	letter := 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
	return !letter && c != ' ' && c != '-' && c != '.' && c != 0 && c < 0x80
}

// split cuts the text read into elements, which share one string.
func (s *scanner) split() (segment, error) {
	rest := string(s.text)
	s.elements = s.elements[:0]
	for more := true; more; {
		var element string
		element, rest, more = strings.Cut(rest, string(rune(s.sep.element)))
		if len(s.elements) > maxElements {
			return segment{}, s.tooLarge(fmt.Sprintf("a segment of more than %d elements", maxElements))
		}
		s.elements = append(s.elements, element)
	}
	seg := segment{number: s.number, elements: s.elements, split: s.sep.component}
	if !segmentName(s.elements[0]) {
		return seg, seg.fault(ErrMalformed, 0, "it has no proper name")
	}
	seg.name = s.elements[0]
	return seg, nil
}

func segmentName(name string) bool {
	if len(name) < 2 || len(name) > 3 || name[0] < 'A' || name[0] > 'Z' {
		return false
	}
	for i := range len(name) {
		if !('A' <= name[i] && name[i] <= 'Z' || '0' <= name[i] && name[i] <= '9') {
			return false
		}
	}
	return true
}

// skipBlank passes over what stands between segments and gives the first byte
// that does not.
func (s *scanner) skipBlank() (byte, error) {
	for {
		c, err := s.readByte()
		if err != nil {
			return 0, err
		}
		mark := s.number == 0 && (c == 0xEF || c == 0xBB || c == 0xBF) // byte order mark
		if c != '\n' && c != '\r' && c != ' ' && c != '\t' && c != 0x1A && !mark {
			return c, nil
		}
	}
}

func (s *scanner) readByte() (byte, error) {
	if s.left <= 0 {
		if _, err := s.in.Peek(1); err == io.EOF {
			return 0, io.EOF
		}
		return 0, s.tooLarge(fmt.Sprintf("more than %d bytes", s.limits.Bytes))
	}
	c, err := s.in.ReadByte()
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, fmt.Errorf("x12: read: %w", err)
	}
	s.left--
	return c, err
}

func (s *scanner) tooLarge(problem string) *Error {
	return &Error{Kind: ErrTooLarge, Segment: s.number, Problem: problem}
}
