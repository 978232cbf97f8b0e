package clinical

import (
	"fmt"

	"cohort/domain"
)

// Aftercare is what somebody keeps up and turns to after treatment. It goes home
// with them.
type Aftercare struct {
	Routines []string           `json:"routines,omitempty"` // that were built in treatment and stay
	Groups   []AftercareGroup   `json:"groups,omitempty"`
	Sponsor  *Sponsor           `json:"sponsor,omitempty"`
	Services []AftercareService `json:"services,omitempty"`
	Signs    []string           `json:"signs,omitempty"` // by which they notice early that it gets harder
	Steps    []string           `json:"steps,omitempty"` // what they do then, in their order
}

// AftercareGroup is a self-help or support group that somebody goes to. It has a
// beginning and needs no end: such groups are left open for years.
type AftercareGroup struct {
	Name    string      `json:"name"`
	When    string      `json:"when,omitempty"`
	Contact string      `json:"contact,omitempty"`
	Since   domain.Date `json:"since,omitzero"` // the first time they went; zero: not yet
}

// Sponsor is a seasoned member of a self-help group who stands by somebody.
type Sponsor struct {
	Name    string      `json:"name"`
	Contact string      `json:"contact,omitempty"`
	Since   domain.Date `json:"since,omitzero"`
}

// AftercareService is treatment or help elsewhere.
type AftercareService struct {
	What    string      `json:"what"`
	Where   string      `json:"where,omitempty"`
	Contact string      `json:"contact,omitempty"`
	FirstOn domain.Date `json:"firstOn,omitzero"` // the first appointment
}

// mostAftercare is how many of a kind aftercare has.
const mostAftercare = 12

// validate names what is malformed, besides prose that is too long.
func (a Aftercare) validate() error {
	var f domain.Faults
	for field, n := range map[string]int{"routines": len(a.Routines), "signs": len(a.Signs), "steps": len(a.Steps), "groups": len(a.Groups), "services": len(a.Services)} {
		f.Items("aftercare."+field, n, mostAftercare)
	}
	return f.Err()
}

// written are its pieces of prose.
func (a Aftercare) written() (all []DischargeSection) {
	add := func(text, at string, n int) {
		all = append(all, DischargeSection{Key: fmt.Sprintf("aftercare."+at, n), Text: text})
	}
	for i, line := range a.Routines {
		add(line, "routines[%d]", i)
	}
	for i, g := range a.Groups {
		add(g.Name, "groups[%d].name", i)
		add(g.When, "groups[%d].when", i)
		add(g.Contact, "groups[%d].contact", i)
	}
	if s := a.Sponsor; s != nil {
		all = append(all, DischargeSection{"aftercare.sponsor.name", s.Name}, DischargeSection{"aftercare.sponsor.contact", s.Contact})
	}
	for i, s := range a.Services {
		add(s.What, "services[%d].what", i)
		add(s.Where, "services[%d].where", i)
		add(s.Contact, "services[%d].contact", i)
	}
	for i, line := range a.Signs {
		add(line, "signs[%d]", i)
	}
	for i, line := range a.Steps {
		add(line, "steps[%d]", i)
	}
	return all
}

// ready names what is missing before it can go home with somebody.
func (a Aftercare) ready() error {
	var f domain.Faults
	for i, g := range a.Groups {
		f.Required(fmt.Sprintf("groups[%d].name", i), g.Name, domain.MaxLine)
	}
	for i, s := range a.Services {
		f.Required(fmt.Sprintf("services[%d].what", i), s.What, domain.MaxLine)
	}
	if a.Sponsor != nil {
		f.Required("sponsor.name", a.Sponsor.Name, domain.MaxName)
	}
	return f.Err()
}

// IsEmpty says that nothing comes after.
func (a Aftercare) IsEmpty() bool {
	return len(a.Routines)+len(a.Groups)+len(a.Services)+len(a.Signs)+len(a.Steps) == 0 && a.Sponsor == nil
}
