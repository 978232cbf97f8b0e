package api

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humaecho"
)

// refuseNulls lets a change say null only where null means something. The
// framework takes it for an absent field elsewhere, so that whoever wanted to
// empty a field would be told that it was done.
func (s *Server) refuseNulls(path string) func(huma.Context, func(huma.Context)) {
	return func(hc huma.Context, next func(huma.Context)) {
		r := humaecho.Unwrap(hc).Request()
		text, err := io.ReadAll(r.Body) // no more than limitBody lets through
		r.Body = io.NopCloser(io.MultiReader(bytes.NewReader(text), failing{err}))
		p := newProblem(hc.Context(), http.StatusUnprocessableEntity, "invalid", "Some of what was sent is not right.")
		var change map[string]json.RawMessage
		if json.Unmarshal(text, &change) == nil {
			for _, field := range slices.Sorted(maps.Keys(change)) {
				if string(change[field]) == "null" && s.hasField(path, field) {
					p.add(field, "must not be null; leave it out to keep it, or send an empty text to empty it")
				}
			}
		}
		if len(p.Errors) == 0 {
			next(hc)
			return
		}
		p.answer(hc)
	}
}

// hasField says whether the change at a path has the field and takes no null
// for it.
func (s *Server) hasField(path, field string) bool {
	doc := s.api.OpenAPI()
	body := doc.Paths[path].Patch.RequestBody.Content["application/json"].Schema
	if body.Ref != "" {
		body = doc.Components.Schemas.SchemaFromRef(body.Ref)
	}
	known := body.Properties[field]
	return known != nil && !known.Nullable
}

// failing is the rest of a body whose reading failed, or its plain end.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) {
	if f.err != nil {
		return 0, f.err
	}
	return 0, io.EOF
}
