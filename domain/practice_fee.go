package domain

import (
	"strings"
	"unicode"
)

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
	f.When(strings.ContainsFunc(fee.SessionCode, func(r rune) bool { return r > unicode.MaxASCII }), "sessionCode",
		"must be plain letters and digits") // files of charges hold ASCII alone, which every spreadsheet reads without a mark
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
