package api

import (
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

// checkProblemArea: the list is intake's, which the program does not know.
func checkProblemArea(f *domain.Faults, area intake.ProblemArea) {
	if area != "" {
		domain.OneOf(f, "problemArea", area, intake.ProblemAreas)
	}
}
