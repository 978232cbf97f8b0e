package api

import (
	"cohort/domain"
)

// faultyReason checks a reason that may be left out.
func faultyReason(field, reason string) []error {
	var f domain.Faults
	f.Text(field, reason, maxReason)
	return faults(f.Err())
}

// ReasonBody gives a reason.
type ReasonBody struct {
	Reason string `json:"reason"`
}

// Resolve tells what is wrong with the body together with the framework.
func (b *ReasonBody) Resolve(humaContext) []error {
	var f domain.Faults
	f.Required("reason", b.Reason, maxReason)
	return faults(f.Err())
}

// maxReason is how long a reason may be, in characters.
const maxReason = 2000

// reasonInput is a thing and the reason for doing something to it.
type reasonInput struct {
	ByID
	Body ReasonBody
}
