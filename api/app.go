package api

import (
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/labstack/echo/v4"
)

// appRoutes serve the page: its files, and its index for every other address,
// since the page has addresses of its own.
func (s *Server) appRoutes() {
	if s.config.App == nil {
		return
	}
	files := http.FileServerFS(s.config.App)
	s.echo.GET("/*", func(c echo.Context) error {
		name := strings.TrimPrefix(path.Clean(c.Request().URL.Path), "/")
		if strings.HasPrefix(name, "api/") {
			return echo.ErrNotFound
		}
		if info, err := fs.Stat(s.config.App, name); err == nil && !info.IsDir() && name != "index.html" {
			if strings.HasPrefix(name, "assets/") { // hashed names never change
				c.Response().Header().Set("Cache-Control", "public, max-age=31536000, immutable")
			}
			c.Response().Header().Set("Content-Security-Policy", contentPolicy)
			files.ServeHTTP(c.Response(), c.Request())
			return nil
		}
		return s.index(c)
	})
}

func (s *Server) index(c echo.Context) error {
	content, err := fs.ReadFile(s.config.App, "index.html")
	if err != nil {
		return echo.ErrNotFound
	}
	h := c.Response().Header()
	h.Set("Cache-Control", "no-cache")
	h.Set("Content-Security-Policy", contentPolicy)
	return c.HTMLBlob(http.StatusOK, content)
}

// contentPolicy allows our own files and nothing else: no script and no style
// inside the page, nothing from elsewhere.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
