package shipping_test

import (
	"bufio"
	"crypto/tls"
	"io"
	"net"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/leodido/go-syslog/v4"
	"github.com/leodido/go-syslog/v4/octetcounting"
	"github.com/leodido/go-syslog/v4/rfc5424"

	"cohort/shipping"
)

// shape is a message as RFC 5424 has it.
var shape = regexp.MustCompile(`^<110>1 2026-03-10T12:00:00Z \S+ cohort - checkpoint - (\{"n":\d+,.*\})$`)

// log is a log that somebody else keeps.
type log struct {
	*testing.T
	listener net.Listener
	messages chan string
}

func (l *log) accept() {
	for {
		conn, err := l.listener.Accept()
		if err != nil {
			return
		}
		go func() {
			octetcounting.NewParser(syslog.WithListener(func(r *syslog.Result) {
				if r.Error != nil {
					if r.Error != io.EOF {
						l.Errorf("not understood: %v", r.Error)
					}
					return
				}
				l.messages <- *r.Message.(*rfc5424.SyslogMessage).Message
			})).Parse(conn)
		}()
	}
}

// next waits for messages and gives them as a log would write them.
func (l *log) next(how int) (text string) {
	l.Helper()
	for range how {
		select {
		case m := <-l.messages:
			text += "<110>1 2026-03-10T12:00:00Z host cohort - checkpoint - " + m + "\n"
		case <-time.After(20 * time.Second):
			l.Fatal("no message")
		}
	}
	return text
}

func TestALogGetsEveryCheckpointOnce(t *testing.T) {
	for _, kind := range []string{"tcp", "tls"} {
		t.Run(kind, func(t *testing.T) {
			p := newPractice(t)
			l := listening(t, kind, "127.0.0.1:0")
			state := filepath.Join(t.TempDir(), "sent")
			to := newSyslog(t, kind, l, state)
			p.keep(2)
			p.must(to.Ship(p.shippable()))
			p.must(to.Ship(p.shippable()))
			text := l.next(3)
			p.keep(1)
			p.must(to.Ship(p.shippable()))
			text += l.next(1)
			p.keep(2)
			p.must(newSyslog(t, kind, l, state).Ship(p.shippable())) // after a restart: some come twice
			text += l.next(6)
			path := filepath.Join(t.TempDir(), "log")
			p.must(os.WriteFile(path, []byte("another program's line\n"+text), 0o600))
			p.whole(path, 5)
			if strings.Contains(text, "people") {
				t.Error("the log says how the practice stands")
			}
		})
	}
}

// A log that is away is caught up with.
func TestALogThatWasAwayIsCaughtUpWith(t *testing.T) {
	p := newPractice(t)
	l := listening(t, "tcp", "127.0.0.1:0")
	address := l.listener.Addr().String()
	to := newSyslog(t, "tcp", l, filepath.Join(t.TempDir(), "sent"))
	p.must(l.listener.Close())
	p.keep(2)
	if err := to.Ship(p.shippable()); err == nil {
		t.Fatal("sent to nobody")
	}
	l = listening(t, "tcp", address)
	p.must(to.Ship(p.shippable()))
	l.next(3)
}

func TestALogByDatagrams(t *testing.T) {
	p := newPractice(t)
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	p.must(err)
	defer func() { p.must(conn.Close()) }()
	to, err := shipping.NewSyslog("udp://"+conn.LocalAddr().String(), filepath.Join(t.TempDir(), "sent"))
	p.must(err)
	p.keep(2)
	p.must(to.Ship(p.shippable()))
	for n := range 3 {
		datagram := make([]byte, 2048)
		size, _, err := conn.ReadFrom(datagram)
		p.must(err)
		found := shape.FindSubmatch(datagram[:size])
		if found == nil || !strings.Contains(string(found[1]), `"n":`+strconv.Itoa(n+1)+",") {
			t.Errorf("message %d is %s", n, datagram[:size])
		}
	}
}

// A stream has the length before each message.
func TestAStreamCountsItsOctets(t *testing.T) {
	p := newPractice(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	p.must(err)
	defer func() { p.must(listener.Close()) }()
	to, err := shipping.NewSyslog("tcp://"+listener.Addr().String(), filepath.Join(t.TempDir(), "sent"))
	p.must(err)
	p.must(to.Ship(p.shippable()))
	conn, err := listener.Accept()
	p.must(err)
	in := bufio.NewReader(conn)
	length, err := in.ReadString(' ')
	p.must(err)
	n, err := strconv.Atoi(strings.TrimSpace(length))
	p.must(err)
	message := make([]byte, n)
	_, err = io.ReadFull(in, message)
	p.must(err)
	if !shape.Match(message) {
		t.Errorf("%s", message)
	}
}

func TestALogHasAName(t *testing.T) {
	for _, wrong := range []string{"", "log.example.org", "http://log.example.org", "tls://", "tls://log.example.org/path", "tcp://a:b@log.example.org"} {
		if _, err := shipping.NewSyslog(wrong, "sent"); err == nil {
			t.Errorf("%q is taken", wrong)
		}
	}
	if s, err := shipping.NewSyslog("tls://log.example.org", "sent"); err != nil || s.Name() != "tls://log.example.org:6514" {
		t.Errorf("%v", err)
	}
}

func listening(t *testing.T, kind, address string) *log {
	t.Helper()
	listener, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	if kind == "tls" {
		listener = tls.NewListener(listener, &tls.Config{Certificates: []tls.Certificate{certificate(t).TLS.Certificates[0]}})
	}
	l := &log{T: t, listener: listener, messages: make(chan string, 100)}
	t.Cleanup(func() { _ = listener.Close() }) // some close it
	go l.accept()
	return l
}

// certificate is one that is made for tests.
func certificate(t *testing.T) *httptest.Server {
	t.Helper()
	s := httptest.NewTLSServer(nil)
	t.Cleanup(s.Close)
	return s
}

func newSyslog(t *testing.T, kind string, l *log, state string) *shipping.Syslog {
	t.Helper()
	to, err := shipping.NewSyslog(kind+"://"+l.listener.Addr().String(), state)
	if err != nil {
		t.Fatal(err)
	}
	if kind == "tls" {
		to.Trust(certificate(t).Certificate())
	}
	return to
}
