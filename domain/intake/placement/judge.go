package placement

import "slices"

// meeting is what a client would come to: a cohort, or one way to open one.
type meeting struct {
	cohort         CohortID
	proposal       ProposalID
	program        ProgramID
	problems       []string
	language       string
	site           SiteID
	slots          []Slot
	leaders        []LeaderID
	ageFrom, ageTo int
	fromTheStart   bool
	unled          bool // judged whoever leads
	members        []ClientID
}

// verdict is how a meeting suits one client.
type verdict struct {
	fit     int
	reasons []string
	rules   []Rule
}

func (v *verdict) add(points int, reason string) {
	if points > 0 {
		v.fit += points
		v.reasons = append(v.reasons, reason)
	}
}

// judge applies every hard rule but the number of seats, then adds up the fit.
func (h *house) judge(c *Client, m *meeting) verdict {
	var v verdict
	rule := func(broken bool, r Rule) {
		if broken {
			v.rules = append(v.rules, r)
		}
	}
	problem, primary, competent := true, false, true
	if !m.unled {
		problem, primary, competent = h.treats(c, m)
	}
	rule(c.Suitability == NotNow, RuleNotNow)
	rule(c.Suitability == NotSuitable, RuleNotSuitable)
	rule(slices.Contains(m.members, c.ID), RuleAlreadyMember)
	rule(h.excluded(c.ID, m), RuleExcluded)
	rule(h.conflictsWithAny(c.ID, m.members), RuleConflict)
	rule(!allWithin(m.slots, c.Free), RuleSchedule)
	rule(!slices.Contains(c.Sites, m.site), RulePlace)
	rule(!slices.Contains(c.Languages, m.language), RuleLanguage)
	rule(!problem, RuleProblemArea)
	rule(problem && !competent, RuleLeadNotAble)
	rule(m.ageFrom > 0 && c.Age < m.ageFrom || m.ageTo > 0 && (c.Age == 0 || c.Age > m.ageTo), RuleAgeBand)
	if len(v.rules) > 0 {
		return v
	}
	switch {
	case m.unled:
	case primary:
		v.add(h.weights.PrimaryProblem, "Treats the client's primary problem area.")
	default:
		v.add(h.weights.OtherProblem, "Treats one of the client's problem areas.")
	}
	if c.Program != "" && c.Program == m.program {
		v.add(h.weights.Program, "It is the program the assessment recommends.")
	}
	if len(c.Preferred) > 0 && allWithin(m.slots, c.Preferred) {
		v.add(h.weights.PreferredTime, "Meets at a time the client prefers.")
	}
	if c.Sites[0] == m.site {
		v.add(h.weights.PreferredSite, "Meets where the client would rather come.")
	}
	if m.fromTheStart {
		v.add(h.weights.FromTheStart, "The client would be there from the first session.")
	}
	return v
}

// treats reports whether the meeting treats a problem area of the client,
// whether a leader is competent in one of those, and whether the primary is.
func (h *house) treats(c *Client, m *meeting) (treated, primary, competent bool) {
	for i, p := range c.Problems {
		if len(m.problems) > 0 && !slices.Contains(m.problems, p) {
			continue
		}
		treated = true
		for _, id := range m.leaders {
			if l, ok := h.leaders[id]; ok && slices.Contains(l.Problems, p) {
				competent = true
				primary = primary || i == 0
			}
		}
	}
	return treated, primary, competent
}
