package api

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"cohort/domain"
	"cohort/practice"
)

// Sent is the body of a request. It is read once, by us; the framework sees
// its type for the document and nothing of what was sent.
type Sent[Body any] struct {
	body Body
	text []byte // as it came
}

// MaySend is a body that may be left out: then it is the zero Body.
type MaySend[Body any] struct{ Sent[Body] }

// bodied is an input with a body.
type bodied interface {
	bodyType() reflect.Type
	mayBeEmpty() bool
	take(text []byte, change bool) (domain.Faults, error)
	sent() []byte
}

func (s *Sent[Body]) bodyType() reflect.Type { return reflect.TypeFor[Body]() }
func (s *Sent[Body]) mayBeEmpty() bool       { return false }
func (s *MaySend[Body]) mayBeEmpty() bool    { return true }
func (s *Sent[Body]) sent() []byte           { return s.text }

func (s *Sent[Body]) take(text []byte, change bool) (domain.Faults, error) {
	s.text = text
	return readJSON(text, &s.body, change)
}

// reader is an input that reads its texts, dates and ids for example, into the
// values that its handler uses.
type reader interface{ read(*domain.Faults) }

// read reads a request, once. What cannot be read at all is an error. The
// faults that it finds in fields go with the context to the use case, which
// tells them together with what its rules find.
func read(ctx context.Context, in any, change bool) (context.Context, error) {
	var f domain.Faults
	if b, has := in.(bodied); has {
		text, err := bodyText(ctx)
		if err != nil {
			return ctx, err
		}
		if len(text) > 0 || !b.mayBeEmpty() {
			if f, err = b.take(text, change); err != nil {
				return ctx, err
			}
		}
	}
	if r, has := in.(reader); has {
		r.read(&f)
	}
	if _, has := in.(bodied); !has {
		if err := f.Err(); err != nil {
			return ctx, err // of a list: no rule has more to say
		}
		return ctx, noBody(ctx)
	}
	return practice.WithFaults(ctx, f), nil
}

// noBody refuses what comes with a request that takes no body: somebody meant
// something by it that would not be done. An empty object means nothing.
func noBody(ctx context.Context) error {
	text, err := bodyText(ctx)
	if err != nil || len(text) == 0 {
		return err
	}
	f, err := readJSON(text, new(struct{}), false)
	if err != nil {
		return err
	}
	return f.Err()
}

type bodyKey struct{}

// bodyTimeout is how long a body may take to arrive.
const bodyTimeout = 5 * time.Second

// keepBody lets the handler of a route read its body.
func keepBody(hc huma.Context, next func(huma.Context)) {
	_ = hc.SetReadDeadline(time.Now().Add(bodyTimeout)) // not every connection can; the server's own limit holds then
	next(huma.WithValue(hc, bodyKey{}, hc.BodyReader()))
}

// bodyText reads the body to its end: no more than limitBody lets through.
func bodyText(ctx context.Context) ([]byte, error) {
	from, _ := ctx.Value(bodyKey{}).(io.Reader)
	if from == nil {
		return nil, nil
	}
	text, err := io.ReadAll(from)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, plainProblem(ctx, http.StatusRequestEntityTooLarge)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, plainProblem(ctx, http.StatusRequestTimeout)
	case err != nil: // cut short, or in chunks that are none
		return nil, newProblem(ctx, http.StatusBadRequest, "unreadable", "The request did not arrive whole.")
	}
	return text, nil
}

// describeBody writes a route's body into the document.
func (s *Server) describeBody(method, path string, b bodied) {
	shapeOf(b.bodyType()) // a type that cannot be read stops the start
	op := s.operationAt(method, path)
	schema := s.api.OpenAPI().Components.Schemas.Schema(b.bodyType(), true, op.OperationID+"Request")
	op.RequestBody = &huma.RequestBody{Required: !b.mayBeEmpty(), Content: map[string]*huma.MediaType{"application/json": {Schema: schema}}}
}
