package api

import (
	"cmp"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
)

// CohortCard is a cohort as a list shows it.
type CohortCard struct {
	ID             string               `json:"id"`
	Name           string               `json:"name"`
	Code           string               `json:"code" doc:"Short, without meaning: the name for billing and administrators"`
	Type           program.CohortType   `json:"type,omitempty" doc:"Absent for who need not know what the group is for, as are approach, area, curriculum and themes"`
	Approach       program.Approach     `json:"approach,omitempty"`
	ProblemArea    intake.ProblemArea   `json:"problemArea,omitempty"`
	Delivery       program.Delivery     `json:"delivery"`
	Entry          program.Entry        `json:"entry"`
	Status         program.CohortStatus `json:"status"`
	LeadID         string               `json:"leadId"`
	LeadName       string               `json:"leadName"`
	CoLeadIDs      []string             `json:"coLeadIds"`
	MinMembers     int                  `json:"minMembers"`
	MaxMembers     int                  `json:"maxMembers"`
	Seats          program.Seats        `json:"seats"`
	Fee            domain.Money         `json:"fee"`
	Place          string               `json:"place,omitempty" doc:"Its room by name, or what was typed"`
	RoomID         string               `json:"roomId,omitempty" doc:"Its usual room"`
	AgeBand        *program.AgeBand     `json:"ageBand,omitempty" doc:"Absent: for adults"`
	Schedule       Schedule             `json:"schedule"`
	MeetsFrom      string               `json:"meetsFrom,omitempty" doc:"A day of the rhythm in which it meets now, where that was changed while it ran"`
	CurriculumID   string               `json:"curriculumId,omitempty"`
	CurriculumName string               `json:"curriculumName,omitempty"`
	ClosedSessions int                  `json:"closedSessions"`
	NextSession    *CohortSession       `json:"nextSession,omitempty" doc:"The first that is still scheduled"`
	Version        int                  `json:"version"`
	CreatedAt      time.Time            `json:"createdAt"`
	UpdatedAt      time.Time            `json:"updatedAt"`
}

// CohortPage is a page of cohorts.
type CohortPage page[CohortCard]

// CohortAnswer is a cohort as its page shows it.
type CohortAnswer struct {
	CohortCard
	CurriculumVersion int             `json:"curriculumVersion,omitempty"`
	EntryWeeks        []int           `json:"entryWeeks"`
	Goals             *program.Goals  `json:"goals,omitempty" doc:"What the group works toward; for its leaders"`
	CoLeadNames       []string        `json:"coLeadNames"`
	Leaders           []Leading       `json:"leaders" doc:"Who leads it, and who led it before"`
	FeeReason         string          `json:"feeReason,omitempty"`
	Fees              []CohortFee     `json:"fees" doc:"All fees, in the order of their first days"`
	StartedAt         *time.Time      `json:"startedAt,omitempty"`
	EndedAt           *time.Time      `json:"endedAt,omitempty"`
	Roster            []RosterSeat    `json:"roster"`
	Sessions          []CohortSession `json:"sessions"`
	Planned           []CohortSession `json:"planned" doc:"The dates of a cohort that has not started"`
	Notices           []string        `json:"notices" doc:"Leaders whose license does not reach, closed days that a planned cohort meets, and what a clock change does to a session's time"`
	WeeklyHours       *WeeklyHours    `json:"weeklyHours,omitempty" doc:"Of this week and those ahead, in an intensive program; left out for who need not know what the group is for"`
}

// Leading is one person's time as a leader.
type Leading struct {
	UserID string `json:"userId"`
	Name   string `json:"name"`
	IsLead bool   `json:"isLead"`
	From   string `json:"from,omitempty" doc:"Absent: from the beginning"`
	Until  string `json:"until,omitempty" doc:"The last day; absent while they lead"`
}

func leading(l program.Leading) Leading {
	return Leading{UserID: l.UserID.String(), Name: l.Name, IsLead: l.IsLead, From: l.From.String(), Until: l.Until.String()}
}

// RosterSeat is one episode of membership.
type RosterSeat struct {
	EnrollmentID string `json:"enrollmentId"`
	ClientID     string `json:"clientId"`
	ClientCode   string `json:"clientCode"`
	FirstName    string `json:"firstName" doc:"The name the group uses; empty for who works with codes"`
	RoomName     string `json:"roomName" doc:"The same, with as few letters of the last name as tell apart two in the group who have it"`
	Pronouns     string `json:"pronouns,omitempty" doc:"For who works with the client"`
	AccessNeeds  string `json:"accessNeeds,omitempty" doc:"For who works with the client"`
	Since        string `json:"since"`
	Until        string `json:"until,omitempty"`
	FromSession  int    `json:"fromSession"`
	Committed    int    `json:"committedSessions"`
	Guest        bool   `json:"guest,omitempty" doc:"Of another cohort, in this one session; the name until it is closed"`
}

