package x12

import (
	"time"

	"cohort/domain"
	"cohort/domain/billing/claim"
)

// maxCents keeps sums of a whole file far from the end of int64.
const maxCents = 10_000_000_000_00

// cents reads an amount: digits with an optional minus and an optional point
// with at most two decimals that count.
func cents(s string) (int64, bool) {
	minus := len(s) > 0 && s[0] == '-'
	if minus {
		s = s[1:]
	}
	var value int64
	decimals, seen := -1, false
	for i := range len(s) {
		switch c := s[i]; {
		case c == '.' && decimals < 0:
			decimals = 0
		case c < '0' || c > '9':
			return 0, false
		case decimals >= 2:
			if c != '0' {
				return 0, false
			}
		default:
			seen = true
			value = value*10 + int64(c-'0')
			if decimals >= 0 {
				decimals++
			}
			if value > maxCents {
				return 0, false
			}
		}
	}
	for decimals = max(decimals, 0); decimals < 2; decimals++ {
		value *= 10
	}
	if minus {
		value = -value
	}
	return value, seen && value <= maxCents && value >= -maxCents
}

// date reads CCYYMMDD.
func date(s string) (domain.Date, bool) {
	t, err := time.Parse("20060102", s)
	if err != nil || len(s) != 8 {
		return domain.Date{}, false
	}
	return domain.DateOf(t), true
}

// money reads an amount that must be there.
func (m *message) money(seg segment, element int) (int64, error) {
	value, ok := cents(seg.at(element))
	if !ok {
		return 0, m.fault(seg, ErrMalformed, element, "it is not an amount in dollars and cents")
	}
	return value, nil
}

// moneyOrNone reads an amount that may be left out.
func (m *message) moneyOrNone(seg segment, element int) (int64, error) {
	if seg.at(element) == "" {
		return 0, nil
	}
	return m.money(seg, element)
}

// units reads a count of units that may be left out.
func (m *message) units(seg segment, element int) (claim.Quantity, error) {
	n, ok := cents(seg.at(element))
	if !ok && seg.at(element) != "" {
		return 0, m.fault(seg, ErrMalformed, element, "it is not a number of units")
	}
	return claim.Quantity(n), nil
}

// whole reads a small count that must be there.
func (m *message) whole(seg segment, element int) (int, error) {
	n, ok := cents(seg.at(element))
	if !ok || n%100 != 0 || n < 0 || n > 999_999_999_00 {
		return 0, m.fault(seg, ErrMalformed, element, "it is not a whole number")
	}
	return int(n / 100), nil
}

// day reads a date that must be there.
func (m *message) day(seg segment, element int) (domain.Date, error) {
	d, ok := date(seg.at(element))
	if !ok {
		return d, m.fault(seg, ErrMalformed, element, "it is not a date")
	}
	return d, nil
}
