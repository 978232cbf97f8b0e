package release

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"slices"
)

// Verified is a package whose files are those that its list names.
type Verified struct {
	Digest  string // SHA-256 of the package: to be compared with the practice's log
	Release string // id
	Issued  string
	Files   []string
}

// The errors about files that are no packages, or were changed.
var (
	ErrNone    = errors.New("this is no package of a release as Cohort writes it")
	ErrChanged = errors.New("the files of this package are not those that it was issued with")
)

// largest is how much one file of a package holds at most, unpacked.
const largest = 256 << 20

// Verify looks whether a package is whole in itself. Whether it is the one that left
// says its digest, which the practice's log has.
func Verify(content []byte) (v Verified, err error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return v, ErrNone
	}
	files := map[string][]byte{}
	for _, f := range archive.File {
		if files[f.Name], err = unpack(f); err != nil {
			return v, ErrChanged
		}
	}
	var list manifest
	if err := json.Unmarshal(files[manifestFile], &list); err != nil || list.Release == "" {
		return v, ErrNone
	}
	for _, e := range list.Files {
		if entryOf(e.Name, files[e.Name]) != e {
			return v, ErrChanged
		}
		v.Files = append(v.Files, e.Name)
	}
	if len(v.Files) < 3 || !slices.Equal(v.Files[:3], []string{PaperFile, RecordFile, BundleFile}) || len(archive.File) != len(v.Files)+1 {
		return v, ErrChanged
	}
	sum := sha256.Sum256(content)
	v.Digest, v.Release, v.Issued = hex.EncodeToString(sum[:]), list.Release, list.Issued
	return v, nil
}

func unpack(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(r, largest))
	return content, errors.Join(err, r.Close())
}
