package domain

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// Clock is how a practice writes the time of day.
type Clock string

// The two clocks: 6:00 PM and 18:00.
const (
	Clock12 Clock = "12h"
	Clock24 Clock = "24h"
)

// Clocks are all of them.
var Clocks = []Clock{Clock12, Clock24}

// Values is the closed list, as texts.
func (Clock) Values() []string { return Texts(Clocks) }

// twelveHours are the currencies of countries where people write 6:00 PM, after
// the preferred hours of the Unicode Consortium's CLDR (supplemental timeData).
var twelveHours = []string{"USD", "CAD", "AUD", "NZD", "INR", "PKR", "BDT", "PHP", "EGP", "SAR", "AED", "JOD", "KWD", "BHD", "QAR", "OMR",
	"MYR", "SGD", "KRW", "COP", "JMD", "TTD", "BBD", "BSD", "BZD", "GYD", "GHS", "ZMW", "MWK", "FJD", "NAD", "SLE", "LRD", "XCD", "BMD", "KYD"}

// ClockOf is how people who pay in a currency write the time.
func ClockOf(currency string) Clock {
	if slices.Contains(twelveHours, currency) {
		return Clock12
	}
	return Clock24
}

// HourClock is the clock of the practice: the one it chose, or that of its
// currency.
func (s Settings) HourClock() Clock {
	if s.Clock == "" {
		return ClockOf(s.Currency)
	}
	return s.Clock
}

// wallTimeInWords is a time of day in a sentence; the hours of an offset, such
// as UTC+11:00, are none.
var wallTimeInWords = regexp.MustCompile(`(^|[^-+:\d])([01]\d|2[0-3]):([0-5]\d)\b`)

// InWords writes the times of day in a sentence, which is made and kept with
// 18:00, by this clock.
func (c Clock) InWords(sentence string) string {
	if c != Clock12 {
		return sentence
	}
	return wallTimeInWords.ReplaceAllStringFunc(sentence, func(found string) string {
		parts := wallTimeInWords.FindStringSubmatch(found)
		hour, _ := strconv.Atoi(parts[2]) // two digits, by the pattern
		half := "AM"
		if hour >= 12 {
			half = "PM"
		}
		return fmt.Sprintf("%s%d:%s\u00a0%s", parts[1], (hour+11)%12+1, parts[3], half)
	})
}
