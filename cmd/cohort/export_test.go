package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/keyring"
	"cohort/repository"
)

func TestExportWritesTheSameBytesAgain(t *testing.T) {
	t.Parallel()
	data, folder := practiceWithSixCharges(t), t.TempDir()
	first, second := filepath.Join(folder, "march.csv"), filepath.Join(folder, "again.csv")
	march := []string{"export", "--from", "2026-03-01", "--to", "2026-03-31", "--data", data}
	said := cohort(t, "", append(march, "--output", first)...).want(t, 0).err
	cohort(t, "", append(march, "--output", first)...).wantSentence(t, "exists already")
	cohort(t, "", march...).wantSentence(t, "no charge to export")
	cohort(t, "", "export", "--batch", "1", "--data", data, "--output", second).want(t, 0)
	printed := cohort(t, "", "export", "--batch", "1", "--data", data).want(t, 0).out

	one, two := read(t, first), read(t, second)
	digest := sha256.Sum256([]byte(one))
	if one != two || one != printed {
		t.Errorf("the files differ:\n%s\n%s\n%s", one, two, printed)
	}
	if strings.Count(one, "\n") != 1+6 || !strings.Contains(said, "Batch 1: 6 charges") || !strings.Contains(said, hex.EncodeToString(digest[:])) {
		t.Errorf("said %q about\n%s", said, one)
	}
	cohort(t, "", "audit", "verify", "--data", data).want(t, 0)
}

// practiceWithSixCharges is a data folder in which a session of six was closed.
func practiceWithSixCharges(t *testing.T) string {
	t.Helper()
	d := database{Data: t.TempDir()}
	withSixCharges(t, d)
	return d.Data
}

// withSixCharges makes a practice in an empty database and closes a session of six.
func withSixCharges(t *testing.T, d database) {
	t.Helper()
	keys, err := keyring.Create(d.keysPath())
	if err != nil {
		t.Fatal(err)
	}
	if err := keyring.NewCheckpoints(d.checkpointsPath(), keys).Begin(time.Now()); err != nil {
		t.Fatal(err)
	}
	store, err := repository.Open(d.url(), keys)
	if err != nil {
		t.Fatal(err)
	}
	_, err = store.Migrate(context.Background(), "test")
	if err := errors.Join(err, store.CheckKeys(context.Background())); err != nil {
		t.Fatal(err)
	}
	w := apitest.New(t, store)
	group, clients := w.Running(6)
	session := w.Session(group, 1)
	w.Do("therapist", http.MethodPut, "/sessions/"+session+"/attendance",
		apitest.Marks(clients, "present", "present", "present", "present", "present", "present")).Want(http.StatusOK)
	w.Do("therapist", http.MethodPost, "/sessions/"+session+"/close", nil).Want(http.StatusOK)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestExportSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	addUser(t, "first@example.org", "--data", data).want(t, 0)
	for name, c := range map[string]struct {
		args []string
		says string
	}{
		"neither batch nor period": {nil, "either --batch, or --to"},
		"both":                     {[]string{"--batch", "1", "--from", "2026-03-01", "--to", "2026-03-31"}, "either --batch"},
		"half a period":            {[]string{"--from", "2026-03-01"}, "--to"},
		"a day that is none":       {[]string{"--from", "2026-02-30", "--to", "2026-03-31"}, "2026-02-30"},
		"an end before the start":  {[]string{"--from", "2026-03-31", "--to", "2026-03-01"}, "to is before from"},
		"nothing to export":        {[]string{"--from", "2026-03-01", "--to", "2026-03-31"}, "no charge to export"},
		"a batch that is not":      {[]string{"--batch", "7"}, "7"},
	} {
		t.Run(name, func(t *testing.T) {
			cohort(t, "", append([]string{"export", "--data", data}, c.args...)...).wantSentence(t, c.says)
		})
	}
}
