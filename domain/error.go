package domain

import (
	"errors"
	"strings"
	"time"
)

// Kind sorts errors by what the person who caused them can do about it. The
// zero Kind is internal, so an error that nobody classified tells nothing.
type Kind int

// The kinds of error, each with the HTTP status that the API gives it.
const (
	KindInternal        Kind = iota // 500, says nothing
	KindUnauthenticated             // 401
	KindForbidden                   // 403: may see it, may not do it
	KindNotFound                    // 404: not there, or not yours
	KindConflict                    // 409: against the state of things
	KindStale                       // 412: somebody else was faster
	KindTooLarge                    // 413
	KindInvalid                     // 422, with every offending field
	KindTooMany                     // 429
	KindNoVersion                   // 428: If-Match missing
	KindUnavailable                 // 503: try again soon
)

// Error is every error that a person may see. Code is for programs, Message
// for people; neither holds anything about a client. Is compares by Code, so a
// use case may add fields to a known error.
type Error struct {
	Kind    Kind
	Code    string
	Message string
	Fields  []FieldError
	Wait    time.Duration // when trying again makes sense; 0: not said
	cause   error
}

// FieldError says what is wrong with one field of the request. It never
// repeats what was sent.
type FieldError struct {
	Field   string
	Message string
}

// The errors that belong to no department.
var (
	ErrNotFound  = Error{Kind: KindNotFound, Code: "not_found", Message: "There is no such thing, or it is not yours to see."}
	ErrForbidden = Error{Kind: KindForbidden, Code: "forbidden", Message: "Your role does not allow this."}
	ErrSignedOut = Error{Kind: KindUnauthenticated, Code: "signed_out", Message: "Sign in first."}
	ErrStale     = Error{Kind: KindStale, Code: "stale", Message: "Somebody changed this since you read it. Nothing was saved."}
	ErrNoVersion = Error{Kind: KindNoVersion, Code: "version_required", Message: "Say in If-Match which version you are changing."}
	ErrKeyReused = Error{Kind: KindInvalid, Code: "key_reused", Message: "This Idempotency-Key was used for a different request."}
	// ErrOutcomeUnknown says that the answer to the last step was lost. Whoever
	// has sent an Idempotency-Key finds out by asking again.
	ErrOutcomeUnknown = Error{Kind: KindUnavailable, Code: "outcome_unknown", Message: "It may have been saved. Look before you try again.", Wait: 2 * time.Second}
	// ErrUnavailable says that the database cannot do this now: it is stopped,
	// full, read-only, or takes too long.
	ErrUnavailable = Error{Kind: KindUnavailable, Code: "unavailable", Message: "The database cannot do this now. Nothing was saved; try again in a moment."}

	ErrBusy = Error{Kind: KindUnavailable, Code: "busy", Message: "Too much is going on at once. Nothing was saved; try again."}
)

func (e Error) Error() string {
	text := e.Code + ": " + e.Message
	for _, f := range e.Fields {
		text += " " + f.Field + " " + f.Message + ";"
	}
	return strings.TrimSuffix(text, ";")
}

// Is matches errors of one code.
func (e Error) Is(target error) bool {
	var t Error
	return errors.As(target, &t) && t.Code == e.Code
}

// Unwrap gives the cause, which is logged by its type and never shown.
func (e Error) Unwrap() error { return e.cause }

// Because keeps err as the cause.
func (e Error) Because(err error) Error {
	e.cause = err
	return e
}

// After says when trying again makes sense.
func (e Error) After(wait time.Duration) Error {
	e.Wait = wait
	return e
}

// Saying gives the error a message that fits the case better.
func (e Error) Saying(message string) Error {
	e.Message = message
	return e
}

// Conflict makes an error about the state of things, such as a full cohort.
func Conflict(code, message string) Error {
	return Error{Kind: KindConflict, Code: code, Message: message}
}

// Invalid makes the error for one wrong field.
func Invalid(field, message string) Error {
	return Error{Kind: KindInvalid, Code: "invalid", Message: "Some of what was sent is not right.",
		Fields: []FieldError{{field, message}}}
}

// Refusal makes a 422 with a code of its own, for rules that are about more
// than one field.
func Refusal(code, message string) Error {
	return Error{Kind: KindInvalid, Code: code, Message: message}
}
