package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func setMode(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func wantMode(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != mode {
		t.Errorf("%s has mode %o, want %o", path, info.Mode().Perm(), mode)
	}
}

func TestAPracticeThatWasOpenToOthersIsClosedAndSaysSo(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "data")
	addUser(t, "first@example.org", "--data", data).want(t, 0)
	file := filepath.Join(data, "cohort.db")
	for _, open := range []struct {
		path         string
		loose, tight os.FileMode
	}{{data, 0o755, 0o700}, {data, 0o770, 0o700}, {file, 0o644, 0o600}, {file, 0o620, 0o600}} {
		for name, command := range map[string][]string{"a command": {"migrate", "status"}, "a backup": {"backup", filepath.Join(t.TempDir(), "b")}} {
			setMode(t, open.path, open.loose)
			got := cohort(t, "", append(command, "--data", data)...).want(t, 0)
			wantMode(t, open.path, open.tight)
			if !strings.Contains(got.err, "open to others") || !strings.Contains(got.err, open.path) {
				t.Errorf("%s said nothing of %s: %q", name, open.path, got.err)
			}
		}
		setMode(t, open.path, open.loose)
		if err := serving(t, "serve", "--data", data).stop(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
		wantMode(t, open.path, open.tight)
	}
	if got := cohort(t, "", "migrate", "status", "--data", data).want(t, 0); got.err != "" {
		t.Errorf("a closed practice is spoken of: %q", got.err)
	}
}

func TestAFolderThatOthersUseIsRefusedAndLeftAsItIs(t *testing.T) {
	t.Parallel()
	shared := t.TempDir()
	if err := os.WriteFile(filepath.Join(shared, "letters.txt"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, mode := range []os.FileMode{0o775, 0o777} {
		setMode(t, shared, mode)
		addUser(t, "first@example.org", "--data", shared).wantSentence(t, "chmod 700")
		wantMode(t, shared, mode)
		if left, err := os.ReadDir(shared); err != nil || len(left) != 1 {
			t.Errorf("left behind: %v %v", left, err)
		}
	}
	setMode(t, shared, 0o755) // others may look, at files that are closed to them
	addUser(t, "first@example.org", "--data", shared).want(t, 0)
	wantMode(t, shared, 0o755)
	wantMode(t, filepath.Join(shared, "cohort.db"), 0o600)
}
