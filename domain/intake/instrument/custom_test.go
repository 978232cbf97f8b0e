package instrument

import "testing"

// No shipped instrument turns round a scale that begins at 1, or weighs an item;
// a clinic's own may do both.
func TestAClinicsOwnForm(t *testing.T) {
	d, err := Parse([]byte(`{"code": "own", "name": "Own", "title": "Own form", "version": "1", "direction": "higher_is_worse",
		"measures": "anything", "recallWindow": "today", "language": "en", "attribution": "us",
		"license": {"terms": "ours"}, "scales": {"s": {"min": 1, "max": 5}}, "multiplier": 2,
		"items": [{"number": 1, "text": "One", "scale": "s", "reverse": true}, {"number": 2, "text": "Two", "scale": "s", "weight": 3}],
		"subScales": [{"code": "first", "name": "First", "items": [1]}, {"code": "mean", "name": "Mean", "items": [2], "mean": true}]}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		answers     string
		total       string
		first, mean string
	}{
		{"1 1", "16", "5", "3"}, // (6-1) + 3*1 = 8, doubled
		{"5 1", "8", "1", "3"},  // (6-5) + 3*1 = 4, doubled
		{"5 5", "32", "1", "15"},
		{"2 4", "32", "4", "12"}, // (6-2) + 3*4 = 16, doubled
		{"2 -", "-", "4", "-"},
	} {
		r, err := d.Score(fill(t, c.answers), Options{})
		if err != nil || show(r.Total, nil) != c.total || r.Min != 8 || r.Max != 40 {
			t.Errorf("%s: total %s of %d to %d, %v; want %s of 8 to 40", c.answers, show(r.Total, nil), r.Min, r.Max, err, c.total)
		}
		if show(r.SubScales[0].Total, nil) != c.first || show(nil, r.SubScales[1].Exact) != c.mean {
			t.Errorf("%s: sub-scales %+v", c.answers, r.SubScales)
		}
	}
}
