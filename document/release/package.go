package release

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"time"

	"cohort/domain/clinical"
)

// The files of a package, in their order. Attachments that leave come behind them.
const (
	PaperFile    = "record.pdf"
	RecordFile   = "record.json"
	BundleFile   = "record.fhir.json"
	manifestFile = "manifest.json"
)

// manifest lists the files of a package.
type manifest struct {
	Release string          `json:"release"` // id
	Issued  string          `json:"issued"`
	Files   []manifestEntry `json:"files"`
}

type manifestEntry struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Size   int    `json:"size"`
}

// Write writes the package of a release.
func Write(w io.Writer, p clinical.ReleasePaper) error {
	files := []struct {
		name  string
		write func(io.Writer, clinical.ReleasePaper) error
	}{{name: PaperFile, write: writePaper}, {name: RecordFile, write: writeRecord}, {name: BundleFile, write: writeBundle}}
	list := manifest{Release: p.ID.String(), Issued: clinical.Instant(p.IssuedAt)}
	out := zip.NewWriter(w)
	for _, f := range files {
		var b bytes.Buffer
		if err := f.write(&b, p); err != nil {
			return err
		}
		list.Files = append(list.Files, entryOf(f.name, b.Bytes()))
		if err := put(out, f.name, p.IssuedAt, b.Bytes()); err != nil {
			return err
		}
	}
	for _, f := range p.Files {
		list.Files = append(list.Files, entryOf(f.Name, f.Content))
		if err := put(out, f.Name, p.IssuedAt, f.Content); err != nil {
			return err
		}
	}
	text, err := indented(list)
	if err != nil {
		return err
	}
	if err := put(out, manifestFile, p.IssuedAt, text); err != nil {
		return err
	}
	return out.Close()
}

func entryOf(name string, content []byte) manifestEntry {
	sum := sha256.Sum256(content)
	return manifestEntry{Name: name, SHA256: hex.EncodeToString(sum[:]), Size: len(content)}
}

func put(out *zip.Writer, name string, at time.Time, content []byte) error {
	w, err := out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: at.UTC()})
	if err == nil {
		_, err = w.Write(content)
	}
	return err
}

// indented is a value as a file that people can read too.
func indented(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(value)
	return b.Bytes(), err
}
