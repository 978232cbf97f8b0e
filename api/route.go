package api

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/labstack/echo/v4"

	"cohort/domain"
)

// Route is one entry of the API's table: an address and the one action that
// it performs. Public routes perform none.
type Route struct {
	Method, Path string
	ID           string // of the operation in the OpenAPI document
	Summary      string
	Action       domain.Action
	Public       bool
}

// base is where the API lives.
const base = "/api/v1"

// nothing is the input of a route without parameters.
type nothing struct{}

// humaContext is the framework's context, as the checks of bodies get it.
type humaContext = huma.Context

// answer is a body with the version that If-Match takes.
type answer[Body any] struct {
	ETag     string `header:"ETag"`
	Location string `header:"Location"`
	Body     Body
}

// versioned is an answer about a thing that people edit.
func versioned[Body any](body Body, version int) *answer[Body] {
	return &answer[Body]{ETag: etag(version), Body: body}
}

// unedited is the version of what nobody edits, for good.
const unedited = 1

// plain is an answer without a version.
func plain[Body any](body Body) *answer[Body] { return &answer[Body]{Body: body} }

func etag(version int) string { return `"` + strconv.Itoa(version) + `"` }

// add registers a route that only a signed-in person whose role has the
// action may take. There is no way to register one without an action but
// addPublic.
func add[In, Out any](s *Server, method, path string, action domain.Action, summary string,
	handle func(context.Context, domain.Actor, *In) (*Out, error)) {
	if _, known := domain.Policy[action]; !known {
		panic("route " + path + " performs an action that the policy does not know: " + string(action))
	}
	op := s.operation(method, path, summary)
	op.Security = []map[string][]string{{"access": {}}}
	op.Middlewares = huma.Middlewares{s.authorize(action)}
	if method == http.MethodPatch {
		op.Middlewares = append(op.Middlewares, s.refuseNulls(base+path))
	}
	s.routes = append(s.routes, Route{method, base + path, op.OperationID, summary, action, false})
	huma.Register(s.api, op, func(ctx context.Context, in *In) (*Out, error) {
		out, err := handle(ctx, actorOf(ctx), in)
		if err != nil {
			return nil, problemOf(ctx, err)
		}
		return out, nil
	})
}

// addPublic registers a route for people who have not signed in: there are
// few, and all of them lead to signing in.
func addPublic[In, Out any](s *Server, method, path, summary string, handle func(context.Context, *In) (*Out, error)) {
	op := s.operation(method, path, summary)
	s.routes = append(s.routes, Route{method, base + path, op.OperationID, summary, "", true})
	huma.Register(s.api, op, func(ctx context.Context, in *In) (*Out, error) {
		out, err := handle(ctx, in)
		if err != nil {
			return nil, problemOf(ctx, err)
		}
		return out, nil
	})
}

// operation fills in what every operation has. Its id comes from the summary:
// "Start a cohort" is start-a-cohort.
func (s *Server) operation(method, path, summary string) huma.Operation {
	status := 0
	if method == http.MethodPost && !isCommand(path) {
		status = http.StatusCreated
	}
	return huma.Operation{
		OperationID: strings.ReplaceAll(strings.ToLower(strings.NewReplacer(",", "", "'", "").Replace(summary)), " ", "-"),
		Method:      method, Path: base + path, Summary: summary, DefaultStatus: status,
		Tags:         []string{strings.Split(strings.TrimPrefix(path, "/"), "/")[0]},
		MaxBodyBytes: maxBody,
		Errors:       []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusUnprocessableEntity},
	}
}

// isCommand says whether a POST changes a thing (/referrals/{id}/accept)
// instead of making one (/referrals, /cohorts/{id}/enrollments).
func isCommand(path string) bool {
	last := path[strings.LastIndexByte(path, '/')+1:]
	switch last {
	case "clients", "referrals", "assessments", "waitlist", "enrollments", "curricula", "cohorts",
		"homework", "exports", "users", "reversals", "suitability":
		return false
	}
	return true
}

// authorize finds out who asks and whether their role may, before anything of
// the request is read.
func (s *Server) authorize(action domain.Action) func(huma.Context, func(huma.Context)) {
	return func(hc huma.Context, next func(huma.Context)) {
		by, err := s.gate(hc.Context(), hc.Header("Authorization"), action)
		if err != nil {
			problemOf(hc.Context(), err).answer(hc)
			return
		}
		next(huma.WithValue(hc, actorKey, by))
	}
}

// gate is authorize for any kind of route.
func (s *Server) gate(ctx context.Context, authorization string, action domain.Action) (domain.Actor, error) {
	address, _ := ctx.Value(addressKey).(string)
	token, isBearer := strings.CutPrefix(authorization, "Bearer ")
	if !isBearer {
		return domain.Actor{}, domain.ErrSignedOut
	}
	by, err := s.desks.Office.ActorOf(ctx, token, address, requestID(ctx))
	if err != nil {
		return domain.Actor{}, err
	}
	if domain.ReachOf(action, by.Role) == domain.None {
		return domain.Actor{}, s.desks.Refuse(ctx, by, action)
	}
	return by, nil
}

func actorOf(ctx context.Context) domain.Actor {
	by, _ := ctx.Value(actorKey).(domain.Actor)
	return by
}

// stranger is the actor of a public route: nobody, from somewhere.
func stranger(ctx context.Context) domain.Actor {
	address, _ := ctx.Value(addressKey).(string)
	return domain.Actor{Address: address, RequestID: requestID(ctx)}
}

// addStream registers a route that writes its answer itself, such as a file.
func (s *Server) addStream(path string, action domain.Action, summary string, handle func(echo.Context, domain.Actor) error) {
	s.routes = append(s.routes, Route{http.MethodGet, base + path, "", summary, action, false})
	s.echo.GET(base+strings.NewReplacer("{", ":", "}", "").Replace(path), func(c echo.Context) error {
		by, err := s.gate(c.Request().Context(), c.Request().Header.Get("Authorization"), action)
		if err != nil {
			return err
		}
		return handle(c, by)
	})
}
