package certificate_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"cohort/domain/program"
	"cohort/keyring"
)

// forger makes what is no certificate out of two that are, and of another
// practice's key.
type forger struct {
	*rand.Rand

	own, other     *keyring.Ring
	one, two       program.SignedStatement
	text, file     string // of one
	otherText      string // of two
	secondsLetters string // signature of two
}

func newForger(t *testing.T) *forger {
	t.Helper()
	f := &forger{Rand: rand.New(rand.NewPCG(12, 5)), own: fresh(t), other: fresh(t)}
	f.one, f.two = statement(12, "Inés Member").Sign(f.own), statement(13, "Ben Member").Sign(f.own)
	f.text, f.otherText = f.one.Text(), f.two.Text()
	f.file = string(written(t, paper(f.one), program.CertificateJSON))
	f.secondsLetters = base64.RawURLEncoding.EncodeToString(f.two.Signature)
	return f
}

// fields are changes of what a certificate states.
var fields = []func(*program.CertificateStatement, int){
	func(s *program.CertificateStatement, n int) { s.Number += n },
	func(s *program.CertificateStatement, n int) { s.Practice += fmt.Sprint(n) },
	func(s *program.CertificateStatement, n int) { s.Name = fmt.Sprint("Somebody ", n) },
	func(s *program.CertificateStatement, n int) { s.CaseNumber = fmt.Sprint("CR ", n) },
	func(s *program.CertificateStatement, _ int) { s.CaseNumber = "" },
	func(s *program.CertificateStatement, n int) { s.Program = fmt.Sprint("Batterer intervention ", n) },
	func(s *program.CertificateStatement, n int) { s.From = s.From.AddDays(n) },
	func(s *program.CertificateStatement, n int) { s.To = s.To.AddDays(-n) },
	func(s *program.CertificateStatement, _ int) { s.Held = program.DeliveryOnline },
	func(s *program.CertificateStatement, n int) { s.Of += n },
	func(s *program.CertificateStatement, n int) { s.Attended += n },
	func(s *program.CertificateStatement, n int) { s.CaughtUp += n },
	func(s *program.CertificateStatement, n int) { s.Minutes += n },
	func(s *program.CertificateStatement, n int) { s.Themes.Required += n },
	func(s *program.CertificateStatement, n int) { s.Themes.Attended += n },
	func(s *program.CertificateStatement, n int) { s.Themes.CaughtUp += n },
	func(s *program.CertificateStatement, n int) { s.Leader = fmt.Sprint("Dr. ", n) },
	func(s *program.CertificateStatement, n int) { s.Credential = fmt.Sprint("LCSW ", n, " NY") },
	func(s *program.CertificateStatement, n int) { s.IssuedOn = s.IssuedOn.AddDays(n) },
}

// changed has one field say something else, under the signature that was there.
func (f *forger) changed() program.SignedStatement {
	s := f.one
	fields[f.IntN(len(fields))](&s.CertificateStatement, 1+f.IntN(300))
	return s
}

func (f *forger) fileOf(t *testing.T, s program.SignedStatement) string {
	t.Helper()
	return string(written(t, paper(s), program.CertificateJSON))
}

// ways are the ways to forge.
func (f *forger) ways(t *testing.T) map[string]func() string {
	t.Helper()
	return map[string]func() string{
		"a field changed in the text":  func() string { return f.changed().Text() },
		"a field changed in the file":  func() string { return f.fileOf(t, f.changed()) },
		"a letter changed in the text": func() string { return f.letter(f.text) },
		"a letter changed in the file": func() string { return f.letter(f.file) },
		"another one's signature": func() string {
			s := f.changed()
			s.Signature = f.two.Signature
			return f.either(t, s)
		},
		"another practice's key": func() string {
			s := f.changed().CertificateStatement.Sign(f.other)
			return f.either(t, s)
		},
		"another practice's key under this one's name": func() string {
			s := f.changed()
			s.Signature = f.other.SignCertificate(s.Said(s.Key))
			return f.either(t, s)
		},
		"the text cut off":  func() string { return f.text[:f.IntN(len(f.text))] },
		"the file cut off":  func() string { return f.file[:f.IntN(len(f.file)-1)] },
		"the text cut open": func() string { return f.cutOpen(f.text) },
		"the file cut open": func() string { return f.cutOpen(f.file) },
		"written otherwise": func() string { return f.otherwise() },
		"added to":          func() string { return f.addedTo() },
		"a made-up signature": func() string {
			s := f.changed()
			s.Signature = make([]byte, f.IntN(130))
			for i := range s.Signature {
				s.Signature[i] = byte(f.IntN(256))
			}
			return f.either(t, s)
		},
	}
}

func (f *forger) either(t *testing.T, s program.SignedStatement) string {
	t.Helper()
	if f.IntN(2) == 0 {
		return s.Text()
	}
	return f.fileOf(t, s)
}

func (f *forger) letter(of string) string {
	b := []byte(of)
	b[f.IntN(len(b)-1)] ^= byte(1 + f.IntN(255)) // but for the line break at the end
	return string(b)
}

