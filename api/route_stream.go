package api

import (
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
	"github.com/labstack/echo/v4"

	"cohort/domain"
)

// addStream registers a route that writes its answer itself, such as a file
// of one thing, for as long as its client reads.
func (s *Server) addStream(path string, action domain.Action, summary, mediaType string, handle func(echo.Context, domain.Actor) error) {
	op := s.describeStream(path, summary, mediaType)
	s.list(verb{method: op.Method, unhurried: true}, Route{Path: op.Path, ID: op.OperationID, Summary: summary, Action: action})
	s.echo.GET(echoPath(op.Path), func(c echo.Context) error {
		by, err := s.gate(c.Request().Context(), c.Request().Header.Get("Authorization"), action)
		if err != nil {
			return err
		}
		if err := refuseQuery(c); err != nil {
			return err
		}
		return s.lanes.files.do(c.Request().Context(), by.UserID.String(), func() error { return handle(c, by) })
	})
}

// refuseQuery names every parameter of the address: such a route takes none.
func refuseQuery(c echo.Context) error {
	if len(c.QueryParams()) == 0 {
		return nil
	}
	p := plainProblem(c.Request().Context(), http.StatusUnprocessableEntity)
	for _, name := range slices.Sorted(maps.Keys(c.QueryParams())) {
		p.add(fieldOf(&huma.ErrorDetail{Location: "query." + name, Message: "unknown query parameter"}))
	}
	return p
}

// describeStream writes such a route into the document, which the framework
// does for all others: a generated client can download, too.
func (s *Server) describeStream(path, summary, mediaType string) *huma.Operation {
	op := s.operation(reads, path, summary)
	op.Security = []map[string][]string{{"access": {}}}
	op.Parameters = []*huma.Param{{Name: "id", In: "path", Required: true, Schema: &huma.Schema{Type: huma.TypeString}}}
	op.Responses = map[string]*huma.Response{"200": {
		Description: http.StatusText(http.StatusOK),
		Headers:     map[string]*huma.Param{"ETag": {Schema: &huma.Schema{Type: huma.TypeString}}},
		Content:     map[string]*huma.MediaType{mediaType: {Schema: &huma.Schema{Type: huma.TypeString}}},
	}}
	problem := s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Problem](), true, "")
	for _, status := range append(op.Errors, http.StatusInternalServerError, http.StatusServiceUnavailable) {
		op.Responses[strconv.Itoa(status)] = &huma.Response{
			Description: http.StatusText(status),
			Content:     map[string]*huma.MediaType{(&Problem{}).ContentType(""): {Schema: problem}},
		}
	}
	s.api.OpenAPI().AddOperation(&op)
	return &op
}
