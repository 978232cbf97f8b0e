package domain

import (
	"fmt"
	"slices"
	"strings"
)

// Contact is how a client can be reached. It is encrypted in the database.
type Contact struct {
	Email    string       `json:"email,omitempty"`
	Phone    string       `json:"phone,omitempty"`
	Address  string       `json:"address,omitempty"`
	Messages []MessageWay `json:"messages,omitempty"` // how a message may be left; none yet: nobody has asked
}

// IsZero says that nothing is known.
func (c Contact) IsZero() bool {
	return c.Email == "" && c.Phone == "" && c.Address == "" && len(c.Messages) == 0
}

// Validate names everything that is wrong with it.
func (c Contact) Validate() error {
	var f Faults
	c.validate(&f)
	return f.Err()
}

func (c Contact) validate(f *Faults) {
	if c.Email != "" {
		f.When(!IsEmail(c.Email), "email", "must be an address such as name@example.org")
	}
	f.Text("email", c.Email, MaxLine)
	f.Text("phone", c.Phone, MaxPhone)
	f.Text("address", c.Address, MaxLine)
	f.Items("messages", len(c.Messages), len(messageWays))
	for i, way := range c.Messages {
		OneOf(f, fmt.Sprintf("messages[%d]", i), way, messageWays)
	}
	f.When(len(c.Messages) > 1 && slices.Contains(c.Messages, NoMessage), "messages", "names a way beside none")
}

// MessageWay is a way in which the practice may leave a message for a client:
// whoever shares the telephone or the mail may hear or read it.
type MessageWay string

// The ways, and that there is none.
const (
	NoMessage MessageWay = "none"
	Voicemail MessageWay = "voicemail"
	TextWay   MessageWay = "text"
	EmailWay  MessageWay = "email"
)

var messageWays = []MessageWay{NoMessage, Voicemail, TextWay, EmailWay}

// Values is the closed list, as texts.
func (MessageWay) Values() []string { return Texts(messageWays) }

// inOrder gives ways in the order of the list, each once; what is not in the
// list stays, to be refused.
func inOrder(ways []MessageWay) []MessageWay {
	if len(ways) == 0 {
		return nil
	}
	out := slices.Clone(ways)
	slices.SortStableFunc(out, func(a, b MessageWay) int { return slices.Index(messageWays, a) - slices.Index(messageWays, b) })
	return slices.Compact(out)
}

// messageText is what is compared to find a change.
func (c Contact) messageText() string { return strings.Join(Texts(c.Messages), "\n") }
