package comparison

import (
	"fmt"
	"math"
	"testing"
)

// TestStudent holds the quantiles against a printed table.
func TestStudent(t *testing.T) {
	for degrees, want := range map[float64]float64{1: 12.706, 2: 4.303, 3: 3.182, 5: 2.571, 10: 2.228, 30: 2.042, 120: 1.980} {
		if got := student(degrees); math.Abs(got-want) > 0.001 {
			t.Errorf("t(%v) = %.4f, want %.3f", degrees, got, want)
		}
	}
}

// TestBalancedCohortsAreWelch: with as many members in each cohort and no first
// score, the corrected interval is that of Welch's t on the cohorts' means, which
// can be worked out by hand.
func TestBalancedCohortsAreWelch(t *testing.T) {
	means := [2][]float64{{1, 2, 3, 6}, {4, 5, 9, 10}}
	var values []Value
	for side, groups := range means {
		for g, mean := range groups {
			for n := range 10 {
				values = append(values, Value{Newer: side == 1, Group: fmt.Sprint(g), Of: mean + []float64{-1, 1}[n%2]})
			}
		}
	}
	d := Between(values, false)
	// Means 3 and 7; variances of the means 14/3 and 26/3 over 4 cohorts each.
	a, b := 14.0/3/4, 26.0/3/4
	wide := student(6) * math.Sqrt(a+b)
	if d.Quiet != "" || math.Abs(d.By-4) > 1e-9 || math.Abs(d.High-d.By-wide) > 1e-6 {
		t.Errorf("got %+v, want 4 ± %v", d, wide)
	}
	if math.Abs(d.Older.Mean-3) > 1e-9 || math.Abs(d.Newer.Mean-7) > 1e-9 || d.Older.Members != 40 || d.Newer.Groups != 4 {
		t.Errorf("sides %+v, %+v", d.Older, d.Newer)
	}
}

// members are so many of a version, in cohorts of ten.
func members(newer bool, n int, gain func(i int) float64) (all []Member) {
	for i := range n {
		came := i%7 != 0
		first := float64(10 + i%9)
		g := gain(i)
		all = append(all, Member{Newer: newer, Group: fmt.Sprint(newer, i/10), Change: &Change{First: first, Gain: g, Improved: g >= 5},
			Came: 8 + i%3, Of: 10, Did: i % 5, Told: 5, Weeks: []MemberWeek{{Number: 2, Came: &came}, {Number: 1, Gain: &g, First: first}}})
	}
	return all
}

func TestSilentUnderThirtyAndThreeCohorts(t *testing.T) {
	wobble := func(by float64) func(int) float64 { return func(i int) float64 { return by + float64(i*i%13) } }
	v := Versions{Older: 2, Newer: 3}
	few := Compare(append(members(false, 40, wobble(0)), members(true, 29, wobble(4))...))
	if few.Score.Quiet != FewMembers || few.Attendance.Quiet != FewMembers || few.Score.By != 0 || few.Score.Newer.Mean != 0 || len(few.Weeks) != 0 {
		t.Errorf("of 29: %+v", few)
	}
	if got := v.SaysScore(few.Score); got != "Too few to say: 29 of 30 members of version 3." {
		t.Error(got)
	}
	two := members(true, 30, wobble(4))
	for i := range two {
		two[i].Group = fmt.Sprint(i % 2)
	}
	narrow := Compare(append(members(false, 40, wobble(0)), two...))
	if got := v.SaysScore(narrow.Score); narrow.Score.Quiet != FewGroups || got != "Too few to say: the members of version 3 come from 2 cohorts, and from fewer than 3 nobody can tell a version from a group." {
		t.Error(got)
	}
	enough := Compare(append(members(false, 40, wobble(0)), members(true, 30, wobble(6))...))
	if enough.Score.Quiet != "" || enough.Score.Low <= 0 || len(enough.Weeks) != 2 || enough.Weeks[0].Number != 1 || enough.Weeks[0].Attendance.Quiet != FewMembers || enough.Weeks[1].Attendance.Quiet != "" {
		t.Errorf("of 30: %+v", enough)
	}
	t.Log(v.SaysScore(enough.Score), v.SaysImproved(enough.Improved), v.SaysAttendance(enough.Attendance), v.SaysHomework(enough.Homework))
	same := Compare(append(members(false, 40, func(int) float64 { return 3 }), members(true, 30, func(int) float64 { return 3 })...))
	if got := v.SaysScore(same.Score); got != "The cohorts do not differ at all, so there is nothing to compare." {
		t.Error(got)
	}
}

