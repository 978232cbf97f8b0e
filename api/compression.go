package api

import (
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzhttp"
	"github.com/klauspost/compress/gzip"
)

// smallest is the size in bytes from which compressing an answer is worth it.
const smallest = 1 << 10

// compressed gzips what is worth it: JSON, and the readable page of the API.
// A batch's file goes out as it is stored, so that its length and its bytes
// are those of its digest; and no answer that hands out a token is compressed,
// since its length would tell of what is in it.
func compressed(plain http.Handler) (http.Handler, error) {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(smallest), gzhttp.CompressionLevel(gzip.BestSpeed), gzhttp.EnableZstd(false),
		gzhttp.ContentTypes([]string{"application/json", "application/problem+json", "text/html"}))
	if err != nil {
		return nil, err
	}
	zipped := wrap(plain)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/api/") || strings.HasPrefix(r.URL.Path, base+"/auth/") {
			plain.ServeHTTP(w, r)
			return
		}
		zipped.ServeHTTP(w, r)
	}), nil
}
