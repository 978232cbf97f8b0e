package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
)

func (s *Server) ownInstrumentRoutes() {
	add(s, reads, "/own-instruments", domain.ReadOwnInstruments, "List the practice's own instruments", s.listOwnInstruments)
	add(s, creates, "/own-instruments", domain.KeepOwnInstruments, "Begin an instrument of the practice's own, as a draft", s.createOwnInstrument)
	add(s, asks, "/own-instruments/try", domain.KeepOwnInstruments, "Try the score of an instrument of the practice's own with answers that are nobody's", s.tryOwnInstrument)
	add(s, asks, "/own-instruments/read", domain.KeepOwnInstruments, "Read an instrument from a FHIR Questionnaire, to be changed and kept", s.readFormFile)
	add(s, reads, "/own-instruments/{id}", domain.ReadOwnInstruments, "Read an instrument of the practice's own", s.readOwnInstrument)
	add(s, replaces, "/own-instruments/{id}", domain.KeepOwnInstruments, "Change the draft of an instrument of the practice's own", s.rewriteOwnInstrument)
	add(s, acts, "/own-instruments/{id}/discard", domain.KeepOwnInstruments, "Throw away the draft, where an edition is in use", s.discardOwnDraft)
	add(s, acts, "/own-instruments/{id}/use", domain.KeepOwnInstruments, "Put the draft into use, as the next edition", s.useOwnInstrument)
	add(s, acts, "/own-instruments/{id}/retire", domain.KeepOwnInstruments, "Say from which day it is given no more", s.retireOwnInstrument)
	add(s, acts, "/own-instruments/{id}/return", domain.KeepOwnInstruments, "Give it again", s.bringBackOwnInstrument)
}

// OwnInstrument is a questionnaire of the practice's own with all its editions.
type OwnInstrument struct {
	ID          string          `json:"id"`
	Code        string          `json:"code" doc:"Under which it is given and answered"`
	State       intake.OwnState `json:"ownState"`
	Name        string          `json:"name" doc:"Of the draft, or of what is in use"`
	Measures    string          `json:"measures"`
	Questions   int             `json:"questions"`
	Draft       *OwnForm        `json:"draft,omitempty" doc:"What is worked on; nobody is asked it"`
	Editions    []OwnEdition    `json:"editions" doc:"The newest first; one that was in use never changes"`
	Retirements []OwnRetirement `json:"retirements" doc:"The newest first"`
	Version     int             `json:"version"`
}

// OwnEdition is a form that is in use, or was.
type OwnEdition struct {
	Number int       `json:"number"`
	Form   OwnForm   `json:"form"`
	By     string    `json:"by" doc:"Name of who put it into use, and confirmed the right to use it"`
	At     time.Time `json:"at"`
}

// OwnRetirement is a time in which it is not given.
type OwnRetirement struct {
	From       string     `json:"from"`
	Reason     string     `json:"reason"`
	By         string     `json:"by" doc:"Name"`
	At         time.Time  `json:"at"`
	BackAt     *time.Time `json:"backAt,omitempty" doc:"Since when it is given again"`
	BackBy     string     `json:"backBy,omitempty" doc:"Name"`
	BackReason string     `json:"backReason,omitempty"`
}

// OwnInstrumentList is all of them.
type OwnInstrumentList struct {
	Items []OwnInstrument `json:"items" doc:"In the order of beginning them"`
}

func ownInstrument(o intake.OwnInstrument) OwnInstrument {
	out := OwnInstrument{ID: o.ID.String(), Code: o.Code(), State: o.State(), Version: o.Version,
		Editions: newestFirst(o.Editions, func(e intake.OwnEdition) OwnEdition {
			return OwnEdition{Number: e.Number, Form: ownForm(e.Form), By: e.ByName, At: e.At.UTC()}
		}),
		Retirements: newestFirst(o.Retired, ownRetirement)}
	form, _ := o.Newest()
	out.Name, out.Measures, out.Questions = form.Name, form.Measures, len(form.Items)
	if o.Draft != nil {
		draft := ownForm(*o.Draft)
		out.Draft = &draft
	}
	return out
}

func ownRetirement(r intake.OwnRetirement) OwnRetirement {
	out := OwnRetirement{From: r.From.String(), Reason: r.Reason, By: r.ByName, At: r.At.UTC()}
	if r.Back != nil {
		out.BackAt, out.BackBy, out.BackReason = instant(&r.Back.At), r.Back.ByName, r.Back.Reason
	}
	return out
}

