package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/intake/instrument"
)

func (s *Server) instrumentRoutes() {
	add(s, reads, "/instruments", domain.ReadInstrument, "List instruments", s.listInstruments)
	add(s, reads, "/instruments/{code}", domain.ReadInstrument, "Read an instrument", s.readInstrument)
}

// Instrument is a questionnaire with what is needed to fill it in and to read
// its score.
type Instrument struct {
	Code         string               `json:"code" example:"phq-9"`
	Name         string               `json:"name" example:"PHQ-9"`
	Title        string               `json:"title"`
	Version      string               `json:"version"`
	Measures     string               `json:"measures"`
	Language     string               `json:"language"`
	ScoreOnly    bool                 `json:"scoreOnly" doc:"Its wording may not be shown: the practice's own form is used"`
	Unvalidated  bool                 `json:"unvalidated" doc:"For discussion only: nothing is published about it"`
	Direction    instrument.Direction `json:"direction"`
	RecallWindow string               `json:"recallWindow"`
	Instructions string               `json:"instructions,omitempty"`
	Items        []InstrumentItem     `json:"items"`
	Conventions  []InstrumentCounting `json:"conventions" doc:"Where the same answers are published with different numbers; the first is used unless another is asked for"`
	Skips        []InstrumentSkip     `json:"skips" doc:"Questions the form itself says not to answer"`
	Bands        []InstrumentBand     `json:"bands"`
	CutOffs      []InstrumentCutOff   `json:"cutOffs"`
	RiskItems    []InstrumentRiskItem `json:"riskItems"`
	License      InstrumentLicense    `json:"license"`
	Attribution  string               `json:"attribution" doc:"To be printed with the form"`
	Notices      []string             `json:"notices"`
	Sources      []string             `json:"sources"`
	Own          bool                 `json:"own" doc:"The practice wrote it itself"`
	Retired      bool                 `json:"retired" doc:"It is given no more; what was answered stays"`
}

// InstrumentItem is one question.
type InstrumentItem struct {
	Number   int                `json:"number"`
	Text     string             `json:"text,omitempty"`
	Label    string             `json:"label,omitempty" doc:"Our own short label, where the wording may not be shown"`
	Min      int                `json:"min"`
	Max      int                `json:"max"`
	Answers  []InstrumentAnswer `json:"answers"`
	Unscored bool               `json:"unscored,omitempty" doc:"May be asked, never counts"`

	MayNotApply bool `json:"mayNotApply,omitempty" doc:"May be named in notApplicable when an assessment is recorded"`
}

// InstrumentCounting is one of several published ways to number the same answers.
type InstrumentCounting struct {
	Code    string             `json:"code" example:"1-5"`
	Label   string             `json:"label"`
	Answers []InstrumentAnswer `json:"answers" doc:"Of every scored question, instead of its own"`
}

// InstrumentSkip says which questions may be left out.
type InstrumentSkip struct {
	When  []int `json:"when" doc:"Numbers of questions: when all are answered and add up to 0 …"`
	Items []int `json:"items" doc:"… blanks among these count as 0 and are not missing"`
}

// InstrumentAnswer is one choice with the number that stands for it.
type InstrumentAnswer struct {
	Value int    `json:"value"`
	Label string `json:"label"`
}

// InstrumentBand names a range of scores, both ends included.
type InstrumentBand struct {
	Set   string         `json:"set,omitempty"`
	Code  string         `json:"code"`
	Label string         `json:"label"`
	From  int            `json:"from"`
	To    int            `json:"to"`
	Sex   instrument.Sex `json:"sex,omitempty"`

	Convention string `json:"convention,omitempty" doc:"Of scores counted in this way only"`
}

// InstrumentCutOff is a published threshold.
type InstrumentCutOff struct {
	Code    string         `json:"code"`
	Label   string         `json:"label"`
	AtLeast *int           `json:"atLeast,omitempty"`
	AtMost  *int           `json:"atMost,omitempty"`
	Sex     instrument.Sex `json:"sex,omitempty"`

	Convention string `json:"convention,omitempty" doc:"Of scores counted in this way only"`
}

