package domain

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

// Validate names everything that is wrong with a fee agreed with a client.
func (fee ClientFee) Validate(s Settings) error {
	var f Faults
	fee.Decided.Validate(&f, "from")
	if fee.None {
		f.Text("reason", fee.Reason, MaxReason)
		return f.Err()
	}
	s.CheckFee(&f, "amount", fee.Amount, "reason", fee.Reason)
	return f.Err()
}
