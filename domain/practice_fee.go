package domain

// PracticeFee is what the practice charges for every cohort alike: its fee for
// a missed session, and the procedure code of one that was held.
type PracticeFee struct {
	Decided
	NoShow      *int64 // minor units; nil: none
	SessionCode string // for example 90853
}

// Validate names everything that is wrong with it.
func (fee PracticeFee) Validate(s Settings) error {
	var f Faults
	f.Required("sessionCode", fee.SessionCode, 10)
	if fee.NoShow != nil {
		s.CheckAmount(&f, "noShowFee", *fee.NoShow)
	}
	fee.Decided.Validate(&f, "feeFrom")
	return f.Err()
}

// Says tells whether two of them charge alike.
func (fee PracticeFee) Says(other PracticeFee) bool {
	same := fee.NoShow == nil && other.NoShow == nil || fee.NoShow != nil && other.NoShow != nil && *fee.NoShow == *other.NoShow
	return same && fee.SessionCode == other.SessionCode
}
