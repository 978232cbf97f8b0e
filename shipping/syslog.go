package shipping

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/leodido/go-syslog/v4/rfc5424"

	"cohort/keyring"
)

// Syslog is a log on another machine that takes messages of RFC 5424: datagrams
// (RFC 5426), or a stream with the length before each (RFC 6587), in TLS (RFC
// 5425) or in clear. Nobody there says what has arrived, so a new connection
// begins with some that were sent before.
type Syslog struct {
	kind    string // udp, tcp or tls
	address string
	host    string
	state   string // the file that remembers what was sent
	tls     *tls.Config
	conn    net.Conn
}

const (
	sendTime  = 10 * time.Second // to connect, and to send
	sentAgain = 20               // messages, over a new connection
	priority  = 13*8 + 6         // log audit, informational
)

var ports = map[string]string{"udp": "514", "tcp": "514", "tls": "6514"}

// NewSyslog ships to an address such as tls://log.example.org:6514. What was
// sent last it remembers in a file.
func NewSyslog(address, state string) (*Syslog, error) {
	at, err := url.Parse(address)
	if err != nil || ports[at.Scheme] == "" || at.Hostname() == "" || strings.Trim(at.Path, "/") != "" || at.User != nil {
		return nil, errors.New("a log is named like tls://log.example.org:6514, with udp, tcp or tls")
	}
	port := at.Port()
	if port == "" {
		port = ports[at.Scheme]
	}
	host, err := os.Hostname()
	if err != nil {
		host = "-"
	}
	return &Syslog{kind: at.Scheme, address: net.JoinHostPort(at.Hostname(), port), host: host, state: state,
		tls: &tls.Config{MinVersion: tls.VersionTLS12, ServerName: at.Hostname()}}, nil
}

// Name is the address.
func (s *Syslog) Name() string { return s.kind + "://" + s.address }

// Kind names it in figures.
func (s *Syslog) Kind() string { return "syslog" }

// Ship sends what was not sent yet.
func (s *Syslog) Ship(all []keyring.Shipped) error {
	last, err := os.ReadFile(s.state)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	rest := behind(all, func(sum string) bool { return s.sent(sum) == string(last) })
	if len(rest) == 0 {
		return nil
	}
	if !s.connected() {
		if err := s.connect(); err != nil {
			return err
		}
		rest = all[max(0, len(all)-len(rest)-sentAgain):]
	}
	for _, line := range rest {
		if err := s.send(line); err != nil {
			err = errors.Join(err, s.conn.Close())
			s.conn = nil
			return err
		}
	}
	return os.WriteFile(s.state, []byte(s.sent(all[len(all)-1].Sum)), 0o600)
}

// sent is what is remembered of the last message: another log has none.
func (s *Syslog) sent(sum string) string { return s.Name() + " " + sum + "\n" }

// connected says whether there is a connection that the other side has not
// closed: what is written to such a one is lost without a word.
func (s *Syslog) connected() bool {
	if s.conn == nil || s.kind == "udp" {
		return s.conn != nil
	}
	err := s.conn.SetReadDeadline(time.Now().Add(time.Millisecond))
	if err == nil {
		_, err = s.conn.Read(make([]byte, 1)) // a log says nothing
	}
	if err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
		return true
	}
	_ = s.conn.Close() // it is gone already
	s.conn = nil
	return false
}

func (s *Syslog) connect() (err error) {
	dialer := &net.Dialer{Timeout: sendTime}
	if s.kind == "tls" {
		s.conn, err = tls.DialWithDialer(dialer, "tcp", s.address, s.tls)
	} else {
		s.conn, err = dialer.Dial(s.kind, s.address)
	}
	if err != nil {
		s.conn = nil
	}
	return err
}

func (s *Syslog) send(line keyring.Shipped) error {
	text, err := s.message(line)
	if err != nil {
		return err
	}
	if s.kind != "udp" {
		text = fmt.Sprintf("%d %s", len(text), text)
	}
	if err := s.conn.SetWriteDeadline(time.Now().Add(sendTime)); err != nil {
		return err
	}
	_, err = s.conn.Write([]byte(text))
	return err
}

func (s *Syslog) message(line keyring.Shipped) (string, error) {
	message := &rfc5424.SyslogMessage{}
	message.SetVersion(1)
	message.SetPriority(priority)
	message.SetTimestamp(line.At.UTC().Format("2006-01-02T15:04:05.000000Z07:00"))
	message.SetHostname(s.host)
	message.SetAppname("cohort")
	message.SetMsgID("checkpoint")
	message.SetMessage(string(line.Line))
	return message.String()
}
