package outline

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"cohort/domain"
	"cohort/domain/program"
)

// file is an outline as JSON has it, with the mark before it.
type file struct {
	Format  string `json:"format"`
	Version int    `json:"formatVersion"`
	program.Outline
}

func writeJSON(o program.Outline) string {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	_ = e.Encode(file{Format: mark, Version: version, Outline: filled(o)}) // texts and numbers: nothing in it can fail
	return out.String()
}

// filled writes the lists that every week has, empty ones too.
func filled(o program.Outline) program.Outline {
	o = Normal(o)
	for i := range o.Weeks {
		w := &o.Weeks[i]
		w.Objectives, w.Agenda, w.Materials, w.BuildsOn = orEmpty(w.Objectives), orEmpty(w.Agenda), orEmpty(w.Materials), orEmpty(w.BuildsOn)
	}
	return o
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func readJSON(text string) (program.Outline, error) {
	places, err := placesIn(text)
	if err != nil {
		return program.Outline{}, err
	}
	var read file
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&read); err != nil {
		if name, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
			return program.Outline{}, faults(wrong(places.first(strings.Trim(name, `"`)), "has a field that a curriculum does not have"))
		}
		return program.Outline{}, refused(text, int(d.InputOffset()), err)
	}
	switch {
	case read.Format != mark:
		return program.Outline{}, faults(wrong(places.lineOf("format"), `is no curriculum: its format should be "`+mark+`"`))
	case read.Version != version:
		return program.Outline{}, faults(wrong(places.lineOf("formatVersion"), fmt.Sprintf("has a format version that cannot be read; this is %d", version)))
	}
	return judged(Normal(read.Outline), places.lineOf)
}

func faults(found ...domain.FieldError) error { return domain.Faults(found).Err() }

// refused says in which line the decoder stopped, and why, without what stands there.
func refused(text string, offset int, err error) error {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &kind):
		return faults(wrong(lineAt(text, int(kind.Offset)), fmt.Sprintf("%s should be %s", kind.Field, wordFor(kind.Type.Kind().String()))))
	case errors.As(err, &syntax):
		return faults(wrong(lineAt(text, int(syntax.Offset)), "is no JSON from here on"))
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return faults(wrong(lineAt(text, len(text)), "ends too early"))
	}
	return faults(wrong(lineAt(text, offset), "cannot be read"))
}

func wordFor(kind string) string {
	switch kind {
	case "int":
		return "a whole number"
	case "slice":
		return "a list"
	case "struct":
		return "an object"
	}
	return "a text"
}

func lineAt(text string, offset int) int {
	return 1 + strings.Count(text[:min(offset, len(text))], "\n")
}

// places are the lines in which the fields of a file stand.
type places map[string]int

// lineOf is the line of a field, or of what it would stand in.
func (p places) lineOf(field string) int {
	for field != "" {
		if line := p[field]; line > 0 {
			return line
		}
		field = field[:max(0, strings.LastIndexAny(field, ".["))]
	}
	return p[""]
}

// first is the line in which a name first stands as a field's, 0 for none.
func (p places) first(name string) int {
	first := 0
	for field, line := range p {
		if (field == name || strings.HasSuffix(field, "."+name)) && (first == 0 || line < first) {
			first = line
		}
	}
	return first
}

// placesIn walks through the whole text: where its fields stand, and that none
// stands twice, which the decoder would take without a word.
func placesIn(text string) (places, error) {
	w := walker{Decoder: json.NewDecoder(strings.NewReader(text)), text: text, places: places{}}
	if err := w.value("", 0); err != nil {
		return nil, err
	}
	if _, err := w.Token(); !errors.Is(err, io.EOF) {
		return nil, faults(wrong(lineAt(text, int(w.InputOffset())), "goes on after its end"))
	}
	return w.places, nil
}

type walker struct {
	*json.Decoder
	text   string
	places places
}

const deepest = 12

func (w *walker) value(at string, depth int) error {
	token, err := w.Token()
	if err != nil {
		return refused(w.text, int(w.InputOffset()), err)
	}
	if w.places[at] == 0 {
		w.places[at] = lineAt(w.text, int(w.InputOffset()))
	}
	opened, isOpened := token.(json.Delim)
	if !isOpened {
		return nil
	}
	if depth > deepest {
		return faults(wrong(lineAt(w.text, int(w.InputOffset())), "is nested too deep"))
	}
	seen := map[string]bool{}
	for i := 0; w.More(); i++ {
		part := fmt.Sprintf("%s[%d]", at, i)
		if opened == '{' {
			key, err := w.Token()
			if err != nil {
				return refused(w.text, int(w.InputOffset()), err)
			}
			name, _ := key.(string)
			folded := strings.ToLower(name) // as the decoder reads names
			if seen[folded] {
				return faults(wrong(lineAt(w.text, int(w.InputOffset())), "has a field twice"))
			}
			seen[folded] = true
			part = strings.TrimPrefix(at+"."+name, ".")
		}
		if err := w.value(part, depth+1); err != nil {
			return err
		}
	}
	if _, err := w.Token(); err != nil {
		return refused(w.text, int(w.InputOffset()), err)
	}
	return nil
}
