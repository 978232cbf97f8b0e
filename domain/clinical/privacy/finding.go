package privacy

import "strings"

// Kind says what about a person was found.
type Kind int

// The kinds, from the plainest to the most indirect.
const (
	FullName   Kind = iota + 1 // first and last name, or one of them with an initial
	FirstName                  // first, preferred, former first name or nickname
	LastName                   // last or former last name
	ShortName                  // a usual short or long form of the first name
	Inflected                  // a name with a plural, possessive or case ending
	Misspelled                 // a name with one letter wrong, missing, added or swapped
	Initials                   // one or more initials
	Handle                     // "@jo"
	Email                      // an address or a telling part of it
	Phone                      // a number or its last digits
	Code                       // the clinic's code for the client
)

var kindNames = map[Kind]string{
	FullName: "full name", FirstName: "first name", LastName: "last name",
	ShortName: "short name", Inflected: "inflected name", Misspelled: "misspelled name",
	Initials: "initials", Handle: "handle", Email: "email", Phone: "phone", Code: "client code",
}

// String returns the kind in plain words, "first name" for [FirstName].
func (k Kind) String() string { return kindNames[k] }

// Sureness grades a finding; a higher one is surer.
type Sureness int

// The grades. A practice may let a note be signed over [Possible] findings and
// ask for a reason above that.
const (
	Possible Sureness = iota + 1 // worth a look; often something else
	Likely                       // usually right
	Certain                      // nearly always right
)

// String returns "possible", "likely" or "certain".
func (s Sureness) String() string {
	return [...]string{"", "possible", "likely", "certain"}[max(0, min(int(s), 3))]
}

// Finding is one place that identifies, or may identify, a peer.
type Finding struct {
	// Start and End are byte offsets: note[Start:End] is the text found.
	Start, End int
	Text       string
	// Who holds the IDs of the peers it may be, in the order they were given;
	// more than one where peers share a name or an initial.
	Who  []string
	Kind Kind
	// Why is a sentence part for the writer: "first name, with a possessive".
	// It never contains a name that is not in the note already.
	Why  string
	Sure Sureness
	// Suggestion can stand in the place of Text: "a peer", "A peer's".
	Suggestion string
}

// Replace returns the note with every finding of at least the given sureness
// replaced by its suggestion. The findings must come from the same note.
func Replace(note string, findings []Finding, atLeast Sureness) string {
	var b strings.Builder
	last := 0
	for _, f := range findings {
		if f.Sure < atLeast || f.Start < last || f.End > len(note) {
			continue
		}
		b.WriteString(note[last:f.Start])
		b.WriteString(f.Suggestion)
		last = f.End
	}
	b.WriteString(note[last:])
	return b.String()
}
