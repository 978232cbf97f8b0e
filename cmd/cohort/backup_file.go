package main

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// A backup is a compressed tar of two files, the manifest first, so that what
// it is can be seen with tar tzf and restored by hand if need be.
const (
	manifestName = "manifest.json"
	sqliteName   = "cohort.db"
	postgresName = "cohort.dump" // pg_dump's custom format
)

func (m manifest) copyName() string {
	if m.Database == "postgresql" {
		return postgresName
	}
	return sqliteName
}

func packBackup(path string, m manifest, copied string) (err error) {
	about, err := m.encode()
	if err != nil {
		return err
	}
	source, err := os.Open(copied)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	out, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Sync(), out.Close()) }()
	packed := gzip.NewWriter(out)
	archive := tar.NewWriter(packed)
	header := tar.Header{Name: manifestName, Mode: 0o600, Size: int64(len(about)), ModTime: m.CreatedAt}
	if err := archive.WriteHeader(&header); err != nil {
		return err
	}
	if _, err := archive.Write(about); err != nil {
		return err
	}
	header = tar.Header{Name: m.copyName(), Mode: 0o600, Size: m.Size, ModTime: m.CreatedAt}
	if err := archive.WriteHeader(&header); err != nil {
		return err
	}
	if _, err := io.Copy(archive, source); err != nil {
		return err
	}
	return errors.Join(archive.Close(), packed.Close())
}

const maxManifest = 1 << 16

// openBackup reads the manifest and leaves the archive at the copy.
func openBackup(file io.Reader) (m manifest, copied *tar.Reader, err error) {
	notOne := func(err error) error { return fmt.Errorf("this is not a backup of Cohort: %w", err) }
	packed, err := gzip.NewReader(file)
	if err != nil {
		return m, nil, notOne(err)
	}
	archive := tar.NewReader(packed)
	header, err := archive.Next()
	if err != nil {
		return m, nil, notOne(err)
	}
	if header.Name != manifestName {
		return m, nil, notOne(errors.New("it has no manifest"))
	}
	if err := json.NewDecoder(io.LimitReader(archive, maxManifest)).Decode(&m); err != nil {
		return m, nil, notOne(err)
	}
	if m.Format != backupFormat {
		return m, nil, fmt.Errorf("the backup has format %d; this version of Cohort reads %d", m.Format, backupFormat)
	}
	header, err = archive.Next()
	if err != nil || header.Name != m.copyName() {
		return m, nil, notOne(errors.New("it holds no database"))
	}
	return m, archive, nil
}

// unpackCopy writes the copy to a new file and holds it against the manifest.
func unpackCopy(copied io.Reader, m manifest, path string) error {
	out, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, copied)
	if err := errors.Join(err, out.Sync(), out.Close()); err != nil {
		return fmt.Errorf("the backup is damaged: %w", err)
	}
	size, sum, err := measureFile(path)
	if err != nil {
		return err
	}
	if size != m.Size || sum != m.SHA256 {
		return errors.New("the backup is damaged: its content is not what its manifest says")
	}
	return nil
}
