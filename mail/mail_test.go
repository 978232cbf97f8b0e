package mail_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"net"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/mail"
	"cohort/mail/mailtest"
)

const from = "Harbor Group Practice <office@example.org>"

var letter = domain.Letter{To: "ada@example.org", Subject: "A new password for Hafen Praxis, Größe 1", Text: "Guten Tag.\n\nEin Satz.\n"}

// certificate is one of mail.example.org, and whom to believe for it.
func certificate(t *testing.T) (*tls.Config, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"mail.example.org"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(parsed)
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}, MinVersion: tls.VersionTLS12}, roots
}

// to reaches the test's server whatever the address says.
func to(address string) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "tcp", address)
	}
}

func TestALetterArrivesEncrypted(t *testing.T) {
	encryption, roots := certificate(t)
	server := mailtest.Start(t, encryption)
	s, err := mail.New(mail.Config{Server: "smtp://office@mail.example.org", Password: server.Password, From: from, Dial: to(server.Address), Roots: roots})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Send(t.Context(), letter); err != nil {
		t.Fatal(err)
	}
	got := <-server.Letters
	if !got.Encrypted || got.User != "office" || got.To != letter.To || got.From != "office@example.org" {
		t.Errorf("%+v", got)
	}
	if kind := got.Header.Get("Content-Type"); !strings.HasPrefix(kind, "text/plain") || !strings.Contains(got.Text, "Ein Satz.") {
		t.Errorf("%s: %q", kind, got.Text)
	}
}

// Nothing goes out in clear, nor to a server that cannot say who it is.
func TestNothingIsSentInClear(t *testing.T) {
	encryption, roots := certificate(t)
	for name, c := range map[string]struct {
		server *mailtest.Server
		config mail.Config
	}{
		"no STARTTLS":            {mailtest.Start(t, nil), mail.Config{Server: "smtp://office@mail.example.org", Roots: roots}},
		"a certificate of none":  {mailtest.Start(t, encryption), mail.Config{Server: "smtp://mail.example.org"}},
		"another's certificate":  {mailtest.Start(t, encryption), mail.Config{Server: "smtp://other.example.org", Roots: roots}},
		"a wrong password":       {mailtest.Start(t, encryption), mail.Config{Server: "smtp://office@mail.example.org", Password: "zq-wrong", Roots: roots}},
		"plain where TLS begins": {mailtest.Start(t, nil), mail.Config{Server: "smtps://mail.example.org", Roots: roots}},
	} {
		c.config.From, c.config.Dial = from, to(c.server.Address)
		s, err := mail.New(c.config)
		if err != nil {
			t.Fatal(err)
		}
		switch err := s.Send(t.Context(), letter); {
		case err == nil:
			t.Errorf("%s: sent", name)
		case strings.Contains(err.Error(), "zq-wrong"):
			t.Errorf("%s: the error has the password: %v", name, err)
		}
		if len(c.server.Letters) > 0 {
			t.Errorf("%s: a letter arrived", name)
		}
	}
}

func TestThisMachineMayDoWithout(t *testing.T) {
	server := mailtest.Start(t, nil)
	s, err := mail.New(mail.Config{Server: "smtp://" + server.Address, From: from})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Send(t.Context(), letter); err != nil {
		t.Fatal(err)
	}
	if got := <-server.Letters; got.Encrypted || got.To != letter.To {
		t.Errorf("%+v", got)
	}
}

func TestAWrongMailServerIsRefusedAtOnce(t *testing.T) {
	for _, c := range []mail.Config{
		{Server: "mail.example.org:587", From: from}, {Server: "http://mail.example.org", From: from}, {Server: "smtp://", From: from},
		{Server: "smtp://office:zq-secret@mail.example.org", From: from}, {Server: "smtp://mail.example.org", From: "nobody"},
	} {
		if _, err := mail.New(c); err == nil || strings.Contains(err.Error(), "zq-secret") {
			t.Errorf("%+v: %v", c, err)
		}
	}
}
