package main

import (
	"bytes"
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"

	"cohort/keyring"
	"cohort/repository"
	"cohort/repository/storetest"
)

// eachDatabase runs a test on a fresh folder, with the arguments that say where
// an empty database is: in the folder, and on PostgreSQL.
func eachDatabase(t *testing.T, test func(t *testing.T, d database)) {
	t.Parallel()
	folders := map[string]func(t *testing.T) database{
		"sqlite":   func(t *testing.T) database { return database{Data: t.TempDir()} },
		"postgres": func(t *testing.T) database { return database{Data: t.TempDir(), DatabaseURL: storetest.PostgresURL(t)} },
	}
	for kind, open := range folders {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
}

// args are the arguments that name the database.
func (d database) args(command ...string) []string {
	if d.DatabaseURL != "" {
		command = append(command, "--database-url", d.DatabaseURL)
	}
	return append(command, "--data", d.Data)
}

// Two servers that start at the same moment on nothing both serve, under one
// set of keys, under which the database opens ever after: as often as
// COHORT_DOUBLE_STARTS says, 8 times when it says nothing.
func TestTwoFirstStartsAtOnceMakeOneSetOfKeys(t *testing.T) {
	t.Parallel()
	times, err := strconv.Atoi(cmp.Or(os.Getenv("COHORT_DOUBLE_STARTS"), "8"))
	if err != nil {
		t.Fatal(err)
	}
	empty := map[string]func(t *testing.T) database{
		"sqlite":   func(t *testing.T) database { return database{Data: t.TempDir()} },
		"postgres": func(t *testing.T) database { return database{Data: t.TempDir(), DatabaseURL: emptyPostgres(t)} },
	}
	for kind, open := range empty {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			for range times {
				t.Run("", func(t *testing.T) { startTwice(t, open(t)) })
			}
			t.Logf("%d double starts, each with one set of keys", times)
		})
	}
}

func startTwice(t *testing.T, d database) {
	one, two := starting(t, d.args("serve")...), starting(t, d.args("serve")...)
	one.ready()
	two.ready()
	_ = one.stop(syscall.SIGKILL) // that they end by the signal is what we want
	_ = two.stop(syscall.SIGKILL)
	o, err := d.open(context.Background(), mustBeCurrent)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.close(); err != nil {
		t.Error(err)
	}
	if found := keysIn(t, d.Data); !slices.Equal(found, []string{"keys.json"}) {
		t.Errorf("keys files: %q", found)
	}
}

func keysIn(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if matched, _ := filepath.Match("*keys*", e.Name()); matched { // the pattern is a good one
			names = append(names, e.Name())
		}
	}
	return names
}

// A first start that was cut off is finished by the next one, with the keys
// that it began with: before the database was written, and after.
func TestFirstStartThatWasCutOffIsFinished(t *testing.T) {
	for name, written := range map[string]bool{"before the database was written": false, "after": true} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d database) {
				keys, err := keyring.Begin(d.keysPath())
				if err != nil {
					t.Fatal(err)
				}
				begun, err := os.ReadFile(d.keysPath() + ".new")
				if err != nil {
					t.Fatal(err)
				}
				if written {
					writeUnder(t, d, keys)
				}
				addUser(t, "first@example.org", d.args()...).want(t, 0)
				if kept, err := os.ReadFile(d.keysPath()); err != nil || !bytes.Equal(kept, begun) {
					t.Errorf("the keys are others than those begun with: %v", err)
				}
				if found := keysIn(t, d.Data); !slices.Equal(found, []string{"keys.json"}) {
					t.Errorf("keys files: %q", found)
				}
			})
		})
	}
}

func writeUnder(t *testing.T, d database, keys *keyring.Ring) {
	t.Helper()
	store, err := repository.Open(d.url(), keys)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Migrate(context.Background(), "test"); err != nil {
		t.Fatal(err)
	}
	if err := store.CheckKeys(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}

// An empty database where a practice was kept is one that was lost: nothing new
// begins beside its keys or its checkpoints.
func TestEmptyDatabaseBesideOldKeysOrCheckpointsIsRefused(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d database) {
		if _, err := keyring.Create(d.keysPath()); err != nil {
			t.Fatal(err)
		}
		keys, err := os.ReadFile(d.keysPath())
		if err != nil {
			t.Fatal(err)
		}
		for _, command := range [][]string{{"serve", "--addr", "127.0.0.1:0"}, {"migrate", "up"}} {
			cohort(t, "", d.args(command...)...).wantSentence(t, "is empty, but the keys file "+d.keysPath())
		}
		addUser(t, "first@example.org", d.args()...).wantSentence(t, "cohort restore")
		if now, err := os.ReadFile(d.keysPath()); err != nil || !bytes.Equal(keys, now) {
			t.Errorf("the keys file was touched: %v", err)
		}
		if err := os.Rename(d.keysPath(), d.checkpointsPath()); err != nil {
			t.Fatal(err)
		}
		cohort(t, "", d.args("serve", "--addr", "127.0.0.1:0")...).wantSentence(t, "is empty, but "+d.checkpointsPath())
		if found := keysIn(t, d.Data); len(found) > 0 {
			t.Errorf("keys were made: %q", found)
		}
	})
}