// datedStatus is where a session, or a date that is not kept yet, stands.
type datedStatus program.SessionStatus

const datePlanned datedStatus = "planned"

// Values is the closed list, as texts.
func (datedStatus) Values() []string {
	return append([]string{string(datePlanned)}, domain.Texts(program.SessionStatuses)...)
}

// CohortSession is a session as its cohort's page shows it.
type CohortSession struct {
	ID         string      `json:"id,omitempty"`
	Number     int         `json:"number"`
	Date       string      `json:"date"`
	StartsAt   time.Time   `json:"startsAt"`
	EndsAt     time.Time   `json:"endsAt"`
	WeekNumber int         `json:"weekNumber,omitempty"`
	Theme      string      `json:"theme"`
	Status     datedStatus `json:"status" doc:"planned: in a cohort that has not started"`
	Notice     string      `json:"notice,omitempty"`
	Attended   int         `json:"attended" doc:"Head-count, once closed"`
	RoomID     string      `json:"roomId,omitempty"`
	Room       string      `json:"room,omitempty" doc:"Its name"`
}

func cohortCard(c program.CohortCard) CohortCard {
	out := CohortCard{ID: c.ID.String(), Code: c.Code, Name: c.Name, Type: c.Type, Approach: c.Approach, ProblemArea: intake.ProblemArea(c.ProblemArea),
		Delivery: c.Delivery, Entry: c.Entry, Status: c.Status, LeadID: c.LeadID.String(), LeadName: c.LeadName,
		CoLeadIDs:  each(c.CoLeadIDs, func(id domain.UserID) string { return id.String() }),
		MinMembers: c.MinMembers, MaxMembers: c.MaxMembers, Seats: c.Seats, Fee: c.Fee.Money, Place: c.Where(), RoomID: text(c.RoomID),
		Schedule:     scheduleAnswer(c.Schedule),
		MeetsFrom:    c.Schedule.MeetsFrom.String(),
		CurriculumID: text(c.CurriculumID), CurriculumName: c.Curriculum, ClosedSessions: c.Closed,
		Version: c.Version, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt}
	if !c.Ages.IsZero() {
		out.AgeBand = &c.Ages
	}
	if c.NextSession != nil {
		next := cohortSession(*c.NextSession)
		out.NextSession = &next
	}
	return out
}

func cohortAnswer(v program.CohortView) CohortAnswer {
	out := CohortAnswer{CohortCard: cohortCard(v.CohortCard), CurriculumVersion: v.CurriculumVersion, EntryWeeks: filled(v.EntryWeeks), Goals: goalsAnswer(v.Goals), Notices: filled(v.Warnings),
		CoLeadNames: filled(v.CoLeadNames), Leaders: each(v.Led, leading), FeeReason: v.Fee.Reason, Fees: each(v.Fees, cohortFee), StartedAt: instant(v.StartedAt), EndedAt: instant(v.EndedAt),
		Roster: each(v.Roster, rosterSeat), Sessions: each(v.Sessions, cohortSession), Planned: each(v.Planned, plannedSession)}
	out.Notices = append(out.Notices, v.ClosedNotices...)
	if v.Hours.Least > 0 {
		hours := weeklyHours(v.Hours)
		out.WeeklyHours = &hours
	}
	for _, s := range append(v.Sessions, v.Planned...) {
		if s.Notice != "" {
			out.Notices = append(out.Notices, s.Notice)
		}
	}
	return out
}

func rosterSeat(r program.RosterSeat) RosterSeat {
	return RosterSeat{EnrollmentID: r.ID.String(), ClientID: r.ClientID.String(), ClientCode: r.ClientCode, FirstName: r.FirstName, RoomName: r.RoomName, Pronouns: r.Pronouns, AccessNeeds: r.AccessNeeds, Since: r.Since.String(), Until: r.Until.String(),
		FromSession: r.FromSession, Committed: r.CommittedSessions, Guest: r.Guest}
}

func cohortSession(s program.Session) CohortSession {
	return CohortSession{ID: s.ID.String(), Number: s.Number, Date: s.Date.String(), StartsAt: s.StartsAt, EndsAt: s.EndsAt, WeekNumber: s.WeekNumber, Theme: s.Theme, Status: datedStatus(s.Status), Notice: s.Notice, Attended: s.Attended,
		RoomID: text(s.RoomID), Room: s.RoomName}
}

// placeOfSession is its room by name, or what was typed for its cohort.
func placeOfSession(s program.Session, typed string) string { return cmp.Or(s.RoomName, typed) }

func goalsAnswer(g program.Goals) *program.Goals {
	if g.IsZero() {
		return nil
	}
	return &g
}

// plannedSession is a date that is not kept yet, so it has no id.
func plannedSession(s program.Session) CohortSession {
	out := cohortSession(s)
	out.ID, out.Status = "", datePlanned
	return out
}
