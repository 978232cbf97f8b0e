package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// mustNotExist keeps a command from writing over a file; "" is standard output.
func mustNotExist(path string) error {
	if path == "" {
		return nil
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s exists already", path)
	}
	return nil
}

// writeTo gives the writer of a new file, readable to its owner alone, or of
// standard output. A file that could not be finished is removed.
func writeTo(path string, out io.Writer, write func(io.Writer) error) error {
	if path == "" {
		buffered := bufio.NewWriterSize(out, 1<<16)
		return errors.Join(write(buffered), buffered.Flush())
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	buffered := bufio.NewWriterSize(file, 1<<16)
	if err := errors.Join(write(buffered), buffered.Flush(), file.Sync(), file.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
