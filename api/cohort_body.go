package api

import (
	"cmp"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

// CohortBody is a cohort as it is planned.
type CohortBody struct {
	Name         string             `json:"name"`
	Type         program.CohortType `json:"type"`
	Approach     program.Approach   `json:"approach,omitempty"`
	ProblemArea  intake.ProblemArea `json:"problemArea,omitempty"`
	Delivery     *program.Delivery  `json:"delivery,omitempty" doc:"in_person when absent"`
	Entry        *program.Entry     `json:"entry,omitempty" doc:"closed when absent"`
	EntryWeeks   []int              `json:"entryWeeks,omitempty" doc:"slow_open: the sessions at which one may join; every fourth when absent"`
	CurriculumID string             `json:"curriculumId,omitempty"`
	LeadID       string             `json:"leadId"`
	CoLeadIDs    []string           `json:"coLeadIds,omitempty"`
	MinMembers   *int               `json:"minMembers,omitempty" doc:"6 to 12; 6 when absent"`
	MaxMembers   *int               `json:"maxMembers,omitempty" doc:"6 to 12; 12 when absent"`
	Fee          domain.Money       `json:"fee"`
	FeeReason    string             `json:"feeReason,omitempty" doc:"Needed outside the practice's usual fees"`
	Place        string             `json:"place,omitempty" doc:"For what is no room of the practice"`
	RoomID       string             `json:"roomId,omitempty" doc:"Its usual room"`
	AgeBand      *program.AgeBand   `json:"ageBand,omitempty" doc:"In full years at the first session, both included; absent: for adults, and for a minor whose guardian has agreed"`
	Schedule     Schedule           `json:"schedule"`
	Override     string             `json:"overrideReason,omitempty" doc:"Why a leader may lead another cohort at the same hour (409 time_clash); the audit keeps it"`
}

// Schedule is when a cohort meets.
type Schedule struct {
	StartsOn        string          `json:"startsOn" doc:"YYYY-MM-DD; may lie in the past"`
	Time            string          `json:"time" example:"18:00" doc:"Wall time, kept across clock changes"`
	TimeZone        string          `json:"timeZone" example:"America/New_York"`
	DurationMinutes int             `json:"durationMinutes" doc:"60 to 120; to 360 in an intensive program"`
	Cadence         program.Cadence `json:"cadence"`
	Sessions        int             `json:"sessions"`
	// WhenClosed is the cohort's own answer to the days on which the practice is closed.
	WhenClosed domain.WhenClosed `json:"whenClosed,omitempty" doc:"What becomes of a session that would fall on a holiday or a closure of the practice; absent: as its settings say"`
	// AlsoMeets are further days of the same week; time and durationMinutes are those of the first session's day.
	AlsoMeets    []Meeting            `json:"alsoMeets,omitempty" doc:"On which further days of the week it meets, at most 6; sessions counts all"`
	LevelOfCare  program.LevelOfCare  `json:"levelOfCare,omitempty" doc:"outpatient when absent; iop and php ask for so many hours a week (settings/program-hours), which is said and not refused. Left out for who need not know what the group is for"`
	CurriculumBy program.CurriculumBy `json:"curriculumBy,omitempty" doc:"session, as when absent: each session takes the next week of the curriculum; week: all sessions of one calendar week, Monday to Sunday, take the same"`
}

// Meeting is when a cohort meets on one more day of its week.
type Meeting struct {
	Weekday         program.Weekday `json:"weekday"`
	Time            string          `json:"time" example:"18:00"`
	DurationMinutes int             `json:"durationMinutes"`
}

func meetings(sent []Meeting) []program.Meeting {
	var out []program.Meeting
	for _, m := range sent {
		out = append(out, program.Meeting(m))
	}
	return out
}

// WeeklyHours is how much a cohort meets in a week, held against what its level of
// care asks for.
type WeeklyHours struct {
	Minutes int      `json:"minutes" doc:"Of a usual week"`
	AtLeast int      `json:"atLeast,omitempty" doc:"Minutes; absent: nothing is asked"`
	Short   []string `json:"short" doc:"The weeks that fall short, in words"`
}

func weeklyHours(w program.WeeklyHours) WeeklyHours {
	return WeeklyHours{Minutes: w.Minutes, AtLeast: w.Least, Short: filled(w.Short)}
}

// CohortChange is what may change of a cohort; absent leaves a thing as it is.
type CohortChange struct {
	Name         *string          `json:"name,omitempty"`
	Place        *string          `json:"place,omitempty"`
	Entry        *program.Entry   `json:"entry,omitempty"`
	EntryWeeks   *[]int           `json:"entryWeeks,omitempty"`
	LeadID       *string          `json:"leadId,omitempty"`
	CoLeadIDs    *[]string        `json:"coLeadIds,omitempty"`
	LeadersFrom  string           `json:"leadersFrom,omitempty" doc:"The first day of new leaders, today if left out; not in the future"`
	MinMembers   *int             `json:"minMembers,omitempty"`
	MaxMembers   *int             `json:"maxMembers,omitempty"`
	Fee          *domain.Money    `json:"fee,omitempty"`
	FeeReason    string           `json:"feeReason,omitempty"`
	FeeFrom      string           `json:"feeFrom,omitempty" doc:"The first day of the fee, in the past or ahead; today when absent, and from the beginning while planned"`
	Schedule     *Schedule        `json:"schedule,omitempty" doc:"Only while planned"`
	CurriculumID *string          `json:"curriculumId,omitempty" doc:"Only while planned"`
	RoomID       *string          `json:"roomId,omitempty" doc:"Its usual room; empty for none. What is still to be held follows, but for sessions in a room of their own"`
	RoomFrom     string           `json:"roomFrom,omitempty" doc:"The first day in another room, while it runs; today when absent"`
	Goals        *program.Goals   `json:"goals,omitempty" doc:"What the group works toward; for its leaders"`
	AgeBand      *program.AgeBand `json:"ageBand,omitempty" doc:"Empty: for adults"`
	Override     string           `json:"overrideReason,omitempty" doc:"Why leaders and members may be needed in another cohort at the same hour (409 time_clash); the audit keeps it"`
}

func (b CohortBody) cohort(f *domain.Faults) program.Cohort {
	checkProblemArea(f, b.ProblemArea)
	c := program.Cohort{Name: b.Name, Type: b.Type, Approach: b.Approach,
		ProblemArea: string(b.ProblemArea), Delivery: or(b.Delivery, program.DeliveryInPerson), Entry: or(b.Entry, program.EntryClosed), EntryWeeks: b.EntryWeeks,
		CurriculumID: idField[domain.CurriculumID](f, "curriculumId", b.CurriculumID),
		LeadID:       idField[domain.UserID](f, "leadId", b.LeadID), CoLeadIDs: ids[domain.UserID](f, "coLeadIds", b.CoLeadIDs),
		MinMembers: or(b.MinMembers, program.FewestMembers), MaxMembers: or(b.MaxMembers, program.MostMembers),
		Place: b.Place, RoomID: idField[domain.RoomID](f, "roomId", b.RoomID), Schedule: b.Schedule.schedule(f)}
	domain.SetGiven(&c.Ages, b.AgeBand)
	return c
}

// or is what was sent, or what stands for it when it was left out.
func or[T any](sent *T, absent T) T {
	if sent == nil {
		return absent
	}
	return *sent
}

func (s Schedule) schedule(f *domain.Faults) program.Schedule {
	out := program.Schedule{StartsOn: dateField(f, "schedule.startsOn", s.StartsOn), Time: s.Time, TimeZone: s.TimeZone,
		DurationMinutes: s.DurationMinutes, Cadence: s.Cadence, Sessions: s.Sessions, WhenClosed: s.WhenClosed,
		AlsoMeets: meetings(s.AlsoMeets), LevelOfCare: s.LevelOfCare, CurriculumBy: s.CurriculumBy}
	if out.LevelOfCare == program.Outpatient {
		out.LevelOfCare = ""
	}
	if out.CurriculumBy == program.BySession {
		out.CurriculumBy = ""
	}
	return out
}

func scheduleAnswer(s program.Schedule) Schedule {
	out := Schedule{StartsOn: s.StartsOn.String(), Time: s.Time, TimeZone: s.TimeZone, DurationMinutes: s.DurationMinutes, Cadence: s.Cadence, Sessions: s.Sessions,
		WhenClosed: s.WhenClosed, LevelOfCare: s.LevelOfCare, CurriculumBy: s.CurriculumBy}
	for _, m := range s.AlsoMeets {
		out.AlsoMeets = append(out.AlsoMeets, Meeting(m))
	}
	return out
}

func (b CohortChange) change(f *domain.Faults) programdesk.CohortChange {
	ch := programdesk.CohortChange{Name: b.Name, Place: b.Place, Ages: b.AgeBand, Entry: b.Entry, EntryWeeks: b.EntryWeeks,
		MinMembers: b.MinMembers, MaxMembers: b.MaxMembers, Override: b.Override, LeadersFrom: dateField(f, "leadersFrom", b.LeadersFrom), RoomFrom: dateField(f, "roomFrom", b.RoomFrom), Goals: b.Goals}
	if b.LeadID != nil {
		id := idField[domain.UserID](f, "leadId", *b.LeadID)
		ch.LeadID = &id
	}
	if b.CoLeadIDs != nil {
		list := ids[domain.UserID](f, "coLeadIds", *b.CoLeadIDs)
		ch.CoLeadIDs = &list
	}
	if b.Fee != nil {
		ch.Fee = &program.Fee{Decided: domain.Decided{From: dateField(f, "feeFrom", b.FeeFrom)}, Money: *b.Fee, Reason: b.FeeReason}
	}
	if b.Schedule != nil {
		s := b.Schedule.schedule(f)
		ch.Schedule = &s
	}
	if b.RoomID != nil {
		id := idField[domain.RoomID](f, "roomId", *b.RoomID)
		ch.RoomID = &id
	}
	if b.CurriculumID != nil {
		id := idField[domain.CurriculumID](f, "curriculumId", *b.CurriculumID)
		ch.CurriculumID = &id
	}
	f.When(b.Fee == nil && b.FeeReason != "", "feeReason", "must come with the fee that it is about")
	f.When(b.Fee == nil && b.FeeFrom != "", "feeFrom", "must come with the fee that it is about")
	return ch
}

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

// checkProblemArea: the list is intake's, which the program does not know.
func checkProblemArea(f *domain.Faults, area intake.ProblemArea) {
	if area != "" {
		domain.OneOf(f, "problemArea", area, intake.ProblemAreas)
	}
}
