package api

import (
	"bytes"
	_ "embed"
	"html/template"
	"net/http"

	"github.com/labstack/echo/v4"
)

//go:embed document.html
var documentHTML string

var documentPage = template.Must(template.New("document").Parse(documentHTML))

// documentRoutes serve the OpenAPI document and a readable page of it that
// loads nothing from elsewhere.
func (s *Server) documentRoutes() {
	s.echo.GET(base+"/openapi.json", func(c echo.Context) error {
		content, err := s.OpenAPI()
		if err != nil {
			return err
		}
		return c.Blob(http.StatusOK, "application/json", content)
	})
	s.echo.GET("/api/docs", func(c echo.Context) error {
		var out bytes.Buffer
		if err := documentPage.Execute(&out, map[string]any{"Routes": s.routes, "Schemas": s.api.OpenAPI().Components.Schemas.Map()}); err != nil {
			return err
		}
		c.Response().Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
		return c.HTMLBlob(http.StatusOK, out.Bytes())
	})
}