func ownInstrumentAnswer(o intake.OwnInstrument, err error) (*answer[OwnInstrument], error) {
	if err != nil {
		return nil, err
	}
	return versioned(ownInstrument(o), o.Version), nil
}

func (s *Server) listOwnInstruments(ctx context.Context, by domain.Actor, _ *nothing) (*answer[OwnInstrumentList], error) {
	all, err := s.desks.Clinical.OwnInstruments(ctx, by)
	return plain(OwnInstrumentList{each(all, ownInstrument)}), err
}

func (s *Server) readOwnInstrument(ctx context.Context, by domain.Actor, in *ByID) (*answer[OwnInstrument], error) {
	id, err := pathID[domain.OwnInstrumentID](in.ID)
	if err != nil {
		return nil, err
	}
	return ownInstrumentAnswer(s.desks.Clinical.OwnInstrument(ctx, by, id))
}

type ownFormInput struct{ Sent[OwnForm] }

func (s *Server) createOwnInstrument(ctx context.Context, by domain.Actor, in *ownFormInput) (*answer[OwnInstrument], error) {
	return ownInstrumentAnswer(s.desks.Clinical.CreateOwnInstrument(ctx, by, in.body.form()))
}

type ownFormChange struct {
	ByID
	Editing
	Sent[OwnForm]
}

func (s *Server) rewriteOwnInstrument(ctx context.Context, by domain.Actor, in *ownFormChange) (*answer[OwnInstrument], error) {
	id, err := pathID[domain.OwnInstrumentID](in.ID)
	if err != nil {
		return nil, err
	}
	return ownInstrumentAnswer(s.desks.Clinical.RewriteOwnInstrument(ctx, by, id, in.version(), in.body.form()))
}

// SeenBody says which draft somebody has seen.
type SeenBody struct {
	Seen int `json:"seen" doc:"The version that was read"`
}

type ownDiscardInput struct {
	ByID
	Sent[SeenBody]
}

func (in *ownDiscardInput) read(f *domain.Faults) { seenField(f, in.body.Seen) }

func seenField(f *domain.Faults, seen int) {
	f.When(seen < 1, "seen", "is missing: it is the version that was read")
}

func (s *Server) discardOwnDraft(ctx context.Context, by domain.Actor, in *ownDiscardInput) (*answer[OwnInstrument], error) {
	id, err := pathID[domain.OwnInstrumentID](in.ID)
	if err != nil {
		return nil, err
	}
	return ownInstrumentAnswer(s.desks.Clinical.DiscardOwnDraft(ctx, by, id, in.body.Seen))
}

// UseBody puts a draft into use.
type UseBody struct {
	Seen   int  `json:"seen" doc:"The version that was read"`
	Rights bool `json:"rightsConfirmed" doc:"The practice has the right to use the wording"`
}

type ownUseInput struct {
	ByID
	Sent[UseBody]
}

func (in *ownUseInput) read(f *domain.Faults) { seenField(f, in.body.Seen) }

func (s *Server) useOwnInstrument(ctx context.Context, by domain.Actor, in *ownUseInput) (*answer[OwnInstrument], error) {
	id, err := pathID[domain.OwnInstrumentID](in.ID)
	if err != nil {
		return nil, err
	}
	return ownInstrumentAnswer(s.desks.Clinical.UseOwnInstrument(ctx, by, id, in.body.Seen, in.body.Rights))
}

// RetireBody says from when it is given no more.
type RetireBody struct {
	From   string `json:"from" format:"date" doc:"Not in the future"`
	Reason string `json:"reason"`
}

type ownRetireInput struct {
	ByID
	Sent[RetireBody]

	from domain.Date
}

func (in *ownRetireInput) read(f *domain.Faults) { in.from = dateField(f, "from", in.body.From) }

func (s *Server) retireOwnInstrument(ctx context.Context, by domain.Actor, in *ownRetireInput) (*answer[OwnInstrument], error) {
	id, err := pathID[domain.OwnInstrumentID](in.ID)
	if err != nil {
		return nil, err
	}
	return ownInstrumentAnswer(s.desks.Clinical.RetireOwnInstrument(ctx, by, id, in.from, in.body.Reason))
}

type ownReturnInput struct {
	ByID
	Sent[ReasonBody]
}

func (s *Server) bringBackOwnInstrument(ctx context.Context, by domain.Actor, in *ownReturnInput) (*answer[OwnInstrument], error) {
	id, err := pathID[domain.OwnInstrumentID](in.ID)
	if err != nil {
		return nil, err
	}
	return ownInstrumentAnswer(s.desks.Clinical.BringBackOwnInstrument(ctx, by, id, in.body.Reason))
}
