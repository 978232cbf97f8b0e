package api

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/labstack/echo/v4"

	"cohort/domain"
)

type contextKey int

const (
	requestKey contextKey = iota
	actorKey
	addressKey
	visitorKey
	agentKey
	hostKey
)

func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey).(string)
	return id
}

// Limits on requests.
const (
	maxBody       = 1 << 20
	maxFileBody   = 14 << 20 // a file of 10 MB in base64
	usualPatience = 30 * time.Second
)

func (s *Server) useMiddleware() {
	s.echo.Pre(s.identify)
	s.echo.Use(s.observe, s.recoverPanic, s.limitTime, s.secureHeaders, s.checkHost, watchBody, s.limitBody)
}

// identify gives the request an id of our own making. A client's own is not
// taken over: it would end up in the audit.
func (s *Server) identify(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		id := uuid.NewString()
		ctx := context.WithValue(c.Request().Context(), requestKey, id)
		ctx = context.WithValue(ctx, addressKey, c.RealIP())
		ctx = context.WithValue(ctx, agentKey, c.Request().UserAgent())
		ctx = context.WithValue(ctx, hostKey, c.Request().Host)
		c.SetRequest(c.Request().WithContext(ctx))
		c.Response().Header().Set("X-Request-Id", id)
		return next(c)
	}
}

// limitTime gives the request a deadline unless its route says that it ends
// with its client.
func (s *Server) limitTime(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if s.unhurried[c.Request().Method+" "+c.Path()] {
			if err := withoutHurry(c.Response()); err != nil {
				return err
			}
			err := next(c)
			return errors.Join(err, withHurry(c.Response()))
		}
		ctx, cancel := context.WithTimeout(c.Request().Context(), cmp.Or(s.config.Patience, usualPatience))
		defer cancel()
		c.SetRequest(c.Request().WithContext(ctx))
		return next(c)
	}
}

// methods are those that a label or a log line may name. Anybody can make up
// others, each of them as long as a header may be.
var methods = []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch,
	http.MethodDelete, http.MethodOptions, http.MethodConnect, http.MethodTrace}

func knownMethod(method string) string {
	if slices.Contains(methods, method) {
		return method
	}
	return "other"
}

// observe logs and measures the request by its route, never by its address:
// addresses hold ids, and might hold more. Nothing of what it logs is as the
// sender wrote it.
func (s *Server) observe(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		begun := time.Now()
		if err := next(c); err != nil {
			c.Error(err)
		}
		took := time.Since(begun)
		ctx, status := c.Request().Context(), c.Response().Status
		method := knownMethod(c.Request().Method)
		measure(method, c.Path(), status, took)
		level := slog.LevelInfo
		if c.Path() == "/healthz" || c.Path() == "/readyz" || c.Path() == "/metrics" || c.Path() == "/*" {
			level = slog.LevelDebug
		}
		slog.Log(ctx, level, "request", "method", method, "route", c.Path(), "status", status,
			"ms", took.Milliseconds(), "request", requestID(ctx))
		return nil
	}
}

func (s *Server) recoverPanic(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			r := recover()
			if r == nil {
				return
			}
			if r == http.ErrAbortHandler {
				panic(r)
			}
			// The value of a panic may hold data; its place does not.
			slog.Error("panic", "route", c.Path(), "request", requestID(c.Request().Context()), "stack", string(debug.Stack()))
			err = domain.Error{Code: "internal"}
		}()
		return next(c)
	}
}

func (s *Server) secureHeaders(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		if s.config.Secure {
			h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		}
		if strings.HasPrefix(c.Request().URL.Path, "/api/") {
			h.Set("Cache-Control", "no-store")
		}
		return next(c)
	}
}

// takeFiles are the routes to which files are sent.
var takeFiles = []string{base + "/curricula/:id/files", base + "/clients/:id/attachments", base + "/sessions/:id/attachments"}

// mostBytes is how large a body may be on a route: those that take files take
// larger ones.
func mostBytes(method, route string) int64 {
	if method == http.MethodPost && slices.Contains(takeFiles, route) {
		return maxFileBody
	}
	return maxBody
}

// limitBody refuses what is too large, and bodies that are not JSON.
func (s *Server) limitBody(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		most := mostBytes(r.Method, c.Path())
		if r.ContentLength > most {
			return echo.NewHTTPError(http.StatusRequestEntityTooLarge)
		}
		r.Body = http.MaxBytesReader(c.Response(), r.Body, most)
		hasBody := r.ContentLength != 0
		if !hasBody || !strings.HasPrefix(r.URL.Path, "/api/") {
			return next(c)
		}
		if !isJSON(r.Header.Get(echo.HeaderContentType)) {
			return echo.NewHTTPError(http.StatusUnsupportedMediaType)
		}
		r.Header.Set(echo.HeaderContentType, echo.MIMEApplicationJSON) // the framework knows this spelling alone
		return next(c)
	}
}

func isJSON(contentType string) bool {
	kind, _, _ := strings.Cut(contentType, ";")
	return strings.EqualFold(strings.TrimSpace(kind), "application/json")
}
