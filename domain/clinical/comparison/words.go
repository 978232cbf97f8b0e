package comparison

import (
	"fmt"
	"math"
)

// Versions are the numbers of the two that are compared.
type Versions struct{ Older, Newer int }

// measure is how a difference is told: in points, or of a hundred.
type measure struct {
	unit       string // what one of it is
	of         float64
	digits     int
	clear      string // with version, amount, "more" or "less", low and high
	more, less string
}

var (
	points     = measure{unit: "points", of: 1, digits: 1, clear: "Members of version %d improved by %s points %s (%s to %s).", more: "more", less: "less"}
	sessions   = measure{unit: "sessions", of: 100, clear: "Members of version %d came to %s %s of 100 sessions (%s to %s).", more: "more", less: "fewer"}
	homework   = measure{unit: "pieces of homework", of: 100, clear: "Members of version %d did %s %s of 100 pieces of homework (%s to %s).", more: "more", less: "fewer"}
	improved   = measure{unit: "members", of: 100, clear: "Of 100 members of version %d, %s %s improved reliably (%s to %s).", more: "more", less: "fewer"}
	allAlike   = "The cohorts do not differ at all, so there is nothing to compare."
	uncertain  = "No clear difference: %s, and anything from %s to %s is possible."
	fewMembers = "Too few to say: %s of %d members of version %d."
	fewGroups  = "Too few to say: the members of version %d come from %s, and from fewer than %d nobody can tell a version from a group."
)

// SaysScore tells of the change of the score.
func (v Versions) SaysScore(d Difference) string { return v.says(d, points) }

// SaysImproved tells of the share that improved reliably.
func (v Versions) SaysImproved(d Difference) string { return v.says(d, improved) }

// SaysAttendance tells of the sessions that members came to.
func (v Versions) SaysAttendance(d Difference) string { return v.says(d, sessions) }

// SaysHomework tells of the homework that members did.
func (v Versions) SaysHomework(d Difference) string { return v.says(d, homework) }

func (v Versions) says(d Difference, m measure) string {
	switch d.Quiet {
	case FewMembers:
		n, number := d.Newer.Members, v.Newer
		if d.Older.Members < n {
			n, number = d.Older.Members, v.Older
		}
		return fmt.Sprintf(fewMembers, fmt.Sprint(n), FewestMembers, number)
	case FewGroups:
		n, number := d.Newer.Groups, v.Newer
		if d.Older.Groups < n {
			n, number = d.Older.Groups, v.Older
		}
		return fmt.Sprintf(fewGroups, number, counted(n, "cohort"), FewestGroups)
	case NoSpread:
		return allAlike
	}
	if d.Low > 0 || d.High < 0 {
		low, high, way := d.Low, d.High, m.more
		if d.High < 0 {
			low, high, way = -d.High, -d.Low, m.less
		}
		return fmt.Sprintf(m.clear, v.Newer, m.number(d.By), way, m.number(low), m.number(high))
	}
	about := fmt.Sprintf("version %d stands at %s", v.Newer, m.signed(d.By))
	if m.number(d.By) == m.number(0) {
		about = fmt.Sprintf("version %d stands level", v.Newer)
	}
	return fmt.Sprintf(uncertain, about, m.signed(d.Low), m.signed(d.High))
}

// number is an amount without its sign.
func (m measure) number(by float64) string {
	return fmt.Sprintf("%.*f", m.digits, math.Abs(by)*m.of)
}

// signed is "1.1 points less" or "6 more of 100 sessions".
func (m measure) signed(by float64) string {
	way := m.more
	if by < 0 {
		way = m.less
	}
	if m.of == 1 {
		return fmt.Sprintf("%s %s %s", m.number(by), m.unit, way)
	}
	return fmt.Sprintf("%s %s of 100", m.number(by), way)
}

// Cautions are what a reader must know besides, most important first.
func (r Report) Cautions(v Versions) []string {
	said := []string{"Cohorts were not drawn by lot, and one version follows the other in time: what else changed meanwhile stands in the difference too."}
	if r.Score.Quiet != "" {
		return said
	}
	if by := r.FirstDiffer; by != 0 {
		way := "higher"
		if by < 0 {
			way = "lower"
		}
		said = append(said, fmt.Sprintf("Members of version %d came with scores %.1f points %s. That is taken into account, but only as far as a straight line can.", v.Newer, math.Abs(by), way))
	}
	if older, newer := part(r.Unmeasured[0], r.Finished[0]), part(r.Unmeasured[1], r.Finished[1]); math.Abs(older-newer) > 0.15 {
		said = append(said, fmt.Sprintf("Two forms are missing from %.0f %% of version %d and %.0f %% of version %d: those may have fared otherwise.", 100*older, v.Older, 100*newer, v.Newer))
	}
	if len(r.Weeks) > 0 {
		said = append(said, "Of twenty comparisons by week, one looks clear by chance alone.")
	}
	return said
}

func part(of, all int) float64 { return float64(of) / float64(max(1, all)) }

func counted(n int, one string) string {
	if n == 1 {
		return "one " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
