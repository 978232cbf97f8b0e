package instrument

import (
	"errors"
	"testing"
)

// FuzzScore feeds any list of answers to any instrument: it must not panic, must
// refuse only with an AnswersError, and must not score outside the range.
// Bytes are answers; 255 is a blank, 254 a negative number.
func FuzzScore(f *testing.F) {
	for i := range All() {
		f.Add(i, []byte{0, 1, 2, 3, 255, 1, 1, 1, 0}, "", "", 0)
	}
	f.Add(0, []byte{}, "female", "0-4", 1)
	f.Fuzz(func(t *testing.T, which int, raw []byte, sex, convention string, without int) {
		all := All()
		d := all[(which%len(all)+len(all))%len(all)]
		answers := make([]*int, len(raw))
		for i, b := range raw {
			switch b {
			case 255:
			case 254:
				value := -1 << 62
				answers[i] = &value
			default:
				value := int(b)
				answers[i] = &value
			}
		}
		opts := Options{ScoringSex: Sex(sex), Convention: convention}
		if without != 0 {
			opts.NotApplicable = []int{without}
		}
		r, err := d.Score(answers, opts)
		if err != nil {
			var bad *AnswersError
			if !errors.As(err, &bad) || len(bad.Problems) == 0 {
				t.Fatalf("%s: %v", d.Code, err)
			}
			return
		}
		r.holds(t, d)
	})
}

// holds checks what must be true of every result.
func (r Result) holds(t *testing.T, d Definition) {
	t.Helper()
	if r.Total != nil && (*r.Total < r.Min || *r.Total > r.Max) {
		t.Fatalf("%s: total %d outside %d to %d", d.Code, *r.Total, r.Min, r.Max)
	}
	if r.Complete && r.Total == nil && d.Method != MethodNone {
		t.Fatalf("%s: complete without a total", d.Code)
	}
	if r.ProRated && (r.Complete || r.Total == nil || r.Missing > d.Missing.Allow) {
		t.Fatalf("%s: pro-rated %+v", d.Code, r)
	}
	if len(d.Bands) > 0 && (r.Total == nil) != (r.Band == "") {
		t.Fatalf("%s: total and band do not go together", d.Code)
	}
	for i, s := range r.SubScales {
		low, high := 0, 0
		for _, n := range d.SubScales[i].Items {
			low, high = low+d.Items[n-1].Min*d.SubScales[i].Multiplier, high+d.Items[n-1].Max*d.SubScales[i].Multiplier
		}
		if s.Total != nil && (*s.Total < low || *s.Total > high) {
			t.Fatalf("%s: sub-scale %s scores %d", d.Code, s.Code, *s.Total)
		}
		if s.Exact != nil && d.SubScales[i].Mean && (s.Exact.Float() < 0 || s.Exact.Float() > float64(d.Items[d.SubScales[i].Items[0]-1].Max)) {
			t.Fatalf("%s: sub-scale %s has the mean %v", d.Code, s.Code, s.Exact.Float())
		}
	}
}

// FuzzParse: no file, however broken, may panic the loader.
func FuzzParse(f *testing.F) {
	f.Add([]byte(small))
	for _, d := range []string{"c-ssrs", "k10", "gcq-s", "phq-9"} {
		data, err := files.ReadFile("definitions/" + d + ".json")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Parse(data)
		if err != nil {
			return
		}
		r, err := d.Score(minimal(d), Options{})
		if err != nil {
			t.Fatalf("a sound definition refuses its own lowest answers: %v", err)
		}
		r.holds(t, d)
	})
}
