package api

import (
	"context"
	"fmt"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
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

// OwnForm is a questionnaire as the practice writes it. Its score is the sum of points.
type OwnForm struct {
	Name         string               `json:"name" doc:"Short, as in lists"`
	Title        string               `json:"title" doc:"As clients read it"`
	Measures     string               `json:"measures" example:"how safe somebody feels at home"`
	Instructions string               `json:"instructions,omitempty"`
	RecallWindow string               `json:"recallWindow" example:"the last 2 weeks"`
	Language     string               `json:"language" example:"en" doc:"BCP 47"`
	Direction    instrument.Direction `json:"direction"`
	Items        []OwnItem            `json:"items" nullable:"false"`
	Bands        []OwnBand            `json:"bands,omitempty" nullable:"false" doc:"None, or from the lowest score to the highest without a hole"`
	Risks        []OwnRisk            `json:"risks,omitempty" nullable:"false" doc:"Answers that somebody must see: they raise a flag at entry, whatever the score"`
	Terms        string               `json:"terms" doc:"Of the wording, as the practice states them"`
	Source       string               `json:"source" doc:"Who wrote it; printed with it"`
	Change       *OwnChange           `json:"reliableChange,omitempty" doc:"Figures from which it follows which change is a real one; absent: not known, and none is judged"`
}

// OwnItem is one question.
type OwnItem struct {
	Text     string      `json:"text"`
	Choices  []OwnChoice `json:"choices,omitempty" nullable:"false" doc:"None: a whole number from min to max"`
	Min      int         `json:"min,omitempty"`
	Max      int         `json:"max,omitempty"`
	Unscored bool        `json:"unscored,omitempty" doc:"May be asked, never counts"`
	LinkID   string      `json:"linkId,omitempty" doc:"Of the file that it was read from"`
	LOINC    string      `json:"loinc,omitempty"`
}

// OwnChoice is one answer with its points.
type OwnChoice struct {
	Label  string `json:"label"`
	Points int    `json:"points"`
	Code   string `json:"code,omitempty" doc:"Of the file that it was read from"`
	LOINC  string `json:"loinc,omitempty"`
}

// OwnBand names a range of scores, both ends included.
type OwnBand struct {
	Label string `json:"label"`
	From  int    `json:"from"`
	To    int    `json:"to"`
}

// OwnRisk is an answer that somebody must see.
type OwnRisk struct {
	Item   int                `json:"item" doc:"Number of the question"`
	Kind   intake.OwnRiskKind `json:"riskKind"`
	Points int                `json:"points" doc:"Raised at the answer with these points and above"`
	Below  bool               `json:"below,omitempty" doc:"Raised at this answer and below instead"`
	Why    string             `json:"why"`
}

// OwnChange are the figures from which a reliable change follows.
type OwnChange struct {
	SD          int    `json:"sdHundredths" doc:"Standard deviation, in hundredths of a point"`
	Reliability int    `json:"reliabilityThousandths" doc:"In thousandths: above 0 and below 1000"`
	People      int    `json:"people" doc:"How many the figures come from"`
	Source      string `json:"changeSource"`
}

func (b OwnForm) form() intake.OwnForm {
	f := intake.OwnForm{Name: b.Name, Title: b.Title, Measures: b.Measures, Instructions: b.Instructions, RecallWindow: b.RecallWindow, Language: b.Language, Direction: b.Direction,
		Items: each(b.Items, func(i OwnItem) intake.OwnItem {
			return intake.OwnItem{Text: i.Text, Min: i.Min, Max: i.Max, Unscored: i.Unscored, LinkID: i.LinkID, LOINC: i.LOINC,
				Choices: each(i.Choices, func(c OwnChoice) intake.OwnChoice { return intake.OwnChoice(c) })}
		}),
		Bands: each(b.Bands, func(x OwnBand) intake.OwnBand { return intake.OwnBand(x) }),
		Risks: each(b.Risks, func(r OwnRisk) intake.OwnRisk { return intake.OwnRisk(r) }),
		Terms: b.Terms, Source: b.Source}
	if b.Change != nil {
		f.Change = intake.OwnChange(*b.Change)
	}
	return f
}

func ownForm(f intake.OwnForm) OwnForm {
	out := OwnForm{Name: f.Name, Title: f.Title, Measures: f.Measures, Instructions: f.Instructions, RecallWindow: f.RecallWindow, Language: f.Language, Direction: f.Direction,
		Items: each(f.Items, func(i intake.OwnItem) OwnItem {
			return OwnItem{Text: i.Text, Min: i.Min, Max: i.Max, Unscored: i.Unscored, LinkID: i.LinkID, LOINC: i.LOINC,
				Choices: each(i.Choices, func(c intake.OwnChoice) OwnChoice { return OwnChoice(c) })}
		}),
		Bands: each(f.Bands, func(x intake.OwnBand) OwnBand { return OwnBand(x) }),
		Risks: each(f.Risks, func(r intake.OwnRisk) OwnRisk { return OwnRisk(r) }),
		Terms: f.Terms, Source: f.Source}
	if f.Change.Given() {
		change := OwnChange(f.Change)
		out.Change = &change
	}
	return out
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

// TryBody is a form with answers that are nobody's.
type TryBody struct {
	Form    OwnForm `json:"form"`
	Answers []*int  `json:"answers,omitempty" nullable:"false" doc:"In the order of the form; null: not answered"`
}

// TriedForm is a form that holds together.
type TriedForm struct {
	Score *TriedScore `json:"score,omitempty" doc:"Absent while nothing is answered"`
}

// TriedScore is what answers come to.
type TriedScore struct {
	Total     *int        `json:"total" nullable:"true" doc:"null: not every question that counts is answered"`
	Min       int         `json:"min"`
	Max       int         `json:"max"`
	BandLabel string      `json:"bandLabel,omitempty"`
	Missing   int         `json:"missing"`
	Risks     []TriedRisk `json:"raised" doc:"The flags that these answers would raise"`
}

// TriedRisk is a flag that answers would raise.
type TriedRisk struct {
	Item int                `json:"item"`
	Kind intake.OwnRiskKind `json:"riskKind"`
	Why  string             `json:"why"`
}

type tryInput struct{ Sent[TryBody] }

func (in *tryInput) read(f *domain.Faults) {
	f.Items("answers", len(in.body.Answers), intake.MostOwnItems)
	for i, n := range in.body.Answers {
		f.When(n != nil && (*n < 0 || *n > intake.MostOwnPoints), fmt.Sprintf("answers[%d]", i), "is no answer of a questionnaire")
	}
}

func (s *Server) tryOwnInstrument(ctx context.Context, by domain.Actor, in *tryInput) (*answer[TriedForm], error) {
	tried, err := s.desks.Clinical.TryOwnInstrument(ctx, by, in.body.Form.form(), in.body.Answers)
	if err != nil {
		return nil, err
	}
	out := TriedForm{}
	if r := tried; r != nil {
		out.Score = &TriedScore{Total: r.Total, Min: r.Min, Max: r.Max, BandLabel: r.BandLabel, Missing: r.Missing,
			Risks: each(r.RiskFlags, func(f instrument.RiskFlag) TriedRisk {
				return TriedRisk{Item: f.Item, Kind: intake.OwnRiskKind(f.Kind), Why: f.Why}
			})}
	}
	return plain(out), nil
}

// FormFileBody is a file that a questionnaire is read from.
type FormFileBody struct {
	File      string               `json:"questionnaire" doc:"A FHIR R4 Questionnaire, as JSON text"`
	Direction instrument.Direction `json:"direction" doc:"Which way its score gets better: the file does not say"`
}

// FormRead is what a file holds.
type FormRead struct {
	Form OwnForm  `json:"form"`
	Left []string `json:"leftOut" doc:"What was not taken over, and what was assumed, in words"`
}

type formFileInput struct{ Sent[FormFileBody] }

func (in *formFileInput) read(f *domain.Faults) {
	f.When(in.body.File == "", "questionnaire", "is missing")
	domain.OneOf(f, "direction", in.body.Direction, []instrument.Direction{instrument.HigherIsWorse, instrument.HigherIsBetter})
}

func (s *Server) readFormFile(ctx context.Context, by domain.Actor, in *formFileInput) (*answer[FormRead], error) {
	form, left, err := s.desks.Clinical.ReadForm(ctx, by, []byte(in.body.File), in.body.Direction)
	if err != nil {
		return nil, err
	}
	return plain(FormRead{Form: ownForm(form), Left: filled(left)}), nil
}
