package api

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"strconv"
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

func init() { prometheus.MustRegister(durations, unlinked) }

// Of entries that wait to be linked, this many are counted, and this many say
// that nobody links them: it is done within a tenth of a second.
const (
	mostUnlinked    = 100_000
	tooManyUnlinked = 10_000
	unlinkedTime    = 2 * time.Second
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
		waiting, err := s.desks.Office.Unlinked(c.Request().Context(), mostUnlinked)
		unlinked.Set(float64(waiting))
		if err != nil { // the other figures are wanted then more than ever
			unlinked.Set(math.NaN())
		}
		metrics.ServeHTTP(c.Response(), c.Request())
		return nil
	})
}

func (s *Server) readyz(c echo.Context) error {
	if s.config.Ready != nil {
		if err := s.config.Ready(c.Request().Context()); err != nil {
			return echo.NewHTTPError(http.StatusServiceUnavailable)
		}
	}
	ctx, cancel := context.WithTimeout(c.Request().Context(), unlinkedTime)
	defer cancel()
	waiting, err := s.desks.Office.Unlinked(ctx, mostUnlinked)
	if err != nil {
		return echo.NewHTTPError(http.StatusServiceUnavailable)
	}
	if waiting > tooManyUnlinked { // people can work; the operator should look
		return c.String(http.StatusOK, fmt.Sprintf("ready, but %d audit entries wait to be linked\n", waiting))
	}
	return c.String(http.StatusOK, "ready\n")
}

// mayMeasure lets this machine, and who has the token, see the metrics.
func (s *Server) mayMeasure(c echo.Context) bool {
	if t := s.config.MetricsToken; t != "" {
		return c.Request().Header.Get("Authorization") == "Bearer "+t
	}
	// A proxy on this machine makes everybody look local; it says so itself.
	proxied := c.Request().Header.Get("X-Forwarded-For") != "" || c.Request().Header.Get("Forwarded") != ""
	return !proxied && (c.RealIP() == "127.0.0.1" || c.RealIP() == "::1")
}
