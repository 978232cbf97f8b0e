package clinical

import (
	"fmt"
	"regexp"
	"strings"

	"cohort/domain"
)

// ClientPart is how a client signed, or that they did not.
type ClientPart struct {
	Way     ClientSigned `json:"way"`
	Name    string       `json:"name,omitempty"`  // typed, or of whose hand the drawing is
	Drawn   string       `json:"drawn,omitempty"` // as a path: M8 8Q20 30 40 42.5L298 98
	Width   int          `json:"width,omitempty"` // of the drawing
	Height  int          `json:"height,omitempty"`
	On      domain.Date  `json:"on"`
	Witness string       `json:"witness,omitempty"` // who saw it on paper
	Words   string       `json:"words,omitempty"`   // why they declined, in their words
}

// ClientSigned is the way in which a client signed.
type ClientSigned string

// The ways.
const (
	ClientTyped    ClientSigned = "typed"
	ClientDrawn    ClientSigned = "drawn"
	ClientOnPaper  ClientSigned = "on_paper"
	ClientDeclined ClientSigned = "declined"
)

// ClientSignedWays lists them.
var ClientSignedWays = []ClientSigned{ClientTyped, ClientDrawn, ClientOnPaper, ClientDeclined}

// Values is the closed list, as texts.
func (ClientSigned) Values() []string { return domain.Texts(ClientSignedWays) }

// The bounds of a drawn signature.
const (
	maxDrawn    = 20000 // characters
	maxDrawnBox = 4000
)

// lines are lines and curves from point to point; a drawn signature is nothing
// else.
var lines = regexp.MustCompile(`^(M` + point + `(h0\.1|(Q` + point + ` ` + point + `)*L` + point + `))+$`)

const point = `\d{1,4}(?:\.\d)? \d{1,4}(?:\.\d)?`

// Validate names what is wrong with a client's signature.
func (c ClientPart) Validate(today domain.Date) error {
	var f domain.Faults
	domain.OneOf(&f, "way", c.Way, ClientSignedWays)
	f.Text("name", c.Name, domain.MaxName)
	f.When((c.Way == ClientTyped || c.Way == ClientDrawn) && domain.IsBlank(c.Name), "name", "is missing")
	drawn := c.Way == ClientDrawn
	f.When(drawn && c.Drawn == "", "drawn", "is missing")
	f.When(!drawn && c.Drawn != "", "drawn", "is of a drawn signature alone")
	f.When(drawn && c.Drawn != "" && (len(c.Drawn) > maxDrawn || !lines.MatchString(c.Drawn)), "drawn", "must be lines from point to point: M8 8Q20 30 40 42.5L298 98")
	for field, side := range map[string]int{"width": c.Width, "height": c.Height} {
		f.When(side < 0 || side > maxDrawnBox || drawn && side == 0, field, fmt.Sprintf("must be between 1 and %d for a drawn signature", maxDrawnBox))
	}
	f.When(c.On.IsZero(), "on", "is missing")
	f.When(c.On.After(today), "on", "is in the future")
	f.Text("witness", c.Witness, domain.MaxName)
	f.When(c.Way == ClientOnPaper && domain.IsBlank(c.Witness), "witness", "is missing")
	f.Text("words", c.Words, domain.MaxReason)
	return f.Err()
}

// Trimmed is what was typed without blanks around it.
func (c ClientPart) Trimmed() ClientPart {
	c.Name, c.Witness, c.Words = strings.TrimSpace(c.Name), strings.TrimSpace(c.Witness), strings.TrimSpace(c.Words)
	return c
}
