package program

import (
	"slices"

	"cohort/domain"
)

// Neutral is the cohort without what it is for: its code stands for its name.
func (c Cohort) Neutral() Cohort {
	c.Name, c.Type, c.Approach, c.ProblemArea = c.Code, "", "", ""
	c.Goals = Goals{}
	c.Schedule.LevelOfCare = ""
	c.CurriculumID, c.CurriculumVersion = domain.CurriculumID{}, 0
	return c
}

// Neutral is the card without what the cohort is for.
func (c CohortCard) Neutral() CohortCard {
	c.Cohort, c.Curriculum, c.Fee.Reason = c.Cohort.Neutral(), "", ""
	if c.NextSession != nil {
		next := *c.NextSession
		next.Theme = ""
		c.NextSession = &next
	}
	return c
}

// Neutral is the page without what the cohort is for.
func (v CohortView) Neutral() CohortView {
	v.CohortCard = v.CohortCard.Neutral()
	v.Sessions, v.Planned = WithoutThemes(v.Sessions), WithoutThemes(v.Planned)
	v.Hours = WeeklyHours{}
	v.Fees = slices.Clone(v.Fees)
	for i := range v.Fees {
		v.Fees[i].Reason = ""
	}
	return v
}

// WithoutThemes are sessions by number and day alone.
func WithoutThemes(sessions []Session) []Session {
	out := make([]Session, len(sessions))
	for i, s := range sessions {
		s.Theme = ""
		out[i] = s
	}
	return out
}
