package clinical

import (
	"cohort/domain"
	"cohort/domain/program"
)

// TimelineCatchUp is a missed week that was made up, or is going to be.
type TimelineCatchUp struct {
	Week int
	Way  program.CatchUpWay
	Host string                   // code of the cohort of a make-up
	Mark program.AttendanceStatus // in it; "" for none yet
}

func sessionsOnTimeline(t timeline, cut domain.TimelineCut) (all []TimelineEntry, err error) {
	scope, reads := t.scope(domain.ReadSession)
	if !reads {
		return nil, nil
	}
	found, err := t.tx.MarkedSessions(scope, t.client, cut)
	for _, s := range found {
		all = append(all, TimelineEntry{TimelinePlace: domain.TimelinePlace{Day: s.Date, Kind: domain.TimelineSession, ID: s.ID.String()}, At: s.StartsAt, CohortID: s.CohortID, Session: &s})
	}
	return all, err
}

func homeworkOnTimeline(t timeline, cut domain.TimelineCut) (all []TimelineEntry, err error) {
	scope, reads := t.scope(domain.ReadHomework)
	if !reads {
		return nil, nil
	}
	found, err := t.tx.AskedHomework(scope, t.client, cut)
	for _, h := range found {
		all = append(all, TimelineEntry{TimelinePlace: domain.TimelinePlace{Day: h.AskedOn, Kind: domain.TimelineHomework, ID: h.ID.String()}, CohortID: h.CohortID, Homework: &h})
	}
	return all, err
}

// catchUpsOnTimeline gives what was caught up in the cohorts that the actor leads.
func catchUpsOnTimeline(t timeline, cut domain.TimelineCut) (all []TimelineEntry, err error) {
	scope, reads := t.scope(domain.ReadCatchUp)
	if !reads {
		return nil, nil
	}
	episodes, err := t.tx.EnrollmentsOf(t.client)
	if err != nil || len(episodes) == 0 {
		return nil, err
	}
	var ids []domain.CohortID
	own := map[domain.EnrollmentID]bool{}
	for _, e := range episodes {
		ids, own[e.ID] = append(ids, e.CohortID), true
	}
	led, err := t.tx.CohortNames(scope, ids)
	if err != nil {
		return nil, err
	}
	for id := range led {
		found, err := t.caughtUpIn(id, own)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return cutOut(all, cut), nil
}

func (t timeline) caughtUpIn(cohort domain.CohortID, own map[domain.EnrollmentID]bool) (all []TimelineEntry, err error) {
	done, err := t.tx.CatchUps(cohort)
	if err != nil {
		return nil, err
	}
	for _, c := range done {
		if own[c.EnrollmentID] {
			all = append(all, TimelineEntry{TimelinePlace: domain.TimelinePlace{Day: c.On, Kind: domain.TimelineCatchUp, ID: c.ID.String()}, CohortID: cohort,
				CatchUp: &TimelineCatchUp{Week: c.Week.Number, Way: c.Way}})
		}
	}
	guests, err := t.tx.GuestsFrom(cohort)
	for _, g := range guests {
		if own[g.EnrollmentID] && g.UndoneAt == nil {
			all = append(all, TimelineEntry{TimelinePlace: domain.TimelinePlace{Day: g.On, Kind: domain.TimelineCatchUp, ID: g.ID.String()}, At: g.StartsAt, CohortID: cohort,
				CatchUp: &TimelineCatchUp{Week: g.Week.Number, Way: program.ByMakeUp, Host: g.HostCode, Mark: g.Mark}})
		}
	}
	return all, err
}
