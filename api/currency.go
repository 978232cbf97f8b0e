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
	Code      string  `json:"code"`
	Digits    int     `json:"digits" doc:"Decimals of an amount: 4500 with 2 is 45.00"`
	Name      string  `json:"name"`
	UsualFees FeeBand `json:"usualFees" doc:"What a practice begins with"`
}

func currency(c domain.Currency) Currency {
	return Currency{Code: c.Code, Digits: c.Digits, Name: c.Name, UsualFees: feeBand(c.UsualFees())}
}

// listCurrencies asks nobody: the table is the program's.
func (s *Server) listCurrencies(context.Context, domain.Actor, *nothing) (*answer[CurrencyList], error) {
	return plain(CurrencyList{each(domain.Currencies, currency)}), nil
}
