package api

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/labstack/echo/v4"
)

// nonceMark is what the build of the page leaves for the server to fill in.
const nonceMark = "__CSP_NONCE__"

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
			c.Response().Header().Set("Content-Security-Policy", contentPolicy("'none'"))
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
	var random [16]byte
	if _, err := rand.Read(random[:]); err != nil {
		return err
	}
	nonce := base64.RawURLEncoding.EncodeToString(random[:])
	h := c.Response().Header()
	h.Set("Cache-Control", "no-cache")
	h.Set("Content-Security-Policy", contentPolicy("'nonce-"+nonce+"'"))
	return c.HTMLBlob(http.StatusOK, bytes.ReplaceAll(content, []byte(nonceMark), []byte(nonce)))
}

// contentPolicy allows our own files and nothing else. Style attributes are
// allowed because components place things with them; they cannot run code.
func contentPolicy(style string) string {
	return "default-src 'none'; script-src 'self'; style-src 'self' " + style + "; style-src-attr 'unsafe-inline'; " +
		"img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; " +
		"form-action 'self'; frame-ancestors 'none'"
}
