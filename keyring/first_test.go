package keyring_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"cohort/keyring"
)

func TestKeysGetTheirNameOnceTheyAreFinished(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "keys.json")
	if _, err := keyring.Unfinished(path); !errors.Is(err, keyring.ErrMissing) {
		t.Errorf("nothing was begun: %v", err)
	}
	begun, err := keyring.Begin(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := keyring.Load(path); !errors.Is(err, keyring.ErrMissing) {
		t.Errorf("begun and not finished: %v", err)
	}
	again, err := keyring.Begin(path) // after a crash
	if err != nil || !bytes.Equal(begun.AuditKey(), again.AuditKey()) {
		t.Errorf("begun again, the keys are others: %v", err)
	}
	if err := keyring.Finish(path); err != nil {
		t.Fatal(err)
	}
	kept, err := keyring.Load(path)
	if err != nil || !bytes.Equal(begun.AuditKey(), kept.AuditKey()) {
		t.Errorf("finished, the keys are others: %v", err)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("beside the keys: %v %v", entries, err)
	}
}

func TestNoKeysFileIsEverReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys.json")
	if _, err := keyring.Begin(path); err != nil {
		t.Fatal(err)
	}
	precious := []byte("somebody else's")
	if err := os.WriteFile(path, precious, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := keyring.Finish(path); err == nil {
		t.Error("a keys file was replaced")
	}
	if _, err := keyring.Begin(path); err == nil {
		t.Error("keys were begun beside a keys file")
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(precious, now) {
		t.Errorf("%q, %v", now, err)
	}
}
