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
	(&Server{}).list(verb{}, Route{Path: base + "/nothing"})
}

// Nor without saying how what it changes is done once.
func TestChangeThatMayHappenTwiceIsRefused(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a route that changes something at every retry was taken")
		}
	}()
	(&Server{}).list(verb{method: http.MethodPost}, Route{Path: base + "/nothing"})
}

// A request ends with the clock unless its route says that it does not.
func TestOnlyUnhurriedRoutesHaveNoDeadline(t *testing.T) {
	s := &Server{unhurried: map[string]bool{}}
	s.list(verb{method: http.MethodPost, once: inSteps, unhurried: true}, Route{Path: "/things/{id}"})
	s.list(reads, Route{Path: "/things/{id}"})
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
