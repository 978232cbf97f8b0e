package api

import (
	"context"
	"encoding/csv"
	"io"
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	clinicaldesk "cohort/practice/clinical"
)

func (s *Server) disclosureRoutes() {
	add(s, reads, "/clients/{id}/disclosures", domain.ReadDisclosure, "List what left the practice about a client", s.listDisclosures)
	add(s, creates, "/clients/{id}/disclosures", domain.RecordDisclosure, "Record that something left the practice about a client", s.recordDisclosure)
	add(s, creates, "/disclosures/{id}/correction", domain.CorrectDisclosure, "Correct a disclosure", s.correctDisclosure)
	addFile(s, "/clients/{id}/disclosures/file", domain.TakeDisclosures, "Download what left the practice about a client", "text/csv", s.downloadDisclosures)
	addFile(s, "/clients/{id}/disclosures/account", domain.TakeDisclosures, "Download the account of disclosures that a client is owed, as a paper for them", "application/pdf", s.accountFile)
}

// Disclosure is one giving of a client's data to somebody outside.
type Disclosure struct {
	ID               string         `json:"id"`
	ClientID         string         `json:"clientId"`
	On               domain.Date    `json:"on" doc:"When it was given"`
	Recipient        string         `json:"recipient"`
	RecipientAddress string         `json:"recipientAddress,omitempty"`
	What             string         `json:"what" doc:"What was given"`
	Purpose          string         `json:"purpose"`
	Basis            clinical.Basis `json:"basis"`
	ConsentID        string         `json:"consentId,omitempty" doc:"Under which it was given, where that is kept here"`
	ReleaseID        string         `json:"releaseId,omitempty" doc:"The package that was given, where Cohort made it"`
	Accounted        bool           `json:"accounted" doc:"A client who asks is owed an account of it (45 CFR 164.528)"`
	RecordedBy       string         `json:"recordedBy" doc:"Name"`
	RecordedAt       time.Time      `json:"recordedAt"`
	CorrectsID       string         `json:"correctsId,omitempty" doc:"The one in whose place it stands"`
	CorrectedByID    string         `json:"correctedById,omitempty" doc:"The one that stands in its place"`
	Reason           string         `json:"reason,omitempty" doc:"Of the correction"`
	Withdrawn        bool           `json:"withdrawn,omitempty" doc:"Nothing was given after all"`
	Version          int            `json:"version"`
}

// Disclosures is the account of a client's.
type Disclosures struct {
	From  domain.Date  `json:"from" doc:"The first day that it looks at"`
	Items []Disclosure `json:"items" doc:"Newest first, with what was corrected"`
}

func disclosureAnswer(d clinicaldesk.DisclosureView) Disclosure {
	return Disclosure{ID: d.ID.String(), ClientID: d.ClientID.String(), On: d.On, Recipient: d.Recipient, RecipientAddress: d.Address, What: d.What, Purpose: d.Purpose,
		Basis: d.Basis, ConsentID: text(d.ConsentID), ReleaseID: text(d.ReleaseID), Accounted: d.Accounted() && d.CorrectedBy.IsZero(), RecordedBy: d.ByName, RecordedAt: d.At,
		CorrectsID: text(d.Corrects), CorrectedByID: text(d.CorrectedBy), Reason: d.Reason, Withdrawn: d.Withdrawn, Version: unedited}
}

type disclosuresInput struct {
	ByID
	From string `query:"from" doc:"The first day; six years back when it is left out"`

	from domain.Date
}

func (in *disclosuresInput) read(f *domain.Faults) { in.from = dateField(f, "from", in.From) }

// accounts gives what left the practice about a client.
type accounts func(context.Context, domain.Actor, domain.ClientID, domain.Date) (clinicaldesk.DisclosureAccount, error)

func (in *disclosuresInput) account(ctx context.Context, by domain.Actor, ask accounts) (account clinicaldesk.DisclosureAccount, err error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return account, err
	}
	return ask(ctx, by, id, in.from)
}

func (s *Server) listDisclosures(ctx context.Context, by domain.Actor, in *disclosuresInput) (*answer[Disclosures], error) {
	account, err := in.account(ctx, by, s.desks.Clinical.Disclosures)
	return plain(Disclosures{From: account.From, Items: each(account.Items, disclosureAnswer)}), err
}

// DisclosureBody says what was given.
type DisclosureBody struct {
	On               string         `json:"on" format:"date"`
	Recipient        string         `json:"recipient"`
	RecipientAddress string         `json:"recipientAddress,omitempty"`
	What             string         `json:"what"`
	Purpose          string         `json:"purpose"`
	Basis            clinical.Basis `json:"basis"`
	ConsentID        string         `json:"consentId,omitempty" doc:"A consent of the client that held on that day, for what they signed for"`
}

