package program_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// Whatever a statement says stands in what is signed, each thing in a line of its
// own.
func TestEveryFieldOfACertificateIsSigned(t *testing.T) {
	s := program.CertificateStatement{Number: 3, Practice: "Harbor", Name: "Ana Member", Program: "Anger", Held: program.DeliveryInPerson, Themes: program.ThemesDone{Required: 1}}
	was := s.Said("k")
	fields := reflect.TypeFor[program.CertificateStatement]()
	for i := range fields.NumField() {
		changed := s
		switch field := reflect.ValueOf(&changed).Elem().Field(i); v := field.Interface().(type) {
		case string:
			field.SetString("another")
		case int:
			field.SetInt(int64(v) + 7)
		case domain.Date:
			field.Set(reflect.ValueOf(domain.Date{Year: 2026, Month: 2, Day: 3}))
		case program.Delivery:
			field.Set(reflect.ValueOf(program.DeliveryOnline))
		case program.ThemesDone:
			field.Set(reflect.ValueOf(program.ThemesDone{Required: 2, Attended: 1, CaughtUp: 1}))
		}
		if changed.Said("k") == was {
			t.Errorf("%s is not signed", fields.Field(i).Name)
		}
	}
}

type noKeys struct{}

func (noKeys) CertificateKey() string                        { return "k" }
func (noKeys) SignCertificate(said string) []byte            { return []byte(said) }
func (noKeys) FitsCertificate(_, said string, s []byte) bool { return said == string(s) }

func TestNothingInACertificateLooksLikeAnotherLine(t *testing.T) {
	signed := program.CertificateStatement{Number: 1, Name: "Ana\nNumber: 99", Program: "Anger\u2028Key: x", Held: program.DeliveryInPerson}.Sign(noKeys{})
	if text := signed.Text(); strings.Count(text, "\nNumber: ") != 1 || strings.Count(text, "\nKey: ") != 1 || !signed.Genuine(noKeys{}) {
		t.Errorf("signed: %q", text)
	}
}

func TestACertificateIsRefusedWithWhatIsLackingAndWithdrawnOnce(t *testing.T) {
	err := program.Completed{Lacks: []program.Lack{program.SessionsAhead, program.ThemesOpen}}.Allows()
	if !program.ErrNotCompleted.Is(err) || !strings.Contains(err.Error(), "still to come; missed themes") {
		t.Errorf("refused: %v", err)
	}
	if err := (program.Completed{}).Allows(); err != nil {
		t.Error(err)
	}
	at, by := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC), domain.Actor{Name: "Theo"}
	c := program.Certificate{Version: 1}
	if _, err := c.Withdraw(by, " ", at); err == nil {
		t.Error("withdrawn for no reason")
	}
	if c, err = c.Withdraw(by, " Of another person. ", at); err != nil || c.Withdrawn.Reason != "Of another person." || c.Version != 2 {
		t.Fatalf("withdrawn: %+v, %v", c, err)
	}
	if _, err := c.Withdraw(by, "Again.", at); !program.ErrCertificateWithdrawn.Is(err) {
		t.Errorf("twice: %v", err)
	}
}
