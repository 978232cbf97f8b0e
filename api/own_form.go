package api

import (
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
)

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
