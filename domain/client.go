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
	Language      string     // BCP 47, for example "en" or "es-MX"
	Fee           *ClientFee // today's, where it is shown; the store keeps fees by themselves
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
	f.When(SearchKey(c.FirstName) == "" && c.FirstName != "", "firstName", "has no letter in it")
	f.When(SearchKey(c.LastName) == "" && c.LastName != "", "lastName", "has no letter in it")
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
	f.When(c.Language != "" && !isLanguage(c.Language), "language", "must be a language code such as en or es-MX")
	return f.Err()
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

// Changes names the fields in which two states of a client differ, for the
// audit. It repeats no values.
func (c Client) Changes(to Client) []string {
	changed := []string{}
	for _, field := range []struct {
		name          string
		before, after string
	}{
		{"firstName", c.FirstName, to.FirstName}, {"lastName", c.LastName, to.LastName},
		{"preferredName", c.PreferredName, to.PreferredName}, {"birthDate", c.BirthDate.String(), to.BirthDate.String()},
		{"email", c.Contact.Email, to.Contact.Email}, {"phone", c.Contact.Phone, to.Contact.Phone},
		{"address", c.Contact.Address, to.Contact.Address}, {"language", c.Language, to.Language},
	} {
		if field.before != field.after {
			changed = append(changed, field.name)
		}
	}
	return changed
}
