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

// ClientFee is a session fee agreed with one client; it goes before the
// cohort's. Reason is needed outside the usual band.
type ClientFee struct {
	Decided
	None     bool   // taken back: from then on the cohort's fee counts again
	Amount   int64  // minor units
	Currency string // the practice's; filled in when the client is shown
	Reason   string
}

// Says tells whether two of them agree on the same.
func (fee ClientFee) Says(other ClientFee) bool {
	return fee.None == other.None && fee.Amount == other.Amount && fee.Reason == other.Reason
}

// Validate names everything that is wrong with a fee agreed with a client, in
// the practice's currency. "" checks what holds in any.
func (fee ClientFee) Validate(currency string) error {
	var f Faults
	fee.Decided.Validate(&f, "from")
	if fee.None {
		f.Text("reason", fee.Reason, MaxReason)
		return f.Err()
	}
	f.When(fee.Amount < 0 || fee.Amount > MaxFee, "amount", "must be between 0 and 100000.00, in minor units")
	f.Text("reason", fee.Reason, MaxReason)
	if currency != "" && IsBlank(fee.Reason) && !IsUsualFee(Money{Amount: fee.Amount, Currency: currency}) {
		f.Add("reason", "is needed for a fee outside 30 to 150")
	}
	return f.Err()
}
