package domain_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"

	"cohort/domain"
)

// What became of currencies after the list in testdata was published; CLDR 48.2
// has the same.
var amendedSince = map[string]string{
	"ANG": "replaced by XCG in Curaçao and Sint Maarten on 2025-03-31",
	"BGN": "replaced by the euro in Bulgaria on 2026-01-01",
	"CUC": "taken out of circulation in Cuba at the end of 2020",
	"XCG": "the Caribbean guilder, since 2025-03-31",
}

// notPaidWith are units of account that the list does not mark as funds.
var notPaidWith = map[string]string{"UYW": "Uruguay's unit of wages and pensions, with four decimals"}

// The table holds what the published list holds, with its digits and names,
// but for what nobody pays with and what was amended since.
func TestCurrenciesAreThoseOfThePublishedList(t *testing.T) {
	file, err := os.Open("testdata/iso4217.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	read := csv.NewReader(file)
	read.Comment = '#'
	lines, err := read.ReadAll()
	if err != nil || len(lines) < 150 {
		t.Fatalf("%d lines: %v", len(lines), err)
	}
	published := map[string]bool{}
	for _, line := range lines[1:] {
		code, digits, fund, name := line[0], line[2], line[3] == "fund", line[4]
		published[code] = true
		got, known := domain.CurrencyOf(code)
		n, err := strconv.Atoi(digits)
		wanted := err == nil && !fund && notPaidWith[code] == "" && amendedSince[code] == ""
		switch {
		case known != wanted:
			t.Errorf("%s %s: in the table %v, want %v", code, name, known, wanted)
		case known && (got.Digits != n || got.Name != name):
			t.Errorf("%s: %d digits, %q; published are %s, %q", code, got.Digits, got.Name, digits, name)
		}
	}
	for _, c := range domain.Currencies {
		if !published[c.Code] && amendedSince[c.Code] == "" {
			t.Errorf("%s is on no list", c.Code)
		}
	}
}

// Each country pays with one currency of the table, and each currency but the
// second ones of El Salvador and Venezuela is somebody's.
func TestCountriesPayWithCurrenciesOfTheTable(t *testing.T) {
	countries := 0
	for _, c := range domain.Currencies {
		own := c.Countries()
		countries += len(own)
		if len(own) == 0 && c.Code != "SVC" && c.Code != "VED" {
			t.Errorf("nobody pays with %s", c.Code)
		}
		for _, country := range own {
			if len(country) != 2 || !country.Known() {
				t.Errorf("%s: %q", c.Code, country)
			}
		}
	}
	if countries != 247 {
		t.Errorf("%d countries have a currency of the table", countries)
	}
	for _, unknown := range []domain.Country{"", "us", "UK", "EU", "ZZ"} {
		if unknown.Known() {
			t.Errorf("%q is a country", unknown)
		}
	}
}
