package comparison

import (
	"maps"
	"math"
	"slices"
)

// Member is one finished membership in a cohort that followed one of the two
// versions.
type Member struct {
	Newer bool
	Group string // the cohort
	// Change is nil without a first and a last form of the instrument.
	Change    *Change
	Came, Of  int // sessions attended, and held with the member on the roster
	Did, Told int // homework done, and given and asked about
	Weeks     []MemberWeek
}

// Change is what became of a member's score.
type Change struct {
	First    float64
	Gain     float64 // points for the better
	Improved bool    // reliably
}

// MemberWeek is a member in one week of the curriculum; nil is not known.
type MemberWeek struct {
	Number int
	Came   *bool
	Did    *bool
	Gain   *float64 // since the first form, where one was taken around then
	First  float64  // that form's score
}

// Report is all that is compared.
type Report struct {
	Score, Improved, Attendance, Homework Difference
	Weeks                                 []Week // in order; those of which nothing is said are left out
	// FirstDiffer is by how many points what they came with differs, where that is
	// more than half of its spread; 0 elsewhere.
	FirstDiffer float64
	Finished    [2]int // memberships, older and newer
	Unmeasured  [2]int // of them without two forms
}

// Week is one week of the curriculum.
type Week struct {
	Number                      int
	Score, Attendance, Homework Difference
}

// Compare compares the members of two versions.
func Compare(members []Member) Report {
	var r Report
	var score, improved, came, did []Value
	for _, m := range members {
		side := 0
		if m.Newer {
			side = 1
		}
		r.Finished[side]++
		v := Value{Newer: m.Newer, Group: m.Group}
		if m.Of > 0 {
			came = append(came, v.of(float64(m.Came)/float64(m.Of)))
		}
		if m.Told > 0 {
			did = append(did, v.of(float64(m.Did)/float64(m.Told)))
		}
		if m.Change == nil {
			r.Unmeasured[side]++
			continue
		}
		v.First = m.Change.First
		score = append(score, v.of(m.Change.Gain))
		improved = append(improved, v.of(share(m.Change.Improved)))
	}
	r.Score, r.Improved = Between(score, true), Between(improved, true).within()
	r.Attendance, r.Homework = Between(came, false).within(), Between(did, false).within()
	if r.Score.Quiet == "" {
		r.FirstDiffer = firstDiffer(score)
	}
	r.Weeks = byWeek(members)
	return r
}

func (v Value) of(what float64) Value {
	v.Of = what
	return v
}

func share(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// byWeek compares week by week, where one of the three can be compared.
func byWeek(members []Member) (weeks []Week) {
	type values struct{ score, came, did []Value }
	all := map[int]*values{}
	for _, m := range members {
		for _, w := range m.Weeks {
			if all[w.Number] == nil {
				all[w.Number] = &values{}
			}
			at, v := all[w.Number], Value{Newer: m.Newer, Group: m.Group}
			if w.Came != nil {
				at.came = append(at.came, v.of(share(*w.Came)))
			}
			if w.Did != nil {
				at.did = append(at.did, v.of(share(*w.Did)))
			}
			if v.First = w.First; w.Gain != nil {
				at.score = append(at.score, v.of(*w.Gain))
			}
		}
	}
	for _, n := range slices.Sorted(maps.Keys(all)) {
		w := Week{Number: n, Score: Between(all[n].score, true), Attendance: Between(all[n].came, false).within(), Homework: Between(all[n].did, false).within()}
		if w.Score.Quiet == "" || w.Attendance.Quiet == "" || w.Homework.Quiet == "" {
			weeks = append(weeks, w)
		}
	}
	return weeks
}

// firstDiffer is the newer version's mean first score less the older one's, where
// that is more than half a standard deviation.
func firstDiffer(values []Value) float64 {
	var n, sum [2]float64
	for _, v := range values {
		side := 0
		if v.Newer {
			side = 1
		}
		n[side]++
		sum[side] += v.First
	}
	older, newer, squares := sum[0]/n[0], sum[1]/n[1], 0.0
	for _, v := range values {
		mean := older
		if v.Newer {
			mean = newer
		}
		squares += (v.First - mean) * (v.First - mean)
	}
	if spread := math.Sqrt(squares / (n[0] + n[1] - 2)); math.Abs(newer-older) <= spread/2 {
		return 0
	}
	return newer - older
}