func TestSaysItAsAClinicianReadsIt(t *testing.T) {
	v := Versions{Older: 2, Newer: 3}
	for want, got := range map[string]string{
		"Members of version 3 improved by 1.8 points more (0.4 to 3.2).":                                                               v.SaysScore(Difference{By: 1.8, Low: 0.4, High: 3.2}),
		"Members of version 3 improved by 1.8 points less (0.4 to 3.2).":                                                               v.SaysScore(Difference{By: -1.8, Low: -3.2, High: -0.4}),
		"No clear difference: version 3 stands at 0.6 points more, and anything from 1.1 points less to 2.3 points more is possible.":  v.SaysScore(Difference{By: 0.6, Low: -1.1, High: 2.3}),
		"No clear difference: version 3 stands level, and anything from 1.1 points less to 1.2 points more is possible.":               v.SaysScore(Difference{By: 0.04, Low: -1.1, High: 1.2}),
		"Members of version 3 came to 6 more of 100 sessions (1 to 11).":                                                               v.SaysAttendance(Difference{By: 0.06, Low: 0.01, High: 0.11}),
		"Members of version 3 did 6 fewer of 100 pieces of homework (1 to 11).":                                                        v.SaysHomework(Difference{By: -0.06, Low: -0.11, High: -0.01}),
		"No clear difference: version 3 stands at 6 more of 100, and anything from 2 fewer of 100 to 14 more of 100 is possible.":      v.SaysAttendance(Difference{By: 0.06, Low: -0.02, High: 0.14}),
		"Of 100 members of version 3, 12 more improved reliably (2 to 22).":                                                            v.SaysImproved(Difference{By: 0.12, Low: 0.02, High: 0.22}),
		"Too few to say: 4 of 30 members of version 2.":                                                                                v.SaysHomework(Difference{Quiet: FewMembers, Older: Side{Members: 4}, Newer: Side{Members: 40}}),
		"Too few to say: the members of version 2 come from one cohort, and from fewer than 3 nobody can tell a version from a group.": v.SaysHomework(Difference{Quiet: FewGroups, Older: Side{Groups: 1}, Newer: Side{Groups: 4}}),
	} {
		if got != want {
			t.Errorf("says %q, want %q", got, want)
		}
	}
	r := Report{FirstDiffer: -3.1, Finished: [2]int{60, 50}, Unmeasured: [2]int{6, 20}, Weeks: []Week{{}}}
	if said := r.Cautions(v); len(said) != 4 || said[1] != "Members of version 3 came with scores 3.1 points lower. That is taken into account, but only as far as a straight line can." ||
		said[2] != "Two forms are missing from 10 % of version 2 and 40 % of version 3: those may have fared otherwise." {
		t.Errorf("%q", said)
	}
	if said := (Report{Score: Difference{Quiet: FewMembers}}).Cautions(v); len(said) != 1 {
		t.Errorf("%q", said)
	}
}

func TestFirstScoresThatDifferAreSaid(t *testing.T) {
	var values []Value
	for i := range 80 {
		values = append(values, Value{Newer: i%2 == 1, First: float64(10+i%10) + 4*float64(i%2)})
	}
	if by := firstDiffer(values); math.Abs(by-5) > 1e-9 { // odd ones are one higher besides
		t.Errorf("differ by %v", by)
	}
}

func BenchmarkBetween(b *testing.B) {
	var values []Value
	for i := range 600 {
		values = append(values, Value{Newer: i%2 == 1, Group: fmt.Sprint(i%2, i/16), Of: float64(i * i % 17), First: float64(i % 11)})
	}
	for b.Loop() {
		Between(values, true)
	}
}
