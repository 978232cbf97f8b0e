package main

import (
	"errors"
	"fmt"
	"strings"

	"cohort/document/certificate"
	"cohort/keyring"
)

type certificateCommand struct {
	Verify certificateVerifyCommand `cmd:"" help:"Say whether a certificate of completion is genuine, offline: exits with 0 when it is, with 3 when it is not."`
	Key    certificateKeyCommand    `cmd:"" help:"Print the key with which certificates are verified. Whoever has it can make none."`
	Turn   certificateTurnCommand   `cmd:"" name:"turn-key" help:"Sign with a fresh key from the next start on. What was signed before is verified with the earlier keys for good."`
}

// errForged is an answer, and no failure.
var errForged = errors.New("not genuine")

type certificateVerifyCommand struct {
	File string   `arg:"" help:"The file of a certificate (JSON), or the text of the code on its paper; - for standard input."`
	Key  []string `required:"" placeholder:"KEY" help:"The practice's key, as cohort certificate key printed it; several where it was turned."`
}

// mostBytes is more than any certificate has.
const mostBytes = 1 << 20

// Run verifies with the keys alone: it needs neither database nor keys file.
func (c certificateVerifyCommand) Run(s streams) error {
	var keys []keyring.CertificateKey
	for _, text := range c.Key {
		key, err := keyring.ParseCertificateKey(text)
		if err != nil {
			return fmt.Errorf("--key: %w", err)
		}
		keys = append(keys, key)
	}
	content, err := readFile(c.File, s.in, mostBytes)
	if err != nil {
		return err
	}
	found, err := certificate.Read(content)
	switch {
	case errors.Is(err, certificate.ErrPaper):
		return err
	case err != nil:
		return fmt.Errorf("%w: %w", errForged, err)
	}
	for _, key := range keys {
		if found.Fits(key.Fits) {
			fmt.Fprintf(s.out, "Genuine. Signed with the key %s was:\n\n%s\n\nWhether it was withdrawn later, only the practice can say.\n", key.Name(), found.Said)
			return nil
		}
	}
	return fmt.Errorf("%w: it was not signed with the key that was given%s", errForged, otherKey(found, keys))
}

// otherKey says that a certificate names a key which nobody gave.
func otherKey(found certificate.Found, keys []keyring.CertificateKey) string {
	for _, key := range keys {
		if key.Name() == found.Key {
			return ", although it names that one"
		}
	}
	return ". It names another one: ask the practice for its earlier keys"
}

type certificateKeyCommand struct {
	database
	All bool `help:"The earlier keys too, oldest first."`
}

// Run prints the key. It needs the keys file and no database.
func (c certificateKeyCommand) Run(s streams) error {
	ring, err := keyring.Load(c.keysPath())
	if err != nil {
		return err
	}
	keys := ring.CertificateKeys()
	if !c.All {
		keys = keys[len(keys)-1:]
	}
	lines := make([]string, len(keys))
	for i, key := range keys {
		lines[i] = key.String()
	}
	fmt.Fprintln(s.out, strings.Join(lines, "\n"))
	return nil
}

type certificateTurnCommand struct{ database }

// Run turns the key. The server reads its keys when it starts.
func (c certificateTurnCommand) Run(s streams) error {
	key, err := keyring.TurnCertificateKey(c.keysPath())
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s\nThe server signs with it from its next start on. Copy the keys file %s to where you keep it: the old copy lacks this key.\n", key, c.keysPath())
	return nil
}
