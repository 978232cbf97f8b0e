package storetest

import (
	"bytes"
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
)

// Wire is the line to a PostgreSQL, which tests can cut.
type Wire struct {
	t        testing.TB
	server   string
	listener net.Listener
	mu       sync.Mutex
	fate     Fate
	down     bool
	ends     []net.Conn
	commits  int
	lost     chan struct{} // closed with the first answer that meets its fate
}

// Fate is what becomes of the server's answer to COMMIT.
type Fate int

// The server has committed whenever one of these comes true.
const (
	Arrives Fate = iota
	IsCut        // the connection ends before the answer
	Stalls       // the answer never comes, and the connection stays
)

// NewWire puts a line before the PostgreSQL at a URL, and gives its own URL.
func NewWire(t testing.TB, to string) (*Wire, string) {
	t.Helper()
	u, err := url.Parse(to)
	if err != nil {
		t.Fatal(err)
	}
	w := &Wire{t: t, server: u.Host}
	w.listener, err = net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	u.Host = w.listener.Addr().String()
	go w.accept()
	t.Cleanup(func() {
		_ = w.listener.Close() // ends accept
		w.Cut()
	})
	return w, u.String()
}

// AnswersToCommit sets the fate of every later answer to COMMIT, and gives a
// channel that is closed once one of them is lost by it.
func (w *Wire) AnswersToCommit(fate Fate) <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.fate, w.lost = fate, make(chan struct{})
	return w.lost
}

// Lost is how many answers to COMMIT did not arrive.
func (w *Wire) Lost() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.commits
}

// Cut ends every connection, as a server that stops, and refuses new ones until
// Mend.
func (w *Wire) Cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.down = true
	for _, end := range w.ends {
		_ = end.Close() // whoever holds the other end notices
	}
	w.ends = nil
}

// Mend lets connections through again.
func (w *Wire) Mend() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.down = false
}

func (w *Wire) accept() {
	for {
		client, err := w.listener.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", w.server)
		w.mu.Lock()
		if err != nil || w.down {
			_ = client.Close()
			if err == nil {
				_ = server.Close()
			}
			w.mu.Unlock()
			continue
		}
		w.ends = append(w.ends, client, server)
		w.mu.Unlock()
		go func() { _, _ = io.Copy(server, client); _ = server.Close() }()
		go w.answers(client, server)
	}
}

// answers passes on what the server says, until it says that it has committed.
func (w *Wire) answers(client, server net.Conn) {
	defer func() { _ = client.Close() }()
	piece := make([]byte, 64<<10)
	for {
		n, err := server.Read(piece)
		if err != nil {
			return
		}
		if bytes.Contains(piece[:n], []byte("COMMIT\x00")) {
			switch w.lose() {
			case IsCut:
				return
			case Stalls:
				_, _ = io.Copy(io.Discard, server) // until the client gives up
				return
			case Arrives:
			}
		}
		if _, err := client.Write(piece[:n]); err != nil {
			return
		}
	}
}

func (w *Wire) lose() Fate {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.fate == Arrives {
		return Arrives
	}
	w.commits++
	select {
	case <-w.lost: // by another one
	default:
		close(w.lost)
	}
	return w.fate
}
