package api

import (
	"context"
	"fmt"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
)

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
