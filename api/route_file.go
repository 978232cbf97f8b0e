package api

import (
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"cohort/domain"
)

// file is an answer that is written while it is read from the database.
type file struct {
	name, mediaType string
	etag            string // of what never changes; "" without one
	write           func(io.Writer) error
}

// keptFile is the type of a file that somebody put here, of one kind or another: it
// never changes.
const keptFile = "application/octet-stream"

// csvFile is a file for spreadsheets: with the mark by which they take it for
// UTF-8, as people and places are not all ASCII.
func csvFile(name string, write func(io.Writer) error) *file {
	return &file{name: name, mediaType: "text/csv; charset=utf-8; header=present", write: func(w io.Writer) error {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
		return write(w)
	}}
}

// addFile registers a route that answers with a file of what its query asks for,
// written for as long as its client reads. What was wrong with the question is
// said before the first byte.
func addFile[In any](s *Server, path string, action domain.Action, summary, mediaType string, handle func(context.Context, domain.Actor, *In) (*file, error)) {
	does := verb{method: http.MethodGet, status: http.StatusOK, unhurried: true}
	op := s.operation(does, path, summary)
	op.Security = []map[string][]string{{"access": {}}}
	op.Middlewares = huma.Middlewares{s.authorize(action)}
	op.Responses = map[string]*huma.Response{"200": {
		Description: http.StatusText(http.StatusOK),
		Content:     map[string]*huma.MediaType{mediaType: {Schema: &huma.Schema{Type: huma.TypeString}}},
	}}
	if mediaType == keptFile {
		op.Responses["200"].Headers = map[string]*huma.Param{"ETag": {Description: "Of the file, which never changes", Schema: &huma.Schema{Type: huma.TypeString}}}
	}
	s.list(does, Route{Path: op.Path, ID: op.OperationID, Summary: summary, Action: action})
	register(s, op, does, func(ctx context.Context, in *In) (*huma.StreamResponse, error) {
		f, err := handle(ctx, actorOf(ctx), in)
		if err != nil {
			return nil, err
		}
		return &huma.StreamResponse{Body: f.send}, nil
	})
}

// filePolicy has a browser that shows a file all the same run nothing of it, as
// if it came from nowhere.
const filePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

// send writes the file. A connection that ends in the middle says that it is not
// whole.
func (f *file) send(hc huma.Context) {
	hc.SetHeader("Content-Type", f.mediaType)
	hc.SetHeader("Content-Disposition", f.disposition())
	hc.SetHeader("Content-Security-Policy", filePolicy)
	if f.etag != "" {
		hc.SetHeader("ETag", f.etag)
	}
	hc.SetStatus(http.StatusOK)
	to, isHTTP := hc.BodyWriter().(http.ResponseWriter)
	if !isHTTP {
		panic("the writer of an answer is " + reflect.TypeOf(hc.BodyWriter()).String())
	}
	if err := f.write(patient{to, writePatience}); err != nil {
		panic(http.ErrAbortHandler)
	}
}

// disposition has the file saved, never shown. A name beyond ASCII is written as
// RFC 6266 has it.
func (f *file) disposition() string {
	if strings.ContainsFunc(f.name, func(r rune) bool { return r < ' ' || r > '~' }) {
		return mime.FormatMediaType("attachment", map[string]string{"filename": f.name})
	}
	return fmt.Sprintf(`attachment; filename=%q`, f.name)
}
