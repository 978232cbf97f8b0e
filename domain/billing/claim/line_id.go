package claim

import (
	"encoding/base32"

	"cohort/domain"
)

// A line's number has thirty characters and a charge's id thirty-six, so the id
// travels in base 32, in capitals and digits that every payer returns unchanged.
var lineIDs = base32.StdEncoding.WithPadding(base32.NoPadding)

// LineID is the number under which a charge stands on a claim.
func LineID(id domain.ChargeID) string { return lineIDs.EncodeToString(id.UUID[:]) }

// ChargeOf finds the charge again by the number that a remittance returns; false
// when it is not one of ours.
func ChargeOf(lineID string) (domain.ChargeID, bool) {
	raw, err := lineIDs.DecodeString(lineID)
	if err != nil || len(raw) != 16 {
		return domain.ChargeID{}, false
	}
	return domain.ChargeID{UUID: [16]byte(raw)}, true
}
