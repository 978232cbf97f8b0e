package api

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/labstack/echo/v4"

	"cohort/domain"
)

// Problem is every error that the API answers with (RFC 9457). It never
// repeats what was sent.
type Problem struct {
	Type      string         `json:"type" example:"about:blank"`
	Title     string         `json:"title"`
	Status    int            `json:"status"`
	Code      string         `json:"code" doc:"For programs"`
	Detail    string         `json:"detail" doc:"For people"`
	Errors    []ProblemField `json:"errors,omitempty" doc:"What is wrong with which field"`
	RequestID string         `json:"requestId,omitempty"`
	wait      time.Duration
}

// ProblemField is what is wrong with one field.
type ProblemField struct {
	Field   string `json:"field"`
	Message string `json:"message"`
}

func (p *Problem) Error() string { return p.Code }

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType makes the answer application/problem+json.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// GetHeaders says how to sign in, and when trying again makes sense, in full
// seconds.
func (p *Problem) GetHeaders() http.Header {
	h := http.Header{}
	if p.Status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", "Bearer")
	}
	if p.Status == http.StatusServiceUnavailable {
		p.wait = cmp.Or(p.wait, usualWait)
	}
	if p.wait > 0 {
		h.Set("Retry-After", strconv.Itoa(int((p.wait+time.Second-1)/time.Second)))
	}
	return h
}

// usualWait is after how long to try again when nobody knows better.
const usualWait = 5 * time.Second

// answer ends a request that has not reached its handler.
func (p *Problem) answer(hc huma.Context) {
	hc.SetHeader("Content-Type", p.ContentType(""))
	for name, values := range p.GetHeaders() {
		hc.SetHeader(name, values[0])
	}
	hc.SetStatus(p.Status)
	_ = writeJSON(hc.BodyWriter(), p) // the client hung up; nobody is left to tell
}

// statuses is the only map from kinds of error to HTTP.
var statuses = map[domain.Kind]int{
	domain.KindInternal:        http.StatusInternalServerError,
	domain.KindUnauthenticated: http.StatusUnauthorized,
	domain.KindForbidden:       http.StatusForbidden,
	domain.KindNotFound:        http.StatusNotFound,
	domain.KindConflict:        http.StatusConflict,
	domain.KindStale:           http.StatusPreconditionFailed,
	domain.KindTooLarge:        http.StatusRequestEntityTooLarge,
	domain.KindInvalid:         http.StatusUnprocessableEntity,
	domain.KindTooMany:         http.StatusTooManyRequests,
	domain.KindNoVersion:       http.StatusPreconditionRequired,
	domain.KindUnavailable:     http.StatusServiceUnavailable,
}

// problemOf makes the answer for any error. What the domain does not know is
// internal: the log gets its type and text, the answer gets nothing.
func problemOf(ctx context.Context, err error) *Problem {
	var known domain.Error
	var ready *Problem
	var fromEcho *echo.HTTPError
	switch {
	case errors.As(err, &ready):
		return ready
	case errors.As(err, &known) && known.Kind != domain.KindInternal:
		tellOperator(ctx, known)
		p := newProblem(ctx, statuses[known.Kind], known.Code, known.Message)
		p.wait = known.Wait
		for _, f := range known.Fields {
			p.add(f.Field, f.Message)
		}
		return p
	case errors.As(err, &fromEcho):
		return plainProblem(ctx, fromEcho.Code)
	case errors.Is(err, context.Canceled):
		return newProblem(ctx, 499, "gone", "The request was given up.")
	case errors.Is(err, context.DeadlineExceeded):
		return newProblem(ctx, http.StatusServiceUnavailable, "timeout", "This took too long. Nothing was saved; try again.")
	}
	slog.ErrorContext(ctx, "internal error", "request", requestID(ctx), "error", rootCause(err))
	return newProblem(ctx, http.StatusInternalServerError, "internal", "Something went wrong on our side.")
}

// tellOperator logs why the database could not do something: the answer does not
// say.
func tellOperator(ctx context.Context, e domain.Error) {
	if e.Kind == domain.KindUnavailable && errors.Unwrap(e) != nil {
		slog.WarnContext(ctx, "unavailable", "request", requestID(ctx), "code", e.Code, "error", rootCause(e))
	}
}

// rootCause is the innermost error; the domain's own wrapping says nothing.
func rootCause(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err.Error()
		}
		err = inner
	}
}

