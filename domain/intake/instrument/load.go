package instrument

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
)

//go:embed definitions/*.json
var files embed.FS

var shelf = sync.OnceValue(func() []Definition {
	definitions, err := load()
	if err != nil {
		panic(err) // an embedded file is wrong: the build is, and its tests say so
	}
	return definitions
})

// All returns every shipped definition, ordered by code.
func All() []Definition { return slices.Clone(shelf()) }

// ByCode returns the definition with this code, such as "phq-9".
func ByCode(code string) (Definition, bool) {
	i, found := slices.BinarySearchFunc(shelf(), code, func(d Definition, code string) int {
		return strings.Compare(d.Code, code)
	})
	if !found {
		return Definition{}, false
	}
	return shelf()[i], true
}

func load() ([]Definition, error) {
	entries, err := files.ReadDir("definitions")
	if err != nil {
		return nil, err
	}
	var all []Definition
	for _, entry := range entries {
		data, err := files.ReadFile("definitions/" + entry.Name())
		if err != nil {
			return nil, err
		}
		d, err := Parse(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", entry.Name(), err)
		}
		if entry.Name() != d.Code+".json" {
			return nil, fmt.Errorf("%s: holds the code %q", entry.Name(), d.Code)
		}
		all = append(all, d)
	}
	if err := suggestions(all); err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b Definition) int { return strings.Compare(a.Code, b.Code) })
	return all, nil
}

// suggestions checks that what a cut-off suggests to give next is there.
func suggestions(all []Definition) error {
	known := map[string]bool{}
	for _, d := range all {
		known[d.Code] = true
	}
	for _, d := range all {
		cuts := slices.Clone(d.CutOffs)
		for _, s := range d.SubScales {
			cuts = append(cuts, s.CutOffs...)
		}
		for _, cut := range cuts {
			for _, next := range cut.Suggests {
				if !known[next] {
					return fmt.Errorf("%s: cut-off %s suggests %q, which is not shipped", d.Code, cut.Code, next)
				}
			}
		}
	}
	return nil
}

// Parse reads one definition from JSON, fills in what may be left out and checks
// it. Unknown fields and fields given twice are refused, because a rule that is
// misspelled, or replaced further down, would silently not apply.
func Parse(data []byte) (Definition, error) {
	if field := RepeatedField(data); field != "" {
		return Definition{}, fmt.Errorf("field %q is given twice", field)
	}
	var d Definition
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&d); err != nil {
		return Definition{}, err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return Definition{}, fmt.Errorf("more than one JSON value")
	}
	d.settle()
	return d, d.Check()
}

// RepeatedField is the first field that an object of the JSON names twice, "" when
// there is none. encoding/json would mix the two, and does not tell capitals apart
// either, so what is read would not be what was written.
func RepeatedField(data []byte) string {
	decoder := json.NewDecoder(bytes.NewReader(data))
	var open []map[string]bool // one for each open object; nil for a list
	isKey := false
	for {
		token, err := decoder.Token()
		if err != nil {
			return "" // broken JSON is refused where it is decoded
		}
		inObject := len(open) > 0 && open[len(open)-1] != nil
		switch t := token.(type) {
		case json.Delim:
			switch t {
			case '{':
				open = append(open, map[string]bool{})
			case '[':
				open = append(open, nil)
			default:
				open = open[:len(open)-1]
			}
			isKey = len(open) > 0 && open[len(open)-1] != nil
			continue
		case string:
			if inObject && isKey {
				key := strings.ToLower(t)
				if open[len(open)-1][key] {
					return t
				}
				open[len(open)-1][key], isKey = true, false
				continue
			}
		}
		isKey = inObject
	}
}

// settle copies each item's scale into the item and sets the defaults.
func (d *Definition) settle() {
	if d.Multiplier == 0 {
		d.Multiplier = 1
	}
	if d.Method == "" {
		d.Method = MethodSum
	}
	for i := range d.Items {
		item := &d.Items[i]
		if item.Weight == 0 {
			item.Weight = 1
		}
		if scale, ok := d.Scales[item.Scale]; ok {
			item.take(scale)
		}
	}
	for i := range d.SubScales {
		if d.SubScales[i].Multiplier == 0 {
			d.SubScales[i].Multiplier = 1
		}
	}
}

func (i *Item) take(scale Scale) {
	i.Min, i.Max, i.Answers = scale.Min, scale.Max, scale.Answers
	if len(scale.Answers) > 0 {
		i.Min, i.Max = scale.Answers[0].Value, scale.Answers[len(scale.Answers)-1].Value
	}
}
