package api

import (
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

func init() { prometheus.MustRegister(durations) }

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
