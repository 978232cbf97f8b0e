package api

import (
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// How long clients may take to receive: an answer as a whole, and a piece of a
// file. Who has stopped reading is cut off.
const (
	writeTimeout  = 90 * time.Second
	writePatience = 30 * time.Second
)

// withoutHurry lets a request that takes long write its answer when it is done.
func withoutHurry(w http.ResponseWriter) error {
	return unlessUnsupported(http.NewResponseController(w).SetWriteDeadline(time.Time{}))
}

// withHurry bounds how long the end of such an answer may take.
func withHurry(w http.ResponseWriter) error {
	return unlessUnsupported(http.NewResponseController(w).SetWriteDeadline(time.Now().Add(writePatience)))
}

// patient writes a file to its client, who has so long for each piece.
type patient struct {
	to       http.ResponseWriter
	patience time.Duration
}

func toPatient(c echo.Context) io.Writer { return patient{c.Response(), writePatience} }

// Write fails with os.ErrDeadlineExceeded when the client does not read.
func (p patient) Write(piece []byte) (int, error) {
	deadline := time.Now().Add(p.patience)
	if err := unlessUnsupported(http.NewResponseController(p.to).SetWriteDeadline(deadline)); err != nil {
		return 0, err
	}
	return p.to.Write(piece)
}

// unlessUnsupported lets answers through that go to no connection, as those of
// tests do.
func unlessUnsupported(err error) error {
	if errors.Is(err, http.ErrNotSupported) {
		return nil
	}
	return err
}
