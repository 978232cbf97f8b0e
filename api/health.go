package api

import (
	"context"
	"crypto/hmac"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// durations holds nothing but routes and statuses.
var durations = prometheus.NewHistogramVec(prometheus.HistogramOpts{
	Name: "cohort_request_duration_seconds", Help: "How long requests took, by route and status.",
	Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
}, []string{"method", "route", "status"})

// unlinked is how many audit entries wait to be linked, when it was last asked.
var unlinked = prometheus.NewGauge(prometheus.GaugeOpts{
	Name: "cohort_audit_unlinked", Help: "Audit entries that are kept and not yet linked into the chain; up to 100,000 are counted.",
})

// findings is whether the last verification of the audit found something, when
// it was last asked.
var findings = prometheus.NewGauge(prometheus.GaugeOpts{
	Name: "cohort_audit_findings", Help: "1 when the last verification of the audit that ended found that something was tampered with, 0 otherwise.",
})

func init() { prometheus.MustRegister(durations, unlinked, findings) }

// readyTime is how long the database may take to write while the server counts
// as ready.
//
// Of entries that wait to be linked, this many are counted, and this many say
// that nobody links them: it is done within a tenth of a second.
const (
	mostUnlinked    = 100_000
	tooManyUnlinked = 10_000
	readyTime       = 2 * time.Second
)

func measure(method, route string, status int, took time.Duration) {
	durations.WithLabelValues(method, route, strconv.Itoa(status)).Observe(took.Seconds())
}

// healthRoutes answer to machines: alive, ready, measured.
func (s *Server) healthRoutes() {
	s.echo.GET("/healthz", func(c echo.Context) error { return c.String(http.StatusOK, "ok\n") })
	s.echo.GET("/readyz", s.readyz)
	metrics := promhttp.Handler()
	s.echo.GET("/metrics", func(c echo.Context) error {
		if !s.mayMeasure(c) {
			return echo.ErrNotFound
		}
		s.askAudit(c.Request().Context())
		metrics.ServeHTTP(c.Response(), c.Request())
		return nil
	})
}

// askAudit takes the figures of the audit. What cannot be asked is no number: the
// other figures are wanted then more than ever.
func (s *Server) askAudit(ctx context.Context) {
	waiting, err := s.desks.Office.Unlinked(ctx, mostUnlinked)
	unlinked.Set(float64(waiting))
	if err != nil {
		unlinked.Set(math.NaN())
	}
	found, err := s.desks.Office.Finding(ctx)
	switch {
	case err != nil:
		findings.Set(math.NaN())
	case found != nil:
		findings.Set(1)
	default:
		findings.Set(0)
	}
}

// readyEvery is how long an answer about readiness holds: whoever asks in a
// flood makes the database write no more often than that.
const readyEvery = time.Second

// readiness is what was found last. Who asks while it is being tried waits for
// what is found.
type readiness struct {
	mu   sync.Mutex
	at   time.Time
	said string
	err  error
}

func (s *Server) readyz(c echo.Context) error {
	r := &s.readiness
	r.mu.Lock()
	defer r.mu.Unlock()
	if age := s.desks.Now().Sub(r.at); age < 0 || age >= readyEvery {
		r.said, r.err = s.tryReady()
		r.at = s.desks.Now()
	}
	if r.err != nil {
		return echo.NewHTTPError(http.StatusServiceUnavailable)
	}
	return c.String(http.StatusOK, r.said)
}

// tryReady tries what everybody needs. It is for all who ask: none of them ends
// it by hanging up.
func (s *Server) tryReady() (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), readyTime)
	defer cancel()
	if s.config.Ready != nil {
		if err := s.config.Ready(ctx); err != nil {
			slog.Warn("not ready", "error", rootCause(err))
			return "", err
		}
	}
	waiting, err := s.desks.Office.Unlinked(ctx, mostUnlinked)
	if err == nil && waiting > tooManyUnlinked { // people can work; the operator should look
		return fmt.Sprintf("ready, but %d audit entries wait to be linked\n", waiting), nil
	}
	return "ready\n", err
}

// mayMeasure lets who has the token see the metrics. Where a request comes from
// says nothing: a proxy on this machine makes everybody look local, and not all
// of them say that they are one.
func (s *Server) mayMeasure(c echo.Context) bool {
	sent, isBearer := strings.CutPrefix(c.Request().Header.Get(echo.HeaderAuthorization), "Bearer ")
	return s.config.MetricsToken != "" && isBearer && hmac.Equal([]byte(sent), []byte(s.config.MetricsToken))
}
