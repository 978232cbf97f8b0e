// Package api serves the practice over HTTP: the JSON API under /api/v1, its
// OpenAPI document, and the page. One file for each noun holds its routes,
// the bodies that travel, and handlers that decode, call one use case and
// encode.
package api

import (
	"cmp"
	"context"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humaecho"
	"github.com/labstack/echo/v4"

	"cohort/practice/desks"
)

// Config is what the server needs besides the use cases.
type Config struct {
	// App is the built page; nil serves the API alone.
	App fs.FS
	// Ready says whether the database takes what is written.
	Ready func(context.Context) error
	// TrustedProxies are the networks whose X-Forwarded-For is believed;
	// without any, the address of the connection counts.
	TrustedProxies []*net.IPNet
	// Hosts are the names under which people reach the practice; without any,
	// the Host header is not looked at.
	Hosts []string
	// PublicURL is the address under which people reach the page; passkeys are
	// bound to its name.
	PublicURL string
	// Secure marks cookies Secure and sends HSTS; left off only on a loopback
	// address without TLS.
	Secure bool
	// DemoLogins are shown on the sign-in page of a demonstration practice.
	DemoLogins []DemoLogin
	// ResetByMail says that letters to who forgot the password are written.
	ResetByMail bool
	// MetricsToken opens /metrics; without one it is there for nobody.
	MetricsToken string
	Version      string
	// Connections is how many are held at once; some thousand when it is 0.
	Connections int
	// Patience is how long a request may take that ends by itself; half a
	// minute when it is 0.
	Patience time.Duration
}

// Server answers requests. Use it as an http.Handler.
type Server struct {
	desks   *desks.Desks
	config  Config
	echo    *echo.Echo
	handler http.Handler // echo, with its answers compressed
	api     huma.API
	routes  []Route
	// unhurried are the routes, by method and path, that have no deadline.
	unhurried map[string]bool
	readiness readiness
	lanes     lanes
	crowd     *crowd
	// afterRoutes describe what needs to know every route.
	afterRoutes []func()
}

// New builds the server with all its routes. It panics when the built page
// cannot be read, which is in the binary.
func New(p *desks.Desks, config Config) *Server {
	setUpHuma()
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	s := &Server{desks: p, config: config, echo: e, handler: must(compressed(e)), unhurried: map[string]bool{}, lanes: newLanes(), crowd: newCrowd(cmp.Or(config.Connections, mostConnections))}
	e.IPExtractor = s.addressOf()
	e.HTTPErrorHandler = s.answerError
	s.useMiddleware()

	doc := huma.DefaultConfig("Cohort", orDevelopment(config.Version))
	doc.OpenAPIPath, doc.DocsPath, doc.SchemasPath = "", "", ""
	doc.CreateHooks = nil // no $schema links in answers
	doc.RejectUnknownQueryParameters = true
	doc.Formats = map[string]huma.Format{
		"application/json": {Marshal: writeJSON}, // bodies are read by us
		"json":             {Marshal: writeJSON},
	}
	doc.Servers = []*huma.Server{{URL: "/", Description: "The server that this document came from"}}
	doc.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"access":  {Type: "http", Scheme: "bearer", BearerFormat: "JWT"},
		"refresh": {Type: "apiKey", In: "cookie", Name: refreshCookie, Description: "Set by signing in, for the routes under " + cookiePath + "; over TLS the names of the cookies begin with " + hostPrefix},
	}
	s.api = humaecho.New(e, doc)
	s.allRoutes()
	s.describeLists()
	for _, describe := range s.afterRoutes {
		describe()
	}
	s.describeRefusals()
	return s
}

// must is for what only a mistake in this program can make fail.
func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func orDevelopment(version string) string {
	if version == "" {
		return "development"
	}
	return version
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// OpenAPI gives the OpenAPI 3.1 document as JSON.
func (s *Server) OpenAPI() ([]byte, error) { return s.api.OpenAPI().MarshalJSON() }

// Routes lists every registered route with the action it performs.
func (s *Server) Routes() []Route { return s.routes }

// Timeouts of the HTTP server; see also stream.go.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 30 * time.Second
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 32 << 10
)

// HTTP gives the HTTP server with its limits set; they are unlimited by
// default. It holds only so many connections when it serves what Bounded gives.
func (s *Server) HTTP() *http.Server {
	return &http.Server{Handler: s, ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout,
		WriteTimeout: writeTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeaderBytes,
		ConnState: s.crowd.moved, ConnContext: withVisitor}
}

// Bounded is the listener with no more connections at once than the server
// has memory for.
func (s *Server) Bounded(listener net.Listener) net.Listener { return door{listener, s.crowd} }

func (s *Server) addressOf() echo.IPExtractor {
	if len(s.config.TrustedProxies) == 0 {
		return echo.ExtractIPDirect()
	}
	options := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, network := range s.config.TrustedProxies {
		options = append(options, echo.TrustIPRange(network))
	}
	return echo.ExtractIPFromXFFHeader(options...)
}

func (s *Server) answerError(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	p := problemOf(c.Request().Context(), err)
	c.Response().Header().Set(echo.HeaderContentType, p.ContentType(""))
	maps.Copy(c.Response().Header(), p.GetHeaders())
	c.Response().WriteHeader(p.Status)
	if c.Request().Method != http.MethodHead {
		_ = writeJSON(c.Response(), p) // the client hung up; nobody is left to tell
	}
}
