package domain

// Personal is what a client says of themselves, in their own words, and who is
// called when something happens to them. It is encrypted in the database, and
// for those alone who work with the client.
type Personal struct {
	Pronouns    string           `json:"pronouns,omitempty"`
	Gender      string           `json:"gender,omitempty"`
	Culture     string           `json:"culture,omitempty"`
	AccessNeeds string           `json:"access,omitempty"`
	Times       string           `json:"times,omitempty"` // when they can come
	Emergency   EmergencyContact `json:"emergency,omitzero"`
}

// EmergencyContact is who is called when something happens to a client.
type EmergencyContact struct {
	Name     string `json:"name"`
	Relation string `json:"relation,omitempty"` // in the client's words: sister, neighbor
	Phone    string `json:"phone"`
}

// IsZero says that nothing is known.
func (p Personal) IsZero() bool { return p == Personal{} }

// IsZero says that nobody is named.
func (e EmergencyContact) IsZero() bool { return e == EmergencyContact{} }

// texts are the texts, for what is done to each of them.
func (p *Personal) texts() []*string {
	return []*string{&p.Pronouns, &p.Gender, &p.Culture, &p.AccessNeeds, &p.Times, &p.Emergency.Name, &p.Emergency.Relation, &p.Emergency.Phone}
}

func (p Personal) validate(f *Faults) {
	f.Text("pronouns", p.Pronouns, MaxName)
	f.Text("gender", p.Gender, MaxName)
	f.Text("culture", p.Culture, MaxReason)
	f.Text("accessNeeds", p.AccessNeeds, MaxReason)
	f.Text("preferredTimes", p.Times, MaxReason)
	if p.Emergency.IsZero() {
		return
	}
	f.RequiredName("emergencyContact.name", p.Emergency.Name, MaxName)
	f.Text("emergencyContact.relation", p.Emergency.Relation, MaxName)
	f.Required("emergencyContact.phone", p.Emergency.Phone, MaxPhone)
}

// text is what is compared to find a change, "" without anybody.
func (e EmergencyContact) text() string {
	if e.IsZero() {
		return ""
	}
	return e.Name + "\n" + e.Relation + "\n" + e.Phone
}

// SeenBy is as much of a client as somebody sees: billing works with names,
// birth date and contact, and with nothing that the client said of themselves.
func (c Client) SeenBy(by Actor, treats bool) Client {
	if !May(by, ReadPersonal, treats) {
		c.Personal, c.Guardian, c.BirthDateUnknown = Personal{}, Guardian{}, ""
	}
	return c
}
