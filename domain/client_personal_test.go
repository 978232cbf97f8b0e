package domain

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

func faultsOf(err error) (fields []string) {
	var refused Error
	if errors.As(err, &refused) {
		for _, f := range refused.Fields {
			fields = append(fields, f.Field)
		}
	}
	return fields
}

// A birth date is there, or a reason why nobody knows it; never both.
func TestBirthDateMayBeUnknownForAReason(t *testing.T) {
	t.Parallel()
	today, birth := Date{Year: 2026, Month: time.March, Day: 10}, Date{Year: 1990, Month: time.April, Day: 1}
	said, nothing := "Does not know it; about forty.", ""
	for name, c := range map[string]struct {
		client Client
		wrong  []string
	}{
		"neither":        {Client{FirstName: "Ana"}, []string{"birthDate"}},
		"a blank reason": {Client{FirstName: "Ana", BirthDateUnknown: "  "}, []string{"birthDate"}},
		"a reason":       {Client{FirstName: "Ana", BirthDateUnknown: said}, nil},
		"both":           {Client{FirstName: "Ana", BirthDateUnknown: said, BirthDate: birth}, []string{"birthDateUnknown"}},
		"a long reason":  {Client{FirstName: "Ana", BirthDateUnknown: strings.Repeat("x", MaxReason+1)}, []string{"birthDateUnknown"}},

		"learned":               {Client{FirstName: "Ana", BirthDateUnknown: said}.Born(&birth, nil), nil},
		"learned, reason sent":  {Client{FirstName: "Ana", BirthDateUnknown: said}.Born(&birth, &said), []string{"birthDateUnknown"}},
		"found to be wrong":     {Client{FirstName: "Ana", BirthDate: birth}.Born(nil, &said), nil},
		"emptied without cause": {Client{FirstName: "Ana", BirthDate: birth}.Born(&Date{}, nil), []string{"birthDate"}},
		"a reason taken back":   {Client{FirstName: "Ana", BirthDateUnknown: said}.Born(nil, &nothing), []string{"birthDate"}},
		"nothing given":         {Client{FirstName: "Ana", BirthDate: birth}.Born(nil, nil), nil},
	} {
		if got := faultsOf(c.client.Trimmed().Validate(today)); !slices.Equal(got, c.wrong) {
			t.Errorf("%s: %v, want %v", name, got, c.wrong)
		}
	}
}

// Everything that is wrong with what a client says of themselves is named.
func TestPersonalFieldsAreChecked(t *testing.T) {
	t.Parallel()
	today, birth := Date{Year: 2026, Month: time.March, Day: 10}, Date{Year: 1990, Month: time.April, Day: 1}
	long := strings.Repeat("x", MaxReason+1)
	for name, c := range map[string]struct {
		client Client
		wrong  []string
	}{
		"nothing said": {Client{}, nil},
		"everything": {Client{DisplayName: "Robin", Personal: Personal{Pronouns: "they/them", Gender: "non-binary", Culture: "Keeps Ramadan", AccessNeeds: "Step-free", Times: "After six",
			Emergency: EmergencyContact{Name: "Iris Marsh", Relation: "sister", Phone: "212-555-0100"}}, Contact: Contact{Messages: []MessageWay{Voicemail, TextWay}}}, nil},
		"everything too long": {Client{Personal: Personal{Pronouns: long, Gender: long, Culture: long, AccessNeeds: long, Times: long, Emergency: EmergencyContact{Name: "A", Relation: long, Phone: long}}},
			[]string{"pronouns", "gender", "culture", "accessNeeds", "preferredTimes", "emergencyContact.relation", "emergencyContact.phone"}},
		"a hidden display name":   {Client{DisplayName: "Rob\u202ein"}, []string{"displayName"}},
		"a contact without phone": {Client{Personal: Personal{Emergency: EmergencyContact{Name: "Iris"}}}, []string{"emergencyContact.phone"}},
		"a contact without name":  {Client{Personal: Personal{Emergency: EmergencyContact{Phone: "1"}}}, []string{"emergencyContact.name"}},
		"none and a way":          {Client{Contact: Contact{Messages: []MessageWay{Voicemail, NoMessage}}}, []string{"messages"}},
		"an unknown way":          {Client{Contact: Contact{Messages: []MessageWay{"pigeon"}}}, []string{"messages[0]"}},
	} {
		c.client.FirstName, c.client.BirthDate = "Ana", birth
		if got := faultsOf(c.client.Trimmed().Validate(today)); !slices.Equal(got, c.wrong) {
			t.Errorf("%s: %v, want %v", name, got, c.wrong)
		}
	}
	ways := Client{Contact: Contact{Messages: []MessageWay{EmailWay, Voicemail, EmailWay}}}.Trimmed().Contact.Messages
	if !slices.Equal(ways, []MessageWay{Voicemail, EmailWay}) {
		t.Errorf("ways are kept as %v", ways)
	}
}

// Every field of a client is one that the audit names when it changes.
func TestChangesNameEachField(t *testing.T) {
	t.Parallel()
	full := Client{FirstName: "a", LastName: "b", PreferredName: "c", DisplayName: "d", FormerNames: []string{"e"}, BirthDate: Date{Year: 1990, Month: time.April, Day: 1}, BirthDateUnknown: "f",
		Contact: Contact{Email: "g", Phone: "h", Address: "i", Messages: []MessageWay{Voicemail}}, Language: "j", Guardian: Guardian{Name: "k"},
		Personal: Personal{Pronouns: "l", Gender: "m", Culture: "n", AccessNeeds: "o", Times: "p", Emergency: EmergencyContact{Name: "q"}}}
	want := append(ClientFieldNames(), "formerNames", "birthDateUnknown")
	if got := (Client{}).Changes(full); !slices.Equal(got, want) {
		t.Errorf("changed %v, want %v", got, want)
	}
}

// Billing sees who somebody is and how to reach them, and nothing that they
// said of themselves; a therapist sees it of those whom they treat.
func TestPersonalIsForThoseWhoWorkWithTheClient(t *testing.T) {
	t.Parallel()
	c := Client{FirstName: "Ana", BirthDateUnknown: "In hiding.", Contact: Contact{Phone: "1"}, Guardian: Guardian{Name: "Rosa"}, Personal: Personal{Pronouns: "she/her"}}
	for name, s := range map[string]struct {
		roles  []Role
		treats bool
		sees   bool
	}{
		"intake": {[]Role{Intake}, false, true}, "billing": {[]Role{Billing}, false, false}, "who treats them": {[]Role{Therapist}, true, true},
		"another therapist": {[]Role{Therapist}, false, false}, "billing who treats others": {[]Role{Billing, Therapist}, false, false},
		"billing who treats them": {[]Role{Billing, Therapist}, true, true}, "the administrator": {[]Role{Admin}, true, false},
	} {
		seen := c.SeenBy(Actor{Roles: s.roles}, s.treats)
		all := seen.Personal == c.Personal && seen.Guardian == c.Guardian && seen.BirthDateUnknown == c.BirthDateUnknown
		none := seen.Personal.IsZero() && seen.Guardian.IsZero() && seen.BirthDateUnknown == ""
		if s.sees && !all || !s.sees && !none || seen.Contact.Phone != "1" || seen.FirstName != "Ana" {
			t.Errorf("%s sees %+v", name, seen)
		}
	}
}
