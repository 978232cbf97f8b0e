package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"cohort/keyring"
)

// backupCommand copies the database as it is at one moment, while people work.
type backupCommand struct {
	database
	File string `arg:"" type:"path" help:"File to write; it must not exist."`
}

// manifest says what a backup is and which keys it needs. The keys
// themselves are never in a backup.
type manifest struct {
	Format          int       `json:"format"`
	Database        string    `json:"database"` // sqlite or postgresql
	SchemaVersion   int64     `json:"schemaVersion"`
	CohortVersion   string    `json:"cohortVersion"`
	CreatedAt       time.Time `json:"createdAt"`
	KeysFingerprint string    `json:"keysFingerprint"`
	Size            int64     `json:"size"`   // bytes of the copy
	SHA256          string    `json:"sha256"` // of the copy, hex
}

const backupFormat = 1

// Run writes the backup.
func (c backupCommand) Run(ctx context.Context, s streams) (err error) {
	if _, err := os.Stat(c.File); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s exists already", c.File)
	}
	o, err := c.open(ctx, mayBeOlder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	folder, err := os.MkdirTemp(filepath.Dir(c.File), ".cohort-backup-")
	if err != nil {
		return fmt.Errorf("the backup cannot be written: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()

	begun := o.desks.Now() // the copy is as the database was then or later
	copied := filepath.Join(folder, "copy")
	if err := c.copyTo(ctx, copied); err != nil {
		return fmt.Errorf("the database could not be copied: %w", err)
	}
	m, err := o.describe(ctx, begun, copied)
	if err != nil {
		return err
	}
	packed := filepath.Join(folder, "packed")
	if err := packBackup(packed, m, copied); err != nil {
		return fmt.Errorf("the backup cannot be written: %w", err)
	}
	if err := os.Rename(packed, c.File); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s holds the %s database (%d bytes). It needs the keys file %s, which is not in it.\n",
		c.File, m.Database, m.Size, c.keysPath())
	return nil
}

func (d database) copyTo(ctx context.Context, file string) error {
	if d.DatabaseURL != "" {
		return dumpPostgres(ctx, d.DatabaseURL, file)
	}
	return copySQLite(ctx, d.sqlitePath(), file)
}

func (o *office) describe(ctx context.Context, begun time.Time, copied string) (manifest, error) {
	m := manifest{Format: backupFormat, Database: o.store.Kind(), CohortVersion: version,
		CreatedAt: begun, KeysFingerprint: fingerprint(o.keys)}
	steps, err := o.store.Migrations(ctx)
	if err != nil {
		return m, err
	}
	for _, step := range steps {
		if step.Applied {
			m.SchemaVersion = max(m.SchemaVersion, step.Version)
		}
	}
	m.Size, m.SHA256, err = measureFile(copied)
	return m, err
}

// fingerprint names a keys file without giving anything of it away.
func fingerprint(keys *keyring.Ring) string { return keys.Blind("backup", "fingerprint")[:16] }

func measureFile(path string) (size int64, sum string, err error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, "", err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	hash := sha256.New()
	size, err = io.Copy(hash, file)
	return size, hex.EncodeToString(hash.Sum(nil)), err
}

func (m manifest) encode() ([]byte, error) { return json.MarshalIndent(m, "", "  ") }
