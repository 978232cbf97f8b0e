package repository

import (
	"fmt"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

// signingSaid is what is sealed of how a text is signed: its state too, so that a
// row whose columns say something else is found out.
type signingSaid struct {
	Status    clinical.SigningStatus `json:"status"`
	WaitsFor  domain.UserID          `json:"waitsFor,omitzero"`
	SignedFor domain.ClientID        `json:"signedFor,omitzero"`
	Signed    *clinical.Signature    `json:"signed,omitempty"`
	CoSigned  *clinical.Signature    `json:"coSigned,omitempty"`
	Returned  *clinical.Remark       `json:"returned,omitempty"`
	Withdrawn *clinical.Remark       `json:"withdrawn,omitempty"`
	Version   int                    `json:"version"`
	By        domain.UserID          `json:"by"`
	ByName    string                 `json:"byName"`
	At        time.Time              `json:"at"`
	AuditedAt time.Time              `json:"auditedAt,omitzero"`
}

func signingToSaid(g clinical.Signing) signingSaid {
	return signingSaid{Status: g.Status, WaitsFor: g.WaitsFor, SignedFor: g.SignedFor, Signed: g.Signed, CoSigned: g.CoSigned, Returned: g.Returned, Withdrawn: g.Withdrawn,
		Version: g.Version, By: g.UpdatedBy, ByName: g.ByName, At: g.UpdatedAt, AuditedAt: g.AuditedAt}
}

func (s signingSaid) signing() clinical.Signing {
	return clinical.Signing{Status: s.Status, WaitsFor: s.WaitsFor, SignedFor: s.SignedFor, Signed: s.Signed, CoSigned: s.CoSigned, Returned: s.Returned, Withdrawn: s.Withdrawn,
		Version: s.Version, UpdatedBy: s.By, ByName: s.ByName, UpdatedAt: s.At, AuditedAt: s.AuditedAt}
}

// asSealed checks that the columns of a row say what is sealed.
func (s signingSaid) asSealed(table, status string, version int, waitsFor *domain.UserID) error {
	if string(s.Status) != status || s.Version != version || s.WaitsFor != given(waitsFor) {
		return fmt.Errorf("%w: %s", errNotAsSealed, table)
	}
	return nil
}
