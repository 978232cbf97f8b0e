package api

import (
	"bytes"
	_ "embed"
	"errors"
	"html/template"
	"net/http"
	"sync"

	"github.com/klauspost/compress/gzip"
	"github.com/labstack/echo/v4"
)

//go:embed document.html
var documentHTML string

var documentPage = template.Must(template.New("document").Parse(documentHTML))

// documentRoutes serve the OpenAPI document and a readable page of it that
// loads nothing from elsewhere. Anybody may ask for them, so they are made once.
func (s *Server) documentRoutes() {
	s.document(base+"/openapi.json", "application/json", "", s.OpenAPI)
	s.document("/api/docs", echo.MIMETextHTMLCharsetUTF8, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'", func() ([]byte, error) {
		var out bytes.Buffer
		err := documentPage.Execute(&out, map[string]any{"Routes": s.routes, "Schemas": s.api.OpenAPI().Components.Schemas.Map()})
		return out.Bytes(), err
	})
}

// document serves what make makes, the first time that somebody asks for it.
func (s *Server) document(path, kind, policy string, make func() ([]byte, error)) {
	made := sync.OnceValues(func() (map[string][]byte, error) {
		plain, err := make()
		var zipped bytes.Buffer
		w := gzip.NewWriter(&zipped)
		_, failed := w.Write(plain)
		err = errors.Join(err, failed, w.Close())
		return map[string][]byte{"": plain, "gzip": zipped.Bytes()}, err
	})
	codings := asset{forms: []form{{coding: "gzip"}, {}}}
	s.echo.GET(path, func(c echo.Context) error {
		text, err := made()
		if err != nil {
			return err
		}
		h := c.Response().Header()
		if policy != "" {
			h.Set("Content-Security-Policy", policy)
		}
		h.Add("Vary", "Accept-Encoding")
		coding := codings.choose(c.Request().Header.Values("Accept-Encoding")).coding
		if coding != "" {
			h.Set("Content-Encoding", coding)
		}
		return s.readInTurn(c.Request().Context(), func() error { return c.Blob(http.StatusOK, kind, text[coding]) })
	})
}
