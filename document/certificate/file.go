package certificate

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"cohort/domain/program"
)

// statementFile is what a file for programs holds.
type statementFile struct {
	Certificate program.CertificateStatement `json:"certificate"`
	Key         string                       `json:"key"`
	Signature   string                       `json:"signature"`
}

// Write writes a certificate as a file.
func Write(w io.Writer, paper program.CertificatePaper, as program.CertificateFile) error {
	if as == program.CertificatePDF {
		return writePaper(w, paper)
	}
	content, err := fileOf(paper.SignedStatement)
	if err == nil {
		_, err = w.Write(content)
	}
	return err
}

func fileOf(s program.SignedStatement) ([]byte, error) {
	var out bytes.Buffer
	in := json.NewEncoder(&out)
	in.SetEscapeHTML(false)
	in.SetIndent("", "  ")
	err := in.Encode(statementFile{Certificate: s.CertificateStatement, Key: s.Key, Signature: base64.RawURLEncoding.EncodeToString(s.Signature)})
	return out.Bytes(), err
}

// Found is what a file says that was signed, before anybody has verified it.
type Found struct {
	Said      string
	Key       string // the name of the key that is to verify it
	signature []byte
}

// Fits says whether a key signed it: fits is asked with what was said and the
// signature.
func (f Found) Fits(fits func(said string, signature []byte) bool) bool {
	return fits(f.Said, f.signature)
}

// The errors about files that are no certificates.
var (
	ErrNone  = errors.New("this is no certificate as Cohort writes it: it was changed, cut off or added to, or is something else")
	ErrPaper = errors.New("this is a certificate's paper, which anybody can draw: scan its code, and verify the text of that")
)

// Read reads a file for programs, or the text of the code on paper. At its end may
// stand one line break, as programs add them.
func Read(content []byte) (Found, error) {
	switch {
	case bytes.HasPrefix(content, []byte("%PDF-")):
		return Found{}, ErrPaper
	case bytes.HasPrefix(content, []byte("{")):
		return readFile(content)
	}
	return readText(strings.TrimSuffix(string(content), "\n"))
}

func readFile(content []byte) (Found, error) {
	var f statementFile
	if json.Unmarshal(content, &f) != nil {
		return Found{}, ErrNone
	}
	signature, err := decode(f.Signature)
	if err != nil {
		return Found{}, err
	}
	s := program.SignedStatement{CertificateStatement: f.Certificate, Key: f.Key, Signature: signature}
	again, err := fileOf(s)
	if err != nil || !bytes.Equal(bytes.TrimSuffix(content, []byte("\n")), bytes.TrimSuffix(again, []byte("\n"))) {
		return Found{}, ErrNone
	}
	return Found{Said: s.Said(s.Key), Key: s.Key, signature: signature}, nil
}

// readText takes a signed text apart: its last line is the signature, and the one
// before names the key.
func readText(text string) (Found, error) {
	cut := strings.LastIndexByte(text, '\n')
	if cut < 0 {
		return Found{}, ErrNone
	}
	encoded, labelled := strings.CutPrefix(text[cut+1:], program.SignatureLabel)
	said := text[:cut]
	key, named := strings.CutPrefix(said[strings.LastIndexByte(said, '\n')+1:], program.KeyLabel)
	if !labelled || !named || !strings.HasPrefix(said, program.StatementTitle+"\n") {
		return Found{}, ErrNone
	}
	signature, err := decode(encoded)
	return Found{Said: said, Key: key, signature: signature}, err
}

// decode reads a signature that is written as it is always written: the package
// for base64 skips line breaks and, unless told, bits that belong to nothing.
func decode(encoded string) ([]byte, error) {
	signature, err := base64.RawURLEncoding.Strict().DecodeString(encoded)
	if err != nil || base64.RawURLEncoding.EncodeToString(signature) != encoded {
		return nil, ErrNone
	}
	return signature, nil
}
