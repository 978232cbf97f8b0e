package privacy

import (
	"errors"
	"fmt"
	"strings"
)

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

// MarshalText writes the kind as JSON has it: "first_name".
func (k Kind) MarshalText() ([]byte, error) {
	if kindNames[k] == "" {
		return nil, fmt.Errorf("kind %d of a finding is unknown", int(k))
	}
	return []byte(strings.ReplaceAll(kindNames[k], " ", "_")), nil
}

// UnmarshalText reads what MarshalText wrote.
func (k *Kind) UnmarshalText(text []byte) error {
	for kind, name := range kindNames {
		if strings.ReplaceAll(name, " ", "_") == string(text) {
			*k = kind
			return nil
		}
	}
	return errors.New("that kind of finding is unknown")
}

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

// MarshalText writes the grade as JSON has it: "likely".
func (s Sureness) MarshalText() ([]byte, error) {
	if s < Possible || s > Certain {
		return nil, fmt.Errorf("sureness %d of a finding is unknown", int(s))
	}
	return []byte(s.String()), nil
}

// UnmarshalText reads what MarshalText wrote.
func (s *Sureness) UnmarshalText(text []byte) error {
	for at := Possible; at <= Certain; at++ {
		if at.String() == string(text) {
			*s = at
			return nil
		}
	}
	return errors.New("that sureness of a finding is unknown")
}

// Finding is one place that identifies, or may identify, a peer.
type Finding struct {
	// Start and End are byte offsets: note[Start:End] is the text found.
	Start int `json:"startByte"`
	End   int `json:"endByte"`
	// StartUTF16 and EndUTF16 are the same place as a browser counts it:
	// text.slice(start, end).
	StartUTF16 int    `json:"start"`
	EndUTF16   int    `json:"end"`
	Text       string `json:"text"`
	// Who holds the IDs of the peers it may be, in the order they were given;
	// more than one where peers share a name or an initial.
	Who  []string `json:"who"`
	Kind Kind     `json:"kind"`
	// Why is a sentence part for the writer: "first name, with a possessive".
	// It never contains a name that is not in the note already.
	Why  string   `json:"why"`
	Sure Sureness `json:"sure"`
	// Suggestion can stand in the place of Text: "a peer", "A peer's".
	Suggestion string `json:"suggestion"`
}
