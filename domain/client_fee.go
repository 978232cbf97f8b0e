package domain

// The usual band of session fees, in major units of the practice's currency.
// Outside it, a fee needs a reason.
const (
	lowestUsualFee  = 30
	highestUsualFee = 150
)

// IsUsualFee says whether a session fee lies in the usual band of 30 to 150.
func IsUsualFee(m Money) bool {
	unit := int64(1)
	for range m.MinorDigits() {
		unit *= 10
	}
	return m.Amount >= lowestUsualFee*unit && m.Amount <= highestUsualFee*unit
}

// Validate names everything that is wrong with a fee agreed with a client, in
// the practice's currency. "" checks what holds in any.
func (fee ClientFee) Validate(currency string) error {
	var f Faults
	f.When(fee.Amount < 0 || fee.Amount > MaxFee, "amount", "must be between 0 and 100000.00, in minor units")
	f.Text("reason", fee.Reason, MaxReason)
	if currency != "" && IsBlank(fee.Reason) && !IsUsualFee(Money{fee.Amount, currency}) {
		f.Add("reason", "is needed for a fee outside 30 to 150")
	}
	return f.Err()
}
