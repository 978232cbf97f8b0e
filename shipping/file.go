package shipping

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"cohort/keyring"
)

// File is a copy on another disk. It is opened to append alone, each time anew:
// a file that was rotated away, or whose disk came back, is found so. One that is
// new begins with all that the server has.
type File struct {
	path string
	last string      // the sum of the last line that it is known to have
	seen os.FileInfo // as it was left
}

// NewFile ships to a file, which need not exist. Its folder must.
func NewFile(path string) *File { return &File{path: path} }

// Name is the path.
func (f *File) Name() string { return f.path }

// Kind names it in figures.
func (f *File) Kind() string { return "file" }

// Ship appends what the file does not have, and returns when the disk has it.
func (f *File) Ship(all []keyring.Shipped) (err error) {
	before, err := os.Stat(f.path)
	isNew := errors.Is(err, fs.ErrNotExist)
	switch {
	case isNew:
	case err != nil:
		return err
	case !before.Mode().IsRegular(): // opening a pipe would wait for a reader
		return fmt.Errorf("%s is no file", f.path)
	}
	missing, err := f.missing(all, before)
	if err != nil || len(missing) == 0 && !isNew {
		return err
	}
	file, err := os.OpenFile(f.path, os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if isNew && f.last != "" {
		slog.Warn("the copy of the audit's checkpoints is begun anew: it was rotated, or its disk is away", "file", f.path)
	}
	if err := appendLines(file, missing); err != nil {
		f.last = "" // it may have some of them
		return err
	}
	if isNew {
		if err := syncFolder(filepath.Dir(f.path)); err != nil {
			return err
		}
	}
	if f.seen, err = file.Stat(); err == nil && len(all) > 0 {
		f.last = all[len(all)-1].Sum
	}
	return err
}

// missing says what the file does not have: mostly what comes behind the line
// that was put there last. When it is not as it was left, its end is read.
func (f *File) missing(all []keyring.Shipped, now os.FileInfo) ([]keyring.Shipped, error) {
	if now == nil {
		return all, nil
	}
	if f.last != "" && os.SameFile(f.seen, now) && f.seen.Size() == now.Size() {
		rest := behind(all, func(sum string) bool { return sum == f.last })
		if len(rest) < len(all) || len(all) == 0 {
			return rest, nil
		}
	}
	content, _, err := keyring.Tail(f.path)
	if err != nil {
		return nil, err
	}
	sums := keyring.Sums(content)
	rest := behind(all, func(sum string) bool { return sums[sum] })
	if len(rest) == 0 && len(all) > 0 {
		f.seen, f.last = now, all[len(all)-1].Sum
	}
	return rest, nil
}

// appendLines puts lines behind what is there. A line that a full disk cut short
// is left as it is, and ended.
func appendLines(file *os.File, lines []keyring.Shipped) error {
	var text bytes.Buffer
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if end := []byte{'\n'}; info.Size() > 0 {
		if _, err := file.ReadAt(end, info.Size()-1); err != nil {
			return err
		}
		if end[0] != '\n' {
			text.WriteByte('\n')
		}
	}
	for _, line := range lines {
		text.Write(line.Line)
		text.WriteByte('\n')
	}
	_, err = file.Write(text.Bytes())
	return errors.Join(err, file.Sync())
}

// syncFolder makes the name of a new file stay.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
