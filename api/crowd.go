package api

import (
	"container/list"
	"context"
	"io"
	"net"
	"net/http"
	"sync"

	"github.com/labstack/echo/v4"
)

// mostConnections is how many connections are held at once: some hundred
// people with every tab open, at about 30 kB each.
const mostConnections = 4096

// unread is how much of an answer the system takes before its client reads, about
// twice over: far enough ahead for 1 MB/s to the other side of the world. The
// system's own measure would take in answers of a megabyte whole, at 2.5 ms of
// processor each, from thousands who never read them.
const unread = 128 << 10

// untried is the same for a client who has not yet read anything: as much as
// would be under way in the first moments in any case. Ten thousand who never
// read then cost less than half.
const untried = 32 << 10

// tried is how much of its answers a client must have taken before it is known
// to read: more than both systems take in without it.
const tried = 256 << 10

// crowd keeps the number of connections bounded. When one too many comes, the
// one that has let the server wait longest goes: it is between requests, sends
// one piece by piece, or reads its answer so. Nobody whose request is being
// worked on is cut off, and who is quick is never who has waited longest. It is
// safe for concurrent use.
type crowd struct {
	most    int
	copying sync.Mutex // held by one of those who are not known to read

	mu      sync.Mutex
	here    map[*visitor]bool
	waiting *list.List // of *visitor, by since when the server waits for them
}

// visitor is a connection that says when the server waits to be read.
type visitor struct {
	net.Conn
	crowd *crowd
	place *list.Element // in crowd.waiting, nil while the server works for it
	taken int           // bytes of answers, until it is known to read them
}

func newCrowd(most int) *crowd {
	return &crowd{most: most, here: map[*visitor]bool{}, waiting: list.New()}
}

// door is a listener whose connections belong to the crowd.
type door struct {
	net.Listener
	crowd *crowd
}

func (d door) Accept() (net.Conn, error) {
	conn, err := d.Listener.Accept()
	if err != nil {
		return nil, err
	}
	v := &visitor{Conn: conn, crowd: d.crowd}
	v.keepsAhead(untried)
	return v, nil
}

// keepsAhead says how much of an answer the system takes before it is read.
func (v *visitor) keepsAhead(bytes int) {
	if line, is := v.Conn.(interface{ SetWriteBuffer(bytes int) error }); is {
		_ = line.SetWriteBuffer(bytes) // without it, the system's own
	}
}

// Write waits for the client to read.
func (v *visitor) Write(piece []byte) (int, error) {
	v.crowd.waitsFor(v)
	defer v.crowd.worksFor(v)
	given := 0
	for v.taken < tried && given < len(piece) {
		n, err := v.crowd.copied(v.Conn, piece[given:min(len(piece), given+untried)])
		given += n
		v.takes(n)
		if err != nil {
			return given, err
		}
	}
	if given == len(piece) {
		return given, nil
	}
	n, err := v.Conn.Write(piece[given:])
	return given + n, err
}

// takes counts what a client has taken, until it is known to read.
func (v *visitor) takes(bytes int) {
	if v.taken = min(v.taken+bytes, tried); v.taken == tried {
		v.keepsAhead(unread)
	}
}

// moved hears from the HTTP server what a connection does.
func (c *crowd) moved(conn net.Conn, state http.ConnState) {
	v, is := conn.(*visitor)
	if !is {
		return
	}
	switch state {
	case http.StateNew:
		c.came(v)
	case http.StateIdle:
		c.waitsFor(v)
	case http.StateActive:
		c.worksFor(v)
	case http.StateClosed, http.StateHijacked:
		c.left(v)
	}
}

func (c *crowd) came(v *visitor) {
	c.mu.Lock()
	c.here[v] = true
	v.place = c.waiting.PushBack(v)
	gone := c.oneTooMany(v)
	c.mu.Unlock()
	gone.close()
}

// oneTooMany takes out who has let the server wait longest, if there are too
// many; nil if not. While all others are worked for, who has just come may stay:
// up to twice as many, for those are not slow but busy.
func (c *crowd) oneTooMany(came *visitor) *visitor {
	front := c.waiting.Front()
	if len(c.here) <= c.most || front == nil {
		return nil
	}
	longest, _ := front.Value.(*visitor)
	if longest == came && len(c.here) <= 2*c.most {
		return nil
	}
	c.forget(longest)
	return longest
}

// close ends a connection that was taken out; whoever serves it hears an error.
func (v *visitor) close() {
	if v != nil {
		_ = v.Conn.Close()
	}
}

func (c *crowd) left(v *visitor) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.forget(v)
}

func (c *crowd) forget(v *visitor) {
	delete(c.here, v)
	if v.place != nil {
		c.waiting.Remove(v.place)
		v.place = nil
	}
}

func (c *crowd) waitsFor(v *visitor) {
	c.mu.Lock()
	if c.here[v] && v.place == nil {
		v.place = c.waiting.PushBack(v)
	}
	gone := c.oneTooMany(v)
	c.mu.Unlock()
	gone.close()
}

func (c *crowd) worksFor(v *visitor) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v.place != nil {
		c.waiting.Remove(v.place)
		v.place = nil
	}
}

func (c *crowd) size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.here)
}

// slowBody is a body that says when the server waits for more of it.
type slowBody struct {
	io.ReadCloser
	from *visitor
}

func (b slowBody) Read(into []byte) (int, error) {
	b.from.crowd.waitsFor(b.from)
	defer b.from.crowd.worksFor(b.from)
	return b.ReadCloser.Read(into)
}

// withVisitor keeps the connection for watchBody.
func withVisitor(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, visitorKey, conn)
}

// watchBody lets the crowd know who sends a body slowly.
func watchBody(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if v, is := r.Context().Value(visitorKey).(*visitor); is && r.ContentLength != 0 {
			r.Body = slowBody{r.Body, v}
		}
		return next(c)
	}
}
