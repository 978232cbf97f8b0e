package keyring_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"sync"
	"testing"
	"time"

	"cohort/domain"
	"cohort/keyring"
)

func checkpoint(seq int64) domain.Checkpoint {
	return domain.Checkpoint{AuditLink: domain.AuditLink{Place: seq, Seq: seq, Hash: "h" + strconv.FormatInt(seq, 10)},
		At: time.Date(2026, 3, 10, 12, 0, 0, int(seq)*1e6, time.UTC)}
}

// newCheckpoints is the file of a new database.
func newCheckpoints(t *testing.T) (*keyring.Checkpoints, *keyring.Ring, string) {
	t.Helper()
	ring, err := keyring.Fresh()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "data", "checkpoints.jsonl")
	c := keyring.NewCheckpoints(path, ring)
	if err := c.Begin(checkpoint(0).At); err != nil {
		t.Fatal(err)
	}
	return c, ring, path
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

func TestWhatIsKnownWithACheckpointIsSignedWithIt(t *testing.T) {
	c, _, path := newCheckpoints(t)
	told := checkpoint(3)
	told.Standing = &domain.Standing{Numbers: map[string]int64{"export_batch": 7}, Clients: 2,
		People: []domain.PersonStanding{{ID: domain.NewID[domain.UserID](), Version: 2, Roles: []domain.Role{domain.Intake}, Status: domain.UserDisabled}}}
	told.Restored = &domain.RestoreMark{ID: "x", Behind: 3}
	if err := c.Keep(told); err != nil {
		t.Fatal(err)
	}
	if kept, err := c.Kept(); err != nil || !reflect.DeepEqual(kept, []domain.Checkpoint{told}) {
		t.Errorf("%+v, %v", kept, err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, bytes.Replace(content, []byte(`"disabled"`), []byte(`"active"`), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if kept, err := c.Kept(); !errors.Is(err, domain.ErrCheckpoints) || len(kept) != 0 {
		t.Errorf("what is known was changed: %v, %v", kept, err)
	}
}

func TestALongFileIsCutAndStillSaysHowThePracticeStood(t *testing.T) {
	c, ring, path := newCheckpoints(t)
	c.CutAt(50, 10)
	told := checkpoint(1)
	told.Standing = &domain.Standing{Numbers: map[string]int64{"export_batch": 7}}
	if err := c.Keep(told); err != nil {
		t.Fatal(err)
	}
	for n := range int64(120) { // it is cut more than once
		keep(t, c, n+2)
		if kept, err := c.Kept(); err != nil || len(kept) > 51 || kept[len(kept)-1].Seq != n+2 {
			t.Fatalf("%d kept, %v", len(kept), err)
		}
	}
	kept, err := keyring.NewCheckpoints(path, ring).Kept()
	if err != nil || len(kept) > 51 || kept[0].Standing == nil {
		t.Errorf("%d kept, %v", len(kept), err)
	}
	lines := linesOf(t, path)
	for name, changed := range map[string][]string{
		"without what stands for the lines before": lines[1:],
		"a line less behind it":                    append(lines[:1:1], lines[2:]...),
	} {
		writeLines(t, path, changed)
		if _, err := c.Kept(); !errors.Is(err, domain.ErrCheckpoints) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Two servers on one SQLite file keep their checkpoints in one file.
func TestSeveralProgramsKeepCheckpointsInOneFile(t *testing.T) {
	_, ring, path := newCheckpoints(t)
	const each = 40
	var programs sync.WaitGroup
	for n := range 4 {
		programs.Go(func() {
			c := keyring.NewCheckpoints(path, ring)
			for i := range each {
				if err := c.Keep(checkpoint(int64(n*each + i))); err != nil {
					t.Error(err)
				}
			}
		})
	}
	programs.Wait()
	if kept, err := keyring.NewCheckpoints(path, ring).Kept(); err != nil || len(kept) != 4*each {
		t.Errorf("%d kept, %v", len(kept), err)
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
