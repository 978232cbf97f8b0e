package factor

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base32"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/boombuler/barcode/qr"
	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"

	"cohort/domain"
)

// Codes makes the keys of authenticator apps and checks their codes: six
// digits, by SHA-1, a new one each half minute, which every app can (RFC 6238).
type Codes struct{}

const codeDigits = otp.DigitsSix

// NewKey makes a key of 160 bits, as RFC 4226 wants it, in the letters that
// people type into an app.
func (Codes) NewKey() string {
	var key [20]byte
	_, _ = rand.Read(key[:]) // never fails: crypto/rand ends the program instead
	return base32.StdEncoding.EncodeToString(key[:])
}

// StepOf gives the step whose code this is, of those around now.
func (Codes) StepOf(key, code string, now time.Time) (step int64, fits bool) {
	code = strings.Map(func(r rune) rune {
		if r == ' ' {
			return -1
		}
		return r
	}, code)
	for around := int64(-domain.CodeStepsAround); around <= domain.CodeStepsAround; around++ {
		at := domain.CodeStep(now) + around
		right, err := hotp.GenerateCodeCustom(key, uint64(at), hotp.ValidateOpts{Digits: codeDigits, Algorithm: otp.AlgorithmSHA1})
		if err == nil && subtle.ConstantTimeCompare([]byte(right), []byte(code)) == 1 {
			step, fits = at, true
		}
	}
	return step, fits
}

// Link is what an app reads a key from. It says which practice it is for and
// whose it is.
func (Codes) Link(practice, account, key string) string {
	label := strings.ReplaceAll(practice, ":", " ") + ":" + account
	return (&url.URL{Scheme: "otpauth", Host: "totp", Path: "/" + label, RawQuery: strings.ReplaceAll(url.Values{
		"secret": {key}, "issuer": {practice}, "algorithm": {"SHA1"}, "digits": {codeDigits.String()}, "period": {fmt.Sprint(domain.CodeSeconds)},
	}.Encode(), "+", "%20")}).String()
}

// Picture draws a link as a QR code: how many squares it is wide, and its dark
// squares as the path of an SVG.
func (Codes) Picture(link string) (size int, path string, err error) {
	code, err := qr.Encode(link, qr.M, qr.Unicode)
	if err != nil {
		return 0, "", err
	}
	var d strings.Builder
	size = code.Bounds().Dx()
	for y := range size {
		for x := 0; x < size; x++ {
			from := x
			for x < size && dark(code.At(x, y).RGBA()) {
				x++
			}
			if x > from {
				fmt.Fprintf(&d, "M%d %dh%dv1h-%dz", from, y, x-from, x-from)
			}
		}
	}
	return size, d.String(), nil
}

func dark(r, _, _, _ uint32) bool { return r == 0 }
