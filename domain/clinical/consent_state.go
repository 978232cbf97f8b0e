package clinical

import (
	"slices"
	"time"

	"cohort/domain"
)

// ConsentEnding is what ended a consent from a day on: that it was revoked, or that
// what was to end it happened. What left until then had a consent, and stays logged.
type ConsentEnding struct {
	Kind      ConsentEndKind `json:"kind"`
	On        domain.Date    `json:"on"`              // the first day on which nothing may leave any more
	Words     string         `json:"words,omitempty"` // how they revoked it, or what happened
	By        domain.UserID  `json:"by"`
	ByName    string         `json:"byName"`
	At        time.Time      `json:"at"`
	TakenBack *Remark        `json:"takenBack,omitempty"` // it was told by mistake
}

// ConsentEndKind is why a consent ended before its last day.
type ConsentEndKind string

// The kinds.
const (
	EndRevoked ConsentEndKind = "revoked"
	EndEvent   ConsentEndKind = "event"
)

// ConsentEndKinds lists them.
var ConsentEndKinds = []ConsentEndKind{EndRevoked, EndEvent}

// Values is the closed list, as texts.
func (ConsentEndKind) Values() []string { return domain.Texts(ConsentEndKinds) }

// ConsentState is where a consent stands on a day.
type ConsentState string

// The states.
const (
	ConsentNotBegun ConsentState = "not_begun"
	ConsentLive     ConsentState = "live"
	ConsentExpired  ConsentState = "expired"
	ConsentRevoked  ConsentState = "revoked"
	ConsentInError  ConsentState = "in_error"
)

// Values is the closed list, as texts.
func (ConsentState) Values() []string {
	return domain.Texts([]ConsentState{ConsentNotBegun, ConsentLive, ConsentExpired, ConsentRevoked, ConsentInError})
}

// Ended is what ended the consent before its last day; nil for nothing.
func (c Consent) Ended() *ConsentEnding {
	for i := range c.Endings {
		if c.Endings[i].TakenBack == nil {
			return &c.Endings[i]
		}
	}
	return nil
}

// State is where the consent stands on a day. What ended it counts from its own day
// on, whenever it was told.
func (c Consent) State(on domain.Date) ConsentState {
	ended := c.Ended()
	over := ended != nil && !on.Before(ended.On)
	switch {
	case c.InError != nil:
		return ConsentInError
	case over && ended.Kind == EndRevoked:
		return ConsentRevoked
	case over, !c.Said.Until.IsZero() && on.After(c.Said.Until):
		return ConsentExpired
	case on.Before(c.Said.From):
		return ConsentNotBegun
	}
	return ConsentLive
}

// MayLeave says whether parts of a record may leave under the consent on a day:
// ErrConsentNotLive, or ErrConsentScope when it does not cover them. substance says
// that what leaves concerns treatment for substance use.
func (c Consent) MayLeave(parts []RecordPart, substance bool, on domain.Date) error {
	switch {
	case c.State(on) != ConsentLive:
		return ErrConsentNotLive
	case substance && !c.Said.Substance, slices.ContainsFunc(parts, func(p RecordPart) bool { return !slices.Contains(c.Said.Parts, p) }):
		return ErrConsentScope
	}
	return nil
}

// End says that the consent ended from a day on.
func (c Consent) End(kind ConsentEndKind, on domain.Date, words string, today domain.Date, by domain.Actor, now time.Time) (Consent, error) {
	var f domain.Faults
	domain.OneOf(&f, "kind", kind, ConsentEndKinds)
	f.When(on.IsZero(), "on", "is missing")
	f.When(on.After(today), "on", "is in the future")
	f.When(!on.IsZero() && on.Before(c.Said.Signed.On), "on", "is before it was signed")
	f.Required("words", words, domain.MaxReason)
	f.When(kind == EndEvent && c.Said.UntilEvent == "", "kind", "must be revoked: this consent names nothing that ends it")
	if err := f.Err(); err != nil {
		return c, err
	}
	switch {
	case c.InError != nil:
		return c, ErrConsentInError
	case c.Ended() != nil:
		return c, ErrConsentEnded
	}
	c.Endings = append(slices.Clone(c.Endings), ConsentEnding{Kind: kind, On: on, Words: tidy(words), By: by.UserID, ByName: by.Name, At: now})
	c.Version++
	return c, nil
}

// TakeBackEnd says that the consent was not ended after all. What was told stays,
// with the reason.
func (c Consent) TakeBackEnd(by domain.Actor, reason string, now time.Time) (Consent, error) {
	remark, err := inError(by, reason, now)
	switch {
	case err != nil:
		return c, err
	case c.InError != nil:
		return c, ErrConsentInError
	case c.Ended() == nil:
		return c, ErrConsentNotEnded
	}
	c.Endings = slices.Clone(c.Endings)
	c.Ended().TakenBack = remark
	c.Version++
	return c, nil
}
