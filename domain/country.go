package domain

import (
	"slices"
	"strings"
)

// Country is a country or territory by its ISO 3166-1 alpha-2 code, such as US.
type Country string

// UnitedStates is where practices and their people have a National Provider
// Identifier, and where tax ids have nine digits.
const UnitedStates Country = "US"

// ofUnitedStates are the territories that have codes of their own and go by the
// same numbers.
var ofUnitedStates = []Country{"AS", "GU", "MP", "PR", "VI"}

func (c Country) inUnitedStates() bool {
	return c == UnitedStates || slices.Contains(ofUnitedStates, c)
}

var currencyByCountry = func() map[Country]string {
	by := map[Country]string{}
	for line := range strings.Lines(countryTable) {
		words := strings.Fields(line)
		for _, country := range words[1:] {
			by[Country(country)] = words[0]
		}
	}
	return by
}()

// Known says whether there is such a country.
func (c Country) Known() bool { return currencyByCountry[c] != "" }

// Countries are those where people pay with the currency, in order.
func (c Currency) Countries() []Country {
	all := []Country{}
	for country, code := range currencyByCountry {
		if code == c.Code {
			all = append(all, country)
		}
	}
	slices.Sort(all)
	return all
}
