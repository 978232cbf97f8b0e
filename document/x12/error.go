package x12

import (
	"errors"
	"fmt"
	"strings"
)

// The kinds of trouble a file can be in, for errors.Is.
var (
	ErrNotX12     = errors.New("this is not an X12 file")
	ErrCut        = errors.New("the file was cut short or changed on its way")
	ErrMalformed  = errors.New("the file cannot be read")
	ErrUnbalanced = errors.New("the money does not add up")
	ErrTooLarge   = errors.New("the file is larger than allowed")
	ErrWrongKind  = errors.New("this is another kind of file")
)

// Error says what is wrong with a file and where. It holds nothing that stood
// in the file but segment names and amounts.
type Error struct {
	Kind    error  // one of the errors above
	Segment int    // counted from 1 over the whole file, 0 when it is about the whole
	Name    string // of the segment, such as CLP
	Element int    // from 1, 0 when it is about the segment
	Claim   int    // counted from 1 over the whole file, 0 outside claims
	Line    int    // counted from 1 within the claim, 0 outside lines
	Problem string
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("x12: ")
	b.WriteString(e.Kind.Error())
	if e.Segment > 0 {
		fmt.Fprintf(&b, ": segment %d", e.Segment)
	}
	if e.Name != "" {
		b.WriteString(" " + e.Name)
		if e.Element > 0 {
			fmt.Fprintf(&b, "%02d", e.Element)
		}
	}
	if e.Claim > 0 {
		fmt.Fprintf(&b, ", claim %d", e.Claim)
	}
	if e.Line > 0 {
		fmt.Fprintf(&b, ", line %d", e.Line)
	}
	if e.Problem != "" {
		b.WriteString(": " + e.Problem)
	}
	return b.String()
}

// Unwrap gives the kind.
func (e *Error) Unwrap() error { return e.Kind }
