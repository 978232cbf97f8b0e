package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical/outcome"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

// CohortWeeks is a cohort by week.
type CohortWeeks struct {
	CohortID   string             `json:"cohortId"`
	CohortName string             `json:"cohortName"`
	Sessions   []CohortWeek       `json:"sessions" doc:"In order"`
	Members    []CohortWeekMember `json:"members" doc:"Who sits in it first; then who has left"`
	Warnings   []Warning          `json:"warnings" doc:"That hold, what waits first"`
	Rules      []WarningRuleCard  `json:"rules"`
	Forms      []CohortWeekForm   `json:"forms" doc:"The instruments that were filled in, that of most forms first"`
}

// CohortWeek is a session of a cohort, by which its members are shown.
type CohortWeek struct {
	ID     string                `json:"id"`
	Number int                   `json:"number"`
	Date   string                `json:"date"`
	Status program.SessionStatus `json:"status"`
	Theme  string                `json:"theme,omitempty"`
}

// CohortWeekForm is an instrument that members of a cohort filled in.
type CohortWeekForm struct {
	Instrument string `json:"instrument"`
	FormName   string `json:"formName"`
}

// CohortWeekMember is one membership by week.
type CohortWeekMember struct {
	EnrollmentID string            `json:"enrollmentId"`
	ClientID     string            `json:"clientId"`
	ClientCode   string            `json:"clientCode"`
	FirstName    string            `json:"firstName,omitempty"`
	RoomName     string            `json:"roomName,omitempty" doc:"By which the member is told apart in the group"`
	Until        string            `json:"until,omitempty" doc:"The last day, of who has left or will"`
	Sits         bool              `json:"sits"`
	Ahead        []CohortWeekScore `json:"ahead" doc:"Forms that were filled in ahead of the first session"`
	Cells        []CohortWeekCell  `json:"cells" doc:"Of the sessions, in their order"`
}

// CohortWeekCell is one member in one session.
type CohortWeekCell struct {
	SessionID     string                   `json:"sessionId"`
	Belongs       bool                     `json:"belongs" doc:"The member is on the roster of this session"`
	Mark          program.AttendanceStatus `json:"mark,omitempty" doc:"Absent while there is none"`
	HomeworkState program.HomeworkState    `json:"homeworkState,omitempty" doc:"Of what was given in it, the least finished; absent without any"`
	Scores        []CohortWeekScore        `json:"scores" doc:"Forms that were filled in nearest to it"`
}

// CohortWeekScore is a form that was filled in.
type CohortWeekScore struct {
	AssessmentID string        `json:"assessmentId"`
	Instrument   string        `json:"instrument"`
	On           string        `json:"on"`
	Total        *int          `json:"total,omitempty" doc:"Absent where the form has none"`
	Band         string        `json:"band,omitempty"`
	Class        outcome.Class `json:"class,omitempty" doc:"Of the change since the beginning of the membership; absent where nothing can be judged"`
}

func cohortWeekScore(s programdesk.WeekScore) CohortWeekScore {
	return CohortWeekScore{AssessmentID: s.ID.String(), Instrument: s.Instrument, On: s.TakenOn.String(), Total: s.Result.Total, Band: s.Result.BandLabel, Class: s.Class}
}

func cohortWeekMember(r programdesk.WeekRow) CohortWeekMember {
	return CohortWeekMember{EnrollmentID: r.Seat.ID.String(), ClientID: r.Seat.ClientID.String(), ClientCode: r.Seat.ClientCode, FirstName: r.Seat.FirstName, RoomName: r.Seat.RoomName,
		Until: r.Seat.Until.String(), Sits: r.Sits, Ahead: each(r.Before, cohortWeekScore), Cells: each(r.Cells, func(c programdesk.WeekCell) CohortWeekCell {
			return CohortWeekCell{SessionID: c.SessionID.String(), Belongs: c.Belongs, Mark: c.Mark, HomeworkState: c.Homework, Scores: each(c.Scores, cohortWeekScore)}
		})}
}

func (s *Server) readWeeks(ctx context.Context, by domain.Actor, in *ByID) (*answer[CohortWeeks], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.WeeksOf(ctx, by, id)
	return plain(CohortWeeks{CohortID: v.Cohort.ID.String(), CohortName: v.Cohort.Name, Warnings: each(v.Warnings, warningAnswer), Rules: warningRuleCards(), Members: each(v.Members, cohortWeekMember),
		Sessions: each(v.Sessions, func(s program.Session) CohortWeek {
			return CohortWeek{ID: s.ID.String(), Number: s.Number, Date: s.Date.String(), Status: s.Status, Theme: s.Theme}
		}),
		Forms: each(v.Forms(), func(f programdesk.WeekForm) CohortWeekForm {
			return CohortWeekForm{Instrument: f.Instrument, FormName: f.Name}
		})}), err
}
