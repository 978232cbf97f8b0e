package clinical

import (
	"time"

	"cohort/domain"
)

var dischargeErrors = signingErrors{signed: ErrDischargeSigned, notSigned: ErrDischargeNotSigned, notYours: ErrDischargeNotYours, remark: "return"}

// Sign locks a summary with what it rests on. A trainee's waits for who answers for
// them. named are the places that name another member.
func (d Discharge) Sign(s Signer, typed string, client domain.ClientID, record DischargeRecord, named []NamedInText, now time.Time) (Discharge, error) {
	if d.Status != SigningDraft {
		return d, ErrDischargeSigned
	}
	if record.To.IsZero() {
		return d, ErrDischargeEarly
	}
	var f domain.Faults
	s.maySign(&f, typed)
	f.Join(d.Text.Ready())
	if err := f.Err(); err != nil {
		return d, err
	}
	for _, n := range named {
		if n.Blocks {
			return d, ErrDischargeNamesPeer
		}
	}
	d.Record = &record
	err := d.sign(s, client, now, func() (string, error) { return d.Digest() })
	return d, err
}

// CoSign puts the supervisor's signature beside the trainee's.
func (d Discharge) CoSign(s Signer, typed string, now time.Time) (Discharge, error) {
	err := d.coSign(dischargeErrors, s, typed, now)
	return d, err
}

// Return gives a trainee's summary back, with a remark.
func (d Discharge) Return(s Signer, remark string, now time.Time) (Discharge, error) {
	err := d.giveBack(dischargeErrors, s, remark, now)
	if err == nil {
		d.Record = nil
	}
	return d, err
}

// Withdraw says that a signed summary was an error. It stays as it was.
func (d Discharge) Withdraw(by domain.Actor, reason string, now time.Time) (Discharge, error) {
	err := d.withdraw(dischargeErrors, by, reason, now)
	return d, err
}

// Canonical is the text that the digest of a signed summary is made of.
func (d Discharge) Canonical() ([]byte, error) {
	if d.Signed == nil || d.Record == nil {
		return nil, ErrDischargeNotSigned
	}
	return canonicalText(struct {
		Before     domain.DischargeID  `json:"before,omitzero"`
		Client     domain.ClientID     `json:"client"`
		Discharge  domain.DischargeID  `json:"discharge"`
		Enrollment domain.EnrollmentID `json:"enrollment"`
		Record     DischargeRecord     `json:"record"`
		Signed     canonicalSigned     `json:"signed"`
		Text       DischargeText       `json:"text"`
	}{d.Before, d.SignedFor, d.ID, d.EnrollmentID, *d.Record, d.Signed.canonical(), d.Text})
}

// Digest is the digest of a signed summary.
func (d Discharge) Digest() (string, error) {
	text, err := d.Canonical()
	return digest(text), err
}

// Unchanged says whether the summary still is what was signed.
func (d Discharge) Unchanged() bool {
	sum, err := d.Digest()
	return err == nil && d.carries(sum)
}
