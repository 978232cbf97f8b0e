package domain

import (
	"math"
	"strconv"
	"strings"
)

// Currency is one of those that people pay with, after ISO 4217.
type Currency struct {
	Code   string
	Digits int // of its minor unit: 2 for most, 0 for the yen, 3 for the dinar of Bahrain
	Name   string
	// perDollar is about how many make a dollar.
	perDollar float64
}

// Currencies lists them by code. It is the one table that says how many
// decimals an amount has: the page, the files and the rules go by it.
var Currencies = readCurrencies(currencyTable)

var currencyByCode = func() map[string]Currency {
	by := map[string]Currency{}
	for _, c := range Currencies {
		by[c.Code] = c
	}
	return by
}()

// CurrencyOf finds a currency by its code.
func CurrencyOf(code string) (Currency, bool) {
	c, known := currencyByCode[code]
	return c, known
}

func readCurrencies(table string) []Currency {
	var all []Currency
	for line := range strings.Lines(table) {
		parts := strings.SplitN(strings.TrimSpace(line), " ", 4)
		digits, err := strconv.Atoi(parts[1])
		per, err2 := strconv.ParseFloat(parts[2], 64)
		if err != nil || err2 != nil {
			panic("the table of currencies cannot be read: " + line)
		}
		all = append(all, Currency{Code: parts[0], Digits: digits, Name: parts[3], perDollar: per})
	}
	return all
}

// unit is how many minor units make one of the currency.
func (c Currency) unit() int64 {
	unit := int64(1)
	for range c.Digits {
		unit *= 10
	}
	return unit
}

// FeeBand are the usual fees for a session, in minor units. Outside them, a fee
// needs a reason.
type FeeBand struct{ Low, High int64 }

// Has says whether a fee is a usual one.
func (b FeeBand) Has(amount int64) bool { return amount >= b.Low && amount <= b.High }

// The usual band of session fees in dollars.
const (
	lowestUsualFee  = 30
	highestUsualFee = 150
)

// UsualFees is the band that a practice begins with: 30 to 150 dollars, or
// round amounts that are about as much. The practice sets its own.
func (c Currency) UsualFees() FeeBand {
	return FeeBand{Low: c.round(lowestUsualFee), High: c.round(highestUsualFee)}
}

// round gives about so many dollars as an amount of one digit and a half: 4500,
// 20000, 10.5.
func (c Currency) round(dollars float64) int64 {
	amount := dollars * c.perDollar
	step := math.Pow(10, math.Floor(math.Log10(amount))) / 2
	return int64(math.Round(math.Round(amount/step) * step * float64(c.unit())))
}

// MaxFee is the largest fee that can be entered: about a hundred thousand
// dollars. It is far above any real one: it only keeps a slipped key from
// overflowing a sum.
func (c Currency) MaxFee() int64 { return c.round(100_000) }
