package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	clinicaldesk "cohort/practice/clinical"
)

func (s *Server) consentRoutes() {
	add(s, reads, "/clients/{id}/consents", domain.ReadConsents, "List what a client consented to be told", s.listConsents)
	add(s, creates, "/clients/{id}/consents", domain.RecordConsent, "Take down a client's consent", s.recordConsent)
	add(s, acts, "/consents/{id}/end", domain.EndConsent, "Say that a consent was revoked, or that what ends it happened", s.endConsent)
	add(s, acts, "/consents/{id}/take-back-end", domain.TakeBackEnd, "Take back that a consent ended", s.takeBackEnd)
	add(s, acts, "/consents/{id}/void", domain.VoidConsent, "Mark a consent as entered in error", s.voidConsent)
	add(s, creates, "/clients/{id}/part2", domain.SayPart2, "Say whether a client is treated in a program under 42 CFR part 2", s.sayPart2)
}

// Consent is a client's word on what of their record may be told to whom.
type Consent struct {
	ID               string                 `json:"id"`
	ClientID         string                 `json:"clientId"`
	State            clinical.ConsentState  `json:"state" doc:"Today"`
	Kind             clinical.ConsentKind   `json:"kind"`
	Recipient        string                 `json:"recipient"`
	RecipientAddress string                 `json:"recipientAddress,omitempty"`
	Purpose          string                 `json:"purpose"`
	Parts            []clinical.RecordPart  `json:"parts" doc:"What may be told, in the order of the record"`
	Substance        bool                   `json:"substance" doc:"What concerns treatment for substance use may be told too"`
	From             domain.Date            `json:"from"`
	Until            string                 `json:"until,omitempty" doc:"The last day"`
	UntilEvent       string                 `json:"untilEvent,omitempty" doc:"Or what ends it"`
	Signer           clinical.ConsentSigner `json:"signer"`
	Authority        string                 `json:"authority,omitempty" doc:"By which somebody else signed for the client"`
	Way              clinical.ClientSigned  `json:"way"`
	Name             string                 `json:"name,omitempty"`
	Drawn            string                 `json:"drawn,omitempty" doc:"As an SVG path"`
	Width            int                    `json:"width,omitempty"`
	Height           int                    `json:"height,omitempty"`
	SignedOn         domain.Date            `json:"signedOn"`
	Witness          string                 `json:"witness,omitempty" doc:"Who saw it on paper"`
	CopyGiven        bool                   `json:"copyGiven" doc:"Who signed has a copy"`
	Endings          []ConsentEnding        `json:"endings" doc:"In the order in which they were told; the one that was not taken back counts, from its own day on"`
	By               string                 `json:"by" doc:"Name of who took it down"`
	At               time.Time              `json:"at"`
	InError          *EnteredInError        `json:"inError,omitempty"`
	Version          int                    `json:"version"`
}

// ConsentEnding is what ended a consent from a day on.
type ConsentEnding struct {
	Kind      clinical.ConsentEndKind `json:"kind"`
	On        domain.Date             `json:"on" doc:"The first day on which nothing may leave any more"`
	Words     string                  `json:"words"`
	By        string                  `json:"by" doc:"Name"`
	At        time.Time               `json:"at"`
	TakenBack *EnteredInError         `json:"takenBack,omitempty" doc:"It was told by mistake"`
}

// Part2Mark says whether a client is treated in a program under 42 CFR part 2.
type Part2Mark struct {
	ID       string    `json:"id"`
	ClientID string    `json:"clientId"`
	Applies  bool      `json:"applies"`
	From     string    `json:"from,omitempty" doc:"The first day of what is protected; it stays so"`
	Words    string    `json:"words,omitempty"`
	By       string    `json:"by" doc:"Name"`
	At       time.Time `json:"at"`
	Version  int       `json:"version"`
}

// Consents is what a client consented to, and whether their record is protected.
type Consents struct {
	Items []Consent   `json:"items" doc:"The last that was taken down first"`
	Part2 []Part2Mark `json:"part2" doc:"What was said of part 2, the last first: that one holds. None: nobody has said, and nothing is released"`
}

func consentAnswer(v clinicaldesk.ConsentView) Consent {
	c, p := v.Said, v.Said.Signed
	return Consent{ID: v.ID.String(), ClientID: v.ClientID.String(), State: v.State, Kind: c.Kind, Recipient: c.Recipient, RecipientAddress: c.Address, Purpose: c.Purpose, Parts: c.Parts, Substance: c.Substance,
		From: c.From, Until: dayText(c.Until), UntilEvent: c.UntilEvent, Signer: c.Signer, Authority: c.Authority, Way: p.Way, Name: p.Name, Drawn: p.Drawn, Width: p.Width, Height: p.Height, SignedOn: p.On, Witness: p.Witness,
		CopyGiven: c.CopyGiven, Endings: each(v.Endings, endingAnswer), By: v.ByName, At: v.At, InError: remarked(v.InError), Version: v.Version}
}

func endingAnswer(e clinical.ConsentEnding) ConsentEnding {
	return ConsentEnding{Kind: e.Kind, On: e.On, Words: e.Words, By: e.ByName, At: e.At, TakenBack: remarked(e.TakenBack)}
}

