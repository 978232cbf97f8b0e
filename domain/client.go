package domain

import (
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
	BirthDate     Date
	Contact       Contact
	Language      string // BCP 47, for example "en" or "es-MX"
	Fee           *ClientFee
	Version       int
	CreatedAt     time.Time
	UpdatedAt     time.Time
}

// Contact is how a client can be reached. It is encrypted in the database.
type Contact struct {
	Email   string `json:"email,omitempty"`
	Phone   string `json:"phone,omitempty"`
	Address string `json:"address,omitempty"`
}

// ClientFee is a session fee agreed with one client; it goes before the
// cohort's. Reason is needed outside the usual band.
type ClientFee struct {
	Amount int64
	Reason string
}

// ShownName is the first name that the group uses.
func (c Client) ShownName() string {
	if c.PreferredName != "" {
		return c.PreferredName
	}
	return c.FirstName
}

// Trimmed removes the blanks around what was typed.
func (c Client) Trimmed() Client {
	for _, s := range []*string{&c.FirstName, &c.LastName, &c.PreferredName, &c.Language,
		&c.Contact.Email, &c.Contact.Phone, &c.Contact.Address} {
		*s = strings.TrimSpace(*s)
	}
	return c
}

// Validate names everything that is wrong with what was entered. today is the
// practice's date.
func (c Client) Validate(today Date) error {
	var f Faults
	f.Required("firstName", c.FirstName, MaxName)
	f.Required("lastName", c.LastName, MaxName)
	f.Text("preferredName", c.PreferredName, MaxName)
	switch {
	case c.BirthDate.IsZero():
		f.Add("birthDate", "is missing")
	case c.BirthDate.After(today):
		f.Add("birthDate", "is in the future")
	case c.BirthDate.AgeOn(today) > 120:
		f.Add("birthDate", "is more than 120 years ago")
	}
	if c.Contact.Email != "" {
		f.When(!IsEmail(c.Contact.Email), "email", "must be an address such as name@example.org")
	}
	f.Text("email", c.Contact.Email, MaxLine)
	f.Text("phone", c.Contact.Phone, 40)
	f.Text("address", c.Contact.Address, MaxLine)
	f.Text("language", c.Language, 35)
	return f.Err()
}

// IsEmail is the loose check that keeps typing errors out: one @, something
// on both sides, no blanks. Only sending a message proves an address.
func IsEmail(s string) bool {
	at := strings.LastIndexByte(s, '@')
	return at > 0 && at < len(s)-1 && len(s) <= 254 && !strings.ContainsAny(s, " \t\r\n<>,;\"")
}

// LooksLike says whether two clients may be one person: same birth date, and
// the same names or first and last name swapped. It warns; it never decides.
func (c Client) LooksLike(other Client) bool {
	if c.BirthDate != other.BirthDate {
		return false
	}
	first, last := NameKey(c.FirstName), NameKey(c.LastName)
	otherFirst, otherLast := NameKey(other.FirstName), NameKey(other.LastName)
	return first == otherFirst && last == otherLast || first == otherLast && last == otherFirst ||
		NameKey(c.PreferredName) == otherFirst && last == otherLast && c.PreferredName != ""
}