func (b DisclosureBody) disclosure(f *domain.Faults) clinical.Disclosure {
	return clinical.Disclosure{On: dateField(f, "on", b.On), Disclosed: clinical.Disclosed{Recipient: strings.TrimSpace(b.Recipient),
		Address: strings.TrimSpace(b.RecipientAddress), What: b.What, Purpose: b.Purpose, Basis: b.Basis,
		ConsentID: idField[domain.ConsentID](f, "consentId", b.ConsentID)}}
}

type recordDisclosureInput struct {
	ByID
	Sent[DisclosureBody]

	wanted clinical.Disclosure
}

func (in *recordDisclosureInput) read(f *domain.Faults) { in.wanted = in.body.disclosure(f) }

func (s *Server) recordDisclosure(ctx context.Context, by domain.Actor, in *recordDisclosureInput) (*answer[Disclosure], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	in.wanted.ClientID = id
	view, err := s.desks.Clinical.RecordDisclosure(ctx, by, in.wanted)
	return versioned(disclosureAnswer(view), unedited), err
}

// CorrectDisclosureBody says what stands in the place of a disclosure, or that
// nothing was given.
type CorrectDisclosureBody struct {
	Reason           string         `json:"reason"`
	Withdrawn        bool           `json:"withdrawn,omitempty" doc:"Nothing was given after all: no other field but the reason"`
	On               string         `json:"on,omitempty" format:"date"`
	Recipient        string         `json:"recipient,omitempty"`
	RecipientAddress string         `json:"recipientAddress,omitempty"`
	What             string         `json:"what,omitempty"`
	Purpose          string         `json:"purpose,omitempty"`
	Basis            clinical.Basis `json:"basis,omitempty"`
	ConsentID        string         `json:"consentId,omitempty"`
}

type correctDisclosureInput struct {
	ByID
	Sent[CorrectDisclosureBody]

	as clinical.Disclosure
}

func (in *correctDisclosureInput) read(f *domain.Faults) {
	b := in.body
	in.as = DisclosureBody{On: b.On, Recipient: b.Recipient, RecipientAddress: b.RecipientAddress, What: b.What, Purpose: b.Purpose, Basis: b.Basis, ConsentID: b.ConsentID}.disclosure(f)
	in.as.Reason, in.as.Withdrawn = b.Reason, b.Withdrawn
	if !b.Withdrawn {
		return
	}
	for _, said := range []struct{ field, text string }{{field: "recipient", text: b.Recipient}, {field: "recipientAddress", text: b.RecipientAddress},
		{field: "what", text: b.What}, {field: "purpose", text: b.Purpose}, {field: "basis", text: string(b.Basis)}, {field: "on", text: b.On}, {field: "consentId", text: b.ConsentID}} {
		f.When(said.text != "", said.field, "is left out when nothing was given")
	}
}

func (s *Server) correctDisclosure(ctx context.Context, by domain.Actor, in *correctDisclosureInput) (*answer[Disclosure], error) {
	id, err := pathID[domain.DisclosureID](in.ID)
	if err != nil {
		return nil, err
	}
	view, err := s.desks.Clinical.CorrectDisclosure(ctx, by, id, in.as)
	return versioned(disclosureAnswer(view), unedited), err
}

func (s *Server) downloadDisclosures(ctx context.Context, by domain.Actor, in *disclosuresInput) (*file, error) {
	account, err := in.account(ctx, by, s.desks.Clinical.TakeDisclosures)
	return csvFile("disclosures.csv", func(w io.Writer) error { return writeDisclosures(account, w) }), err
}

func (s *Server) accountFile(ctx context.Context, by domain.Actor, in *ByID) (*file, error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	write, err := s.desks.Clinical.AccountFile(ctx, by, id)
	return &file{name: "account-of-disclosures.pdf", mediaType: "application/pdf", write: write}, err
}

// writeDisclosures writes what stands: what was corrected or withdrawn is in the
// page alone.
func writeDisclosures(account clinicaldesk.DisclosureAccount, w io.Writer) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true // RFC 4180
	rows := [][]string{{"client", "on", "recipient", "recipientAddress", "what", "purpose", "basis", "accounted", "recordedBy", "recordedAt"}}
	for _, d := range account.Items {
		if d.Withdrawn || !d.CorrectedBy.IsZero() {
			continue
		}
		accounted := "no"
		if d.Accounted() {
			accounted = "yes"
		}
		rows = append(rows, []string{account.ClientCode, d.On.String(), d.Recipient, d.Address, d.What, d.Purpose, string(d.Basis), accounted, d.ByName, d.At.UTC().Format(time.RFC3339)})
	}
	for _, row := range rows {
		if err := out.Write(domain.InertCells(row)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
