package api

import (
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// labels are the headers of a route's answer, by what its body has: the version
// of what people edit is its ETag, and a created thing that can be read alone
// has its address as Location.
type labels struct {
	version, id []int  // where they stand in the body; nil without
	at          string // the address that things are created at, "" for none
}

// labelsOf looks at the type of a body.
func labelsOf(body reflect.Type, does verb, path string) (l labels) {
	l.version = fieldOfBody(body, "version", reflect.Int)
	if does.status == http.StatusCreated {
		l.id, l.at = fieldOfBody(body, "id", reflect.String), base+path
	}
	return l
}

func fieldOfBody(body reflect.Type, name string, kind reflect.Kind) []int {
	if body.Kind() != reflect.Struct {
		return nil
	}
	for _, f := range reflect.VisibleFields(body) {
		if tag, _, _ := strings.Cut(f.Tag.Get("json"), ","); tag == name && f.Type.Kind() == kind {
			return f.Index
		}
	}
	return nil
}

// label puts the headers on an answer.
func label[Body any](s *Server, l labels, a *answer[Body]) {
	if a == nil {
		return
	}
	body := reflect.ValueOf(&a.Body).Elem()
	if l.version != nil {
		a.ETag = etag(int(body.FieldByIndex(l.version).Int()))
	}
	if l.id != nil && s.readAlone(l.at) {
		a.Location = l.at + "/" + body.FieldByIndex(l.id).String()
	}
}

// readAlone says whether what is created at an address has one of its own.
func (s *Server) readAlone(path string) bool {
	item := s.api.OpenAPI().Paths[path+"/{id}"]
	return item != nil && item.Get != nil
}

// describeAnswer claims the headers that a route's answer has, and no others.
func (s *Server) describeAnswer(op *huma.Operation, l labels) {
	headers := op.Responses[strconv.Itoa(op.DefaultStatus)].Headers
	if l.version == nil {
		delete(headers, "ETag")
	}
	if l.id == nil || !s.readAlone(l.at) {
		delete(headers, "Location")
	}
}

// problemsOf are the statuses with which a route may refuse, beside those that
// all have. A body may come where none is taken: then it is refused.
func problemsOf(does verb, takesVersion bool) (statuses []int) {
	add := func(when bool, more ...int) {
		if when {
			statuses = append(statuses, more...)
		}
	}
	add(true, http.StatusServiceUnavailable)
	add(does.method != http.MethodGet, http.StatusConflict)
	add(does.method != http.MethodGet, http.StatusBadRequest, http.StatusRequestTimeout, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType)
	add(takesVersion, http.StatusPreconditionFailed, http.StatusPreconditionRequired)
	add(does.once == never, http.StatusTooManyRequests)
	return statuses
}

// describeRefusals completes the document once every route is in it.
func (s *Server) describeRefusals() {
	wait := &huma.Param{Description: "Seconds after which to try again", Schema: &huma.Schema{Type: huma.TypeInteger}}
	for _, item := range s.api.OpenAPI().Paths {
		for _, op := range []*huma.Operation{item.Get, item.Post, item.Put, item.Patch} {
			if op == nil {
				continue
			}
			for _, status := range []int{http.StatusTooManyRequests, http.StatusServiceUnavailable} {
				if response := op.Responses[strconv.Itoa(status)]; response != nil {
					response.Headers = map[string]*huma.Param{"Retry-After": wait}
				}
			}
			describeHeaders(op)
		}
	}
}

// describeHeaders says what the framework cannot know of a route's parameters:
// an edit needs its version, which a rule and not the framework asks for; and
// the refresh cookie is a way to say who one is, where it is looked at. Over TLS
// the cookies have other names, which the document says once.
func describeHeaders(op *huma.Operation) {
	for _, p := range op.Parameters {
		if p.In == "header" && p.Name == "If-Match" {
			p.Required = true
		}
	}
	op.Parameters = slices.DeleteFunc(op.Parameters, func(p *huma.Param) bool {
		return p.In == "cookie" && (p.Name == refreshCookie || strings.HasPrefix(p.Name, hostPrefix))
	})
}
