package api_test

import (
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/domain/clinical/outcome"
	"cohort/domain/intake/instrument"
)

// rows reads a table of hand-worked vectors, the one that the engine's own tests read.
func rows(t *testing.T, path string) (all [][]string) {
	t.Helper()
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(file)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line+" ", " | ")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		all = append(all, cells)
	}
	return all
}

func integer(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// notation reads "3*2 - 0" as 3, 3, blank, 0.
func notation(t *testing.T, text string) (answers []any) {
	t.Helper()
	for _, word := range strings.Fields(text) {
		value, times, repeated := strings.Cut(word, "*")
		n := 1
		if repeated {
			n = integer(t, times)
		}
		for range n {
			if value == "-" {
				answers = append(answers, nil)
				continue
			}
			answers = append(answers, integer(t, value))
		}
	}
	return answers
}

// sent is a vector as it goes over the API, and what it comes to by hand.
type sent struct {
	body   body
	scale  string             // of which way of counting it is: others cannot be compared
	scores map[string]float64 // by sub-scale, "" for the total
}

func vectorsOf(t *testing.T) (codes []string, of map[string][]sent) {
	t.Helper()
	of = map[string][]sent{}
	for _, c := range rows(t, "../domain/intake/instrument/testdata/vectors.txt") {
		v := sent{body: body{"instrument": c[0], "answers": notation(t, c[1])}, scores: map[string]float64{}}
		if c[2] != "-" {
			v.scores[""] = float64(integer(t, c[2]))
		}
		var away []int
		for _, word := range strings.Fields(c[4]) {
			switch key, value, _ := strings.Cut(word, "="); key {
			case "sex":
				v.body["scoringSex"] = value
			case "conv":
				v.body["convention"], v.scale = value, v.scale+word
			case "na":
				away, v.scale = append(away, integer(t, value)), v.scale+word
			case "sub":
				parts := strings.Split(value, ":")
				if n, err := strconv.ParseFloat(parts[1], 64); err == nil {
					v.scores[parts[0]] = n
				}
			}
		}
		if len(away) > 0 {
			v.body["notApplicable"] = away
		}
		if of[c[0]] == nil {
			codes = append(codes, c[0])
		}
		of[c[0]] = append(of[c[0]], v)
	}
	return codes, of
}

// measures are what the definition says of a change of each of its scales.
func measures(form instrument.Definition) map[string]outcome.Measure {
	all := map[string]outcome.Measure{"": {Direction: form.Direction, Reliable: form.Change.Reliable, ClinicalFrom: form.Change.ClinicalFrom}}
	for _, s := range form.SubScales {
		direction := form.Direction
		if s.Direction != "" {
			direction = s.Direction
		}
		all[s.Code] = outcome.Measure{Direction: direction, Reliable: s.Change.Reliable, ClinicalFrom: s.Change.ClinicalFrom}
	}
	return all
}

// classesOf are the classes that an answer gives, by scale.
func classesOf(t *testing.T, of any) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, entry := range of.([]any) {
		change := entry.(map[string]any)
		scale, _ := change["scale"].(string)
		all[scale] = fmt.Sprintf("%s %v", change["class"], change["gain"])
	}
	return all
}

