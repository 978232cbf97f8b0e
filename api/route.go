package api

import (
	"context"
	"errors"
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"cohort/domain"
	"cohort/practice"
)

// Route is one entry of the API's table: an address and the one action that
// it performs. Public routes perform none.
type Route struct {
	Method, Path string
	ID           string // of the operation in the OpenAPI document
	Summary      string
	Action       domain.Action
	Public       bool
	Unhurried    bool // ends with its client, not with the clock
	TakesKey     bool // the same request with the same Idempotency-Key is done once
}

// verb is what a route does, and with it the method, the status of success
// and the time that it may take. A route that does not say cannot be written.
type verb struct {
	method    string
	status    int
	once      once
	unhurried bool
}

// The verbs of routes. What answers without a body answers 204.
var (
	reads    = verb{method: http.MethodGet, status: http.StatusOK}
	asks     = verb{method: http.MethodPost, status: http.StatusOK, once: never}        // a question, in a body
	signsIn  = verb{method: http.MethodPost, status: http.StatusOK, once: never}        // or out, or tries a password
	creates  = verb{method: http.MethodPost, status: http.StatusCreated, once: wholly}  // a thing with an id
	acts     = verb{method: http.MethodPost, status: http.StatusOK, once: wholly}       // on a thing
	begins   = verb{method: http.MethodPost, status: http.StatusAccepted, once: wholly} // work that goes on after the answer
	changes  = verb{method: http.MethodPatch, status: http.StatusOK, once: wholly}
	replaces = verb{method: http.MethodPut, status: http.StatusOK, once: wholly}
)

// bySteps is a verb that takes longer than other requests, in transactions of
// its own.
func bySteps(v verb) verb {
	v.unhurried, v.once = true, inSteps
	return v
}

// answersNothing is a verb without a body in its answer.
func answersNothing(v verb) verb {
	v.status = http.StatusNoContent
	return v
}

// base is where the API lives.
const base = "/api/v1"

// nothing is the input of a route without parameters.
type nothing struct{}

// humaContext is the framework's context, as the checks of headers get it.
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
// addPublic. What it changes is done once for each Idempotency-Key.
func add[In, Body any](s *Server, does verb, path string, action domain.Action, summary string,
	handle func(context.Context, domain.Actor, *In) (*answer[Body], error)) {
	if _, known := domain.Policy[action]; !known {
		panic("route " + path + " performs an action that the policy does not know: " + string(action))
	}
	op := s.operation(does, path, summary)
	op.Security = []map[string][]string{{"access": {}}}
	op.Middlewares = huma.Middlewares{s.authorize(action)}
	if does.once.takesKey() {
		op.Middlewares = append(op.Middlewares, keepKey)
		op.Parameters = append(op.Parameters, describeKey())
	}
	s.list(does, Route{Path: base + path, ID: op.OperationID, Summary: summary, Action: action})
	l, shown := labelsOf(reflect.TypeFor[Body](), does, path), clientsIn(reflect.TypeFor[Body]())
	register(s, op, does, inTurn(s, doneOnce(s, does, action, func(ctx context.Context, by domain.Actor, in *In) (*answer[Body], error) {
		ctx = s.desks.Answering(ctx)
		out, err := handle(ctx, by, in)
		if err != nil {
			return out, err
		}
		label(s, l, out)
		var clients []domain.ClientID
		if out != nil {
			clients = shown(&out.Body)
		}
		return out, s.desks.Answered(ctx, by, clients)
	})))
	s.afterRoutes = append(s.afterRoutes, func() { s.describeAnswer(s.operationAt(op.Method, op.Path), l) })
}

// addPassword registers a route on which a signed-in person tries a password:
// each try counts, whatever else comes of it.
func addPassword[In, Out any](s *Server, path string, action domain.Action, summary string,
	handle func(context.Context, domain.Actor, *In) (*Out, error)) {
	does := answersNothing(signsIn)
	op := s.operation(does, path, summary)
	op.Security = []map[string][]string{{"access": {}}}
	op.Middlewares = huma.Middlewares{s.authorize(action)}
	s.list(does, Route{Path: base + path, ID: op.OperationID, Summary: summary, Action: action})
	register(s, op, does, inTurn(s, func(ctx context.Context, in *In) (*Out, error) { return handle(ctx, actorOf(ctx), in) }))
}

// proves is a verb that tries a proof of who somebody is, and makes a thing.
func proves(status int) verb { return verb{method: http.MethodPost, status: status, once: never} }

// addProof registers a route on which a signed-in person proves something, or
// is handed a secret: its answer is kept nowhere, so there is no key under which
// it could be had again.
func addProof[In, Body any](s *Server, does verb, path string, action domain.Action, summary string,
	handle func(context.Context, domain.Actor, *In) (*answer[Body], error)) {
	if does.once != never {
		panic("route " + path + " keeps its answer, which is a secret")
	}
	add(s, does, path, action, summary, func(ctx context.Context, by domain.Actor, in *In) (*answer[Body], error) {
		if err := practice.FaultsOf(ctx).Err(); err != nil {
			return nil, err // nothing is tried by a request that is wrong
		}
		return handle(ctx, by, in)
	})
}

