package domain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Settings is what the practice is, and decides once for everything.
type Settings struct {
	PracticeName   string
	Address        PostalAddress
	NPI            string    // of the practice as an organization, "" for none
	TaxID          string    // "" for none; a sole owner's is their Social Security number
	Currency       string    // ISO 4217; set before the first fee is agreed, and kept
	TimeZone       string    // IANA name, for new cohorts and for "today"
	Clock          Clock     // how the time of day is written; "": as people of its currency do
	FeeBand        *FeeBand  // the practice's usual session fees; nil: those of its currency
	Admission      Admission // what is asked before somebody gets a seat
	Closed         ClosedDays
	Completion     Completion // what completes a program
	Hours          ProgramHours
	Notes          NoteRules // how progress notes are written
	Aftercare      AftercareRules
	Questionnaires Questionnaires // when members fill in what
	IdleMinutes    int            // without a person's hand for so long, a login ends
	// SecondFactorRoles are the roles whose people need a second factor.
	SecondFactorRoles []Role
	Version           int
	UpdatedAt         time.Time
}

// NeedsSecondFactor says whether somebody with these roles must have one.
func (s Settings) NeedsSecondFactor(roles []Role) bool {
	return slices.ContainsFunc(roles, func(r Role) bool { return slices.Contains(s.SecondFactorRoles, r) })
}

// How long a page may stand without a person's hand, in minutes. 15 is what
// workstations with health records are commonly held to (45 CFR 164.312(a)(2)(iii)
// asks for an end and leaves the time open).
const (
	MinIdleMinutes   = 5
	UsualIdleMinutes = 15
	MaxIdleMinutes   = 60
)

// DefaultSettings is what a fresh database begins with.
func DefaultSettings() Settings {
	return Settings{PracticeName: "My practice", Currency: "USD", TimeZone: "America/New_York", Admission: DefaultAdmission(), Completion: UsualCompletion(), Hours: UsualProgramHours(), Notes: UsualNoteRules(), Questionnaires: UsualQuestionnaires(),
		IdleMinutes: UsualIdleMinutes, Version: 1}
}

// Idle is how long a login lives without a person's hand.
func (s Settings) Idle() time.Duration { return time.Duration(s.IdleMinutes) * time.Minute }

// Tidied is what was typed without blanks around it, and numbers as they are
// written.
func (s Settings) Tidied() Settings {
	s.PracticeName, s.Address = strings.TrimSpace(s.PracticeName), s.Address.tidied()
	s.IdleMinutes = cmp.Or(s.IdleMinutes, UsualIdleMinutes)
	s.NPI, s.TaxID = strings.ReplaceAll(strings.TrimSpace(s.NPI), " ", ""), tidyTaxID(s.TaxID, s.country())
	return s
}

// country is where the practice is, by whose rules its numbers go. One that has
// not said and counts in dollars is in the United States.
func (s Settings) country() Country {
	if s.Address.Country == "" && s.Currency == "USD" {
		return UnitedStates
	}
	return s.Address.Country
}

// WithBasics is the settings with another name, place, money and time. Every other
// part of them has its own form, and stays as it is.
func (s Settings) WithBasics(wanted Settings) Settings {
	s.PracticeName, s.Address, s.NPI, s.TaxID = wanted.PracticeName, wanted.Address, wanted.NPI, wanted.TaxID
	s.Currency, s.FeeBand, s.TimeZone, s.Clock, s.IdleMinutes = wanted.Currency, wanted.FeeBand, wanted.TimeZone, wanted.Clock, wanted.IdleMinutes
	return s
}

// Noted is what the audit keeps of the settings: of the tax id its last four.
func (s Settings) Noted() Settings {
	s.TaxID = hiddenTaxID(s.TaxID)
	return s
}

// Letterhead are the lines below the practice's name on paper.
func (s Settings) Letterhead() []string {
	lines := s.Address.Lines()
	if s.NPI != "" {
		lines = append(lines, "NPI "+s.NPI)
	}
	return lines
}

// Validate names everything that is wrong with the settings.
func (s Settings) Validate() error {
	var f Faults
	f.RequiredName("practiceName", s.PracticeName, MaxName)
	s.Address.validate(&f)
	f.When(s.NPI != "" && !ValidNPI(s.NPI), "npi", "is not a National Provider Identifier (10 digits with a check digit)")
	f.When(s.TaxID != "" && !validTaxID(s.TaxID, s.country()), "taxId", wrongTaxID(s.country()))
	if _, known := CurrencyOf(s.Currency); !known {
		f.Add("currency", "must be a currency that people pay with, such as USD (ISO 4217)")
	}
	if s.FeeBand != nil { // amounts that no currency has are wrong in any
		s.CheckAmount(&f, "usualFees.low", s.FeeBand.Low)
		s.CheckAmount(&f, "usualFees.high", s.FeeBand.High)
		f.When(s.FeeBand.High < s.FeeBand.Low, "usualFees.high", "must not be less than low")
	}
	if _, err := LoadZone(s.TimeZone); err != nil {
		f.Add("timeZone", "must be a zone such as America/New_York")
	}
	if s.Clock != "" {
		OneOf(&f, "clock", s.Clock, Clocks)
	}
	f.When(s.IdleMinutes < MinIdleMinutes || s.IdleMinutes > MaxIdleMinutes, "idleMinutes", fmt.Sprintf("must be between %d and %d", MinIdleMinutes, MaxIdleMinutes))
	f.Within("admission", s.Admission.Validate())
	return f.Err()
}

// LoadZone finds a time zone by its IANA name. "Local" and "" are refused:
// they mean something else on every machine.
func LoadZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, Invalid("timeZone", "must be a zone such as America/New_York")
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, Invalid("timeZone", "must be a zone such as America/New_York")
	}
	return zone, nil
}
