package clinical

import (
	"encoding/json"
	"time"

	"cohort/domain"
)

// Sign locks a summary with what it rests on. A trainee's waits for who answers for
// them. named are the places that name another member.
func (d Discharge) Sign(s Signer, typed string, client domain.ClientID, record DischargeRecord, named []NamedInText, now time.Time) (Discharge, error) {
	if d.Status != DischargeDraft {
		return d, ErrDischargeSigned
	}
	if record.To.IsZero() {
		return d, ErrDischargeEarly
	}
	var f domain.Faults
	s.typedName(&f, typed)
	f.When(!s.Licensed, "name", "must be of somebody whose license is valid on the day")
	f.When(s.Trainee && s.CoSigner.IsZero(), "name", "is a trainee's without somebody who co-signs")
	f.Join(d.Text.Ready())
	if err := f.Err(); err != nil {
		return d, err
	}
	for _, n := range named {
		if n.Blocks {
			return d, ErrDischargeNamesPeer
		}
	}
	signed := s.signature(now)
	d.Record, d.SignedFor, d.Returned, d.CoSigned = &record, client, nil, nil
	d.Status, d.WaitsFor = DischargeSigned, domain.UserID{}
	if s.Trainee {
		d.Status, d.WaitsFor = DischargeWaiting, s.CoSigner
	}
	d.Signed = &signed
	digest, err := d.Digest()
	d.Signed.Digest = digest
	d.UpdatedBy, d.ByName, d.UpdatedAt = s.UserID, s.Name, now
	d.Version++
	return d, err
}

// CoSign puts the supervisor's signature beside the trainee's.
func (d Discharge) CoSign(s Signer, typed string, now time.Time) (Discharge, error) {
	if d.Status != DischargeWaiting || d.WaitsFor != s.UserID {
		return d, ErrDischargeNotYours
	}
	var f domain.Faults
	s.typedName(&f, typed)
	f.When(!s.Licensed || s.Trainee, "name", "must be of somebody with a valid license of their own")
	if err := f.Err(); err != nil {
		return d, err
	}
	signed := s.signature(now)
	signed.Digest = d.Signed.Digest
	d.Status, d.CoSigned, d.WaitsFor, d.UpdatedAt = DischargeCoSigned, &signed, domain.UserID{}, now
	d.Version++
	return d, nil
}

// Return gives a trainee's summary back, with a remark.
func (d Discharge) Return(s Signer, remark string, now time.Time) (Discharge, error) {
	if d.Status != DischargeWaiting || d.WaitsFor != s.UserID {
		return d, ErrDischargeNotYours
	}
	var f domain.Faults
	f.Required("return", remark, domain.MaxReason)
	if err := f.Err(); err != nil {
		return d, err
	}
	d.Status, d.WaitsFor, d.Signed, d.Record = DischargeDraft, domain.UserID{}, nil, nil
	d.Returned = &Remark{UserID: s.UserID, Name: s.Name, Text: tidy(remark), At: now}
	d.UpdatedAt = now
	d.Version++
	return d, nil
}

// Withdraw says that a signed summary was an error. It stays as it was.
func (d Discharge) Withdraw(by domain.Actor, reason string, now time.Time) (Discharge, error) {
	if !d.Status.Holds() {
		return d, ErrDischargeNotSigned
	}
	var f domain.Faults
	f.Required("reason", reason, domain.MaxReason)
	if err := f.Err(); err != nil {
		return d, err
	}
	d.Status, d.UpdatedAt = DischargeWithdrawn, now
	d.Withdrawn = &Remark{UserID: by.UserID, Name: by.Name, Text: tidy(reason), At: now}
	d.Version++
	return d, nil
}

// Canonical is the text that the digest of a signed summary is made of, written as
// that of a note is.
func (d Discharge) Canonical() ([]byte, error) {
	if d.Signed == nil || d.Record == nil {
		return nil, ErrDischargeNotSigned
	}
	text, err := json.Marshal(struct {
		Before     domain.DischargeID  `json:"before,omitzero"`
		Client     domain.ClientID     `json:"client"`
		Discharge  domain.DischargeID  `json:"discharge"`
		Enrollment domain.EnrollmentID `json:"enrollment"`
		Record     DischargeRecord     `json:"record"`
		Signed     canonicalSigned     `json:"signed"`
		Text       DischargeText       `json:"text"`
	}{d.Before, d.SignedFor, d.ID, d.EnrollmentID, *d.Record, d.Signed.canonical(), d.Text})
	if err != nil {
		return nil, err
	}
	var sorted any // objects come out in the order of their names
	if err := json.Unmarshal(text, &sorted); err != nil {
		return nil, err
	}
	return canonicalJSON(sorted)
}

// Digest is the digest of a signed summary.
func (d Discharge) Digest() (string, error) {
	text, err := d.Canonical()
	return digest(text), err
}

// Unchanged says whether the summary still is what was signed.
func (d Discharge) Unchanged() bool {
	if d.Signed == nil {
		return false
	}
	sum, err := d.Digest()
	return err == nil && sum == d.Signed.Digest && (d.CoSigned == nil || d.CoSigned.Digest == sum)
}
