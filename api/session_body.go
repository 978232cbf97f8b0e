package api

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

// SessionAnswer is a session as its page shows it.
type SessionAnswer struct {
	ID              string                 `json:"id"`
	CohortID        string                 `json:"cohortId"`
	CohortName      string                 `json:"cohortName"`
	CohortStatus    program.CohortStatus   `json:"cohortStatus"`
	LeadID          string                 `json:"leadId"`
	CoLeadIDs       []string               `json:"coLeadIds"`
	Own             bool                   `json:"own" doc:"Whether you lead the cohort, led it on the session's day, or are its substitute for now"`
	Delivery        program.Delivery       `json:"delivery"`
	Place           string                 `json:"place,omitempty"`
	TimeZone        string                 `json:"timeZone"`
	MinMembers      int                    `json:"minMembers"`
	MaxMembers      int                    `json:"maxMembers"`
	Number          int                    `json:"number"`
	Of              int                    `json:"of" doc:"How many sessions the cohort has"`
	Date            string                 `json:"date"`
	StartsAt        time.Time              `json:"startsAt"`
	EndsAt          time.Time              `json:"endsAt"`
	Theme           string                 `json:"theme"`
	Week            *SessionWeek           `json:"week,omitempty"`
	Status          program.SessionStatus  `json:"status"`
	Notice          string                 `json:"notice,omitempty"`
	ClosedAt        *time.Time             `json:"closedAt,omitempty"`
	CancelReason    string                 `json:"cancelReason,omitempty"`
	Attended        int                    `json:"attended"`
	Roster          []RosterSeat           `json:"roster"`
	Attendance      []AttendanceItem       `json:"attendance"`
	Homework        []Homework             `json:"homework" doc:"Given in this session"`
	EarlierHomework []Homework             `json:"earlierHomework" doc:"Given before, to be returned now"`
	Charges         []Charge               `json:"charges" doc:"What closing and correcting made, and reversals; for those who read them"`
	Corrections     []AttendanceCorrection `json:"corrections" doc:"Marks that were corrected after closing, in order"`
	RoomID          string                 `json:"roomId,omitempty"`
	Goals           *program.Goals         `json:"goals,omitempty" doc:"What the group works toward; for its leaders"`
	Missing         []string               `json:"missing" doc:"What closing left open, in words"`
	Covers          []Cover                `json:"covers" doc:"By which substitutes lead it, on its day"`
	CoverUntil      *time.Time             `json:"coverUntil,omitempty" doc:"You lead it as a substitute, and it is open to you until then"`
	LedBy           []SessionLed           `json:"ledBy" doc:"Who led it, once it is closed; who is to, before"`
	LedChanges      []LedChange            `json:"ledChanges" doc:"Corrections of who led it, in order"`
	Version         int                    `json:"version"`
}

// SessionWeek is the curriculum's week of a session.
type SessionWeek struct {
	Week
	Themes []WeekTheme `json:"buildsOnThemes" doc:"The weeks it builds on"`
}

// WeekTheme names a week.
type WeekTheme struct {
	Number int    `json:"number"`
	Theme  string `json:"theme"`
}

func sessionAnswer(by domain.Actor, v programdesk.SessionView) SessionAnswer {
	c := v.Cohort
	out := SessionAnswer{ID: v.ID.String(), CohortID: c.ID.String(), CohortName: c.Name, CohortStatus: c.Status, LeadID: c.LeadID.String(), CoLeadIDs: each(c.CoLeadIDs, domain.UserID.String),
		Own:      v.Own(by),
		Delivery: c.Delivery, Place: placeOfSession(v.Session, c.Place), TimeZone: c.Schedule.TimeZone, MinMembers: c.MinMembers, MaxMembers: c.MaxMembers,
		Number: v.Number, Of: c.Schedule.Sessions, Date: v.Date.String(), StartsAt: v.StartsAt, EndsAt: v.EndsAt,
		Theme: v.Theme, Status: v.Status, Notice: v.Notice, ClosedAt: instant(v.ClosedAt), CancelReason: v.CancelReason,
		Attended: v.Attended, Roster: each(v.Roster, rosterSeat), Attendance: each(v.Attendance, attendanceItem),
		Homework: each(v.Homework, homeworkAnswer), EarlierHomework: each(v.Earlier, homeworkAnswer),
		Charges: each(v.Charges, chargeAnswer), Corrections: each(v.Corrected, attendanceCorrection), RoomID: text(v.RoomID), Missing: append(filled(v.Missing), v.Unreturned...), Version: v.Version,
		Covers: each(v.Covers, coverAnswer), CoverUntil: instant(v.CoverUntil(by)), LedBy: each(v.LedBy, sessionLed), LedChanges: each(v.LedChanges, ledChange)}
	out.Goals = goalsAnswer(c.Goals)
	if v.Week != nil {
		out.Week = &SessionWeek{Week: weekAnswer(v.WeekNumber, *v.Week), Themes: []WeekTheme{}}
		for _, n := range v.BuildsOn {
			if n >= 1 && n <= len(v.Themes) {
				out.Week.Themes = append(out.Week.Themes, WeekTheme{n, v.Themes[n-1]})
			}
		}
	}
	return out
}
