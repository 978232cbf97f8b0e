package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"cohort/mail"
	desk "cohort/practice/office"
)

// letters says through which server mail goes. Without one nothing is sent.
type letters struct {
	MailServer   string `name:"mail-server" env:"COHORT_MAIL_SERVER" placeholder:"smtp://USER@HOST:587" help:"Mail server, for links to who forgot the password: smtp:// with STARTTLS, smtps:// with TLS from the start."`
	MailPassword string `name:"mail-password" env:"COHORT_MAIL_PASSWORD" placeholder:"PASSWORD" help:"Password at the mail server; better in the environment than on the command line."`
	MailFrom     string `name:"mail-from" env:"COHORT_MAIL_FROM" placeholder:"NAME <ADDRESS>" help:"Sender of mail, such as \"Harbor Group Practice <office@example.org>\"."`
}

// retryPauses are the waits before a letter is tried again.
var retryPauses = []time.Duration{5 * time.Second, 30 * time.Second, 2 * time.Minute}

// mailing opens the way to the mail server, nil without one. Links go into
// mailboxes: they need the address under which people reach the page.
func (c server) mailing(listener net.Listener) (*desk.Mailing, error) {
	if c.MailServer == "" {
		return nil, nil
	}
	if tcp, ok := listener.Addr().(*net.TCPAddr); c.PublicURL == "" && (!ok || !tcp.IP.IsLoopback()) {
		return nil, errors.New("--mail-server needs --public-url: links in mail lead to the address under which people reach the page")
	}
	post, err := mail.New(mail.Config{Server: c.MailServer, Password: c.MailPassword, From: c.MailFrom})
	if err != nil {
		return nil, err
	}
	return &desk.Mailing{Post: post, Page: c.base(listener) + "/new-password", Pauses: retryPauses, Told: toldOfMail}, nil
}

// written counts letters by how they ended.
var written = prometheus.NewCounterVec(prometheus.CounterOpts{
	Name: "cohort_letters_total", Help: "Letters with a link to a new password: taken by the mail server, or failed for good.",
}, []string{"outcome"})

// Both outcomes are there from the start: an alarm needs the zero.
func init() {
	prometheus.MustRegister(written)
	for _, outcome := range []string{"taken", "failed"} {
		written.WithLabelValues(outcome)
	}
}

// toldOfMail counts a letter, and writes down that it was not taken; to whom it
// was, the audit has.
func toldOfMail(err error) {
	if err == nil {
		written.WithLabelValues("taken").Inc()
	} else {
		written.WithLabelValues("failed").Inc()
		slog.Error("a letter with a link to a new password was not sent", "error", err)
	}
}

// writeLetters answers requests for links by mail until the context ends.
func (o *office) writeLetters(ctx context.Context, m *desk.Mailing) {
	if m != nil {
		o.desks.Office.WriteResets(ctx, *m)
	}
}