// addPublic registers a route for people who have not signed in: there are
// few, and all of them lead to signing in.
func addPublic[In, Out any](s *Server, does verb, path, summary string, handle func(context.Context, *In) (*Out, error)) {
	addPublicIn(s, does, path, summary, s.enterLane, handle)
}

// addPublicIn is addPublic for what waits in another lane.
func addPublicIn[In, Out any](s *Server, does verb, path, summary string, lane func(ctx context.Context, device string, work func() error) error,
	handle func(context.Context, *In) (*Out, error)) {
	op := s.operation(does, path, summary)
	op.Security = []map[string][]string{} // said to be none
	s.list(does, Route{Path: base + path, ID: op.OperationID, Summary: summary, Public: true})
	register(s, op, does, func(ctx context.Context, in *In) (*Out, error) {
		if err := practice.FaultsOf(ctx).Err(); err != nil {
			return nil, err // before anybody is signed in, no rule is asked
		}
		if does.method == http.MethodGet {
			return handle(ctx, in)
		}
		return working(func(work func() error) error { return lane(ctx, deviceIn(in), work) },
			func() (*Out, error) { return handle(ctx, in) })
	})
	s.afterRoutes = append(s.afterRoutes, func() { s.describeAnswer(s.operationAt(op.Method, op.Path), labels{}) })
}

// register hands a route to the framework, which reads addresses and headers.
// The body is read here.
func register[In, Out any](s *Server, op huma.Operation, does verb, handle func(context.Context, *In) (*Out, error)) {
	body, has := any(new(In)).(bodied)
	if does.method != http.MethodGet {
		op.Middlewares = append(op.Middlewares, keepBody)
	}
	_, edits := any(new(In)).(interface{ version() domain.Version })
	op.Errors = append(op.Errors, problemsOf(does, edits)...)
	huma.Register(s.api, op, func(ctx context.Context, in *In) (*Out, error) {
		ctx, err := read(ctx, in, op.Method == http.MethodPatch)
		if err != nil {
			return nil, problemOf(ctx, err)
		}
		out, err := handle(ctx, in)
		var before *repeated
		switch {
		case errors.As(err, &before):
			return nil, before
		case err != nil:
			return nil, problemOf(ctx, err)
		}
		return out, nil
	})
	s.describeQuery(op.Method, op.Path, reflect.TypeFor[In]())
	if has {
		s.describeBody(op.Method, op.Path, body)
	}
}

// operationAt is a registered operation, as the document has it.
func (s *Server) operationAt(method, path string) *huma.Operation {
	item := s.api.OpenAPI().Paths[path]
	return map[string]*huma.Operation{http.MethodGet: item.Get, http.MethodPost: item.Post,
		http.MethodPut: item.Put, http.MethodPatch: item.Patch}[method]
}

// operation fills in what every operation has. Its id comes from the summary:
// "Start a cohort" is start-a-cohort.
func (s *Server) operation(does verb, path, summary string) huma.Operation {
	return huma.Operation{
		OperationID: strings.ReplaceAll(strings.ToLower(strings.NewReplacer(",", "", "'", "").Replace(summary)), " ", "-"),
		Method:      does.method, Path: base + path, Summary: summary, DefaultStatus: does.status,
		Tags:   []string{strings.Split(strings.TrimPrefix(path, "/"), "/")[0]},
		Errors: []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusUnprocessableEntity},
	}
}

// list notes a route in the table, and among those without a clock. It stops
// the start at a route that changes something and does not say how often.
func (s *Server) list(does verb, r Route) {
	if does.method == "" {
		panic("route " + r.Path + " does not say what it does")
	}
	if does.method != http.MethodGet && does.once == unsaid {
		panic("route " + r.Path + " does not say how it is done once")
	}
	r.Method, r.Unhurried, r.TakesKey = does.method, does.unhurried, does.once.takesKey()
	s.routes = append(s.routes, r)
	if r.Unhurried {
		s.unhurried[r.Method+" "+echoPath(r.Path)] = true
	}
}

// echoPath is a path with its placeholders as the router writes them.
func echoPath(path string) string { return strings.NewReplacer("{", ":", "}", "").Replace(path) }

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
	by, err := working(func(work func() error) error { return s.lanes.gates.do(ctx, token, work) },
		func() (domain.Actor, error) { return s.desks.Office.ActorOf(ctx, token, address, requestID(ctx)) })
	if err != nil {
		return domain.Actor{}, err
	}
	if by.Reach(action) == domain.None {
		return domain.Actor{}, s.desks.Refuse(ctx, by, action)
	}
	if err := domain.Ready(by, action, s.desks.Now()); err != nil {
		return domain.Actor{}, s.desks.Refused(ctx, s.desks.Deed(by, action), err)
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
	agent, _ := ctx.Value(agentKey).(string)
	return domain.Actor{Address: address, RequestID: requestID(ctx), Browser: domain.BrowserOf(agent)}
}
