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

func TestTimesInASentenceAreWrittenByTheClock(t *testing.T) {
	for _, c := range []struct{ sentence, half string }{
		{"02:30 does not exist on 2026-03-08, because the clocks are put forward. The session starts at 03:30 instead.",
			"2:30\u00a0AM does not exist on 2026-03-08, because the clocks are put forward. The session starts at 3:30\u00a0AM instead."},
		{"The first one is meant (UTC+11:00, 14:45 UTC).", "The first one is meant (UTC+11:00, 2:45\u00a0PM UTC)."},
		{"The first one is meant (UTC-02:00, 00:05 UTC).", "The first one is meant (UTC-02:00, 12:05\u00a0AM UTC)."},
		{"it ends when the clock shows 12:00.", "it ends when the clock shows 12:00\u00a0PM."},
		{"after 90 minutes, at 23:59", "after 90 minutes, at 11:59\u00a0PM"},
		{"no time: 25:00, 18:60, 118:00", "no time: 25:00, 18:60, 118:00"},
		{"", ""},
	} {
		if got := Clock12.InWords(c.sentence); got != c.half {
			t.Errorf("%q, want %q", got, c.half)
		}
		if got := Clock24.InWords(c.sentence); got != c.sentence {
			t.Errorf("by 24 hours: %q", got)
		}
	}
}
