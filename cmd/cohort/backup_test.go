package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"cohort/repository/storetest"
)

func TestBackupAndRestore(t *testing.T) {
	t.Parallel()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		backupAndRestore(t, nil, nil)
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		backupAndRestore(t, []string{"--database-url", storetest.PostgresURL(t)},
			[]string{"--database-url", emptyPostgres(t)})
	})
}

// backupAndRestore takes a backup under a running server, restores it
// elsewhere, and finds the same person there.
func backupAndRestore(t *testing.T, from, to []string) {
	data, other := t.TempDir(), t.TempDir()
	file := filepath.Join(t.TempDir(), "practice.backup")
	from, to = append(from, "--data", data), append(to, "--data", other)
	server := serving(t, append([]string{"serve"}, from...)...)
	addUser(t, "kept@example.org", from...).want(t, 0)
	backup := append([]string{"backup", file}, from...)
	cohort(t, "", backup...).want(t, 0)
	cohort(t, "", backup...).wantSentence(t, "exists already")
	addUser(t, "later@example.org", from...).want(t, 0)

	keys, err := os.ReadFile(filepath.Join(data, "keys.json"))
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode of the backup: %v %v", info.Mode(), err)
	}
	listed, err := exec.Command("tar", "tzf", file).Output()
	if err != nil || bytes.Contains(listed, []byte("keys")) || bytes.Contains(content, keys) {
		t.Errorf("what the backup holds: %s %v", listed, err)
	}

	restore := append([]string{"restore", file}, to...)
	cohort(t, "", restore...).wantSentence(t, "bring the one that the backup was written under")
	writeKeys(t, other, keys)
	cohort(t, "", append([]string{"restore", damaged(t, content)}, to...)...).wantSentence(t, "")
	cohort(t, "", restore...).want(t, 0)
	cohort(t, "", restore...).wantSentence(t, "is not empty")
	cohort(t, "", append([]string{"restore", file}, from...)...).wantSentence(t, "is not empty")
	addUser(t, "kept@example.org", to...).wantSentence(t, "email")
	addUser(t, "later@example.org", to...).want(t, 0) // came after the backup
	serving(t, append([]string{"serve"}, to...)...)
	if status, _ := server.get("/readyz"); status != 200 {
		t.Error("the first server does not answer any more")
	}
}

func TestRestoreRefusesAFileThatIsNoBackup(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "letter.txt")
	if err := os.WriteFile(file, []byte("Dear colleague"), 0o600); err != nil {
		t.Fatal(err)
	}
	cohort(t, "", "restore", file, "--data", t.TempDir()).wantSentence(t, "not a backup")
}

// damaged gives a copy of a backup with bytes changed far inside.
func damaged(t *testing.T, content []byte) string {
	t.Helper()
	changed := bytes.Clone(content)
	for i := len(changed) / 2; i < len(changed)/2+64; i++ {
		changed[i] ^= 0x55
	}
	file := filepath.Join(t.TempDir(), "damaged.backup")
	if err := os.WriteFile(file, changed, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func writeKeys(t *testing.T, folder string, keys []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, "keys.json"), keys, 0o600); err != nil {
		t.Fatal(err)
	}
}
