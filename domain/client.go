package domain

import (
	"cmp"
	"fmt"
	"strings"
	"time"
)

// Client is a person who was referred to the practice.
type Client struct {
	ID            ClientID
	Code          string // short, printable, without meaning; what shared screens and files show
	FirstName     string
	LastName      string
	PreferredName string
	DisplayName   string   // what the room may see, where the client chose something else
	FormerNames   []string // in full or in part, as far as they are known
	BirthDate     Date     // zero for unknown
	// BirthDateUnknown says why there is no birth date, "" where there is one.
	BirthDateUnknown string
	Contact          Contact
	Personal         Personal
	Guardian         Guardian   // of a minor, who has agreed to the treatment
	Language         string     // BCP 47, for example "en" or "es-MX"
	Fee              *ClientFee // today's, where it is shown; the store keeps fees by themselves
	FormerCodes      []string   // of records of the same person that were merged into this one
	MergedInto       ClientID   // the record of the same person that is worked on; zero for this one
	Version          int
	CreatedAt        time.Time
	UpdatedAt        time.Time
}

// ShownName is the one short name by which a client is called wherever a group
// sees it, and where staff speak of a member: what the client chose for the
// room, or the first name that they go by.
func (c Client) ShownName() string { return cmp.Or(c.DisplayName, c.PreferredName, c.FirstName) }

// FullName is the name by which the practice writes to the client.
func (c Client) FullName() string { return strings.TrimSpace(c.FirstName + " " + c.LastName) }

// Trimmed removes the blanks around what was typed.
func (c Client) Trimmed() Client {
	texts := []*string{&c.FirstName, &c.LastName, &c.PreferredName, &c.DisplayName, &c.BirthDateUnknown, &c.Language,
		&c.Contact.Email, &c.Contact.Phone, &c.Contact.Address, &c.Guardian.Name, &c.Guardian.Relation}
	for _, s := range append(texts, c.Personal.texts()...) {
		*s = strings.TrimSpace(*s)
	}
	c.Contact.Messages = inOrder(c.Contact.Messages)
	former := []string{}
	for _, name := range c.FormerNames {
		if name = strings.TrimSpace(name); name != "" {
			former = append(former, name)
		}
	}
	if c.FormerNames = former; len(former) == 0 {
		c.FormerNames = nil
	}
	return c
}

// mostFormerNames is how many former names are kept of a client.
const mostFormerNames = 10

// Validate names everything that is wrong with what was entered. today is the
// practice's date.
func (c Client) Validate(today Date) error {
	var f Faults
	c.validateNames(&f)
	c.validateBirthDate(&f, today)
	c.Contact.validate(&f)
	c.Personal.validate(&f)
	c.Guardian.validate(&f, c.BirthDate, today)
	f.When(c.Language != "" && !isLanguage(c.Language), "language", "must be a language code such as en or es-MX")
	return f.Err()
}

// ValidateLike names what is wrong with a client who is only compared with
// others: an unknown birth date needs no reason.
func (c Client) ValidateLike(today Date) error {
	var f Faults
	c.validateNames(&f)
	if !c.BirthDate.IsZero() {
		c.validateBirthDate(&f, today)
	}
	return f.Err()
}

// validateBirthDate checks that there is a birth date, or a reason why nobody
// knows it.
func (c Client) validateBirthDate(f *Faults, today Date) {
	f.Text("birthDateUnknown", c.BirthDateUnknown, MaxReason)
	switch {
	case c.BirthDate.IsZero() && IsBlank(c.BirthDateUnknown):
		f.Add("birthDate", "is missing; say why where nobody knows it")
	case c.BirthDate.IsZero():
	case !IsBlank(c.BirthDateUnknown):
		f.Add("birthDateUnknown", "comes with a birth date")
	case c.BirthDate.After(today):
		f.Add("birthDate", "is in the future")
	case c.BirthDate.AgeOn(today) > 120:
		f.Add("birthDate", "is more than 120 years ago")
	}
}

// Born gives the client another birth date, or the reason why there is none.
// What is not given stays, unless the other one takes its place.
func (c Client) Born(on *Date, unknown *string) Client {
	if on != nil && !on.IsZero() && unknown == nil {
		c.BirthDateUnknown = ""
	}
	if unknown != nil && !IsBlank(*unknown) && on == nil {
		c.BirthDate = Date{}
	}
	SetGiven(&c.BirthDate, on)
	SetGiven(&c.BirthDateUnknown, unknown)
	return c
}

// validateNames checks names. One name is a name: only the first must be there.
func (c Client) validateNames(f *Faults) {
	f.RequiredName("firstName", c.FirstName, MaxName)
	f.Name("lastName", c.LastName, MaxName)
	f.Name("preferredName", c.PreferredName, MaxName)
	f.Name("displayName", c.DisplayName, MaxName)
	f.When(FoldName(c.FirstName) == "" && c.FirstName != "", "firstName", "has no letter in it")
	f.When(FoldName(c.LastName) == "" && c.LastName != "", "lastName", "has no letter in it")
	f.Items("formerNames", len(c.FormerNames), mostFormerNames)
	for i, name := range c.FormerNames {
		f.Name(fmt.Sprintf("formerNames[%d]", i), name, MaxName)
	}
}

// isLanguage checks the shape of a BCP 47 tag: letters and digits in parts of
// one to eight, the first of them two or three letters.
func isLanguage(tag string) bool {
	parts := strings.Split(tag, "-")
	if len(tag) > 35 || len(parts[0]) < 2 || len(parts[0]) > 3 {
		return false
	}
	for i, part := range parts {
		if part == "" || len(part) > 8 {
			return false
		}
		for _, r := range part {
			letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
			if !letter && (i == 0 || r < '0' || r > '9') {
				return false
			}
		}
	}
	return true
}

// IsEmail is the loose check that keeps typing errors out: one @, something
// on both sides, no blanks. Only sending a message proves an address.
func IsEmail(s string) bool {
	at := strings.LastIndexByte(s, '@')
	return at > 0 && at < len(s)-1 && len(s) <= 254 && !strings.ContainsAny(s, " \t\r\n<>,;\"")
}
