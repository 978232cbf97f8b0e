package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"cohort/document/release"
)

type releaseCommand struct {
	Verify releaseVerifyCommand `cmd:"" help:"Say whether the package of a released record is whole, and print its digest, offline: exits with 0 when it is, with 3 when it was changed."`
}

type releaseVerifyCommand struct {
	File   string `arg:"" help:"The package (ZIP); - for standard input."`
	Digest string `placeholder:"DIGEST" help:"The digest that the practice's log has for this release: exits with 3 when the package has another."`
}

// mostPackage is more than any package has.
const mostPackage = 512 << 20

// Run looks at the file alone: it needs neither database nor keys file.
func (c releaseVerifyCommand) Run(s streams) error {
	content, err := readFile(c.File, s.in, mostPackage)
	if err != nil {
		return err
	}
	found, err := release.Verify(content)
	switch {
	case errors.Is(err, release.ErrNone):
		return err
	case err != nil:
		return fmt.Errorf("%w: %w", errForged, err)
	case c.Digest != "" && c.Digest != found.Digest:
		return fmt.Errorf("%w: it is a whole package, and not the one with that digest", errForged)
	}
	fmt.Fprintf(s.out, "Whole. Release %s of %s.\nDigest: %s\n", found.Release, found.Issued, found.Digest)
	if c.Digest == "" {
		fmt.Fprintln(s.out, "Whether it is the one that left, the practice's log says: compare the digest.")
	}
	return nil
}

// readFile reads a file, or standard input for -.
func readFile(name string, in io.Reader, most int64) ([]byte, error) {
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer func() { _ = file.Close() }() // it was only read
		in = file
	}
	return io.ReadAll(io.LimitReader(in, most))
}