func part2Answer(m clinical.Part2Mark) Part2Mark {
	return Part2Mark{ID: m.ID.String(), ClientID: m.ClientID.String(), Applies: m.Applies, From: dayText(m.From), Words: m.Words, By: m.ByName, At: m.At, Version: unedited}
}

// dayText is a day that may not be there.
func dayText(d domain.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func (s *Server) listConsents(ctx context.Context, by domain.Actor, in *ByID) (*answer[Consents], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	book, err := s.desks.Clinical.Consents(ctx, by, id)
	return plain(Consents{Items: each(book.Consents, consentAnswer), Part2: each(book.Part2, part2Answer)}), err
}

// ConsentBody is a consent as it was signed.
type ConsentBody struct {
	Kind             clinical.ConsentKind   `json:"kind" doc:"named: to one recipient; treating: all future treatment, payment and operations, in the words of the rule; proceedings: for a legal proceeding"`
	Recipient        string                 `json:"recipient,omitempty" doc:"A person or an office; the rule's words for treating"`
	RecipientAddress string                 `json:"recipientAddress,omitempty"`
	Purpose          string                 `json:"purpose,omitempty" doc:"The rule's words for treating"`
	Parts            []clinical.RecordPart  `json:"parts" doc:"What may be told. psychotherapy_notes and sud_counseling_notes each stand alone"`
	Substance        bool                   `json:"substance,omitempty" doc:"What concerns treatment for substance use may be told too"`
	From             string                 `json:"from" format:"date" doc:"The first day"`
	Until            string                 `json:"until,omitempty" format:"date" doc:"The last day"`
	UntilEvent       string                 `json:"untilEvent,omitempty" doc:"Or what ends it; one of the two, but for treating"`
	Signer           clinical.ConsentSigner `json:"signer"`
	Authority        string                 `json:"authority,omitempty" doc:"By which somebody else signs for the client"`
	Client           ClientPartBody         `json:"client" doc:"The signature, of whoever signs"`
	CopyGiven        bool                   `json:"copyGiven,omitempty"`
}

type consentInput struct {
	ByID
	Sent[ConsentBody]

	said clinical.ConsentSaid
}

func (in *consentInput) read(f *domain.Faults) {
	b := in.body
	in.said = clinical.ConsentSaid{Kind: b.Kind, Recipient: b.Recipient, Address: b.RecipientAddress, Purpose: b.Purpose, Parts: b.Parts, Substance: b.Substance,
		From: dateField(f, "from", b.From), Until: dateField(f, "until", b.Until), UntilEvent: b.UntilEvent, Signer: b.Signer, Authority: b.Authority, Signed: b.Client.part(f), CopyGiven: b.CopyGiven}
}

func (s *Server) recordConsent(ctx context.Context, by domain.Actor, in *consentInput) (*answer[Consent], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Clinical.RecordConsent(ctx, by, id, in.said)
	return versioned(consentAnswer(v), v.Version), err
}

// EndConsentBody says what ended a consent.
type EndConsentBody struct {
	Kind  clinical.ConsentEndKind `json:"kind"`
	On    string                  `json:"on" format:"date" doc:"The first day on which nothing may leave any more; today or earlier"`
	Words string                  `json:"words" doc:"How it was revoked, or what happened"`
}

type endConsentInput struct {
	ByID
	Sent[EndConsentBody]

	on domain.Date
}

func (in *endConsentInput) read(f *domain.Faults) { in.on = dateField(f, "on", in.body.On) }

func (s *Server) endConsent(ctx context.Context, by domain.Actor, in *endConsentInput) (*answer[Consent], error) {
	id, err := pathID[domain.ConsentID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Clinical.EndConsent(ctx, by, id, in.body.Kind, in.on, in.body.Words)
	return versioned(consentAnswer(v), v.Version), err
}

func (s *Server) takeBackEnd(ctx context.Context, by domain.Actor, in *reasonInput) (*answer[Consent], error) {
	return s.afterReason(ctx, by, in, s.desks.Clinical.TakeBackEnd)
}

func (s *Server) voidConsent(ctx context.Context, by domain.Actor, in *reasonInput) (*answer[Consent], error) {
	return s.afterReason(ctx, by, in, s.desks.Clinical.VoidConsent)
}

func (s *Server) afterReason(ctx context.Context, by domain.Actor, in *reasonInput, do func(context.Context, domain.Actor, domain.ConsentID, string) (clinicaldesk.ConsentView, error)) (*answer[Consent], error) {
	id, err := pathID[domain.ConsentID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := do(ctx, by, id, in.body.Reason)
	return versioned(consentAnswer(v), v.Version), err
}

// Part2Body says whether 42 CFR part 2 applies to a client.
type Part2Body struct {
	Applies bool   `json:"applies"`
	From    string `json:"from,omitempty" format:"date" doc:"The first day of what is protected"`
	Words   string `json:"words,omitempty"`
}

type part2Input struct {
	ByID
	Sent[Part2Body]

	from domain.Date
}

func (in *part2Input) read(f *domain.Faults) { in.from = dateField(f, "from", in.body.From) }

func (s *Server) sayPart2(ctx context.Context, by domain.Actor, in *part2Input) (*answer[Part2Mark], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	m, err := s.desks.Clinical.SayPart2(ctx, by, id, clinical.Part2Mark{Applies: in.body.Applies, From: in.from, Words: in.body.Words})
	return versioned(part2Answer(m), unedited), err
}