func (f *forger) cutOpen(of string) string {
	from := f.IntN(len(of) - 2)
	to := from + 1 + f.IntN(len(of)-2-from)
	return of[:from] + of[to:]
}

// otherwise says the same in other letters.
func (f *forger) otherwise() string {
	letters := base64.RawURLEncoding.EncodeToString(f.one.Signature)
	at := 1 + f.IntN(len(letters)-1)
	spare := letters[:len(letters)-1] + string(letters[len(letters)-1]+1+byte(f.IntN(3))) // bits that belong to nothing
	var compact bytes.Buffer
	_ = json.Compact(&compact, []byte(f.file)) // it is JSON
	var any map[string]any
	_ = json.Unmarshal([]byte(f.file), &any)
	sorted, _ := json.MarshalIndent(any, "", "  ")
	blanks := strings.Repeat(" ", 1+f.IntN(40))
	all := []string{
		strings.Replace(f.text, letters, spare, 1), strings.Replace(f.file, letters, spare, 1),
		strings.Replace(f.text, letters, letters+"==", 1), strings.Replace(f.file, letters, letters+"=", 1),
		strings.Replace(f.text, letters, letters[:at]+"\r"+letters[at:], 1), strings.Replace(f.text, letters, letters[:at]+"\n"+letters[at:], 1),
		strings.Replace(f.file, letters, letters[:at]+`\n`+letters[at:], 1), strings.Replace(f.file, letters, base64.StdEncoding.EncodeToString(f.one.Signature), 1),
		strings.Replace(f.text, f.one.Key, strings.ToUpper(f.one.Key)+blanks, 1), strings.Replace(f.file, f.one.Key, f.one.Key+blanks, 1),
		strings.ReplaceAll(f.text, "\n", "\r\n"), strings.ReplaceAll(f.file, "\n", "\r\n"), "\ufeff" + f.text, "\ufeff" + f.file,
		compact.String(), string(sorted), strings.Replace(f.file, "é", `\u00e9`, 1), strings.Replace(f.file, "é", "e\u0301", 1), strings.Replace(f.text, "é", "e\u0301", 1),
		strings.Replace(f.file, `"number": 12`, `"number": 1.2e1`, 1), strings.Replace(f.file, `"number": 12`, `"number":`+blanks+` 12`, 1), strings.Replace(f.file, `"name"`, `"Name"`, 1),
		strings.Replace(f.text, ": ", ":"+blanks+" ", 1+f.IntN(12)), blanks + f.text, blanks + f.file, f.text + blanks, strings.ReplaceAll(f.text, "\n", blanks+"\n"),
	}
	return all[f.IntN(len(all))]
}

// addedTo says something before, behind or in between.
func (f *forger) addedTo() string {
	more := []string{"Name: Ben Member", "Program: Everything", fmt.Sprintf("Number: %d", f.IntN(1000)), "Key: " + f.one.Key, "Signature: " + f.secondsLetters, strings.Repeat("\n", 1+f.IntN(30)), f.otherText, f.file}[f.IntN(8)]
	lines := strings.Split(f.text, "\n")
	at := f.IntN(len(lines))
	unknown := fmt.Sprintf(`"%c%d": %q`, 'a'+rune(f.IntN(26)), f.IntN(1000), more)
	all := []string{
		f.text + "\n" + more, more + "\n" + f.text, strings.Join(append(append(append([]string{}, lines[:at]...), more), lines[at:]...), "\n"),
		f.file + more, more + f.file, strings.Replace(f.file, "{", "{"+unknown+",", 1), strings.Replace(f.file, `"name":`, `"name": "Ben Member",`+"\n    "+`"name":`, 1),
		strings.Replace(f.file, `"certificate": {`, `"certificate": {`+unknown+",", 1),
	}
	return all[f.IntN(len(all))]
}

// A thousand forgeries: none is accepted, with this practice's key.
func TestNoForgeryIsAccepted(t *testing.T) {
	const wanted = 1000
	f := newForger(t)
	key := f.own.CertificateKeys()[0]
	for _, genuine := range []string{f.text, f.file, f.otherText, f.text + "\n", strings.TrimSuffix(f.file, "\n")} {
		if !accepts([]byte(genuine), key) {
			t.Fatalf("a genuine one is refused: %q", genuine)
		}
	}
	made, accepted, of := map[string]bool{f.text: true, f.text + "\n": true, f.file: true, strings.TrimSuffix(f.file, "\n"): true}, 0, map[string]int{}
	genuine := len(made)
	ways := f.ways(t)
	for len(made) < wanted+genuine {
		for way, make := range ways {
			forged := make()
			if made[forged] || len(made) == wanted+genuine {
				continue
			}
			made[forged] = true
			of[way]++
			if accepts([]byte(forged), key) {
				accepted++
				t.Errorf("%s is accepted: %q", way, forged)
			}
		}
	}
	t.Logf("%d forgeries, %d accepted: %v", len(made)-genuine, accepted, of)
	for way := range ways {
		if of[way] < 20 {
			t.Errorf("%s: %d forgeries only", way, of[way])
		}
	}
}
