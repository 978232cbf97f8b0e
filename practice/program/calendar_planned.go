package program

import (
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// mostPlanned is how many planned cohorts a calendar shows the dates of: the
// newest.
const mostPlanned = 100

// plannedSessions gives the dates of cohorts that have not started, within a
// calendar: they take a room and their leaders' time as those that are kept do.
// They have no ids.
func plannedSessions(tx practice.Tx, scope domain.Scope, of program.CalendarFilter) (planned []program.CalendarSession, err error) {
	cohorts, err := tx.Cohorts(scope, program.CohortFilter{Statuses: []program.CohortStatus{program.CohortPlanned}, LeaderID: of.LeaderID,
		Today: domain.DateIn(of.From, time.UTC)}, domain.Page{Limit: mostPlanned})
	if err != nil {
		return nil, err
	}
	for _, card := range cohorts.Items {
		if !of.CohortID.IsZero() && of.CohortID != card.ID {
			continue
		}
		dates, err := datedSessions(tx, card.Cohort)
		if err != nil {
			return nil, err
		}
		within := slices.DeleteFunc(dates, func(s program.Session) bool { return s.StartsAt.Before(of.From) || !s.StartsAt.Before(of.To) })
		if len(within) == 0 {
			continue
		}
		leaders, err := leadersOf(tx, card)
		if err != nil {
			return nil, err
		}
		for _, s := range within {
			planned = append(planned, program.CalendarSession{CohortCode: card.Code, CohortVersion: card.Version, Leaders: leaders,
				DatedSession: program.DatedSession{Session: s, CohortName: card.Name, LeadName: card.LeadName, TimeZone: card.Schedule.TimeZone, Place: card.Place,
					Delivery: card.Delivery, Weeks: card.Schedule.Sessions, Seats: card.Seats, MinMembers: card.MinMembers, MaxMembers: card.MaxMembers}})
		}
	}
	slices.SortStableFunc(planned, func(a, b program.CalendarSession) int { return a.StartsAt.Compare(b.StartsAt) })
	return planned, nil
}

// leadersOf names who is to lead a planned cohort, the lead first.
func leadersOf(tx practice.Tx, card program.CohortCard) (leaders []program.Leading, err error) {
	leaders = []program.Leading{{UserID: card.LeadID, Name: card.LeadName, IsLead: true}}
	for _, id := range card.CoLeadIDs {
		u, err := tx.User(id)
		if err != nil {
			return nil, err
		}
		leaders = append(leaders, program.Leading{UserID: id, Name: u.Name})
	}
	return leaders, nil
}
