package api

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/labstack/echo/v4"
)

// A route cannot be written without its verb; an empty one stops the start.
func TestRouteWithoutAVerbIsRefused(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a route that does not say what it does was taken")
		}
	}()
	(&Server{}).list(Route{Path: base + "/nothing"})
}

// A request ends with the clock unless its route says that it does not.
func TestOnlyUnhurriedRoutesHaveNoDeadline(t *testing.T) {
	s := &Server{unhurried: map[string]bool{}}
	s.list(Route{Method: http.MethodPost, Path: "/things/{id}", Unhurried: true})
	s.list(Route{Method: http.MethodGet, Path: "/things/{id}"})
	e := echo.New()
	e.Use(s.limitTime)
	for method, want := range map[string]bool{http.MethodPost: false, http.MethodGet: true} {
		limited := want
		e.Add(method, echoPath("/things/{id}"), func(c echo.Context) error {
			_, limited = c.Request().Context().Deadline()
			return nil
		})
		limited = !want
		e.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(method, "/things/1", nil))
		if limited != want {
			t.Errorf("%s has a deadline: %t", method, limited)
		}
	}
}
