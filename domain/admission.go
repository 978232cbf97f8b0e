package domain

import (
	"fmt"
	"slices"
)

// Admission is what the practice asks before it gives somebody a seat.
type Admission struct {
	Instruments       []string   `json:"instruments,omitempty"`   // codes of those that count; none: all that are meant for admission
	AssessmentDays    int        `json:"assessmentDays"`          // for which an assessment speaks
	CommitmentPercent int        `json:"commitmentPercent"`       // of the sessions that are left, which a client commits to at least
	ByProblemArea     []Counting `json:"byProblemArea,omitempty"` // what counts instead, for cohorts about one
	Agreements        []string   `json:"agreements,omitempty"`    // versions of the group agreement, the current one first; none: any is taken
}

// Counting is which instruments count for cohorts about a problem area.
type Counting struct {
	ProblemArea string   `json:"problemArea"`
	Instruments []string `json:"instruments"`
}

// For is what is asked for a seat in a cohort about a problem area, "" for none.
func (a Admission) For(problemArea string) Admission {
	for _, c := range a.ByProblemArea {
		if c.ProblemArea == problemArea {
			a.Instruments = c.Instruments
		}
	}
	a.ByProblemArea = nil
	return a
}

// DefaultAdmission is what a fresh practice asks: a look that is not older than
// two months, and half of the sessions.
func DefaultAdmission() Admission { return Admission{AssessmentDays: 60, CommitmentPercent: 50} }

// Fewest is how many of the sessions that are left somebody commits to at least.
func (a Admission) Fewest(left int) int { return max(1, (left*a.CommitmentPercent+99)/100) }

// HasAgreement says whether the practice has that version of its agreement.
func (a Admission) HasAgreement(version string) bool {
	return len(a.Agreements) == 0 || slices.Contains(a.Agreements, version)
}

// SignsNow makes a version the current one.
func (a Admission) SignsNow(version string) Admission {
	others := a.SignsNoMore(version).Agreements
	a.Agreements = append([]string{version}, others[:min(len(others), mostAgreements-1)]...)
	return a
}

// SignsNoMore leaves a version out.
func (a Admission) SignsNoMore(version string) Admission {
	a.Agreements = slices.DeleteFunc(slices.Clone(a.Agreements), func(v string) bool { return v == version })
	return a
}

const (
	mostDays       = 3660
	mostAgreements = 50
	maxAgreement   = 40
)

// Validate names everything that is wrong but for the instruments, which the
// use case knows.
func (a Admission) Validate() error {
	var f Faults
	f.When(a.AssessmentDays < 1 || a.AssessmentDays > mostDays, "assessmentDays", "must be between 1 and 3660")
	f.When(a.CommitmentPercent < 0 || a.CommitmentPercent > 100, "commitmentPercent", "must be between 0 and 100")
	var areas []string
	for i, c := range a.ByProblemArea {
		at := fmt.Sprintf("byProblemArea[%d]", i)
		f.When(slices.Contains(areas, c.ProblemArea), at+".problemArea", "is named twice")
		f.When(len(c.Instruments) == 0, at+".instruments", "must name one instrument at least")
		areas = append(areas, c.ProblemArea)
	}
	f.Items("agreements", len(a.Agreements), mostAgreements)
	for i, version := range a.Agreements {
		at := fmt.Sprintf("agreements[%d]", i)
		f.Required(at, version, maxAgreement)
		f.When(slices.Contains(a.Agreements[:i], version), at, "is named twice")
	}
	return f.Err()
}