// Every vector of the engine's tables is sent over the API as an assessment: the score
// is the one that was worked out by hand, and the class of change is the engine's, or
// none where it judges nothing.
func TestWalkEveryVectorHasTheEnginesClass(t *testing.T) {
	var posted, judged, silent, named atomic.Int64
	t.Cleanup(func() {
		fmt.Printf("api: on both databases %d vectors sent as assessments, %d classes of change equal to the engine's and %d times none, %d classes that were worked out by hand\n", posted.Load(), judged.Load(), silent.Load(), named.Load())
	})
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		codes, of := vectorsOf(t)
		start := domain.Date{Year: 2025, Month: 1, Day: 1}
		for _, code := range codes {
			form, _ := instrument.ByCode(code)
			client := newClient(t, w, "Vector", "Of "+code)
			first := of[code][0]
			for i, v := range of[code] {
				v.body["takenOn"] = start.AddDays(i).String()
				a := w.Do("intake", http.MethodPost, "/clients/"+client+"/assessments", v.body).Want(http.StatusCreated)
				posted.Add(1)
				if total, known := v.scores[""]; known && a.Field("score") != total || !known && a.Field("score") != nil {
					t.Errorf("%s %v: %s", code, v.body["answers"], a.Raw)
				}
				got := classesOf(t, a.Field("sinceFirst"))
				for scale, m := range measures(form) {
					from, before := first.scores[scale]
					to, now := v.scores[scale]
					want := ""
					if i > 0 && before && now && v.scale == first.scale {
						if c, err := m.Judge(from, to); err == nil {
							want = fmt.Sprintf("%s %v", c.Class, c.Gain)
						}
					}
					switch {
					case scale != "" && (!before || !now): // the line does not say it
					case got[scale] != want:
						t.Errorf("%s %q %v: %q, the engine says %q", code, scale, v.body["answers"], got[scale], want)
					case want == "":
						silent.Add(1)
					default:
						judged.Add(1)
					}
				}
			}
		}
		named.Add(int64(namedClasses(t, w)))
	})
}

// namedClasses sends the pairs whose class is stated by hand.
func namedClasses(t *testing.T, w *apitest.World) (compared int) {
	t.Helper()
	pair := func(name, code, scale string, first, last []any, want string) {
		client := newClient(t, w, "Pair", name)
		for i, answers := range [][]any{first, last} {
			w.Do("intake", http.MethodPost, "/clients/"+client+"/assessments", body{"instrument": code, "answers": answers, "takenOn": domain.Date{Year: 2025, Month: 1, Day: 1 + i}.String()}).Want(http.StatusCreated)
		}
		list := w.Do("intake", http.MethodGet, "/clients/"+client+"/assessments", nil).Want(http.StatusOK)
		if got := classesOf(t, list.Field("items.0.sinceFirst"))[scale]; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		compared++
	}
	for _, c := range rows(t, "../practice/testdata/outcomes.txt") {
		digits := func(text string) []any { return notation(t, strings.Join(strings.Split(text, ""), " ")) }
		pair(c[0], c[1], strings.TrimPrefix(c[2], "-"), digits(c[3]), digits(c[4]), c[5]+" "+c[6])
	}
	for _, c := range rows(t, "../domain/clinical/outcome/testdata/changes.txt") {
		form, found := formOf(c)
		first, one := answersFor(t, form, c[4])
		last, other := answersFor(t, form, c[5])
		if found && one && other {
			pair(c[0], form.Code, "", first, last, c[6]+" "+c[7])
		}
	}
	return compared
}

// formOf is the shipped form that is judged by the values of a row.
func formOf(row []string) (instrument.Definition, bool) {
	for _, code := range []string{"phq-9", "gad-7", "who-5"} {
		form, _ := instrument.ByCode(code)
		if string(form.Direction) == row[1] && fmt.Sprint(form.Change.Reliable) == row[2] && fmt.Sprint(*form.Change.ClinicalFrom) == row[3] {
			return form, true
		}
	}
	return instrument.Definition{}, false
}

// answersFor are answers that add up to a score, where the form has such a score.
func answersFor(t *testing.T, form instrument.Definition, score string) (answers []any, ok bool) {
	t.Helper()
	if form.Multiplier == 0 || integer(t, score)%form.Multiplier != 0 {
		return nil, false
	}
	left := integer(t, score) / form.Multiplier
	for _, item := range form.Items {
		n := min(left, item.Max)
		if item.Unscored {
			n = 0
		}
		answers, left = append(answers, n), left-n
	}
	return answers, left == 0
}
