package domain

import (
	"regexp"
	"slices"
	"strings"
)

// PostalAddress is where the practice is, line by line as payers' files and
// letters want it.
type PostalAddress struct {
	Line1      string  `json:"line1,omitempty"`
	Line2      string  `json:"line2,omitempty"`
	City       string  `json:"city,omitempty"`
	Region     string  `json:"region,omitempty"` // state, province, county
	PostalCode string  `json:"postalCode,omitempty"`
	Country    Country `json:"country,omitempty"`
}

const maxPostalCode = 12

// tidied is the address without the blanks around what was typed.
func (a PostalAddress) tidied() PostalAddress {
	for _, s := range []*string{&a.Line1, &a.Line2, &a.City, &a.Region, &a.PostalCode} {
		*s = strings.TrimSpace(*s)
	}
	if a.Country == UnitedStates {
		a.Region = strings.ToUpper(a.Region)
	}
	return a
}

// said says whether anything of an address is there besides its country.
func (a PostalAddress) said() bool {
	return a.Line1+a.Line2+a.City+a.Region+a.PostalCode != ""
}

var (
	zip   = regexp.MustCompile(`^\d{5}(-\d{4})?$`)
	state = regexp.MustCompile(`^[A-Z]{2}$`)
)

// validate checks an address, which may be left out. A country alone says by
// which rules the numbers of the practice go.
func (a PostalAddress) validate(f *Faults) {
	f.When(a.Country != "" && !a.Country.Known(), "address.country", "must be the code of a country, such as US (ISO 3166)")
	for _, line := range []struct{ field, value string }{{"line1", a.Line1}, {"line2", a.Line2}, {"city", a.City}, {"region", a.Region}} {
		f.Name("address."+line.field, line.value, MaxName)
	}
	f.Name("address.postalCode", a.PostalCode, maxPostalCode)
	if !a.said() {
		return
	}
	f.When(a.Line1 == "", "address.line1", "is missing")
	f.When(a.City == "", "address.city", "is missing")
	f.When(a.Country == "", "address.country", "is missing")
	if a.Country.inUnitedStates() {
		f.When(a.Country == UnitedStates && !state.MatchString(a.Region), "address.region", "must be the two letters of a state, such as NY")
		f.When(!zip.MatchString(a.PostalCode), "address.postalCode", "must be a ZIP code such as 10001 or 10001-1234")
	}
}

// cityFirst are countries that write the postal code behind the city; most
// write it before.
var cityFirst = []Country{"US", "CA", "AU", "NZ", "GB", "IE", "IN", "PR", "VI", "GU", "SG", "ZA", "BR"}

// Lines is the address as it stands on a letter within the country.
func (a PostalAddress) Lines() []string {
	place := together(" ", a.PostalCode, together(", ", a.City, a.Region))
	if slices.Contains(cityFirst, a.Country) {
		place = together(" ", together(", ", a.City, a.Region), a.PostalCode)
	}
	return slices.DeleteFunc([]string{a.Line1, a.Line2, place}, func(line string) bool { return line == "" })
}

func together(between string, words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), between)
}
