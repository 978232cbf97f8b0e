package intake

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/intake/instrument"
)

// OwnInstrument is a questionnaire of the practice's own. An edition that is in use
// never changes, so every answer is read with what was asked; a change makes a draft
// that takes its place when it is put into use.
type OwnInstrument struct {
	ID       domain.OwnInstrumentID
	Draft    *OwnForm // what is worked on; nil for nothing
	Editions []OwnEdition
	Retired  []OwnRetirement // in the order of saying so
	Version  int
}

// OwnEdition is one that is in use, or was.
type OwnEdition struct {
	Number int           `json:"number"` // from 1
	Form   OwnForm       `json:"form"`
	By     domain.UserID `json:"by"` // who put it into use, and said that the practice has the right to
	ByName string        `json:"byName"`
	At     time.Time     `json:"at"`
}

// OwnRetirement is a time in which it is not given.
type OwnRetirement struct {
	From   domain.Date   `json:"from"`
	Reason string        `json:"reason"`
	By     domain.UserID `json:"by"`
	ByName string        `json:"byName"`
	At     time.Time     `json:"at"`
	Back   *OwnReturn    `json:"back,omitempty"`
}

// OwnReturn says that it is given again.
type OwnReturn struct {
	By     domain.UserID `json:"by"`
	ByName string        `json:"byName"`
	At     time.Time     `json:"at"`
	Reason string        `json:"reason"`
}

// OwnState is how a questionnaire of the practice's own stands.
type OwnState string

// The states.
const (
	OwnDraft   OwnState = "draft"
	OwnInUse   OwnState = "in_use"
	OwnRetired OwnState = "retired"
)

// Values is the closed list, as texts.
func (OwnState) Values() []string {
	return []string{string(OwnDraft), string(OwnInUse), string(OwnRetired)}
}

// How many a practice may keep.
const (
	MostOwnInstruments = 60
	mostEditions       = 50
)

// The errors about a practice's own questionnaires.
var (
	ErrNoDraft         = domain.Conflict("no_draft", "There is no draft: change the questionnaire first.")
	ErrNeverUsed       = domain.Conflict("never_used", "This questionnaire was never put into use, so there is nothing to retire.")
	ErrRetiredAlready  = domain.Conflict("retired_already", "This questionnaire is retired already.")
	ErrNotRetired      = domain.Conflict("not_retired", "This questionnaire is not retired.")
	ErrTooManyOwn      = domain.Conflict("too_many_own_instruments", fmt.Sprintf("A practice keeps at most %d questionnaires of its own. Change one that is there.", MostOwnInstruments))
	ErrTooManyEditions = domain.Conflict("too_many_editions", fmt.Sprintf("A questionnaire has at most %d editions. Begin a new one.", mostEditions))
)

// Code is under what it is found everywhere. It says nothing of what is asked.
func (o OwnInstrument) Code() string { return instrument.OwnCode(o.ID.String()) }

// State says how it stands.
func (o OwnInstrument) State() OwnState {
	switch {
	case len(o.Editions) == 0:
		return OwnDraft
	case o.retired() != nil:
		return OwnRetired
	}
	return OwnInUse
}

func (o OwnInstrument) retired() *OwnRetirement {
	if n := len(o.Retired) - 1; n >= 0 && o.Retired[n].Back == nil {
		return &o.Retired[n]
	}
	return nil
}

// Newest is the form as it stands: the draft, or the edition that was used last.
func (o OwnInstrument) Newest() (form OwnForm, number int) {
	number = len(o.Editions)
	if o.Draft != nil {
		return *o.Draft, number + 1
	}
	return o.Editions[number-1].Form, number
}

// Shelved is it as the library has it, false while it was never used.
func (o OwnInstrument) Shelved() (own instrument.Own, used bool) {
	for _, e := range o.Editions {
		own.Editions = append(own.Editions, e.Form.Definition(o.Code(), e.Number))
	}
	if r := o.retired(); r != nil {
		own.RetiredFrom = r.From
	}
	return own, len(o.Editions) > 0
}

// LibraryOf is the library of a practice with these.
func LibraryOf(all []OwnInstrument) (l instrument.Library) {
	for _, o := range all {
		if own, used := o.Shelved(); used {
			l.Own = append(l.Own, own)
		}
	}
	return l
}

// NewOwnInstrument begins one as a draft.
func NewOwnInstrument(form OwnForm) (OwnInstrument, error) {
	return OwnInstrument{ID: domain.NewID[domain.OwnInstrumentID](), Draft: &form, Version: 1}, form.Validate()
}

// Rewrite puts another draft in place of the one before. What is in use stays.
func (o OwnInstrument) Rewrite(form OwnForm) (OwnInstrument, error) {
	o.Draft = &form
	o.Version++
	return o, form.Validate()
}

// Discard throws away the draft of one that is in use.
func (o OwnInstrument) Discard() (OwnInstrument, error) {
	if o.Draft == nil || len(o.Editions) == 0 {
		return o, ErrNoDraft
	}
	o.Draft = nil
	o.Version++
	return o, nil
}

// Use puts the draft into use, as the next edition. Who does says that the practice
// has the right to use the wording.
func (o OwnInstrument) Use(rights bool, by domain.Actor, now time.Time) (OwnInstrument, error) {
	var f domain.Faults
	f.When(!rights, "rightsConfirmed", "must be confirmed: without the right to the wording nobody may be asked")
	switch err := f.Err(); {
	case err != nil:
		return o, err
	case o.Draft == nil:
		return o, ErrNoDraft
	case len(o.Editions) >= mostEditions:
		return o, ErrTooManyEditions
	}
	if err := o.Draft.Validate(); err != nil {
		return o, err
	}
	o.Editions = append(slices.Clone(o.Editions), OwnEdition{Number: len(o.Editions) + 1, Form: *o.Draft, By: by.UserID, ByName: by.Name, At: now})
	o.Draft = nil
	o.Version++
	return o, nil
}

// Retire says from which day it is given no more. What was answered stays.
func (o OwnInstrument) Retire(from, today domain.Date, reason string, by domain.Actor, now time.Time) (OwnInstrument, error) {
	var f domain.Faults
	f.When(from.IsZero(), "from", "is missing")
	f.When(from.After(today), "from", "is in the future")
	f.Required("reason", reason, domain.MaxText)
	switch err := f.Err(); {
	case err != nil:
		return o, err
	case len(o.Editions) == 0:
		return o, ErrNeverUsed
	case o.retired() != nil:
		return o, ErrRetiredAlready
	}
	o.Retired = append(slices.Clone(o.Retired), OwnRetirement{From: from, Reason: reason, By: by.UserID, ByName: by.Name, At: now})
	o.Version++
	return o, nil
}

// BringBack gives it again. That it was retired stays written.
func (o OwnInstrument) BringBack(reason string, by domain.Actor, now time.Time) (OwnInstrument, error) {
	var f domain.Faults
	f.Required("reason", reason, domain.MaxText)
	if err := f.Err(); err != nil {
		return o, err
	}
	if o.retired() == nil {
		return o, ErrNotRetired
	}
	o.Retired = slices.Clone(o.Retired)
	o.Retired[len(o.Retired)-1].Back = &OwnReturn{By: by.UserID, ByName: by.Name, At: now, Reason: reason}
	o.Version++
	return o, nil
}