// InstrumentRiskItem is a question whose answer must be seen whatever the total.
type InstrumentRiskItem struct {
	Item      int    `json:"item"`
	Kind      string `json:"kind"`
	Threshold int    `json:"threshold" doc:"Raised at this answer and above"`
	Below     bool   `json:"below,omitempty" doc:"Raised at this answer and below instead"`
	Severity  string `json:"severity,omitempty"`
	Why       string `json:"why"`
}

// InstrumentLicense states the terms of the wording.
type InstrumentLicense struct {
	Terms     string `json:"terms"`
	Condition string `json:"condition,omitempty"`
	URL       string `json:"url,omitempty"`
}

// InstrumentList is all instruments.
type InstrumentList struct {
	Items   []Instrument `json:"items" doc:"Each as it is given now, or was given last"`
	Earlier []Instrument `json:"earlier" doc:"Editions of the practice's own that were replaced: what was answered then is read by them"`
}

func instrumentAnswer(d instrument.Definition) Instrument {
	return Instrument{Code: d.Code, Name: d.Name, Title: d.Title, Version: d.Version, Measures: d.Measures, Language: d.Language,
		ScoreOnly: d.ScoreOnly, Unvalidated: d.Unvalidated, Direction: d.Direction, RecallWindow: d.RecallWindow,
		Instructions: d.Instructions, Items: each(d.Items, instrumentItem),
		Conventions: each(d.Conventions, func(c instrument.Convention) InstrumentCounting {
			return InstrumentCounting{Code: c.Code, Label: c.Label, Answers: each(d.Scales[c.Scale].Answers, instrumentChoice)}
		}),
		Skips: each(d.Skips, instrumentSkip),
		Bands: each(d.Bands, func(b instrument.Band) InstrumentBand {
			return InstrumentBand{Set: b.Set, Code: b.Code, Label: b.Label, From: b.From, To: b.To, Sex: b.Sex, Convention: b.Convention}
		}),
		CutOffs: each(d.CutOffs, func(c instrument.CutOff) InstrumentCutOff {
			return InstrumentCutOff{Code: c.Code, Label: c.Label, AtLeast: c.AtLeast, AtMost: c.AtMost, Sex: c.Sex, Convention: c.Convention}
		}),
		RiskItems: each(d.RiskItems, func(r instrument.RiskItem) InstrumentRiskItem {
			return InstrumentRiskItem{Item: r.Item, Kind: r.Kind, Threshold: r.Threshold, Below: r.Below, Severity: r.Severity, Why: r.Why}
		}),
		License: InstrumentLicense{Terms: d.License.Terms, Condition: d.License.Condition, URL: d.License.URL}, Attribution: d.Attribution,
		Notices: filled(d.Notices), Sources: filled(d.Sources), Own: instrument.IsOwn(d.Code)}
}

func instrumentItem(i instrument.Item) InstrumentItem {
	return InstrumentItem{Number: i.Number, Text: i.Text, Label: i.Label, Min: i.Min, Max: i.Max, Unscored: i.Unscored,
		MayNotApply: i.MayNotApply, Answers: each(i.Answers, instrumentChoice)}
}

func instrumentChoice(a instrument.Answer) InstrumentAnswer {
	return InstrumentAnswer{a.Value, a.Label}
}

func (s *Server) listInstruments(ctx context.Context, by domain.Actor, _ *nothing) (*answer[InstrumentList], error) {
	lib, err := s.desks.Clinical.Instruments(ctx, by)
	out := InstrumentList{Items: each(lib.Known(), instrumentAnswer), Earlier: each(lib.Earlier(), instrumentAnswer)}
	for i := range out.Earlier {
		out.Earlier[i].Retired = true
	}
	for i := range out.Items {
		out.Items[i].Retired = lib.Retired(out.Items[i].Code)
	}
	return plain(out), err
}

type instrumentInput struct {
	Code string `path:"code"`
}

func (s *Server) readInstrument(ctx context.Context, by domain.Actor, in *instrumentInput) (*answer[Instrument], error) {
	form, retired, err := s.desks.Clinical.Instrument(ctx, by, in.Code)
	out := instrumentAnswer(form)
	out.Retired = retired
	return plain(out), err
}

func instrumentSkip(s instrument.Skip) InstrumentSkip {
	return InstrumentSkip{filled(s.When), filled(s.Items)}
}
