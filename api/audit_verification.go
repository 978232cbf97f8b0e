package api

import (
	"context"
	"time"

	"cohort/domain"
)

// verificationState is where a verification stands, if there was one.
type verificationState domain.VerificationState

const neverVerified verificationState = "never"

// Values is the closed list, as texts.
func (verificationState) Values() []string {
	return append([]string{string(neverVerified)}, domain.Texts(domain.VerificationStates)...)
}

// AuditVerification is a walk along the audit: how far it has come and what it
// found.
type AuditVerification struct {
	State      verificationState `json:"state" doc:"never: nobody has asked for one yet"`
	StartedAt  *time.Time        `json:"startedAt,omitempty"`
	EndedAt    *time.Time        `json:"endedAt,omitempty"`
	AskedBy    string            `json:"askedBy" doc:"Who asked for it, by name; empty before the first"`
	Entries    int64             `json:"entries" doc:"That fit together so far, from the first"`
	Of         int64             `json:"of" doc:"Entries in the chain"`
	Behind     *AuditVerified    `json:"behind,omitempty" doc:"What an earlier verification has verified; without it, this one begins with the first entry"`
	Waiting    int               `json:"waiting" doc:"Entries that were written meanwhile; the next verification takes them"`
	Break      *AuditBreak       `json:"break,omitempty"`
	Known      *AuditKnown       `json:"acknowledged,omitempty" doc:"Who looks after what was found; administrators are told until then"`
	Checkpoint *AuditCheckpoint  `json:"checkpoint,omitempty" doc:"The newest kept outside the database"`
}

// AuditVerified says how far the audit was verified before.
type AuditVerified struct {
	Entries int64     `json:"entries"`
	At      time.Time `json:"at"`
}

// AuditBreak is the first place where the audit was tampered with.
type AuditBreak struct {
	Seq  int64  `json:"seq" doc:"Of the entry; 0 when it is no entry that was touched"`
	What string `json:"what" example:"was removed"`
}

// AuditKnown says who looks after a finding.
type AuditKnown struct {
	By string    `json:"by" doc:"Name"`
	At time.Time `json:"at"`
}

// AuditCheckpoint is an end of the audit that was kept outside the database.
type AuditCheckpoint struct {
	Seq int64     `json:"seq"`
	At  time.Time `json:"at"`
}

func verificationBody(v domain.AuditVerification) AuditVerification {
	if v.ID.IsZero() {
		return AuditVerification{State: neverVerified}
	}
	body := AuditVerification{State: verificationState(v.State), StartedAt: &v.StartedAt, EndedAt: v.EndedAt, AskedBy: v.By.Name,
		Entries: v.From().Place, Of: v.Until, Waiting: v.Waiting}
	if v.Behind.Place > 0 {
		body.Behind = &AuditVerified{Entries: v.Behind.Place, At: v.Behind.At}
	}
	if b := v.Break; b != nil {
		body.Break = &AuditBreak{Seq: b.Seq, What: b.What}
	}
	if k := v.Known; k != nil {
		body.Known = &AuditKnown{By: k.By, At: k.At}
	}
	if c := v.Checkpoint; c != nil {
		body.Checkpoint = &AuditCheckpoint{Seq: c.Seq, At: c.At}
	}
	return body
}

type verifyInput struct {
	Whole bool `query:"whole" doc:"From the first entry, instead of from where the last verification ended"`
}

func (s *Server) verifyAudit(ctx context.Context, by domain.Actor, in *verifyInput) (*answer[AuditVerification], error) {
	v, err := s.desks.Office.StartVerification(ctx, by, in.Whole)
	return plain(verificationBody(v)), err
}

func (s *Server) readVerification(ctx context.Context, by domain.Actor, _ *nothing) (*answer[AuditVerification], error) {
	v, err := s.desks.Office.Verification(ctx, by)
	return plain(verificationBody(v)), err
}

// FindingReason says why a finding is left at that.
type FindingReason struct {
	Reason string `json:"reason"`
}

type findingReasonInput struct{ Sent[FindingReason] }

func (s *Server) acknowledgeFinding(ctx context.Context, by domain.Actor, in *findingReasonInput) (*answer[AuditVerification], error) {
	v, err := s.desks.Office.AcknowledgeFinding(ctx, by, in.body.Reason)
	return plain(verificationBody(v)), err
}
