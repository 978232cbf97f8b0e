package domain

import "strings"

// clientField is one thing that is recorded about a client and may change: what
// the audit names, and what one of two records of a person is taken from.
type clientField struct {
	name string
	text func(Client) string // "" when nothing is recorded
	take func(to *Client, from Client)
}

// textField is a clientField that is a text.
func textField(name string, of func(*Client) *string) clientField {
	return clientField{name: name, text: func(c Client) string { return *of(&c) }, take: func(to *Client, from Client) { *of(to) = *of(&from) }}
}

// clientFields are all of them, in the order in which people read them.
var clientFields = []clientField{
	textField("firstName", func(c *Client) *string { return &c.FirstName }),
	textField("lastName", func(c *Client) *string { return &c.LastName }),
	textField("preferredName", func(c *Client) *string { return &c.PreferredName }),
	textField("displayName", func(c *Client) *string { return &c.DisplayName }),
	{name: "birthDate", text: func(c Client) string { return c.BirthDate.String() }, take: func(to *Client, from Client) { // with the reason why there is none
		to.BirthDate, to.BirthDateUnknown = from.BirthDate, from.BirthDateUnknown
	}},
	textField("email", func(c *Client) *string { return &c.Contact.Email }),
	textField("phone", func(c *Client) *string { return &c.Contact.Phone }),
	textField("address", func(c *Client) *string { return &c.Contact.Address }),
	{name: "messages", text: func(c Client) string { return c.Contact.messageText() }, take: func(to *Client, from Client) { to.Contact.Messages = from.Contact.Messages }},
	textField("preferredTimes", func(c *Client) *string { return &c.Personal.Times }),
	textField("pronouns", func(c *Client) *string { return &c.Personal.Pronouns }),
	textField("gender", func(c *Client) *string { return &c.Personal.Gender }),
	textField("culture", func(c *Client) *string { return &c.Personal.Culture }),
	textField("accessNeeds", func(c *Client) *string { return &c.Personal.AccessNeeds }),
	{name: "emergencyContact", text: func(c Client) string { return c.Personal.Emergency.text() }, take: func(to *Client, from Client) { to.Personal.Emergency = from.Personal.Emergency }},
	{name: "guardian", text: func(c Client) string { return c.Guardian.text() }, take: func(to *Client, from Client) { to.Guardian = from.Guardian }},
	textField("language", func(c *Client) *string { return &c.Language }),
}

// ClientFieldNames names them.
func ClientFieldNames() []string {
	names := make([]string, len(clientFields))
	for i, field := range clientFields {
		names[i] = field.name
	}
	return names
}

// Changes names the fields in which two states of a client differ, for the
// audit. It repeats no values.
func (c Client) Changes(to Client) []string {
	changed := []string{}
	for _, field := range clientFields {
		if field.text(c) != field.text(to) {
			changed = append(changed, field.name)
		}
	}
	if strings.Join(c.FormerNames, "\n") != strings.Join(to.FormerNames, "\n") {
		changed = append(changed, "formerNames")
	}
	if c.BirthDateUnknown != to.BirthDateUnknown {
		changed = append(changed, "birthDateUnknown")
	}
	return changed
}
