package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"cohort/domain"
	"cohort/practice"
)

// once is how a route sees to it that what is asked once is done once, however
// often the request arrives. Whatever changes something has to say.
type once int

const (
	// unsaid is of routes that change nothing.
	unsaid once = iota
	// wholly: the request is one transaction, and its answer is kept in it
	// under its Idempotency-Key.
	wholly
	// inSteps: the use case has several transactions, and keeps the key in the
	// first of them.
	inSteps
	// never: a question that is asked in a body, or a password that is tried,
	// which must count each time. What signs in is nobody's yet.
	never
)

// keyHeader is the header with the key of a request.
const keyHeader = "Idempotency-Key"

// maxKey is how many bytes a key may have.
const maxKey = 200

// takesKey says whether a route looks at the header.
func (o once) takesKey() bool { return o == wholly || o == inSteps }

// describeKey is the header in the document.
func describeKey() *huma.Param {
	most := maxKey
	return &huma.Param{Name: keyHeader, In: "header", Schema: &huma.Schema{Type: huma.TypeString, MaxLength: &most},
		Description: "Any unique text: the same request with it again answers as the first did and does nothing. Send one, and the same when you try again, and nothing is done twice."}
}

// sentKey is the key of a request, and what it is for.
type sentKey struct{ value, address string }

type sentKeyKey struct{}

// keepKey lets the handler of a route know its key. It refuses one that is no
// text: PostgreSQL would not keep it.
func keepKey(hc huma.Context, next func(huma.Context)) {
	value := hc.Header(keyHeader)
	if message := wrongKey(value); message != "" {
		p := plainProblem(hc.Context(), http.StatusUnprocessableEntity)
		p.add(keyHeader, message)
		p.answer(hc)
		return
	}
	url := hc.URL()
	next(huma.WithValue(hc, sentKeyKey{}, sentKey{value: value, address: hc.Method() + " " + url.Path}))
}

func wrongKey(value string) string {
	switch {
	case len(value) > maxKey:
		return "is longer than 200 characters"
	case !utf8.ValidString(value) || strings.ContainsFunc(value, unicode.IsControl):
		return "is not valid text (UTF-8)"
	}
	return ""
}

// keyOf is the key of a request with this input.
func (s *Server) keyOf(ctx context.Context, in any) practice.Key {
	key, _ := ctx.Value(sentKeyKey{}).(sentKey)
	if key.value == "" {
		return practice.Key{}
	}
	var body []byte
	if b, has := in.(bodied); has {
		body = b.sent()
	}
	return s.desks.KeyOf(key.value, key.address+"\n"+string(body))
}

// doneOnce makes a handler one that does what was asked once.
func doneOnce[In, Body any](s *Server, does verb, action domain.Action,
	handle func(context.Context, domain.Actor, *In) (*answer[Body], error)) func(context.Context, *In) (*answer[Body], error) {
	return func(ctx context.Context, in *In) (out *answer[Body], err error) {
		by := actorOf(ctx)
		switch does.once {
		case wholly:
		case inSteps:
			key := s.keyOf(ctx, in)
			out, err = handle(practice.WithKey(ctx, key), by, in)
			return out, whatIsKnown(err, key)
		default:
			return handle(ctx, by, in)
		}
		key := s.keyOf(ctx, in)
		text, again, err := s.desks.Request(ctx, by, action, key, func(ctx context.Context) (string, error) {
			if out, err = handle(ctx, by, in); err != nil {
				return "", err
			}
			return keptAnswer(out)
		})
		switch {
		case err != nil:
			return nil, whatIsKnown(err, key)
		case again:
			return nil, answered(text, does.status)
		}
		return out, nil
	}
}

// whatIsKnown says to whoever sent a key how to find out what became of it.
func whatIsKnown(err error, key practice.Key) error {
	if key.Value == "" || !errors.Is(err, domain.ErrOutcomeUnknown) {
		return err
	}
	return domain.ErrOutcomeUnknown.Saying("It may have been saved. Send it again with the same Idempotency-Key to find out; nothing is done twice.").Because(err)
}

// repeated is the answer that a request gets which was answered before, as the
// first did to the byte. It travels as an error: the framework writes those as
// they are.
type repeated struct {
	ETag     string          `json:"etag,omitempty"`
	Location string          `json:"location,omitempty"`
	Body     json.RawMessage `json:"body"`
	status   int
}

// keptAnswer is an answer as it is kept.
func keptAnswer[Body any](a *answer[Body]) (string, error) {
	var body, whole bytes.Buffer
	if err := writeJSON(&body, a.Body); err != nil {
		return "", err
	}
	err := writeJSON(&whole, repeated{ETag: a.ETag, Location: a.Location, Body: body.Bytes()})
	return whole.String(), err
}

// answered makes the answer of what was kept.
func answered(text string, status int) error {
	r := repeated{status: status}
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return err
	}
	return &r
}

func (r *repeated) Error() string { return "answered before" }

// GetStatus is the HTTP status that the first request got.
func (r *repeated) GetStatus() int { return r.status }

// GetHeaders gives the headers of the first answer.
func (r *repeated) GetHeaders() http.Header {
	h := http.Header{}
	if r.ETag != "" {
		h.Set("ETag", r.ETag)
	}
	if r.Location != "" {
		h.Set("Location", r.Location)
	}
	return h
}

// MarshalJSON gives the body of the first answer.
func (r *repeated) MarshalJSON() ([]byte, error) { return r.Body, nil }
