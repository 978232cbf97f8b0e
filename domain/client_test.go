package domain

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

func person(first, last, preferred string, birth Date) Client {
	return Client{FirstName: first, LastName: last, PreferredName: preferred, BirthDate: birth}
}

func TestClientCodesGrowWithThePractice(t *testing.T) {
	for clients, digits := range map[int]int{0: 4, 3333: 4, 3334: 5, 33333: 5, 33334: 6, 400000: 7} {
		seen := map[string]bool{}
		for range 20 {
			code, err := NewClientCode(clients, 0)
			if err != nil || !regexp.MustCompile(`^C-\d+$`).MatchString(code) || len(code) != digits+2 {
				t.Fatalf("%d clients: %q, %v", clients, code, err)
			}
			seen[code] = true
		}
		if len(seen) < 10 {
			t.Errorf("only %d different codes of 20", len(seen))
		}
	}
}

func TestOneNameIsAName(t *testing.T) {
	today, birth := Date{Year: 2026, Month: time.March, Day: 10}, Date{Year: 1990, Month: time.April, Day: 1}
	for name, c := range map[string]struct {
		client Client
		fine   bool
	}{
		"one name":            {person("Suharto", "", "", birth), true},
		"no first name":       {person("", "Suharto", "", birth), false},
		"no letter":           {person("Ana", "--", "", birth), false},
		"a former name":       {Client{FirstName: "Ana", BirthDate: birth, FormerNames: []string{"Ana Ruiz"}}, true},
		"a hidden former one": {Client{FirstName: "Ana", BirthDate: birth, FormerNames: []string{"Ana\u202eRuiz"}}, false},
		"a phone with a note": {Client{FirstName: "Ana", BirthDate: birth, Contact: Contact{Phone: "+1 (212) 555-0101 ext. 4410, the night nurse, after 9 pm"}}, true},
		"a phone too long":    {Client{FirstName: "Ana", BirthDate: birth, Contact: Contact{Phone: strings.Repeat("1", MaxPhone+1)}}, false},
	} {
		if err := c.client.Validate(today); (err == nil) != c.fine {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestClientLanguages(t *testing.T) {
	today := Date{Year: 2026, Month: time.March, Day: 10}
	for tag, fine := range map[string]bool{"": true, "en": true, "es-MX": true, "zh-Hant-TW": true, "sl-rozaj-biske-1994": true,
		"e": false, "english": false, "en_US": false, "en-": false, "en-üx": false, "e1": false} {
		c := person("A", "B", "", Date{Year: 1990, Month: time.April, Day: 1})
		c.Language = tag
		if err := c.Validate(today); (err == nil) != fine {
			t.Errorf("%q: %v", tag, err)
		}
	}
}

func TestClientAges(t *testing.T) {
	today := Date{Year: 2026, Month: time.March, Day: 10}
	for birth, fine := range map[Date]bool{today: true, today.AddDays(1): false, {Year: 1906, Month: time.March, Day: 10}: true, {Year: 1905, Month: time.March, Day: 11}: true, {Year: 1905, Month: time.March, Day: 10}: false} {
		if err := person("A", "B", "", birth).Validate(today); (err == nil) != fine {
			t.Errorf("%s: %v", birth, err)
		}
	}
}

func TestClientFeeOutsideTheUsualBandNeedsAReason(t *testing.T) {
	for _, c := range []struct {
		fee      ClientFee
		currency string
		fine     bool
	}{
		{ClientFee{Amount: 3000}, "USD", true}, {ClientFee{Amount: 15000}, "USD", true},
		{ClientFee{Amount: 2999}, "USD", false}, {ClientFee{Amount: 15001}, "USD", false},
		{ClientFee{Amount: 0, Reason: "pro bono"}, "USD", true}, {ClientFee{Amount: 0}, "USD", false},
		{ClientFee{Amount: 4500}, "JPY", true}, {ClientFee{Amount: 45}, "JPY", false}, // yen have no decimals
		{ClientFee{Amount: 20000}, "BHD", true}, {ClientFee{Amount: 200}, "BHD", false}, // dinars have three
		{ClientFee{Amount: 15000_00}, "HUF", true}, {ClientFee{Amount: 15000}, "HUF", false},
		{ClientFee{Amount: -1, Reason: "x"}, "USD", false}, {ClientFee{Amount: 100_000_01, Reason: "x"}, "USD", false},
		{ClientFee{Amount: 700_000_00}, "COP", false}, {ClientFee{Amount: 200_000_00}, "COP", true},
		{ClientFee{Amount: 3000, Reason: "a\x00"}, "USD", false},
	} {
		if err := c.fee.Validate(Settings{Currency: c.currency}); (err == nil) != c.fine {
			t.Errorf("%+v %s: %v", c.fee, c.currency, err)
		}
	}
}
