package api

import (
	"context"

	"cohort/domain"
)

// CurrencyList is the table of currencies, by code.
type CurrencyList struct {
	Items []Currency `json:"items"`
}

// Currency is one that people pay with, after ISO 4217.
type Currency struct {
	Code      string           `json:"code"`
	Digits    int              `json:"digits" doc:"Decimals of an amount: 4500 with 2 is 45.00"`
	Name      string           `json:"name"`
	UsualFees FeeBand          `json:"usualFees" doc:"What a practice begins with"`
	Countries []domain.Country `json:"countries" doc:"Where people pay with it, by ISO 3166-1 code; each country is with one currency"`
}

func currency(c domain.Currency) Currency {
	return Currency{Code: c.Code, Digits: c.Digits, Name: c.Name, UsualFees: feeBand(c.UsualFees()), Countries: c.Countries()}
}

// listCurrencies asks nobody: the table is the program's, and who sets a
// practice up chooses from it before anybody can sign in.
func (s *Server) listCurrencies(context.Context, *nothing) (*answer[CurrencyList], error) {
	return plain(CurrencyList{each(domain.Currencies, currency)}), nil
}
