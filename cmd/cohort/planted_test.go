package main

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"cohort/api/apitest"
	"cohort/keyring"
	"cohort/repository"
	"cohort/repository/storetest"
)

// A backup that is found names nobody: what was planted in every field is not
// in it, unpacked and, from PostgreSQL, turned back into statements.
func TestNothingSaidIsInABackup(t *testing.T) {
	t.Parallel()
	for kind, database := range map[string]string{"sqlite": "", "postgres": storetest.PostgresURL(t)} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			data, file := t.TempDir(), filepath.Join(t.TempDir(), "practice.backup")
			where := []string{"--data", data}
			if database != "" {
				where = append(where, "--database-url", database)
			}
			addUser(t, "first@example.org", where...).want(t, 0) // makes the keys, and the database on SQLite
			if database == "" {
				database = filepath.Join(data, "cohort.db")
			}
			planted := plantIn(t, data, database)
			cohort(t, "", append([]string{"backup", file}, where...)...).want(t, 0)
			content := unpacked(t, file)
			for _, field := range planted.In(content) {
				t.Errorf("the backup holds the %s in clear text", field)
			}
			if len(planted) < 200 || len(content) < 100_000 {
				t.Errorf("%d planted texts in a backup of %d bytes", len(planted), len(content))
			}
			t.Logf("%d planted texts, %d bytes of backup", len(planted), len(content))
		})
	}
}

func plantIn(t *testing.T, data, database string) apitest.Planted {
	t.Helper()
	keys, err := keyring.Load(filepath.Join(data, "keys.json"))
	if err != nil {
		t.Fatal(err)
	}
	store, err := repository.Open(database, keys)
	if err != nil {
		t.Fatal(err)
	}
	planted := apitest.Plant(apitest.New(t, store))
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return planted
}

// unpacked gives the content of all files of a backup; a dump as statements.
func unpacked(t *testing.T, file string) (content []byte) {
	t.Helper()
	packed, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = packed.Close() }() // was only read
	unzipped, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	for files := tar.NewReader(unzipped); ; {
		_, err := files.Next()
		if errors.Is(err, io.EOF) {
			return content
		}
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(files)
		if err != nil {
			t.Fatal(err)
		}
		content = append(content, part...)
		if len(part) > 5 && string(part[:5]) == "PGDMP" {
			content = append(content, statements(t, part)...)
		}
	}
}

func statements(t *testing.T, dump []byte) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "dump")
	if err := os.WriteFile(path, dump, 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command(filepath.Join(os.Getenv("COHORT_POSTGRES_BIN"), "pg_restore"), "--file=-", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	return said
}
