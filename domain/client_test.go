package domain

import (
	"regexp"
	"testing"
	"time"
)

func person(first, last, preferred string, birth Date) Client {
	return Client{FirstName: first, LastName: last, PreferredName: preferred, BirthDate: birth}
}

func TestLooksLike(t *testing.T) {
	day, other := Date{Year: 1990, Month: time.April, Day: 1}, Date{Year: 1990, Month: time.January, Day: 4}
	known := person("Mary-Ann", "Chen", "Mim", day)
	for _, c := range []struct {
		name string
		like Client
		want bool
	}{
		{"another spelling", person("mary ann", " CHEN", "", day), true},
		{"first and last swapped", person("Chen", "Maryann", "", day), true},
		{"day and month swapped", person("Mary-Ann", "Chen", "", other), false},
		{"another first name", person("Lee", "Chen", "", day), false},
		{"no preferred name is nobody's name", person("", "Chen", "", day), false},
		{"the preferred name as first name", person("Mim", "Chen", "", day), true},
	} {
		if got := known.LooksLike(c.like) || c.like.LooksLike(known); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestSearchKeys(t *testing.T) {
	for text, want := range map[string]string{"  O'Neill,  Ana-María ": "oneill anamaría", "ÅSA": "åsa", "--": "", "": "", "李 明": "李 明", "x2": "x2"} {
		if got := SearchKey(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"c-48": "C-48", "C48": "C-48", " 0042 ": "C-0042", "c": "", "c-": "", "4x": "", "": "", "cc4": ""} {
		if got := CodeKey(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	first, last, preferred := person("Ana María", "O'Neill", "", Date{}).NameKeys()
	if first != "ana maría oneill" || last != "oneill ana maría" || preferred != "" {
		t.Errorf("%q %q %q", first, last, preferred)
	}
}

func TestClientCodesGrowWithThePractice(t *testing.T) {
	for clients, digits := range map[int]int{0: 4, 3333: 4, 3334: 5, 33333: 5, 33334: 6, 400000: 7} {
		seen := map[string]bool{}
		for range 20 {
			code, err := NewClientCode(clients)
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
		{ClientFee{Amount: 30}, "JPY", true}, {ClientFee{Amount: 3000}, "JPY", false},
		{ClientFee{Amount: -1, Reason: "x"}, "USD", false}, {ClientFee{Amount: MaxFee + 1, Reason: "x"}, "USD", false},
		{ClientFee{Amount: 1}, "", true}, {ClientFee{Amount: 3000, Reason: "a\x00"}, "USD", false},
	} {
		if err := c.fee.Validate(c.currency); (err == nil) != c.fine {
			t.Errorf("%+v %s: %v", c.fee, c.currency, err)
		}
	}
}
