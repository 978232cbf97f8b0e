// Package mail hands letters to a mail server.
package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	netmail "net/mail"
	"net/url"
	"strconv"
	"time"

	gomail "github.com/wneessen/go-mail"

	"cohort/domain"
)

// patience is how long a mail server may take for one letter.
const patience = 20 * time.Second

// Config says through which server letters go, and from whom.
type Config struct {
	Server   string // smtp://user@host:587 with STARTTLS, smtps://user@host:465 with TLS from the start
	Password string // of the user; never part of Server, which may be shown
	From     string // such as "Harbor Group Practice <office@example.org>"
	// Dial reaches the server, and Roots are whose certificates are believed;
	// nil: the network, and those of this machine.
	Dial  func(ctx context.Context, network, address string) (net.Conn, error)
	Roots *x509.CertPool
}

// Sender sends letters. It is safe for concurrent use: each letter has a
// connection of its own.
type Sender struct {
	host    string
	from    string
	options []gomail.Option
}

// New checks a configuration. Nothing is sent in clear but to this machine.
func New(c Config) (*Sender, error) {
	at, err := url.Parse(c.Server)
	if err != nil || at.Hostname() == "" || at.Scheme != "smtp" && at.Scheme != "smtps" {
		return nil, errors.New("a mail server is written smtp://user@host:587 or smtps://user@host:465")
	}
	if _, has := at.User.Password(); has {
		return nil, errors.New("the password of the mail server does not belong in its address: put it in COHORT_MAIL_PASSWORD")
	}
	if _, err := netmail.ParseAddress(c.From); err != nil {
		return nil, errors.New("the sender of mail is written Harbor Group Practice <office@example.org>")
	}
	encrypted := &tls.Config{ServerName: at.Hostname(), RootCAs: c.Roots, MinVersion: tls.VersionTLS12}
	s := &Sender{host: at.Hostname(), from: c.From, options: []gomail.Option{gomail.WithTimeout(patience)}}
	s.options = append(s.options, gomail.WithTLSConfig(encrypted), encryption(at))
	if at.Port() != "" {
		port, err := strconv.Atoi(at.Port())
		if err != nil {
			return nil, fmt.Errorf("%q is no port", at.Port())
		}
		s.options = append(s.options, gomail.WithPort(port))
	}
	if user := at.User.Username(); user != "" {
		s.options = append(s.options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(user), gomail.WithPassword(c.Password))
	}
	dial := c.Dial
	if dial == nil {
		dial = (&net.Dialer{}).DialContext
	}
	if at.Scheme == "smtps" {
		dial = fromTheStart(dial, encrypted)
	}
	s.options = append(s.options, gomail.WithDialContextFunc(dial))
	return s, nil
}

type dialer = func(ctx context.Context, network, address string) (net.Conn, error)

// fromTheStart speaks TLS before anything else.
func fromTheStart(dial dialer, encrypted *tls.Config) dialer {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		plain, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		conn := tls.Client(plain, encrypted)
		if err := conn.HandshakeContext(ctx); err != nil {
			return nil, errors.Join(err, plain.Close())
		}
		return conn, nil
	}
}

// encryption is TLS, required; a server on this machine may do without.
func encryption(at *url.URL) gomail.Option {
	switch {
	case at.Scheme == "smtps":
		return gomail.WithSSLPort(false)
	case loopback(at.Hostname()):
		return gomail.WithTLSPortPolicy(gomail.NoTLS)
	}
	return gomail.WithTLSPortPolicy(gomail.TLSMandatory)
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Send hands one letter to the server and returns once it has taken it.
func (s *Sender) Send(ctx context.Context, l domain.Letter) error {
	m := gomail.NewMsg()
	if err := errors.Join(m.From(s.from), m.To(l.To)); err != nil {
		return errors.New("the addresses of a letter cannot be written")
	}
	m.Subject(l.Subject)
	m.SetMessageID()
	m.SetDate()
	m.SetBulk() // no out-of-office answers
	m.SetBodyString(gomail.TypeTextPlain, l.Text)
	client, err := gomail.NewClient(s.host, s.options...)
	if err != nil {
		return err
	}
	return client.DialAndSendWithContext(ctx, m)
}
