package fhir

import (
	"encoding/json"
	"errors"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
)

// unstated stands for terms that a file does not state, until somebody does.
const unstated = "not stated in the file"

// ReadForm reads a Questionnaire as a form that a practice may change and keep. What
// the file does not say, such as its terms, is left empty to be filled in. Every fault
// names its question; its error is a domain.Error.
func ReadForm(data []byte, better instrument.Direction) (intake.OwnForm, []string, error) {
	read, err := ReadQuestionnaire(data, About{Direction: better, Code: "own-form", License: unstated})
	var refused *ImportError
	if errors.As(err, &refused) {
		return intake.OwnForm{}, nil, refused.faults()
	}
	if err != nil {
		return intake.OwnForm{}, nil, err
	}
	form := intake.FormOf(read.Definition)
	if form.RecallWindow == "not stated" {
		form.RecallWindow = ""
	}
	var said struct {
		Copyright string `json:"copyright"`
	}
	if err := json.Unmarshal(data, &said); err != nil {
		return intake.OwnForm{}, nil, err
	}
	form.Terms = said.Copyright
	if form.Source == unstated {
		form.Source = ""
	}
	if read.Known != "" {
		read.Notes = append(read.Notes, "the file is of "+read.Known+", which comes with Cohort with its published bands and change: use that one, unless you mean to change it")
	}
	return form, read.Notes, nil
}

func (e *ImportError) faults() error {
	var f domain.Faults
	for _, p := range e.Problems {
		if p.LinkID != "" {
			f.Add("questionnaire", "question \""+p.LinkID+"\" "+p.Message)
			continue
		}
		f.Add("questionnaire", p.Message)
	}
	return f.Err()
}
