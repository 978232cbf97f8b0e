package domain

// Page asks for a part of a list: at most Limit entries after the one that
// After names. After is opaque; it never holds anything but an id or a
// position, because it travels in addresses.
type Page struct {
	Limit int
	After string
}

// The bounds of a page.
const (
	DefaultLimit = 50
	MaxLimit     = 200
	maxCursor    = 100 // characters
)

// List is a part of a list. Next is "" at the end.
type List[T any] struct {
	Items []T
	Next  string
}

// Checked gives the page with its limit filled in, or what is wrong with it.
func (p Page) Checked() (Page, error) {
	if p.Limit == 0 {
		p.Limit = DefaultLimit
	}
	var f Faults
	f.When(p.Limit < 1 || p.Limit > MaxLimit, "limit", "must be between 1 and 200")
	f.Text("cursor", p.After, maxCursor)
	return p, f.Err()
}
