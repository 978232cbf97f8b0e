package clinical

import (
	"cohort/domain"
	"cohort/domain/clinical/comparison"
	"cohort/domain/clinical/outcome"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/domain/program"
	"cohort/practice"
)

// changeOf is a member's change by a form, nil where it cannot be judged.
func changeOf(form instrument.Definition, m membership, taken []intake.Assessment) *comparison.Change {
	first, last := m.forms(form.Code, taken)
	if first == nil {
		return nil
	}
	c, err := practice.Outcome(form, "", first.Result, last.Result)
	if err != nil {
		return nil
	}
	return &comparison.Change{First: c.First, Gain: c.Gain, Improved: c.Class == outcome.Improved || c.Class == outcome.Recovered}
}

// compared is the membership as the comparison takes it.
func (m membership) compared(newer int, form *instrument.Definition, taken []intake.Assessment) comparison.Member {
	out := comparison.Member{Newer: m.cohort.Version == newer, Group: m.cohort.ID.String()}
	weeks := map[domain.SessionID]*comparison.MemberWeek{}
	for _, s := range m.held {
		weeks[s.ID] = &comparison.MemberWeek{Number: s.Week}
	}
	for _, mark := range m.cohort.Marks {
		w, held := weeks[mark.SessionID]
		if !held || mark.ClientID != m.ClientID {
			continue
		}
		came := mark.Status.Attended()
		w.Came = &came
		if out.Of++; came {
			out.Came++
		}
	}
	for _, r := range m.cohort.Returns {
		w, held := weeks[r.SessionID]
		if !held || r.ClientID != m.ClientID || r.Status == program.ReturnOpen || r.Status == program.ReturnExcused {
			continue
		}
		did := r.Status == program.Returned || r.Status == program.ReturnPartial
		w.Did = &did
		if out.Told++; did {
			out.Did++
		}
	}
	if form != nil {
		out.Change = changeOf(*form, m, taken)
		m.measure(weeks, *form, taken)
	}
	for _, s := range m.held {
		if s.Week > 0 {
			out.Weeks = append(out.Weeks, *weeks[s.ID])
		}
	}
	return out
}

// measure gives each week the change until the form that was taken around its
// session.
func (m membership) measure(weeks map[domain.SessionID]*comparison.MemberWeek, form instrument.Definition, taken []intake.Assessment) {
	first, _ := m.forms(form.Code, taken)
	if first == nil {
		return
	}
	for _, s := range m.held {
		for i := range taken {
			a := &taken[i]
			if a.Instrument != form.Code || a.ID == first.ID || s.On.DaysSince(a.TakenOn) > around || a.TakenOn.DaysSince(s.On) > around {
				continue
			}
			if c, err := practice.Outcome(form, "", first.Result, a.Result); err == nil {
				weeks[s.ID].Gain, weeks[s.ID].First = &c.Gain, c.First
			}
			break
		}
	}
}
