package domain

import "testing"

func TestHourClock(t *testing.T) {
	for _, c := range []struct {
		name, currency string
		chosen, want   Clock
	}{
		{"dollars", "USD", "", Clock12},
		{"euros", "EUR", "", Clock24},
		{"yen", "JPY", "", Clock24},
		{"rupees", "INR", "", Clock12},
		{"dollars, and 18:00 chosen", "USD", Clock24, Clock24},
		{"euros, and 6:00 PM chosen", "EUR", Clock12, Clock12},
	} {
		if got := (Settings{Currency: c.currency, Clock: c.chosen}).HourClock(); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
	for _, code := range twelveHours {
		if _, known := CurrencyOf(code); !known {
			t.Errorf("%s is no currency", code)
		}
	}
}
