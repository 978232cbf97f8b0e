package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"slices"
	"strconv"
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

// flooded lets so many connections be slow, from a process of their own, until
// the end. On the Internet they come from other machines: here they get what
// processor the server leaves over, and are not in the way of whoever measures.
func (p *process) flooded(n int, kind slowKind, end <-chan struct{}) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	they := exec.Command("nice", "-n", "19", self, "-connections", strconv.Itoa(n), "-slowly", kind.name, "-at", p.Addr)
	they.Stderr = os.Stderr
	until, err := they.StdinPipe()
	if err != nil {
		return err
	}
	if err := they.Start(); err != nil {
		return err
	}
	<-end
	return errors.Join(until.Close(), they.Wait())
}

// slowly holds so many connections at an address until standard input ends; one
// that is cut off is opened again after some seconds.
func slowly(n int, name, at string) error {
	kind := slices.IndexFunc(slowKinds, func(k slowKind) bool { return k.name == name })
	if kind < 0 {
		return fmt.Errorf("nobody is known to %q", name)
	}
	end := make(chan struct{})
	go func() { _, _ = io.Copy(io.Discard, os.Stdin); close(end) }()
	for range n {
		go func() {
			for hold(at, slowKinds[kind], end) {
				time.Sleep(5 * time.Second)
			}
		}()
	}
	<-end
	return nil // with the process, all of them end
}

// hold holds one connection until it is cut off; false at the end.
func hold(at string, kind slowKind, end <-chan struct{}) bool {
	conn, err := net.DialTimeout("tcp", at, 5*time.Second)
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
