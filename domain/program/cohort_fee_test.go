package program

import (
	"slices"
	"testing"

	"cohort/domain"
)

func usd(amount int64) domain.Money { return domain.Money{Amount: amount, Currency: "USD"} }

func TestCohortFeeIsCheckedAtItsLimits(t *testing.T) {
	for _, c := range []struct {
		name  string
		fee   Fee
		wrong []string
	}{
		{"30", Fee{Money: usd(3000)}, nil},
		{"150", Fee{Money: usd(15000)}, nil},
		{"a cent under 30", Fee{Money: usd(2999)}, []string{"feeReason"}},
		{"a cent over 150", Fee{Money: usd(15001)}, []string{"feeReason"}},
		{"a cent over 150 for a blank reason", Fee{Money: usd(15001), Reason: " \t"}, []string{"feeReason"}},
		{"a cent over 150 for a reason", Fee{Money: usd(15001), Reason: "Two therapists."}, nil},
		{"nothing, for a reason", Fee{Money: usd(0), Reason: "Grant."}, nil},
		{"a negative fee, for a reason", Fee{Money: usd(-1), Reason: "?"}, []string{"fee.amount"}},
		{"from a year that no session has", Fee{Money: usd(4500), Decided: domain.Decided{From: domain.Date{Year: 1899, Month: 12, Day: 31}}}, []string{"feeFrom"}},
		{"planned far ahead", Fee{Money: usd(4500), Decided: domain.Decided{From: domain.Date{Year: 2200, Month: 12, Day: 31}}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := fields(c.fee.Validate(domain.DefaultSettings())); !slices.Equal(got, c.wrong) {
				t.Errorf("got %v, want %v", got, c.wrong)
			}
		})
	}
}
