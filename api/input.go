package api

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"cohort/domain"
	"cohort/practice"
)

// Editing is the input of an edit.
type Editing struct {
	IfMatch string `header:"If-Match" doc:"The version that is being changed, as its ETag"`
}

// version reads If-Match. Something that is no version of ours is stale.
func (m Editing) version() domain.Version {
	if m.IfMatch == "" {
		return 0
	}
	n, err := strconv.Atoi(strings.Trim(strings.TrimPrefix(m.IfMatch, "W/"), `"`))
	if err != nil || n < 1 {
		return -1
	}
	return domain.Version(n)
}

// Retryable is the input of a POST that makes money, enrollments or exports.
type Retryable struct {
	IdempotencyKey string `header:"Idempotency-Key" maxLength:"200" doc:"Any unique text: a repeated request with it answers as the first did"`
}

// Resolve refuses a key that is no text: PostgreSQL would not keep it.
func (i *Retryable) Resolve(humaContext) []error {
	if utf8.ValidString(i.IdempotencyKey) && !strings.ContainsFunc(i.IdempotencyKey, unicode.IsControl) {
		return nil
	}
	return []error{&huma.ErrorDetail{Location: "header.Idempotency-Key", Message: "is not valid text (UTF-8)"}}
}

// key is of a request with this body to a route, on a thing.
func (i Retryable) key(s *Server, scope string, body []byte) practice.Key {
	if i.IdempotencyKey == "" {
		return practice.Key{}
	}
	return s.desks.KeyOf(i.IdempotencyKey, scope+"\n"+string(body))
}

// Paged is the input of a list. Inputs that others embed are exported: the
// framework skips what it cannot set.
type Paged struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
	Cursor string `query:"cursor" maxLength:"100" doc:"nextCursor of the page before"`
}

func (p Paged) page() domain.Page { return domain.Page{Limit: p.Limit, After: p.Cursor} }

// ByID names a thing by the id in the address.
type ByID struct {
	ID string `path:"id"`
}

// pagedByID is a list of what belongs to one thing.
type pagedByID struct {
	ByID
	Paged
}
