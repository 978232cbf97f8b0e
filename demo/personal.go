package demo

import (
	"fmt"

	"cohort/domain"
)

// saysOfThemselves is what the n-th person tells intake of themselves: most say
// a little, and hardly anybody everything.
func saysOfThemselves(c domain.Client, n int) domain.Client {
	said := func(every, from int, texts []string) string {
		if n%every != from {
			return ""
		}
		return texts[n/every%len(texts)]
	}
	c.DisplayName = said(17, 6, displayNames)
	c.Contact.Messages = messageWays[n%len(messageWays)]
	c.Personal = domain.Personal{Pronouns: said(4, 1, pronouns), Gender: said(2, 0, genders), Culture: said(11, 5, cultures), AccessNeeds: said(7, 3, accessNeeds), Times: said(6, 2, times)}
	if n%3 != 2 {
		who := emergencyContacts[n%len(emergencyContacts)]
		who.Phone = fmt.Sprintf("845-555-01%02d", (n*37)%100)
		c.Personal.Emergency = who
	}
	return c
}

var (
	pronouns     = []string{"she/her", "he/him", "they/them", "she/her", "she/they", "he/him"}
	genders      = []string{"Woman", "Man", "Woman", "Man", "Non-binary", "Woman", "Man", "Woman", "Man", "Trans man"}
	displayNames = []string{"Robin", "Sky", "Alex", "June", "Sam"}
	cultures     = []string{"Keeps Shabbat: not Friday evenings.", "Fasts in Ramadan; would rather not sit next to food then.", "Grew up in a large Haitian family; decisions are talked over at home.",
		"Would rather be spoken to by last name until asked otherwise."}
	accessNeeds = []string{"Step-free way in; uses a wheelchair.", "Large print.", "A seat by the door.", "Hears better on the left; captions when online.", "Breaks every half hour."}
	times       = []string{"Weekdays after six.", "Mornings while the children are at school.", "Not on Wednesdays.", "Any evening but Friday."}
	messageWays = [][]domain.MessageWay{{domain.Voicemail, domain.TextWay}, {domain.TextWay}, {domain.NoMessage}, {domain.Voicemail, domain.TextWay, domain.EmailWay}, nil}

	emergencyContacts = []domain.EmergencyContact{{Name: "Odette Marchand", Relation: "sister"}, {Name: "Gil Ferrante", Relation: "husband"}, {Name: "Noor Haddad", Relation: "mother"},
		{Name: "Pieter Maas", Relation: "neighbor"}, {Name: "Lena Osei", Relation: "friend"}, {Name: "Tomasz Wilk", Relation: "brother"}, {Name: "Ines Prado", Relation: "daughter"}}
)

// bornUnknown makes somebody's birth date one that nobody knows.
func bornUnknown(c domain.Client) domain.Client {
	c.BirthDate, c.BirthDateUnknown = domain.Date{}, "Papers were lost on the way here; about forty-five."
	return c
}
