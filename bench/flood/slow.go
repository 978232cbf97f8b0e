package main

import (
	"io"
	"net"
	"sync"
	"time"
)

// slowKind is a way to hold a connection: what is said at once, and what is
// said again and again.
type slowKind struct{ name, first, then string }

var slowKinds = []slowKind{
	{name: "say nothing"},
	{name: "send headers piecewise", first: "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n", then: "X-More: 1\r\n"},
	{name: "send bodies piecewise", first: "POST /api/v1/auth/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n", then: " "},
	{name: "do not read", first: "GET /api/v1/openapi.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"},
}

// slowly holds so many connections; one that is cut off is opened
// again after some seconds.
func (p *process) slowly(n int, kind slowKind, end <-chan struct{}) {
	var all sync.WaitGroup
	for range n {
		all.Go(func() {
			for p.hold(kind, end) {
				time.Sleep(5 * time.Second)
			}
		})
	}
	all.Wait()
}

// hold holds one connection until it is cut off; false at the end.
func (p *process) hold(kind slowKind, end <-chan struct{}) bool {
	conn, err := net.DialTimeout("tcp", p.Addr, 5*time.Second)
	if err != nil {
		return waits(end)
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, kind.first); err != nil {
		return waits(end)
	}
	for waits(end) {
		if _, err := io.WriteString(conn, kind.then); err != nil {
			return true
		}
	}
	return false
}

// waits waits a second; false at the end.
func waits(end <-chan struct{}) bool {
	select {
	case <-end:
		return false
	case <-time.After(time.Second):
		return true
	}
}