// plainProblem is for what the router and the decoder find, by status alone.
func plainProblem(ctx context.Context, status int) *Problem {
	codes := map[int][2]string{
		http.StatusBadRequest:            {"invalid", "The request could not be read."},
		http.StatusUnauthorized:          {"signed_out", "Sign in first."},
		http.StatusForbidden:             {"forbidden", "Your role does not allow this."},
		http.StatusNotFound:              {"not_found", "There is no such thing, or it is not yours to see."},
		http.StatusMethodNotAllowed:      {"method_not_allowed", "This cannot be done to that."},
		http.StatusRequestEntityTooLarge: {"too_large", "The request is too large."},
		http.StatusUnsupportedMediaType:  {"not_json", "Send the body as application/json."},
		http.StatusUnprocessableEntity:   {"invalid", "Some of what was sent is not right."},
		http.StatusTooManyRequests:       {"too_many", "Too many requests. Wait a little."},
		http.StatusServiceUnavailable:    {"unavailable", "Try again in a moment."},
		http.StatusRequestTimeout:        {"timeout", "The request took too long to arrive."},
	}
	if status == http.StatusBadRequest {
		status = http.StatusUnprocessableEntity
	}
	if c, known := codes[status]; known {
		return newProblem(ctx, status, c[0], c[1])
	}
	if status < http.StatusInternalServerError {
		return newProblem(ctx, status, "refused", http.StatusText(status)+".")
	}
	return newProblem(ctx, http.StatusInternalServerError, "internal", "Something went wrong on our side.")
}

func newProblem(ctx context.Context, status int, code, detail string) *Problem {
	return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Code: code, Detail: detail,
		RequestID: requestID(ctx)}
}

// mostFaults is how many faults one answer names: a body of a million bytes
// can hold a fault in every second one.
const mostFaults = 100

func (p *Problem) isFull() bool { return len(p.Errors) >= mostFaults }

// add notes a fault, once for each field.
func (p *Problem) add(field, message string) {
	if !p.isFull() && !slices.ContainsFunc(p.Errors, func(e ProblemField) bool { return e.Field == field }) {
		p.Errors = append(p.Errors, ProblemField{field, message})
	}
}

// setUpHuma sets what the framework keeps for all servers of a process: its
// error bodies, which repeat values, are replaced.
var setUpHuma = sync.OnceFunc(func() {
	huma.ValidateStrictCasing = true  // firstName is a field, FIRSTNAME is not
	huma.DefaultArrayNullable = false // a list without entries is []
	huma.NewErrorWithContext = func(hc huma.Context, status int, msg string, errs ...error) huma.StatusError {
		return humaProblem(hc.Context(), status, errs)
	}
	huma.NewError = func(status int, msg string, errs ...error) huma.StatusError {
		return humaProblem(context.Background(), status, errs)
	}
})

func humaProblem(ctx context.Context, status int, errs []error) *Problem {
	var known domain.Error
	if len(errs) == 1 && errors.As(errs[0], &known) {
		return problemOf(ctx, errs[0])
	}
	if status >= http.StatusInternalServerError {
		return problemOf(ctx, errors.Join(errs...))
	}
	p := plainProblem(ctx, status)
	for _, err := range errs {
		var detail huma.ErrorDetailer
		if p.isFull() {
			break
		}
		if !errors.As(err, &detail) {
			continue
		}
		field, message := fieldOf(detail.ErrorDetail())
		p.add(field, message)
	}
	return p
}

var (
	// printable is what the name of a field looks like; anything else that was
	// sent in its place might be what somebody said.
	printable = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]{0,40}(\[\d+\]|\.[A-Za-z][A-Za-z0-9]{0,40})*$`)
)

// fieldOf turns one of the framework's findings into a field and a sentence
// that hold nothing of what was sent.
func fieldOf(d *huma.ErrorDetail) (field, message string) {
	field = d.Location
	for _, place := range []string{"query.", "path.", "header.", "cookie."} {
		field = strings.TrimPrefix(field, place)
	}
	switch {
	case d.Message == "unknown query parameter":
		message = "is not a known field"
	case strings.HasPrefix(d.Message, "expected "):
		message = "should be: " + strings.TrimPrefix(d.Message, "expected ")
	case strings.HasPrefix(d.Message, "is "), strings.HasPrefix(d.Message, "must "):
		message = d.Message // our own
	default:
		message = "cannot be read"
	}
	if !printable.MatchString(field) && !strings.HasPrefix(d.Location, "header.") {
		field = "body"
	}
	return field, message
}
