package keyring_test

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"cohort/domain"
	"cohort/keyring"
)

func checkpoint(seq int64) domain.Checkpoint {
	return domain.Checkpoint{AuditLink: domain.AuditLink{Place: seq, Seq: seq, Hash: "h" + strconv.FormatInt(seq, 10)},
		At: time.Date(2026, 3, 10, 12, 0, 0, int(seq)*1e6, time.UTC)}
}

func newCheckpoints(t *testing.T) (*keyring.Checkpoints, *keyring.Ring, string) {
	t.Helper()
	ring, err := keyring.Fresh()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "data", "checkpoints.jsonl")
	return keyring.NewCheckpoints(path, ring), ring, path
}

func keep(t *testing.T, c *keyring.Checkpoints, seqs ...int64) {
	t.Helper()
	for _, seq := range seqs {
		if err := c.Keep(checkpoint(seq)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCheckpointsAreKeptInOrder(t *testing.T) {
	c, _, path := newCheckpoints(t)
	if kept, err := c.Kept(); err != nil || len(kept) != 0 {
		t.Fatalf("%v, %v", kept, err)
	}
	keep(t, c, 3, 7)
	kept, err := c.Kept()
	if err != nil || len(kept) != 2 || kept[0] != checkpoint(3) || kept[1] != checkpoint(7) {
		t.Errorf("%v, %v", kept, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestALineThatACrashLeftUnfinishedIsReplaced(t *testing.T) {
	c, _, path := newCheckpoints(t)
	keep(t, c, 3, 7)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content[:len(content)-20], 0o600); err != nil {
		t.Fatal(err)
	}
	keep(t, c, 9)
	kept, err := c.Kept()
	if err != nil || len(kept) != 2 || kept[1].Seq != 9 {
		t.Errorf("%v, %v", kept, err)
	}
}

func TestForeignLinesAreRefused(t *testing.T) {
	c, _, path := newCheckpoints(t)
	keep(t, c, 3)
	other, err := keyring.Fresh()
	if err != nil {
		t.Fatal(err)
	}
	keep(t, keyring.NewCheckpoints(path, other), 7)
	if kept, err := c.Kept(); !errors.Is(err, domain.ErrCheckpoints) || len(kept) != 1 {
		t.Errorf("%v, %v", kept, err)
	}
}
