package api_test

import (
	"net/http"
	"testing"

	"cohort/api/apitest"
)

func TestOpenAPIDescribesEveryRoute(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		document := w.Do("", http.MethodGet, "/openapi.json", nil).Want(http.StatusOK)
		if document.Text("openapi") != "3.1.0" {
			t.Errorf("version %q", document.Text("openapi"))
		}
		paths := document.JSON()["paths"].(map[string]any)
		ids := map[string]bool{}
		for _, route := range w.Server.Routes() {
			if ids[route.ID] {
				t.Errorf("two operations are called %s", route.ID)
			}
			ids[route.ID] = true
			if paths[route.Path] == nil {
				t.Errorf("%s is not described", route.Path)
			}
		}
	})
}
