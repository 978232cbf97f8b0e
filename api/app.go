package api

import (
	"net/http"
	"path"
	"strings"

	"github.com/labstack/echo/v4"
)

// appRoutes serve the page: its files, and its index for every other address,
// since the page has addresses of its own. A file of an older build that is no
// longer there is missing, and not the index under its name.
func (s *Server) appRoutes() {
	if s.config.App == nil {
		return
	}
	assets := must(readAssets(s.config.App))
	s.echo.Match([]string{http.MethodGet, http.MethodHead}, "/*", func(c echo.Context) error {
		name := strings.TrimPrefix(path.Clean(c.Request().URL.Path), "/")
		file, found := assets[name]
		if !found {
			if strings.HasPrefix(name, "api/") || strings.HasPrefix(name, "assets/") {
				return echo.ErrNotFound
			}
			name = "index.html"
			if file, found = assets[name]; !found {
				return echo.ErrNotFound // the page is not built
			}
		}
		h := c.Response().Header()
		switch {
		case strings.HasPrefix(name, "assets/"): // hashed names never change
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
		case name == "index.html":
			h.Set("Cache-Control", "no-cache")
		}
		h.Set("Content-Security-Policy", contentPolicy)
		return file.serve(c.Response(), c.Request(), s.config.App)
	})
}

// contentPolicy allows our own files and nothing else: no script and no style
// inside the page, nothing from elsewhere.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
