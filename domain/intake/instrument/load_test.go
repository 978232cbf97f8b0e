package instrument

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestEveryInstrumentIsThere(t *testing.T) {
	want := strings.Fields("audit audit-c bam brs c-ssrs cage ces-d core-10 dass-21 dast-10 gad-2 gad-7 gcq-s gq group-pulse growth grq k10 k6 pc-ptsd-5 pcl-5 phq-2 phq-4 phq-8 phq-9 readiness rses scoff ucla-3 who-5 wsas")
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
	scoreOnly := strings.Fields("wsas scoff c-ssrs gq grq gcq-s brs")
	ours := strings.Fields("group-pulse growth readiness")
	for _, d := range All() {
		if d.ScoreOnly != slices.Contains(scoreOnly, d.Code) {
			t.Errorf("%s: score-only %v", d.Code, d.ScoreOnly)
		}
		if d.Unvalidated != slices.Contains(ours, d.Code) {
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
 "measures": "anything", "recallWindow": "today", "language": "en", "attribution": "us",
 "license": {"terms": "ours"}, "scales": {"s": {"answers": [{"value": 0, "label": "no"}, {"value": 1, "label": "yes"}]}},
 "items": [{"number": 1, "text": "One", "scale": "s"}, {"number": 2, "text": "Two", "scale": "s"}],
 "bands": [{"code": "low", "label": "Low", "from": 0, "to": 1}, {"code": "high", "label": "High", "from": 2, "to": 2}],
 "riskItems": [{"item": 2, "kind": "suicide", "threshold": 1, "why": "because"}]}`

// bothBands are the bands of small.
const bothBands = `{"code": "low", "label": "Low", "from": 0, "to": 1}, {"code": "high", "label": "High", "from": 2, "to": 2}`

func TestBrokenDefinitionsAreRefused(t *testing.T) {
	if _, err := Parse([]byte(small)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, old, new, want string }{
		{"misspelled field", `"riskItems"`, `"riskItem"`, "unknown field"},
		{"field given twice", `"riskItems"`, `"riskItems": [], "riskItems"`, "given twice"},
		{"field given twice in other capitals", `"threshold": 1`, `"Threshold": 1, "threshold": 1`, "given twice"},
		{"two values", `"because"}]}`, `"because"}]} {}`, "more than one"},
		{"code with capitals", `"code": "small"`, `"code": "Small"`, "lower-case"},
		{"no version", `"version": "1"`, `"version": ""`, "version"},
		{"no license", `"terms": "ours"`, `"terms": ""`, "license"},
		{"nobody named", `"attribution": "us"`, `"attribution": ""`, "attribution"},
		{"no recall window", `"recallWindow": "today"`, `"recallWindow": ""`, "recall window"},
		{"wording that cannot be stored", `"text": "Two"`, `"text": "Two\u0000"`, "control characters"},
		{"wording without end", `"text": "Two"`, `"text": "` + strings.Repeat("Two ", 1001) + `"`, "longer than"},
		{"no direction", `"higher_is_worse"`, `"up"`, "direction"},
		{"unknown scale", `"Two", "scale": "s"`, `"Two", "scale": "z"`, "names no scale"},
		{"scale that nothing uses", `"scales": {`, `"scales": {"t": {"min": 0, "max": 3}, `, "used by no item"},
		{"scale at odds with its answers", `"s": {`, `"s": {"min": 0, "max": 3, `, "lists other answers"},
		{"answer without words", `"label": "yes"`, `"label": ""`, "no label"},
		{"two items under one link id", `"text": "One", "scale": "s"}, {"number": 2,`, `"text": "One", "scale": "s", "linkId": "q"}, {"number": 2, "linkId": "q",`, "link id"},
		{"two items under one LOINC code", `"text": "One", "scale": "s"}, {"number": 2,`, `"text": "One", "scale": "s", "loinc": "44250-9"}, {"number": 2, "loinc": "44250-9",`, "two items have the LOINC code"},
		{"an unscored item turned round", `"Two", "scale": "s"`, `"Two", "scale": "s", "unscored": true, "reverse": true`, "not scored and has a scoring rule"},
		{"items out of order", `"number": 2`, `"number": 3`, "stands in place"},
		{"no text", `"text": "Two"`, `"label": "Two"`, "wording"},
		{"wording in a score-only file", `"version": "1"`, `"version": "1", "scoreOnly": true`, "wording"},
		{"answers do not ascend", `"value": 1`, `"value": 0`, "ascend"},
		{"negative answer", `"value": 0`, `"value": -1`, "answers from -1"},
		{"hole between bands", `"from": 2`, `"from": 3`, "should begin at 2"},
		{"overlapping bands", `"to": 1`, `"to": 2`, "should begin at 3"},
		{"bands end early", `"from": 0, "to": 1}, {"code": "high", "label": "High", "from": 2, "to": 2}`, `"from": 0, "to": 1}`, "the scale at 2"},
		{"two bands under one code", `"code": "high"`, `"code": "low"`, `two bands have the code "low"`},
		{"band for an unknown sex", `"to": 1}`, `"to": 1, "sex": "woman"}`, "unknown sex"},
		{"bands for one sex alone", bothBands, strings.ReplaceAll(bothBands, `"label"`, `"sex": "female", "label"`), "both sexes"},
		{"bands for both and for one", bothBands, bothBands + strings.ReplaceAll(","+bothBands, `"label"`, `"sex": "female", "label"`), "both sexes"},
		{"bands without a total", `"riskItems"`, `"method": "none", "subScales": [{"code": "s", "name": "S", "items": [1, 2]}], "riskItems"`, "no total"},
		{"neither total nor sub-scales", `"bands": [` + bothBands + `]`, `"method": "none"`, "must be sub-scales"},
		{"risk item that is not there", `"item": 2`, `"item": 3`, "do not exist"},
		{"risk threshold out of reach", `"threshold": 1`, `"threshold": 2`, "cannot be answered"},
		{"risk that every answer raises", `"threshold": 1`, `"threshold": 0`, "every answer"},
		{"risk raised twice alike", `"riskItems": [`, `"riskItems": [{"item": 2, "kind": "suicide", "threshold": 1, "why": "again"}, `, "do not go further"},
		{"risk without a reason", `"why": "because"`, `"why": ""`, "reason"},
		{"missing rule without a source", `"riskItems"`, `"missing": {"allow": 1}, "riskItems"`, "source"},
		{"missing rule for everything", `"riskItems"`, `"missing": {"allow": 2, "source": "x"}, "riskItems"`, "every item"},
		{"mean over unlike items", `"Two", "scale": "s"}],`, `"Two", "weight": 2, "scale": "s"}], "missing": {"allow": 1, "source": "x"},`, "differs in range or weight"},
		{"cut-off outside the scale", `"riskItems"`, `"cutOffs": [{"code": "c", "label": "c", "atLeast": 3}], "riskItems"`, "outside the scale"},
		{"cut-off that every score reaches", `"riskItems"`, `"cutOffs": [{"code": "c", "label": "c", "atLeast": 0}], "riskItems"`, "every score"},
		{"two cut-offs under one code", `"riskItems"`, `"cutOffs": [{"code": "c", "label": "c", "atLeast": 1}, {"code": "c", "label": "d", "atLeast": 2}], "riskItems"`, "two cut-offs"},
		{"cut-off with both ends", `"riskItems"`, `"cutOffs": [{"code": "c", "label": "c", "atLeast": 1, "atMost": 1}], "riskItems"`, "one end"},
		{"reliable change without a source", `"riskItems"`, `"change": {"reliable": 1}, "riskItems"`, "no source"},
		{"clinical range outside the scale", `"riskItems"`, `"change": {"clinicalFrom": 9}, "riskItems"`, "outside the scale"},
		{"clinical range of every score", `"riskItems"`, `"change": {"clinicalFrom": 0}, "riskItems"`, "holds every score"},
		{"reliable change of a sub-scale without a source", `"riskItems"`, `"subScales": [{"code": "c", "name": "c", "items": [1, 2], "change": {"reliable": 1}}], "riskItems"`, "sub-scale c: the reliable change names no source"},
		{"reliable change beyond a mean", `"riskItems"`, `"subScales": [{"code": "c", "name": "c", "items": [1, 2], "mean": true, "change": {"reliable": 1.5, "source": "x"}}], "riskItems"`, "sub-scale c: the reliable change lies outside"},
		{"a choice that counts less than 0", `"value": 1,`, `"value": 1, "score": -1,`, "counts a number outside"},
		{"choices that state what they count, turned round", `"label": "yes"}]}},
 "items": [{"number": 1,`, `"label": "yes", "score": 2}]}},
 "items": [{"number": 1, "reverse": true,`, "turned round and has choices"},
		{"risk by an answer that counts otherwise", `"value": 1,`, `"value": 1, "score": 2,`, "whose choices state what they count"},
		{"skip by an answer that counts otherwise", `"value": 1, "label": "yes"}]}}`, `"value": 1, "label": "yes", "score": 0}]}}, "skips": [{"when": [1], "items": [2]}]`, "skip names an answer"},
		{"a drop upward", `"riskItems"`, `"change": {"discussDrop": -2}, "riskItems"`, "drop"},
		{"item that skips itself", `"riskItems"`, `"skips": [{"when": [1], "items": [1, 2]}], "riskItems"`, "skipped itself"},
		{"skip over nothing", `"riskItems"`, `"skips": [{"when": [], "items": [2]}], "riskItems"`, "do not exist"},
		{"criterion that never holds", `"riskItems"`, `"criteria": [{"code": "c", "label": "c", "all": [{"items": [1], "atLeast": 1, "min": 2}]}], "riskItems"`, "never hold"},
		{"criterion that always holds", `"riskItems"`, `"criteria": [{"code": "c", "label": "c", "all": [{"items": [1], "atLeast": 1}]}], "riskItems"`, "always holds"},
		{"criterion that every answer meets", `"riskItems"`, `"criteria": [{"code": "c", "label": "c", "all": [{"items": [1], "atLeast": 0, "min": 1}]}], "riskItems"`, "every answer"},
		{"criterion that counts nothing", `"riskItems"`, `"criteria": [{"code": "c", "label": "c", "all": []}], "riskItems"`, "counts nothing"},
		{"two sub-scales under one code", `"riskItems"`, `"subScales": [{"code": "c", "name": "c", "items": [1]}, {"code": "c", "name": "d", "items": [2]}], "riskItems"`, "two sub-scales"},
		{"bands of a mean", `"riskItems"`, `"subScales": [{"code": "c", "name": "c", "items": [1, 2], "mean": true, "bands": [{"code": "b", "label": "b", "from": 0, "to": 2}]}], "riskItems"`, "is a mean"},
		{"sub-scale naming an item twice", `"riskItems"`, `"subScales": [{"code": "c", "name": "c", "items": [1, 1]}], "riskItems"`, "one twice"},
		{"LOINC code with a wrong check digit", `"riskItems"`, `"notices": ["loinc.org/license"], "loinc": {"panel": "44249-2"}, "riskItems"`, "not a LOINC code"},
		{"LOINC code without the notice", `"riskItems"`, `"loinc": {"panel": "44249-1"}, "riskItems"`, "notice"},
		{"convention without a scale", `"riskItems"`, `"conventions": [{"code": "c", "label": "c", "scale": "z"}], "riskItems"`, "names no scale"},
		{"risk items under two conventions", `"riskItems"`, `"conventions": [{"code": "c", "label": "c", "scale": "s"}], "riskItems"`, "single answers"},
		{"bands under two conventions", `"riskItems"`, `"conventions": [{"code": "c", "label": "c", "scale": "s"}], "riskItems"`, "for which convention"},
		{"level that nothing reaches", `"bands": [` + bothBands + `]`, `"method": "level", "levels": [{"value": 1, "code": "c", "any": []}]`, "never be reached"},
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

func TestWhatACutOffSuggestsIsShipped(t *testing.T) {
	shelf := []Definition{{Code: "a", SubScales: []SubScale{{CutOffs: []CutOff{{Code: "c", Suggests: []string{"b"}}}}}}}
	if err := suggestions(shelf); err == nil || !strings.Contains(err.Error(), `suggests "b"`) {
		t.Errorf("%v", err)
	}
	if err := suggestions(append(shelf, Definition{Code: "b"})); err != nil {
		t.Error(err)
	}
}
