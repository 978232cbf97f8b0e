// Package web carries the built single-page app inside the binary.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var built embed.FS

// Dist is the root of the built app: index.html, scheme.js, favicon.svg and
// hashed files under assets/. Without a build it holds .gitkeep alone, so that
// Go compiles before Node has run; whoever serves it must cope with a missing
// index.html.
var Dist fs.FS = sub(built, "dist")

// sub panics only on an invalid path, and "dist" is a constant.
func sub(f fs.FS, dir string) fs.FS {
	s, err := fs.Sub(f, dir)
	if err != nil {
		panic(err)
	}
	return s
}
