// Package mailtest is a real mail server for tests, which keeps what it gets.
package mailtest

import (
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/mail"
	"sync"
	"testing"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// Received is a letter as it arrived.
type Received struct {
	From, To  string
	Header    mail.Header
	Text      string
	Encrypted bool
	User      string // who signed in, "" for nobody
}

// Server takes mail on a loopback address.
type Server struct {
	Address  string
	Letters  chan Received
	Password string // asked of who signs in

	mu      sync.Mutex
	refuses int
}

// Refuse makes the server refuse the next n letters for now.
func (s *Server) Refuse(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refuses = n
}

func (s *Server) refused() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refuses--
	return s.refuses >= 0
}

// Start starts a server for the length of a test; with a configuration for
// TLS it offers STARTTLS.
func Start(t testing.TB, encryption *tls.Config) *Server {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{Address: listener.Addr().String(), Letters: make(chan Received, 100), Password: "calm-otter"}
	server := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) { return &session{server: s, conn: c}, nil }))
	server.Domain, server.TLSConfig = "mail.example.org", encryption
	done := make(chan error, 1)
	go func() { done <- server.Serve(listener) }()
	t.Cleanup(func() {
		_ = server.Close()
		if err := <-done; err != nil && !errors.Is(err, smtp.ErrServerClosed) {
			t.Error(err)
		}
	})
	return s
}

type session struct {
	server *Server
	conn   *smtp.Conn
	letter Received
}

func (s *session) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if password != s.server.Password {
			return smtp.ErrAuthFailed
		}
		s.letter.User = user
		return nil
	}), nil
}

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	s.letter.From = from
	return nil
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.letter.To = to
	return nil
}

func (s *session) Data(r io.Reader) error {
	if s.server.refused() {
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "not now"}
	}
	m, err := mail.ReadMessage(r)
	if err != nil {
		return err
	}
	text, err := io.ReadAll(m.Body)
	if err != nil {
		return err
	}
	s.letter.Header, s.letter.Text = m.Header, string(text)
	_, s.letter.Encrypted = s.conn.TLSConnectionState()
	s.server.Letters <- s.letter
	return nil
}

func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }
