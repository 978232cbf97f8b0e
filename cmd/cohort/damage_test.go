package main

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// practiceFile gives the bytes of a practice's database that was stopped, and
// its folder.
func practiceFile(t *testing.T) (database, []byte) {
	t.Helper()
	d := database{Data: t.TempDir()}
	o, err := d.open(context.Background(), migrate)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := seedDemo(context.Background(), o, 1); err != nil {
		t.Fatal(err)
	}
	if err := o.close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(d.sqlitePath())
	if err != nil {
		t.Fatal(err)
	}
	return d, content
}

// with gives a folder with the same keys and another database.
func (d database) with(t *testing.T, content []byte) database {
	t.Helper()
	other := database{Data: t.TempDir(), Keys: d.keysPath()}
	if err := os.WriteFile(other.sqlitePath(), content, 0o600); err != nil {
		t.Fatal(err)
	}
	return other
}

// flipped changes one byte.
func flipped(content []byte, at int) []byte {
	changed := append([]byte{}, content...)
	changed[at] ^= 0x55
	return changed
}

// A file whose pages are not in order is found before anything is written to
// it, and is not taken for a backup.
func TestWalkFlippedBytesInTheOrderOfPagesAreFound(t *testing.T) {
	t.Parallel()
	whole, content := practiceFile(t)
	var root, pageSize int
	if err := whole.behind(t).QueryRow("SELECT rootpage, page_size FROM sqlite_master, pragma_page_size WHERE name = 'clients'").Scan(&root, &pageSize); err != nil {
		t.Fatal(err)
	}
	for name, damaged := range map[string][]byte{
		"a page of another kind": flipped(content, (root-1)*pageSize),
		"a count of cells":       flipped(content, (root-1)*pageSize+3),
		"no database at all":     flipped(content, 0),
		"cut short":              content[:len(content)/2],
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := whole.with(t, damaged)
			file := filepath.Join(t.TempDir(), "practice.backup")
			args := func(command ...string) []string { return append(d.args(command...), "--keys", d.Keys) }
			for _, command := range [][]string{{"serve", "--addr", "127.0.0.1:0"}, {"migrate", "up"}, {"backup", file}, {"audit", "verify"}} {
				cohort(t, "", args(command...)...).wantSentence(t, "is damaged")
			}
			if left, err := os.ReadDir(filepath.Dir(file)); err != nil || len(left) > 0 {
				t.Errorf("a backup was made of it: %v %v", left, err)
			}
		})
	}
	cohort(t, "", whole.args("audit", "verify")...).want(t, 0)
}

// One byte anywhere: a start finds those in the order of pages and in what is
// kept twice, the verification of the audit those in its entries; a sealed text
// does not open. What stands in clear and once is as it stands.
func TestWalkFlippedBytesAnywhere(t *testing.T) {
	t.Parallel()
	whole, content := practiceFile(t)
	const flips = 30
	r, found := rand.New(rand.NewPCG(1, 2)), 0 // the same places at every run
	for range flips {
		d := whole.with(t, flipped(content, r.IntN(len(content))))
		o, err := d.open(context.Background(), migrate)
		if err != nil {
			found++
			continue
		}
		if err := o.close(); err != nil {
			t.Error(err)
		}
	}
	t.Logf("a start found %d of %d flipped bytes", found, flips)
	if found < flips/6 {
		t.Error("that is less than the indexes alone have")
	}
}
