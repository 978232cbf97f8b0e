package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// What anybody but the owner may do, and by what they may change something.
const (
	others      fs.FileMode = 0o077
	othersWrite fs.FileMode = 0o022
)

// closeToOthers shuts the data folder and the files of the embedded database
// to everybody but their owner, and says so where they were open. A folder in
// which other things lie is left as it is: shutting it would lock out whoever
// else uses it, and the files in it are closed. Where others may write, they
// could put another file in the place of one: that is refused.
func (d database) closeToOthers() error {
	if err := d.closeFolder(); err != nil {
		return err
	}
	for _, path := range []string{d.sqlitePath(), d.sqlitePath() + "-wal", d.sqlitePath() + "-shm", d.checkpointsPath(), d.checkpointsPath() + ".head"} {
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil && info.Mode().Perm()&others != 0 {
			err = tighten(path, 0o600)
		}
		if err != nil {
			return fmt.Errorf("%s is open to others on this machine, and cannot be closed to them: %w", path, err)
		}
	}
	return nil
}

func (d database) closeFolder() error {
	info, err := os.Stat(d.Data)
	if err != nil || info.Mode().Perm()&others == 0 {
		return err
	}
	inside, err := os.ReadDir(d.Data)
	if err != nil {
		return err
	}
	shared := info.Mode()&fs.ModeSticky != 0 || len(inside) > 0 && !slices.ContainsFunc(inside, d.isOurs)
	switch {
	case shared && info.Mode().Perm()&othersWrite != 0:
		return fmt.Errorf("others on this machine may write into the data folder %s, which holds other things: name a folder of its own, or run chmod 700 on it", d.Data)
	case shared:
		return nil
	case len(inside) == 0: // made for us a moment ago
		return os.Chmod(d.Data, 0o700) //nolint:gosec // a folder that nobody but its owner enters
	}
	if err := tighten(d.Data, 0o700); err != nil {
		return fmt.Errorf("the data folder %s is open to others on this machine, and cannot be closed to them: %w", d.Data, err)
	}
	return nil
}

// isOurs says whether what lies in the data folder is a practice's.
func (d database) isOurs(e fs.DirEntry) bool {
	for _, path := range []string{d.sqlitePath(), d.checkpointsPath(), filepath.Join(d.Data, "keys.json")} {
		if strings.HasPrefix(e.Name(), filepath.Base(path)) { // with its log, or not finished yet
			return true
		}
	}
	return false
}

func tighten(path string, mode fs.FileMode) error {
	if err := os.Chmod(path, mode); err != nil {
		return err
	}
	const said = "was open to others on this machine, and is closed to them now"
	if slog.Default().Enabled(context.Background(), slog.LevelWarn) {
		slog.Warn(said, "path", path)
	} else { // a command that keeps no log
		fmt.Fprintf(os.Stderr, "%s %s\n", path, said)
	}
	return nil
}
