package instrument

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestEveryInstrumentIsThere(t *testing.T) {
	want := strings.Fields("audit audit-c c-ssrs cage ces-d core-10 dass-21 dast-10 gad-2 gad-7 gcq-s gq group-pulse grq k10 k6 pc-ptsd-5 pcl-5 phq-2 phq-4 phq-8 phq-9 scoff ucla-3 who-5 wsas")
	var got []string
	for _, d := range All() {
		got = append(got, d.Code)
		if byCode, ok := ByCode(d.Code); !ok || byCode.Code != d.Code {
			t.Errorf("%s is not found by its code", d.Code)
		}
		if d.Attribution == "" || d.RecallWindow == "" || d.Measures == "" || d.License.Terms == "" {
			t.Errorf("%s lacks attribution, recall window, purpose or terms", d.Code)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	if _, ok := ByCode("phq-10"); ok {
		t.Error("an unknown code was found")
	}
}

// Wording whose terms do not allow it must stay out of the files.
func TestScoreOnlyCarriesNoWording(t *testing.T) {
	scoreOnly := strings.Fields("wsas scoff c-ssrs gq grq gcq-s")
	for _, d := range All() {
		if d.ScoreOnly != slices.Contains(scoreOnly, d.Code) {
			t.Errorf("%s: score-only %v", d.Code, d.ScoreOnly)
		}
		if d.Unvalidated != (d.Code == "group-pulse") {
			t.Errorf("%s: unvalidated %v", d.Code, d.Unvalidated)
		}
		for _, item := range d.Items {
			if d.ScoreOnly && (item.Text != "" || d.Instructions != "") {
				t.Errorf("%s carries wording", d.Code)
			}
		}
	}
}

// What the program writes as JSON must read back as the same definition.
func TestDefinitionsSurviveJSON(t *testing.T) {
	for _, d := range All() {
		data, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		back, err := Parse(data)
		if err != nil || !reflect.DeepEqual(back, d) {
			t.Errorf("%s comes back changed: %v", d.Code, err)
		}
	}
}

func TestAllIsTheCallersOwnList(t *testing.T) {
	All()[0] = Definition{}
	if All()[0].Code != "audit" {
		t.Error("changing the list changed the shelf")
	}
}

// small is a sound definition to be broken in one place at a time.
const small = `{"code": "small", "name": "Small", "title": "Small form", "version": "1", "direction": "higher_is_worse",
 "license": {"terms": "ours"}, "scales": {"s": {"answers": [{"value": 0, "label": "no"}, {"value": 1, "label": "yes"}]}},
 "items": [{"number": 1, "text": "One", "scale": "s"}, {"number": 2, "text": "Two", "scale": "s"}],
 "bands": [{"code": "low", "label": "Low", "from": 0, "to": 1}, {"code": "high", "label": "High", "from": 2, "to": 2}],
 "riskItems": [{"item": 2, "kind": "suicide", "threshold": 1, "why": "because"}]}`

func TestBrokenDefinitionsAreRefused(t *testing.T) {
	if _, err := Parse([]byte(small)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, old, new, want string }{
		{"misspelled field", `"riskItems"`, `"riskItem"`, "unknown field"},
		{"two values", `"because"}]}`, `"because"}]} {}`, "more than one"},
		{"code with capitals", `"code": "small"`, `"code": "Small"`, "lower-case"},
		{"no version", `"version": "1"`, `"version": ""`, "version"},
		{"no license", `"terms": "ours"`, `"terms": ""`, "license"},
		{"no direction", `"higher_is_worse"`, `"up"`, "direction"},
		{"unknown scale", `"Two", "scale": "s"`, `"Two", "scale": "z"`, "names no scale"},
		{"items out of order", `"number": 2`, `"number": 3`, "stands in place"},
		{"no text", `"text": "Two"`, `"label": "Two"`, "wording"},
		{"wording in a score-only file", `"version": "1"`, `"version": "1", "scoreOnly": true`, "wording"},
		{"answers do not ascend", `"value": 1`, `"value": 0`, "ascend"},
		{"negative answer", `"value": 0`, `"value": -1`, "answers from -1"},
		{"hole between bands", `"from": 2`, `"from": 3`, "should begin at 2"},
		{"overlapping bands", `"to": 1`, `"to": 2`, "should begin at 3"},
		{"bands end early", `"from": 0, "to": 1}, {"code": "high", "label": "High", "from": 2, "to": 2}`, `"from": 0, "to": 1}`, "the scale at 2"},
		{"risk item that is not there", `"item": 2`, `"item": 3`, "do not exist"},
		{"risk threshold out of reach", `"threshold": 1`, `"threshold": 2`, "cannot be answered"},
		{"risk without a reason", `"why": "because"`, `"why": ""`, "reason"},
		{"missing rule without a source", `"riskItems"`, `"missing": {"allow": 1}, "riskItems"`, "source"},
		{"missing rule for everything", `"riskItems"`, `"missing": {"allow": 2, "source": "x"}, "riskItems"`, "every item"},
		{"mean over unlike items", `"Two", "scale": "s"}],`, `"Two", "weight": 2, "scale": "s"}], "missing": {"allow": 1, "source": "x"},`, "differs in range or weight"},
		{"cut-off outside the scale", `"riskItems"`, `"cutOffs": [{"code": "c", "label": "c", "atLeast": 3}], "riskItems"`, "outside the scale"},
		{"cut-off with both ends", `"riskItems"`, `"cutOffs": [{"code": "c", "label": "c", "atLeast": 1, "atMost": 1}], "riskItems"`, "one end"},
		{"reliable change without a source", `"riskItems"`, `"change": {"reliable": 1}, "riskItems"`, "no source"},
		{"clinical range outside the scale", `"riskItems"`, `"change": {"clinicalFrom": 9}, "riskItems"`, "outside the scale"},
		{"skip over nothing", `"riskItems"`, `"skips": [{"when": [], "items": [2]}], "riskItems"`, "do not exist"},
		{"criterion that never holds", `"riskItems"`, `"criteria": [{"code": "c", "label": "c", "all": [{"items": [1], "atLeast": 1, "min": 2}]}], "riskItems"`, "never hold"},
		{"sub-scale naming an item twice", `"riskItems"`, `"subScales": [{"code": "c", "name": "c", "items": [1, 1]}], "riskItems"`, "one twice"},
		{"LOINC code with a wrong check digit", `"riskItems"`, `"notices": ["loinc.org/license"], "loinc": {"panel": "44249-2"}, "riskItems"`, "not a LOINC code"},
		{"LOINC code without the notice", `"riskItems"`, `"loinc": {"panel": "44249-1"}, "riskItems"`, "notice"},
		{"convention without a scale", `"riskItems"`, `"conventions": [{"code": "c", "label": "c", "scale": "z"}], "riskItems"`, "names no scale"},
		{"levels without the method", `"riskItems"`, `"levels": [{"value": 1, "code": "c", "any": []}], "riskItems"`, "go together"},
	} {
		broken := strings.Replace(small, c.old, c.new, 1)
		if broken == small {
			t.Fatalf("%s: nothing was broken", c.name)
		}
		if _, err := Parse([]byte(broken)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestValidLOINC(t *testing.T) {
	for code, want := range map[string]bool{
		"44249-1": true, "44261-6": true, "102010-6": true, "LA6568-5": true,
		"44249-0": false, "44294-1": false, "": false, "44249": false, "x": false, "44249-1 ": false,
	} {
		if ValidLOINC(code) != want {
			t.Errorf("%q: want %v", code, want)
		}
	}
}
