package api

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

// asset is one file of the page, in the codings that its build made.
type asset struct {
	kind  string // its Content-Type
	forms []form // the smallest first, the file itself last
}

// form is an asset in one coding, "" for the file as it is.
type form struct {
	coding, file, tag string
	size              int64
}

// codings are what the page's build compresses to, with the ending it adds.
var codings = []form{{coding: "br", file: ".br"}, {coding: "gzip", file: ".gz"}}

// readAssets finds the files of a built page. Its index is one of them. The
// content stays where it is: an embedded file is read from the binary.
func readAssets(app fs.FS) (map[string]asset, error) {
	assets := map[string]asset{}
	err := fs.WalkDir(app, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		for _, c := range codings {
			if strings.HasSuffix(name, c.file) {
				return nil // found with the file that it is a form of
			}
		}
		a, err := readAsset(app, name)
		assets[name] = a
		return err
	})
	return assets, err
}

func readAsset(app fs.FS, name string) (asset, error) {
	a := asset{kind: kindOf(name)}
	for _, c := range append(codings[:len(codings):len(codings)], form{}) {
		if _, err := fs.Stat(app, name+c.file); err != nil && c.coding != "" {
			continue // too small to be worth it, or compressed already
		}
		f, err := readForm(app, name+c.file, c.coding)
		if err != nil {
			return asset{}, err
		}
		a.forms = append(a.forms, f)
	}
	return a, nil
}

func readForm(app fs.FS, file, coding string) (form, error) {
	content, err := app.Open(file)
	if err != nil {
		return form{}, err
	}
	defer content.Close()
	digest := sha256.New()
	size, err := io.Copy(digest, content)
	return form{coding: coding, file: file, size: size, tag: `"` + base64.RawURLEncoding.EncodeToString(digest.Sum(nil)[:12]) + `"`}, err
}

// kindOf is the type of a file by its name. What the page is made of is named
// here, since the standard table changes with the machine that it runs on.
func kindOf(name string) string {
	switch ending := path.Ext(name); ending {
	case ".html", ".css":
		return "text/" + ending[1:] + "; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	default:
		if kind := mime.TypeByExtension(ending); kind != "" {
			return kind
		}
		return "application/octet-stream"
	}
}

// serve answers with the smallest form that is accepted; ranges, conditions
// and HEAD are those of the standard library. A form has a tag of its own,
// since a range of it is not a range of the other ones.
func (a asset) serve(w http.ResponseWriter, r *http.Request, app fs.FS) error {
	h := w.Header()
	if len(a.forms) > 1 {
		h.Add("Vary", "Accept-Encoding")
	}
	f := a.choose(r.Header.Values("Accept-Encoding"))
	content, err := app.Open(f.file)
	if err != nil {
		return err
	}
	defer content.Close()
	seeker, ok := content.(io.ReadSeeker)
	if !ok {
		return fmt.Errorf("%s cannot be read from its middle", f.file)
	}
	h.Set("Content-Type", a.kind)
	h.Set("ETag", f.tag)
	if f.coding != "" {
		h.Set("Content-Encoding", f.coding)
		if r.Header.Get("Range") == "" { // left out by the library, which cannot know who compresses
			h.Set("Content-Length", strconv.FormatInt(f.size, 10))
		}
	}
	http.ServeContent(w, r, f.file, time.Time{}, seeker)
	return nil
}

// choose gives the form with the greatest weight in Accept-Encoding, of equal
// ones the smaller; the file as it is when nothing else is accepted.
func (a asset) choose(accepted []string) form {
	last := len(a.forms) - 1
	chosen, most := a.forms[last], 0.0
	for _, f := range a.forms[:last] {
		if w := weight(accepted, f.coding); w > most {
			chosen, most = f, w
		}
	}
	return chosen
}

// weight is what Accept-Encoding gives a coding (RFC 9110, 12.5.3): by its
// name, else by "*", else nothing.
func weight(accepted []string, coding string) float64 {
	others := 0.0
	for offer := range strings.SplitSeq(strings.Join(accepted, ","), ",") {
		name, parameter, _ := strings.Cut(offer, ";")
		w := 1.0
		if q, is := strings.CutPrefix(strings.ToLower(strings.TrimSpace(parameter)), "q="); is {
			w, _ = strconv.ParseFloat(q, 64) // what is no number weighs nothing
		}
		switch strings.ToLower(strings.TrimSpace(name)) {
		case coding:
			return w
		case "*":
			others = w
		}
	}
	return others
}
