package certificate_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"image/png"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"cohort/document/certificate"
	"cohort/domain"
	"cohort/domain/program"
	"cohort/keyring"
)

var keep = flag.String("keep", "", "keep the paper of the test under this name, to look at it")

func statement(number int, name string) program.CertificateStatement {
	return program.CertificateStatement{Number: number, Practice: "Harbor Street Practice", Name: name, CaseNumber: "2026-CR-0417", Program: "Anger management", From: domain.Date{Year: 2026, Month: 3, Day: 3}, To: domain.Date{Year: 2026, Month: 5, Day: 19},
		Held: program.DeliveryInPerson, Of: 12, Attended: 10, CaughtUp: 2, Minutes: 17*60 + 5, Themes: program.ThemesDone{Required: 12, Attended: 10, CaughtUp: 2},
		Leader: "Ruth Abara", Credential: "LPC 12345 NY", IssuedOn: domain.Date{Year: 2026, Month: 5, Day: 26}}
}

func fresh(t *testing.T) *keyring.Ring {
	t.Helper()
	ring, err := keyring.Fresh()
	if err != nil {
		t.Fatal(err)
	}
	return ring
}

func paper(s program.SignedStatement) program.CertificatePaper {
	return program.CertificatePaper{Certificate: program.Certificate{SignedStatement: s, IssuedAt: time.Date(2026, 5, 26, 15, 0, 0, 0, time.UTC)}, Letterhead: []string{"12 Harbor Street", "Albany, NY 12207"}, Zone: time.UTC}
}

func written(t *testing.T, p program.CertificatePaper, as program.CertificateFile) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := certificate.Write(&out, p, as); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// accepts says whether a file is taken for a certificate that one of the keys signed.
func accepts(content []byte, keys ...keyring.CertificateKey) bool {
	found, err := certificate.Read(content)
	if err != nil {
		return false
	}
	for _, key := range keys {
		if found.Fits(key.Fits) {
			return true
		}
	}
	return false
}

// ran gives what a program makes of a file.
func ran(t *testing.T, in []byte, name string, args ...string) []byte {
	t.Helper()
	c := exec.Command(name, args...)
	c.Stdin = bytes.NewReader(in)
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s (scripts/install-tools brings it): %v", name, err)
	}
	return out
}

// scanned is the text of the code on a paper, as a telephone reads it from a print.
func scanned(t *testing.T, pdf []byte) string {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(ran(t, pdf, "pdftoppm", "-r", "150", "-png", "-singlefile", "-")))
	if err != nil {
		t.Fatal(err)
	}
	bits, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		t.Fatal(err)
	}
	read, err := qrcode.NewQRCodeReader().Decode(bits, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil {
		t.Fatalf("the code cannot be read: %v", err)
	}
	return read.GetText()
}

func TestPaperReadsBackAndItsCodeVerifies(t *testing.T) {
	ring := fresh(t)
	for _, name := range []string{"Inés Łucja Nguyễn-Yağmur", strings.Repeat("Maximiliana Wilhelmine ", 8) + "von der Aue"} {
		p := paper(statement(12, name).Sign(ring))
		pdf := written(t, p, program.CertificatePDF)
		if *keep != "" && p.Name[0] == 'I' {
			if err := os.WriteFile(*keep, pdf, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		text := strings.Join(strings.Fields(string(ran(t, pdf, "pdftotext", "-layout", "-", "-"))), " ")
		for _, said := range []string{"Harbor Street Practice", "12 Harbor Street", "Certificate of completion", "Anger management", "2026-CR-0417", "March 3, 2026 to May 19, 2026", "in person",
			"10 attended, 2 caught up, of 12", "17 hours 5 minutes", "12 required, 10 attended, 2 caught up", "Ruth Abara, LPC 12345 NY", "Certificate number 12", "Issued May 26, 2026", p.Key, "not a form of a court"} {
			if !strings.Contains(text, said) {
				t.Errorf("the paper does not say %q: %s", said, text)
			}
		}
		if first, _, _ := strings.Cut(name, " "); !strings.Contains(text, first) || strings.Contains(text, "Withdrawn") {
			t.Errorf("the paper: %s", text)
		}
		code := scanned(t, pdf)
		if code != p.Text() || !accepts([]byte(code), ring.CertificateKeys()...) {
			t.Errorf("the code says %q", code)
		}
		if again := written(t, p, program.CertificatePDF); !bytes.Equal(again, pdf) {
			t.Error("the same certificate is another file")
		}
		p.Withdrawn = &program.CertificateWithdrawn{At: p.IssuedAt.AddDate(0, 0, 2)}
		if text := string(ran(t, written(t, p, program.CertificatePDF), "pdftotext", "-layout", "-", "-")); !strings.Contains(text, "Withdrawn on May 28, 2026") {
			t.Errorf("a withdrawn one: %s", text)
		}
		if _, err := certificate.Read(pdf); !errors.Is(err, certificate.ErrPaper) {
			t.Errorf("a paper: %v", err)
		}
	}
}

// What was signed before the key was turned is verified with the earlier key for good.
func TestATurnedKeyLeavesTheEarlierOnesTheirCertificates(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys.json")
	before, err := keyring.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	old := statement(1, "Ana Member").Sign(before)
	turned, err := keyring.TurnCertificateKey(path)
	if err != nil {
		t.Fatal(err)
	}
	after, err := keyring.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	keys := after.CertificateKeys()
	if len(keys) != 2 || keys[1].String() != turned.String() || keys[0].String() != before.CertificateKeys()[0].String() || after.CertificateKey() != turned.Name() {
		t.Fatalf("keys after turning: %v", keys)
	}
	now := statement(2, "Ben Member").Sign(after)
	if !old.Genuine(after) || !now.Genuine(after) || now.Genuine(before) {
		t.Error("a ring does not know its own")
	}
	for _, c := range []struct {
		of   program.SignedStatement
		keys []keyring.CertificateKey
		want bool
	}{{old, keys[:1], true}, {old, keys[1:], false}, {now, keys[1:], true}, {now, keys[:1], false}, {old, keys, true}, {now, keys, true}} {
		if got := accepts([]byte(c.of.Text()), c.keys...); got != c.want {
			t.Errorf("number %d with %d keys: %t", c.of.Number, len(c.keys), got)
		}
	}
	if same, err := keyring.ParseCertificateKey(" " + turned.String() + "\n"); err != nil || same.Name() != turned.Name() {
		t.Errorf("a key read back: %v, %v", same, err)
	}
	for _, text := range []string{"", "cohort-certificate-", "cohort-audit-" + turned.String()[19:], turned.String() + "AA"} {
		if _, err := keyring.ParseCertificateKey(text); err == nil {
			t.Errorf("%q is taken for a key", text)
		}
	}
}
