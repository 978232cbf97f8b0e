package fhir

import (
	"strings"

	"cohort/domain"
)

type humanName struct {
	Use    string   `json:"use"`
	Text   string   `json:"text,omitempty"`
	Family string   `json:"family,omitempty"`
	Given  []string `json:"given,omitempty"`
}

type contactPoint struct {
	System string `json:"system"`
	Value  string `json:"value"`
}

type address struct {
	Text       string   `json:"text,omitempty"`
	Line       []string `json:"line,omitempty"`
	City       string   `json:"city,omitempty"`
	State      string   `json:"state,omitempty"`
	PostalCode string   `json:"postalCode,omitempty"`
	Country    string   `json:"country,omitempty"`
}

type patient struct {
	ResourceType         string           `json:"resourceType"`
	ID                   string           `json:"id"`
	Identifier           []identifier     `json:"identifier,omitempty"`
	Active               bool             `json:"active"`
	Name                 []humanName      `json:"name"`
	Telecom              []contactPoint   `json:"telecom,omitempty"`
	BirthDate            string           `json:"birthDate,omitempty"`
	Address              []address        `json:"address,omitempty"`
	Contact              []patientContact `json:"contact,omitempty"`
	Communication        []communication  `json:"communication,omitempty"`
	ManagingOrganization *reference       `json:"managingOrganization,omitempty"`
}

type patientContact struct {
	Relationship []concept      `json:"relationship,omitempty"`
	Name         humanName      `json:"name"`
	Telecom      []contactPoint `json:"telecom,omitempty"`
}

type communication struct {
	Language concept `json:"language"`
}

type organization struct {
	ResourceType string       `json:"resourceType"`
	ID           string       `json:"id"`
	Identifier   []identifier `json:"identifier,omitempty"`
	Name         string       `json:"name"`
	Address      []address    `json:"address,omitempty"`
}

type practitioner struct {
	ResourceType string       `json:"resourceType"`
	ID           string       `json:"id"`
	Identifier   []identifier `json:"identifier,omitempty"`
	Name         []humanName  `json:"name"`
}

func (p patient) id() string      { return p.ID }
func (o organization) id() string { return o.ID }
func (p practitioner) id() string { return p.ID }

func (r Record) subject() *reference { return at(r.Client.ID.String()) }

func (r Record) practiceRef() *reference {
	return at(derived("organization", r.Practice.PracticeName))
}

// patient is the client. What they say of their gender is their own word, for which
// FHIR's four administrative codes have no room, so none is written.
func (r Record) patient() patient {
	c := r.Client
	p := patient{
		ResourceType: "Patient", ID: c.ID.String(), Active: true, BirthDate: date(c.BirthDate), ManagingOrganization: r.practiceRef(),
		Name: []humanName{{Use: "official", Text: plain(c.FullName()), Family: plain(c.LastName), Given: given(c.FirstName)}},
	}
	if c.Code != "" {
		p.Identifier = []identifier{{System: clientSystem, Value: c.Code}}
	}
	if preferred := plain(c.PreferredName); preferred != "" {
		p.Name = append(p.Name, humanName{Use: "usual", Text: preferred})
	}
	for _, former := range c.FormerNames {
		p.Name = append(p.Name, humanName{Use: "old", Text: plain(former)})
	}
	p.Telecom = reach(c.Contact.Phone, c.Contact.Email)
	if text := plain(c.Contact.Address); text != "" {
		p.Address = []address{{Text: text}}
	}
	if e := c.Personal.Emergency; !e.IsZero() {
		p.Contact = append(p.Contact, patientContact{Relationship: concepts(words(e.Relation)), Name: humanName{Use: "usual", Text: plain(e.Name)}, Telecom: reach(e.Phone, "")})
	}
	if g := c.Guardian; !g.IsZero() {
		p.Contact = append(p.Contact, patientContact{Relationship: concepts(words(g.Relation)), Name: humanName{Use: "usual", Text: plain(g.Name)}})
	}
	if c.Language != "" {
		p.Communication = []communication{{Language: coded("urn:ietf:bcp:47", c.Language, "")}}
	}
	return p
}

func given(first string) []string { return strings.Fields(plain(first)) }

func reach(phone, email string) (ways []contactPoint) {
	if phone = plain(phone); phone != "" {
		ways = append(ways, contactPoint{System: "phone", Value: phone})
	}
	if email = plain(email); email != "" {
		ways = append(ways, contactPoint{System: "email", Value: email})
	}
	return ways
}

func (r Record) organization() organization {
	s := r.Practice
	o := organization{ResourceType: "Organization", ID: derived("organization", s.PracticeName), Name: plain(s.PracticeName), Identifier: npi(s.NPI)}
	if a := s.Address; a != (domain.PostalAddress{}) {
		written := address{City: plain(a.City), State: plain(a.Region), PostalCode: plain(a.PostalCode), Country: string(a.Country)}
		for _, line := range []string{plain(a.Line1), plain(a.Line2)} {
			if line != "" {
				written.Line = append(written.Line, line)
			}
		}
		o.Address = []address{written}
	}
	return o
}

func (c Clinician) practitioner() practitioner {
	return practitioner{ResourceType: "Practitioner", ID: c.ID.String(), Identifier: npi(c.NPI), Name: []humanName{{Use: "official", Text: plain(c.Name)}}}
}

func npi(number string) []identifier {
	if number == "" {
		return nil
	}
	return []identifier{{System: npiSystem, Value: number}}
}
