package domain_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/currency"

	"cohort/domain"
)

// The standard's digits, where browsers and CLDR go by what cash is rounded to;
// and what is no money.
func TestCurrenciesAreThoseOfISO4217(t *testing.T) {
	for code, digits := range map[string]int{"USD": 2, "EUR": 2, "HUF": 2, "COP": 2, "IDR": 2, "AFN": 2, "ALL": 2, "IRR": 2, "LAK": 2, "LBP": 2, "MGA": 2, "MMK": 2,
		"PKR": 2, "RSD": 2, "SOS": 2, "SYP": 2, "YER": 2, "JPY": 0, "KRW": 0, "CLP": 0, "ISK": 0, "VND": 0, "UGX": 0, "XAF": 0, "BHD": 3, "KWD": 3, "TND": 3, "IQD": 3} {
		if c, known := domain.CurrencyOf(code); !known || c.Digits != digits || c.Name == "" {
			t.Errorf("%s: %+v", code, c)
		}
	}
	for _, code := range []string{"", "usd", "US", "XXX", "ABC", "XTS", "XAU", "XAG", "XDR", "CLF", "USN", "HRK", "BGN", "ZWL", "ANG"} {
		if _, known := domain.CurrencyOf(code); known {
			t.Errorf("%q is a currency", code)
		}
	}
	if n := len(domain.Currencies); n != 155 {
		t.Errorf("%d currencies", n)
	}
}

// A list that is kept elsewhere knows each of the codes but the newest.
func TestCurrenciesAreKnownElsewhere(t *testing.T) {
	newer := "MRU SLE VED VES XCG ZWG" // since 2018
	for i, c := range domain.Currencies {
		if _, err := currency.ParseISO(c.Code); err != nil && !strings.Contains(newer, c.Code) {
			t.Errorf("%s: %v", c.Code, err)
		}
		if i > 0 && domain.Currencies[i-1].Code >= c.Code {
			t.Errorf("%s is out of order", c.Code)
		}
	}
}

func TestUsualFeesSuitTheCurrency(t *testing.T) {
	for code, want := range map[string]domain.FeeBand{"USD": {Low: 30_00, High: 150_00}, "EUR": {Low: 25_00, High: 150_00}, "JPY": {Low: 4500, High: 25000},
		"BHD": {Low: 10_000, High: 55_000}, "HUF": {Low: 10_000_00, High: 50_000_00}, "COP": {Low: 100_000_00, High: 600_000_00}} {
		c, _ := domain.CurrencyOf(code)
		if got := c.UsualFees(); got != want {
			t.Errorf("%s: %+v", code, got)
		}
	}
	for _, c := range domain.Currencies {
		band := c.UsualFees()
		if band.Low <= 0 || band.High <= band.Low || c.MaxFee() < 10*band.High {
			t.Errorf("%s: %+v of at most %d", c.Code, band, c.MaxFee())
		}
	}
}

const pageDigits = "../web/src/format/currencyDigits.ts"

// The page goes by the same table: what has another number of decimals than two.
func TestPageHasTheSameDigits(t *testing.T) {
	var said strings.Builder
	said.WriteString("/* Made of the program's table of currencies (go test ./domain -run PageHas -update). */\n\n/** Decimals of the currencies that have not two. */\nexport const currencyDigits: Record<string, number> = {\n")
	for _, c := range domain.Currencies {
		if c.Digits != 2 {
			fmt.Fprintf(&said, "  %s: %d,\n", c.Code, c.Digits)
		}
	}
	said.WriteString("};\n")
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(pageDigits, []byte(said.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(pageDigits); err != nil || string(got) != said.String() {
		t.Errorf("%s is not what the table says (%v)", pageDigits, err)
	}
}
