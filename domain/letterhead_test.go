package domain_test

import (
	"errors"
	"slices"
	"testing"

	"cohort/domain"
)

// wrongIn lists the fields of an error.
func wrongIn(err error) []string {
	var e domain.Error
	if !errors.As(err, &e) {
		return nil
	}
	fields := []string{}
	for _, f := range e.Fields {
		fields = append(fields, f.Field)
	}
	return fields
}

func TestAnAddressIsWholeOrNone(t *testing.T) {
	for name, c := range map[string]struct {
		address domain.PostalAddress
		wrong   []string
	}{
		"none":                  {domain.PostalAddress{}, nil},
		"a country alone":       {domain.PostalAddress{Country: "DE"}, nil},
		"of the United States":  {domain.PostalAddress{Line1: "12 Harbor Street", City: "Brooklyn", Region: "NY", PostalCode: "11201-0042", Country: "US"}, nil},
		"of Puerto Rico":        {domain.PostalAddress{Line1: "Calle Sol 1", City: "San Juan", PostalCode: "00901", Country: "PR"}, nil},
		"of Germany":            {domain.PostalAddress{Line1: "Hafenstraße 3", City: "Hamburg", PostalCode: "20359", Country: "DE"}, nil},
		"without a postal code": {domain.PostalAddress{Line1: "1 Quay Road", City: "Nassau", Country: "BS"}, nil},
		"a state in words":      {domain.PostalAddress{Line1: "12 Harbor Street", City: "Brooklyn", Region: "New York", PostalCode: "11201", Country: "US"}, []string{"address.region"}},
		"a ZIP of four digits":  {domain.PostalAddress{Line1: "12 Harbor Street", City: "Brooklyn", Region: "NY", PostalCode: "1120", Country: "US"}, []string{"address.postalCode"}},
		"a city alone":          {domain.PostalAddress{City: "Hamburg"}, []string{"address.line1", "address.country"}},
		"of nowhere":            {domain.PostalAddress{Line1: "1", City: "A", Country: "ZZ"}, []string{"address.country"}},
		"with a hidden turn":    {domain.PostalAddress{Line1: "12 \u202eroad", City: "A", Country: "DE"}, []string{"address.line1"}},
	} {
		s := domain.DefaultSettings()
		s.Address = c.address
		if got := wrongIn(s.Tidied().Validate()); !slices.Equal(got, c.wrong) {
			t.Errorf("%s: %v, want %v", name, got, c.wrong)
		}
	}
}

func TestALetterheadIsWrittenAsTheCountryDoes(t *testing.T) {
	for _, c := range []struct {
		settings domain.Settings
		want     []string
	}{
		{domain.Settings{}, nil},
		{domain.Settings{Address: domain.PostalAddress{Line1: " 12 Harbor Street ", Line2: "Suite 4", City: "Brooklyn", Region: "ny", PostalCode: "11201", Country: "US"}, NPI: "123 456 7893"},
			[]string{"12 Harbor Street", "Suite 4", "Brooklyn, NY 11201", "NPI 1234567893"}},
		{domain.Settings{Address: domain.PostalAddress{Line1: "Hafenstraße 3", City: "Hamburg", PostalCode: "20359", Country: "DE"}, TaxID: "DE 123"},
			[]string{"Hafenstraße 3", "20359 Hamburg"}},
	} {
		if got := c.settings.Tidied().Letterhead(); !slices.Equal(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestATaxIDIsWrittenAndChecked(t *testing.T) {
	for _, c := range []struct {
		country     domain.Country
		typed, kept string
		fine        bool
	}{
		{"US", "123456789", "12-3456789", true},
		{"US", " 12-3456789", "12-3456789", true},
		{"US", "123-45-6789", "123-45-6789", true},
		{"US", "912-34-5678", "912-34-5678", true}, // an individual taxpayer number
		{"PR", "660123456", "66-0123456", true},
		{"", "123456789", "12-3456789", true}, // counts in dollars
		{"US", "12345678", "12345678", false},
		{"US", "1234567890", "1234567890", false},
		{"US", "12-345678X", "12-345678X", false},
		{"US", "00-1234567", "00-1234567", false},
		{"US", "12-0000000", "12-0000000", false},
		{"US", "000-12-3456", "000-12-3456", false},
		{"US", "666-12-3456", "666-12-3456", false},
		{"US", "123-00-4567", "123-00-4567", false},
		{"US", "123-45-0000", "123-45-0000", false},
		{"DE", "DE 811/569-869", "DE 811/569-869", true},
		{"DE", "123456789", "123456789", true},
		{"DE", "<b>", "<b>", false},
		{"DE", "1234567890123456789012345678901", "1234567890123456789012345678901", false},
	} {
		s := domain.DefaultSettings()
		s.Address.Country, s.TaxID = c.country, c.typed
		s = s.Tidied()
		if got := wrongIn(s.Validate()); s.TaxID != c.kept || (len(got) == 0) != c.fine {
			t.Errorf("%s %q: kept %q, wrong %v", c.country, c.typed, s.TaxID, got)
		}
	}
	noted := domain.Settings{TaxID: "123-45-6789"}.Noted()
	if noted.TaxID != "…6789" {
		t.Errorf("noted as %q", noted.TaxID)
	}
}
