package keyring

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A keys file gets its name once the database that it belongs to has been
// written under it; until then it is called like this. So a file under the
// real name is never one that a first start left behind, and never half written.
const unfinished = ".new"

// Begin makes keys for a database that is about to be made, or opens those that
// an earlier first start began with and could not finish. It refuses where there
// is a keys file. The caller sees to it that nobody else does so at that time.
func Begin(path string) (*Ring, error) {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return nil, errors.Join(thereIsOne(path), err)
	}
	ring, err := Unfinished(path)
	if !errors.Is(err, ErrMissing) {
		return ring, err
	}
	content, err := generate()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	half, err := os.CreateTemp(filepath.Dir(path), ".keys-")
	if err != nil {
		return nil, err
	}
	_, err = half.Write(content)
	if err := errors.Join(err, half.Sync(), half.Close()); err != nil {
		return nil, errors.Join(err, os.Remove(half.Name()))
	}
	if err := os.Rename(half.Name(), path+unfinished); err != nil {
		return nil, err
	}
	return open(content)
}

// Unfinished opens the keys that a first start began with and could not
// finish. It answers ErrMissing when there are none.
func Unfinished(path string) (*Ring, error) { return Load(path + unfinished) }

// Finish gives the keys that were begun their name. It never takes the place
// of another keys file.
func Finish(path string) error {
	err := os.Link(path+unfinished, path)
	switch {
	case errors.Is(err, fs.ErrExist):
		return thereIsOne(path)
	case err != nil: // a file system on which a file has one name
		if _, found := os.Stat(path); !errors.Is(found, fs.ErrNotExist) {
			return fmt.Errorf("the keys file %s cannot be made: %w", path, err)
		}
		if err := os.Rename(path+unfinished, path); err != nil {
			return err
		}
	default:
		if err := os.Remove(path + unfinished); err != nil { // its other name stays
			return err
		}
	}
	return syncFolder(filepath.Dir(path))
}

func thereIsOne(path string) error {
	return fmt.Errorf("there is a keys file %s already, which is left alone", path)
}

// syncFolder returns when the disk has the names in a folder.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// Create makes a keys file with fresh keys in one go, where nobody else does.
func Create(path string) (*Ring, error) {
	ring, err := Begin(path)
	if err != nil {
		return nil, err
	}
	return ring, Finish(path)
}
