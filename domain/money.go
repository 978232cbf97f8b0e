package domain

import (
	"fmt"
	"math"
)

// Money is an amount in the minor units of its currency (4500 USD is $45.00).
// It is always an integer: fees are added up, never measured.
type Money struct {
	Amount   int64  `json:"amount" doc:"Minor units, 4500 is 45.00"`
	Currency string `json:"currency" doc:"ISO 4217, for example USD" minLength:"3" maxLength:"3"`
}

// ErrMoneyOverflow is what a sum gets that no longer fits 64 bits.
var ErrMoneyOverflow = Error{Kind: KindInvalid, Code: "money_overflow", Message: "The amount is larger than can be kept."}

// Plus adds two amounts of one currency.
func (m Money) Plus(other Money) (Money, error) {
	if m.Currency != other.Currency {
		return Money{}, Invalid("currency", fmt.Sprintf("must be %s", m.Currency))
	}
	if other.Amount > 0 && m.Amount > math.MaxInt64-other.Amount ||
		other.Amount < 0 && m.Amount < math.MinInt64-other.Amount {
		return Money{}, ErrMoneyOverflow
	}
	return Money{m.Amount + other.Amount, m.Currency}, nil
}

// Negated is what a reversal of m carries.
func (m Money) Negated() Money { return Money{-m.Amount, m.Currency} }

// MinorDigits is how many decimals the currency has: 2 for most, 0 for the yen.
func (m Money) MinorDigits() int {
	if c, known := CurrencyOf(m.Currency); known {
		return c.Digits
	}
	return 2
}

// Decimal writes the amount as digits with a point ("45.00"), without the
// currency's name, for files that other programs read.
func (m Money) Decimal() string {
	sign, rest := "", m.Amount
	if rest < 0 {
		sign = "-"
	}
	unit := int64(1)
	digits := m.MinorDigits()
	for range digits {
		unit *= 10
	}
	whole, part := rest/unit, rest%unit
	if whole < 0 {
		whole = -whole
	}
	if part < 0 {
		part = -part
	}
	if digits == 0 {
		return fmt.Sprintf("%s%d", sign, whole)
	}
	return fmt.Sprintf("%s%d.%0*d", sign, whole, digits, part)
}
