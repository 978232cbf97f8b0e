package api

import (
	"context"
	"io"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

func (s *Server) certificateRoutes() {
	add(s, reads, "/enrollments/{id}/certificate", domain.ReadCertificate, "Read what a certificate of completion would say", s.readCertificate)
	add(s, reads, "/enrollments/{id}/certificates", domain.ReadCertificate, "List the certificates that were issued for a membership", s.listCertificates)
	add(s, creates, "/enrollments/{id}/certificates", domain.IssueCertificate, "Issue a certificate of completion", s.issueCertificate)
	add(s, acts, "/certificates/{id}/withdraw", domain.WithdrawCertificate, "Withdraw a certificate of completion", s.withdrawCertificate)
	addFile(s, "/certificates/{id}/paper", domain.TakeCertificate, "Download a certificate to print", "application/pdf", s.downloadCertificate)
	addFile(s, "/certificates/{id}/statement", domain.TakeCertificate, "Download what a certificate states, to verify", "application/json", s.downloadStatement)
}

// IssuedCertificate is a certificate of completion that was issued. What it states
// never changes.
type IssuedCertificate struct {
	ID           string                `json:"id"`
	EnrollmentID string                `json:"enrollmentId"`
	ClientID     string                `json:"clientId"`
	Number       int                   `json:"number" doc:"Of the practice's certificates, from 1 without gaps"`
	Name         string                `json:"name" doc:"As it stands on the certificate"`
	CaseNumber   string                `json:"caseNumber,omitempty"`
	Program      string                `json:"program"`
	From         string                `json:"from"`
	To           string                `json:"to"`
	Held         program.Delivery      `json:"held"`
	Of           int                   `json:"of"`
	Attended     int                   `json:"attended"`
	CaughtUp     int                   `json:"caughtUp"`
	Minutes      int                   `json:"minutes"`
	Themes       ThemesDone            `json:"themes"`
	LeadName     string                `json:"leadName"`
	Credential   string                `json:"credential,omitempty"`
	IssuedOn     string                `json:"issuedOn"`
	IssuedBy     string                `json:"issuedBy" doc:"Name"`
	IssuedAt     time.Time             `json:"issuedAt"`
	Text         string                `json:"text" doc:"What is signed, with the signature: the code on the paper carries it"`
	Key          string                `json:"keyName" doc:"Name of the practice's key that signed it"`
	Genuine      bool                  `json:"genuine" doc:"The signature fits what stands here"`
	Withdrawn    *CertificateWithdrawn `json:"withdrawn,omitempty"`
	Version      int                   `json:"version"`
}

// CertificateWithdrawn says who withdrew a certificate, when, and why.
type CertificateWithdrawn struct {
	By     string    `json:"by" doc:"Name"`
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
}

// CertificateList is what was issued for a membership.
type CertificateList struct {
	Items []IssuedCertificate `json:"items" doc:"In order of the numbers, withdrawn ones too"`
}

func (s *Server) issued(c program.Certificate, client domain.ClientID) IssuedCertificate {
	out := IssuedCertificate{ID: c.ID.String(), EnrollmentID: c.EnrollmentID.String(), ClientID: client.String(), Number: c.Number, Name: c.Name, CaseNumber: c.CaseNumber, Program: c.Program,
		From: c.From.String(), To: c.To.String(), Held: c.Held, Of: c.Of, Attended: c.Attended, CaughtUp: c.CaughtUp, Minutes: c.Minutes, Themes: ThemesDone(c.Themes),
		LeadName: c.Leader, Credential: c.Credential, IssuedOn: c.IssuedOn.String(), IssuedBy: c.ByName, IssuedAt: c.IssuedAt, Text: c.Text(), Key: c.Key,
		Genuine: s.desks.Program.GenuineCertificate(c), Version: c.Version}
	if w := c.Withdrawn; w != nil {
		out.Withdrawn = &CertificateWithdrawn{By: w.ByName, At: w.At, Reason: w.Reason}
	}
	return out
}

func (s *Server) listCertificates(ctx context.Context, by domain.Actor, in *ByID) (*answer[CertificateList], error) {
	id, err := pathID[domain.EnrollmentID](in.ID)
	if err != nil {
		return nil, err
	}
	list, client, err := s.desks.Program.Certificates(ctx, by, id)
	return plain(CertificateList{each(list, func(c program.Certificate) IssuedCertificate { return s.issued(c, client) })}), err
}

// CertificateBody is what is typed for a certificate.
type CertificateBody struct {
	GoesBy     bool   `json:"goesBy,omitempty" doc:"With the name that the client goes by; absent: with first and family name as they are recorded"`
	Program    string `json:"program,omitempty" doc:"What the program is called on it, which others read; absent: as the curriculum is called, or the group"`
	CaseNumber string `json:"caseNumber,omitempty" doc:"Of the court or agency that asked for it"`
}

type certificateInput struct {
	ByID
	Sent[CertificateBody]
}

func (in *certificateInput) read(f *domain.Faults) {
	f.Text("program", in.body.Program, domain.MaxName)
}

func (s *Server) issueCertificate(ctx context.Context, by domain.Actor, in *certificateInput) (*answer[IssuedCertificate], error) {
	id, err := pathID[domain.EnrollmentID](in.ID)
	if err != nil {
		return nil, err
	}
	c, client, err := s.desks.Program.IssueCertificate(ctx, by, id, programdesk.CertificateWanted{Preferred: in.body.GoesBy, Program: in.body.Program, CaseNumber: in.body.CaseNumber})
	if err != nil {
		return nil, err
	}
	return versioned(s.issued(c, client), c.Version), nil
}

// WithdrawCertificateBody says why a certificate does not hold any more.
type WithdrawCertificateBody struct {
	Reason string `json:"reason"`
}

type withdrawCertificateInput struct {
	ByID
	Sent[WithdrawCertificateBody]
}

func (s *Server) withdrawCertificate(ctx context.Context, by domain.Actor, in *withdrawCertificateInput) (*answer[IssuedCertificate], error) {
	id, err := pathID[domain.CertificateID](in.ID)
	if err != nil {
		return nil, err
	}
	c, client, err := s.desks.Program.WithdrawCertificate(ctx, by, id, in.body.Reason)
	if err != nil {
		return nil, err
	}
	return versioned(s.issued(c, client), c.Version), nil
}

func (s *Server) downloadCertificate(ctx context.Context, by domain.Actor, in *ByID) (*file, error) {
	return s.certificateFile(ctx, by, in, program.CertificatePDF, "certificate.pdf", "application/pdf")
}

func (s *Server) downloadStatement(ctx context.Context, by domain.Actor, in *ByID) (*file, error) {
	return s.certificateFile(ctx, by, in, program.CertificateJSON, "certificate.json", "application/json")
}

// certificateFile is a certificate as a file, under a name that names nobody.
func (s *Server) certificateFile(ctx context.Context, by domain.Actor, in *ByID, as program.CertificateFile, name, mediaType string) (*file, error) {
	id, err := pathID[domain.CertificateID](in.ID)
	if err != nil {
		return nil, err
	}
	var write func(io.Writer) error
	if write, err = s.desks.Program.TakeCertificate(ctx, by, id, as); err != nil {
		return nil, err
	}
	return &file{name: name, mediaType: mediaType, write: write}, nil
}
