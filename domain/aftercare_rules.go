package domain

import (
	"fmt"
	"slices"
	"strings"
)

// AftercareRules is how a practice stays in touch with people after treatment, and
// whom it names for the worst hour.
type AftercareRules struct {
	// FollowUpDays are how many days after the last day somebody is asked how they
	// are doing, in order; empty for UsualFollowUpDays. A discharge keeps those of
	// the day on which it is signed: that is what its paper promised.
	FollowUpDays []int      `json:"followUpDays,omitempty"`
	Crisis       CrisisLine `json:"crisis,omitzero"` // zero for the one of the country
}

// CrisisLine is where somebody in danger finds help at once, as members read it on
// papers and on their phones.
type CrisisLine struct {
	Name      string `json:"name,omitempty"`
	Number    string `json:"number,omitempty"` // "" where there is none to name
	Texts     bool   `json:"texts,omitempty"`  // text messages are read there as well
	Emergency string `json:"emergency,omitempty"`
}

// UsualFollowUpDays is what a practice begins with: programs that report outcomes
// commonly ask after one month and after three.
func UsualFollowUpDays() []int { return []int{30, 90} }

// The bounds of the rules.
const (
	MaxFollowUps   = 4
	MinFollowUpDay = 7
	MaxFollowUpDay = 365
	maxPhoneNumber = 30
)

// crisisLines are the national ones, each with the number for emergencies: 988 in
// the United States (47 CFR 52.201) and, since November 2023, in Canada.
var crisisLines = map[Country]CrisisLine{
	UnitedStates: {Name: "988 Suicide & Crisis Lifeline", Number: "988", Texts: true, Emergency: "911"},
	"CA":         {Name: "9-8-8: Suicide Crisis Helpline", Number: "988", Texts: true, Emergency: "911"},
}

// CrisisLine is the one that the practice names; without one of its own, that of its
// country, as far as it is known here.
func (s Settings) CrisisLine() CrisisLine {
	if s.Aftercare.Crisis != (CrisisLine{}) {
		return s.Aftercare.Crisis
	}
	country := s.country()
	if country.inUnitedStates() {
		country = UnitedStates
	}
	return crisisLines[country]
}

// FollowUpDays are how many days after the last day the practice asks.
func (s Settings) FollowUpDays() []int {
	if len(s.Aftercare.FollowUpDays) == 0 {
		return UsualFollowUpDays()
	}
	return s.Aftercare.FollowUpDays
}

// Words says whom to turn to, as a sentence.
func (c CrisisLine) Words() string {
	emergency := "the emergency number of where you are"
	if c.Emergency != "" {
		emergency = c.Emergency
	}
	if c.Number == "" {
		return fmt.Sprintf("Where somebody is in danger, call %s.", emergency)
	}
	call, named := "Call", ""
	if c.Texts {
		call = "Call or text"
	}
	if c.Name != "" {
		named = fmt.Sprintf(" (%s)", c.Name)
	}
	return fmt.Sprintf("%s %s%s at any hour, or call %s where somebody is in danger.", call, c.Number, named, emergency)
}

// Tidied is what was typed without blanks around it, and the days in order.
func (r AftercareRules) Tidied() AftercareRules {
	c := &r.Crisis
	c.Name, c.Number, c.Emergency = strings.TrimSpace(c.Name), strings.TrimSpace(c.Number), strings.TrimSpace(c.Emergency)
	r.FollowUpDays = slices.Sorted(slices.Values(r.FollowUpDays))
	return r
}

// Validate names everything that is wrong with the rules.
func (r AftercareRules) Validate() error {
	var f Faults
	f.Items("followUpDays", len(r.FollowUpDays), MaxFollowUps)
	for i, day := range r.FollowUpDays {
		at := fmt.Sprintf("followUpDays[%d]", i)
		f.When(day < MinFollowUpDay || day > MaxFollowUpDay, at, fmt.Sprintf("must be between %d and %d", MinFollowUpDay, MaxFollowUpDay))
		f.When(slices.Index(r.FollowUpDays, day) < i, at, "is named twice")
	}
	f.Text("crisis.lineName", r.Crisis.Name, MaxName)
	phoneNumber(&f, "crisis.number", r.Crisis.Number)
	phoneNumber(&f, "crisis.emergency", r.Crisis.Emergency)
	f.When(r.Crisis.Number == "" && (r.Crisis.Name != "" || r.Crisis.Texts), "crisis.number", "is missing")
	return f.Err()
}

// phoneNumber asks for what can be dialled: digits, and what people write between
// them.
func phoneNumber(f *Faults, field, number string) {
	f.Text(field, number, maxPhoneNumber)
	f.When(number != "" && (!strings.ContainsAny(number, "0123456789") || strings.Trim(number, "+0123456789 -()/.") != ""), field, "must be a telephone number")
}
