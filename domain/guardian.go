package domain

// Guardian is who has agreed to the treatment of a minor.
type Guardian struct {
	Name     string `json:"name"`
	Relation string `json:"relation"` // in the clinic's words: mother, legal guardian
	SignedOn Date   `json:"signedOn"`
}

// IsZero says that no consent is on record.
func (g Guardian) IsZero() bool { return g == Guardian{} }

func (g Guardian) validate(f *Faults, birth, today Date) {
	if g.IsZero() {
		return
	}
	f.RequiredName("guardian.name", g.Name, MaxName)
	f.Required("guardian.relation", g.Relation, MaxName)
	f.When(g.Name != "" && FoldName(g.Name) == "", "guardian.name", "has no letter in it")
	f.When(g.SignedOn.IsZero(), "guardian.signedOn", "is missing")
	f.When(g.SignedOn.After(today), "guardian.signedOn", "is in the future")
	f.When(!g.SignedOn.IsZero() && g.SignedOn.Before(birth), "guardian.signedOn", "is before the client was born")
}

// text is what is compared to find a change, "" without a consent.
func (g Guardian) text() string {
	if g.IsZero() {
		return ""
	}
	return g.Name + "\n" + g.Relation + "\n" + g.SignedOn.String()
}
