package api_test

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
	"testing/fstest"

	"cohort/api"
	"cohort/practice/desks"
)

// app is a built page in small. What its forms hold is told apart by a word,
// not by being compressed.
var app = fstest.MapFS{
	".gitkeep":            {},
	"index.html":          {Data: []byte("<title>plain")},
	"index.html.br":       {Data: []byte("index by brotli")},
	"assets/main-1.js":    {Data: []byte("0123456789 plain")},
	"assets/main-1.js.br": {Data: []byte("0123456789 brotli")},
	"assets/main-1.js.gz": {Data: []byte("0123456789 gzip")},
	"assets/text-2.woff2": {Data: []byte("wOF2")},
}

func ask(method, path string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	api.New(&desks.Desks{}, api.Config{App: app}).ServeHTTP(w, r)
	return w.Result()
}

func text(t *testing.T, r *http.Response) string {
	t.Helper()
	content := make([]byte, 200)
	n, _ := r.Body.Read(content) // a recorder's body is whole
	return string(content[:n])
}

func TestAnAssetComesInTheFormThatIsAccepted(t *testing.T) {
	for name, test := range map[string]struct{ accepted, coding, content string }{
		"nothing said":             {"", "", "0123456789 plain"},
		"as browsers do":           {"gzip, deflate, br, zstd", "br", "0123456789 brotli"},
		"gzip alone":               {"gzip", "gzip", "0123456789 gzip"},
		"in capitals":              {"GZIP", "gzip", "0123456789 gzip"},
		"brotli refused":           {"br;q=0, gzip", "gzip", "0123456789 gzip"},
		"brotli refused in digits": {"br;q=0.000, gzip", "gzip", "0123456789 gzip"},
		"gzip liked better":        {"br;q=0.5, gzip;q=0.8", "gzip", "0123456789 gzip"},
		"anything":                 {"*", "br", "0123456789 brotli"},
		"anything but brotli":      {"br;q=0, *;q=0.1", "gzip", "0123456789 gzip"},
		"none of them":             {"*;q=0", "", "0123456789 plain"},
		"identity":                 {"identity", "", "0123456789 plain"},
		"only what is not made":    {"zstd, deflate", "", "0123456789 plain"},
		"a weight that is none":    {"br;q=much", "", "0123456789 plain"},
	} {
		t.Run(name, func(t *testing.T) {
			r := ask(http.MethodGet, "/assets/main-1.js", "Accept-Encoding", test.accepted)
			if got := r.Header.Get("Content-Encoding"); got != test.coding || r.StatusCode != http.StatusOK {
				t.Errorf("%d in %q, not %q", r.StatusCode, got, test.coding)
			}
			if got := text(t, r); got != test.content {
				t.Errorf("content %q", got)
			}
			for header, want := range map[string]string{"Vary": "Accept-Encoding", "Content-Type": "text/javascript; charset=utf-8",
				"Cache-Control": "public, max-age=31536000, immutable", "Content-Length": strconv.Itoa(len(test.content)), "X-Content-Type-Options": "nosniff"} {
				if got := r.Header.Get(header); got != want {
					t.Errorf("%s %q, not %q", header, got, want)
				}
			}
		})
	}
}

func TestAnAssetIsNotSentTwice(t *testing.T) {
	tags := map[string]bool{}
	for _, coding := range []string{"", "gzip", "br"} {
		tag := ask(http.MethodGet, "/assets/main-1.js", "Accept-Encoding", coding).Header.Get("ETag")
		tags[tag] = true
		again := ask(http.MethodGet, "/assets/main-1.js", "Accept-Encoding", coding, "If-None-Match", tag)
		if again.StatusCode != http.StatusNotModified || text(t, again) != "" {
			t.Errorf("%q asked for again with its tag: %d", coding, again.StatusCode)
		}
	}
	if len(tags) != 3 {
		t.Errorf("three forms have the tags %v", tags)
	}
}

func TestPartsAndHeadersOfAnAsset(t *testing.T) {
	part := ask(http.MethodGet, "/assets/main-1.js", "Accept-Encoding", "br", "Range", "bytes=11-16")
	if got := text(t, part); part.StatusCode != http.StatusPartialContent || got != "brotli" || part.Header.Get("Content-Range") != "bytes 11-16/17" {
		t.Errorf("a range: %d %q %q", part.StatusCode, got, part.Header.Get("Content-Range"))
	}
	if past := ask(http.MethodGet, "/assets/main-1.js", "Range", "bytes=90-"); past.StatusCode != http.StatusRequestedRangeNotSatisfiable {
		t.Errorf("a range behind the end: %d", past.StatusCode)
	}
	head := ask(http.MethodHead, "/assets/main-1.js", "Accept-Encoding", "gzip")
	if got := text(t, head); head.StatusCode != http.StatusOK || got != "" || head.Header.Get("Content-Length") != "15" || head.Header.Get("Content-Encoding") != "gzip" {
		t.Errorf("HEAD: %d %q %v", head.StatusCode, got, head.Header)
	}
	font := ask(http.MethodGet, "/assets/text-2.woff2", "Accept-Encoding", "br, gzip")
	if font.Header.Get("Content-Type") != "font/woff2" || font.Header.Get("Content-Encoding") != "" || font.Header.Get("Vary") != "" {
		t.Errorf("a font: %v", font.Header)
	}
}

func TestEveryOtherAddressIsTheIndex(t *testing.T) {
	for _, path := range []string{"/", "/cohorts", "/clients/1", "/index.html", "/.gitkeep", "/assets"} {
		r := ask(http.MethodGet, path, "Accept-Encoding", "br")
		if got := text(t, r); got != "index by brotli" || r.Header.Get("Content-Type") != "text/html; charset=utf-8" || r.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %q %v", path, got, r.Header)
		}
	}
}

// A browser that holds an older index asks for files that are gone: it must
// hear so, instead of reading the index as a script and keeping it.
func TestWhatIsNotThereIsNotTheIndex(t *testing.T) {
	for _, path := range []string{"/api/v2/cohorts", "/assets/main-0.js", "/assets/main-1.js.br", "/assets/../assets/main-0.css"} {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			r := ask(method, path, "Accept-Encoding", "br")
			if kind := r.Header.Get("Content-Type"); r.StatusCode != http.StatusNotFound || kind == "text/html; charset=utf-8" {
				t.Errorf("%s %s: %d %q", method, path, r.StatusCode, kind)
			}
			if kept := r.Header.Get("Cache-Control"); kept != "" && kept != "no-store" {
				t.Errorf("%s %s: kept, %q", method, path, kept)
			}
		}
	}
}
