package x12

import (
	"fmt"
	"strings"

	"cohort/domain"
)

// The kinds of trouble a file can be in, for errors.Is.
var (
	ErrNotX12     = domain.Refusal("file_not_x12", "This is not an X12 file")
	ErrWrongKind  = domain.Refusal("file_wrong_kind", "This is another kind of file")
	ErrCut        = domain.Refusal("file_cut", "The file was cut short or changed on its way")
	ErrMalformed  = domain.Refusal("file_malformed", "The file cannot be read")
	ErrUnbalanced = domain.Refusal("file_unbalanced", "The money does not add up")
	ErrTooLarge   = domain.Error{Kind: domain.KindTooLarge, Code: "file_too_large", Message: "The file is larger than allowed"}
)

// Error says what is wrong with a file and where. It holds nothing that stood
// in the file but segment names and amounts. As a domain.Error it can be shown
// to the person who brought the file.
type Error struct {
	Kind    domain.Error // one of the errors above
	Segment int          // counted from 1 over the whole file, 0 when it is about the whole
	Name    string       // of the segment, such as CLP
	Element int          // from 1, 0 when it is about the segment
	Claim   int          // counted from 1 over the whole file, 0 outside claims
	Line    int          // counted from 1 within the claim, 0 outside lines
	Problem string
}

func (e *Error) Error() string { return e.Unwrap().Error() }

// Unwrap gives the kind, with the place and the problem in its message.
func (e *Error) Unwrap() error { return e.Kind.Saying(e.message()) }

func (e *Error) message() string {
	var b strings.Builder
	b.WriteString(e.Kind.Message)
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
	return b.String() + "."
}
