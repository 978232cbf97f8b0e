package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cohort/document/release"
	"cohort/domain"
	"cohort/domain/clinical"
)

// Whoever got a record sees offline whether it is whole, and by the digest of the
// practice's log whether it is the one that left.
func TestAReleaseIsVerifiedOffline(t *testing.T) {
	t.Parallel()
	day := domain.Date{Year: 2026, Month: 5, Day: 19}
	paper := clinical.ReleasePaper{ID: domain.NewID[domain.ReleaseID](), Practice: domain.Settings{PracticeName: "Harbor"}, Parts: []clinical.RecordPart{clinical.PartCharges}, Until: day,
		Record:   clinical.ReleasedRecord{Client: clinical.ReleasedClient{ID: domain.NewID[domain.ClientID](), FirstName: "Ana", LastName: "Member"}, Consent: clinical.ReleasedConsent{ID: domain.NewID[domain.ConsentID](), SignedOn: day}},
		IssuedBy: "Theo", IssuedAt: time.Date(2026, 5, 19, 15, 0, 0, 0, time.UTC), IssuedOn: day}
	var out bytes.Buffer
	if err := release.Write(&out, paper); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "release.zip")
	if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	said := cohort(t, "", "release", "verify", file).want(t, 0).out
	_, digest, _ := strings.Cut(said, "Digest: ")
	digest, _, _ = strings.Cut(digest, "\n")
	if len(digest) != 64 || !strings.Contains(said, paper.ID.String()) {
		t.Errorf("whole: %s", said)
	}
	cohort(t, "", "release", "verify", file, "--digest", digest).want(t, 0)
	cohort(t, "", "release", "verify", file, "--digest", strings.Repeat("0", 64)).want(t, exitForged)
	spoiled := bytes.Clone(out.Bytes())
	spoiled[len(spoiled)/3] ^= 1
	cohort(t, string(spoiled), "release", "verify", "-").want(t, exitForged)
	cohort(t, "Dear court", "release", "verify", "-").wantSentence(t, "no package")
	cohort(t, "", "release", "verify", file+".none").want(t, exitFailed)
}
