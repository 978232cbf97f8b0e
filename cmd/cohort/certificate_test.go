package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cohort/document/certificate"
	"cohort/domain"
	"cohort/domain/program"
	"cohort/keyring"
)

// A clerk verifies what a practice signed with its public key alone, also after
// the practice has turned it.
func TestACertificateIsVerifiedOffline(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	ring, err := keyring.Create(filepath.Join(data, "keys.json"))
	if err != nil {
		t.Fatal(err)
	}
	day := domain.Date{Year: 2026, Month: 5, Day: 19}
	signed := program.CertificateStatement{Number: 7, Practice: "Harbor", Name: "Ana Member", Program: "Anger", From: day, To: day, Held: program.DeliveryInPerson, Of: 1, Attended: 1, Leader: "Theo", IssuedOn: day}.Sign(ring)
	var out bytes.Buffer
	if err := certificate.Write(&out, program.CertificatePaper{Certificate: program.Certificate{SignedStatement: signed}}, program.CertificateJSON); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(data, "certificate.json")
	if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	key := strings.TrimSpace(cohort(t, "", "certificate", "key", "--data", data).want(t, 0).out)
	verify := func(input, file, key string) ended {
		return cohort(t, input, "certificate", "verify", file, "--key", key)
	}
	if said := verify("", file, key).want(t, 0).out; !strings.HasPrefix(said, "Genuine.") || !strings.Contains(said, "\nName: Ana Member\n") {
		t.Errorf("genuine: %s", said)
	}
	verify(signed.Text()+"\n", "-", key).want(t, 0)
	forged := verify(strings.Replace(signed.Text(), "Ana", "Ben", 1), "-", key).want(t, exitForged)
	if !strings.Contains(forged.err, "not genuine") || strings.Contains(forged.err, "Ben") {
		t.Errorf("forged: %s", forged.err)
	}
	verify("", filepath.Join(data, "none.json"), key).want(t, exitFailed)
	verify("%PDF-1.3", "-", key).wantSentence(t, "scan its code")
	verify("", file, "cohort-audit-x").wantSentence(t, "no key of certificates")
	cohort(t, "", "certificate", "verify", file).want(t, exitUsage)

	turned, _, _ := strings.Cut(cohort(t, "", "certificate", "turn-key", "--data", data).want(t, 0).out, "\n")
	if all := cohort(t, "", "certificate", "key", "--all", "--data", data).want(t, 0).out; all != key+"\n"+turned+"\n" {
		t.Errorf("all keys: %s", all)
	}
	if other := verify("", file, turned).want(t, exitForged); !strings.Contains(other.err, "earlier keys") {
		t.Errorf("with another key: %s", other.err)
	}
	cohort(t, "", "certificate", "verify", file, "--key", turned, "--key", key).want(t, 0)
}
