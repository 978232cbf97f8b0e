package api

import (
	"fmt"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

// SessionAnswer is a session as its page shows it.
type SessionAnswer struct {
	ID              string           `json:"id"`
	CohortID        string           `json:"cohortId"`
	CohortName      string           `json:"cohortName"`
	CohortStatus    string           `json:"cohortStatus"`
	Delivery        string           `json:"delivery"`
	Place           string           `json:"place,omitempty"`
	TimeZone        string           `json:"timeZone"`
	MinMembers      int              `json:"minMembers"`
	MaxMembers      int              `json:"maxMembers"`
	Number          int              `json:"number"`
	Of              int              `json:"of" doc:"How many sessions the cohort has"`
	Date            string           `json:"date"`
	StartsAt        time.Time        `json:"startsAt"`
	EndsAt          time.Time        `json:"endsAt"`
	Theme           string           `json:"theme"`
	Week            *SessionWeek     `json:"week,omitempty"`
	Status          string           `json:"status" doc:"scheduled, closed, cancelled"`
	Notice          string           `json:"notice,omitempty"`
	ClosedAt        *time.Time       `json:"closedAt,omitempty"`
	CancelReason    string           `json:"cancelReason,omitempty"`
	Attended        int              `json:"attended"`
	Roster          []RosterSeat     `json:"roster"`
	Attendance      []AttendanceItem `json:"attendance"`
	Homework        []Homework       `json:"homework" doc:"Given in this session"`
	EarlierHomework []Homework       `json:"earlierHomework" doc:"Given before, to be returned now"`
	Charges         []Charge         `json:"charges" doc:"What closing made"`
	Missing         []string         `json:"missing" doc:"What closing left open, in words"`
	Version         int              `json:"version"`
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

func sessionAnswer(v programdesk.SessionView) SessionAnswer {
	c := v.Cohort
	out := SessionAnswer{ID: v.ID.String(), CohortID: c.ID.String(), CohortName: c.Name, CohortStatus: string(c.Status),
		Delivery: string(c.Delivery), Place: c.Place, TimeZone: c.Schedule.TimeZone, MinMembers: c.MinMembers, MaxMembers: c.MaxMembers,
		Number: v.Number, Of: c.Schedule.Sessions, Date: v.Date.String(), StartsAt: v.StartsAt, EndsAt: v.EndsAt,
		Theme: v.Theme, Status: string(v.Status), Notice: v.Notice, ClosedAt: instant(v.ClosedAt), CancelReason: v.CancelReason,
		Attended: v.Attended, Roster: each(v.Roster, rosterSeat), Attendance: each(v.Attendance, attendanceItem),
		Homework: each(v.Homework, homeworkAnswer), EarlierHomework: each(v.Earlier, homeworkAnswer),
		Charges: each(v.Charges, chargeAnswer), Missing: filled(v.Missing), Version: v.Version}
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

func attendanceItem(m program.Attendance) AttendanceItem {
	return AttendanceItem{m.ClientID.String(), string(m.Status), m.Minutes, m.Place}
}

// indexed names a field of an entry of a list: items[2].clientId.
func indexed(list string, i int, field string) string {
	return fmt.Sprintf("%s[%d].%s", list, i, field)
}

// Homework is homework with its returns.
type Homework struct {
	ID           string           `json:"id"`
	SessionID    string           `json:"sessionId"`
	Title        string           `json:"title"`
	Instructions string           `json:"instructions,omitempty"`
	DueOn        string           `json:"dueOn,omitempty"`
	AssignedAt   time.Time        `json:"assignedAt"`
	Returns      []HomeworkReturn `json:"returns"`
	Version      int              `json:"version" doc:"Grows with every return that is recorded"`
}

// HomeworkReturn is what came back from one member.
type HomeworkReturn struct {
	HomeworkID string     `json:"homeworkId"`
	ClientID   string     `json:"clientId"`
	Status     string     `json:"status" doc:"open, returned, partial, not_done, excused"`
	Feedback   string     `json:"feedback,omitempty"`
	ReturnedAt *time.Time `json:"returnedAt,omitempty"`
	Version    int        `json:"version"`
}

func homeworkAnswer(h program.Homework) Homework {
	return Homework{h.ID.String(), h.SessionID.String(), h.Title, h.Instructions, h.DueOn.String(), h.AssignedAt, each(h.Returns, returnAnswer), h.Version()}
}

func returnAnswer(r program.HomeworkReturn) HomeworkReturn {
	return HomeworkReturn{r.HomeworkID.String(), r.ClientID.String(), string(r.Status), r.Feedback, instant(r.ReturnedAt), r.Version}
}

// HomeworkBody is homework as it is given.
type HomeworkBody struct {
	Title        string   `json:"title"`
	Instructions string   `json:"instructions,omitempty"`
	DueOn        string   `json:"dueOn,omitempty"`
	ClientIDs    []string `json:"clientIds,omitempty" doc:"Everybody on the roster when absent"`
}

func (b HomeworkBody) homework() (program.Homework, []domain.ClientID, error) {
	var f domain.Faults
	h := program.Homework{Title: b.Title, Instructions: b.Instructions, DueOn: dateField(&f, "dueOn", b.DueOn)}
	f.Required("title", b.Title, domain.MaxLine)
	f.Text("instructions", b.Instructions, domain.MaxText)
	f.When(b.ClientIDs != nil && len(b.ClientIDs) == 0, "clientIds", "has no entry; leave it out for the whole roster")
	return h, ids[domain.ClientID](&f, "clientIds", b.ClientIDs), f.Err()
}

// Resolve tells what is wrong with the body together with the framework.
func (b *HomeworkBody) Resolve(humaContext) []error {
	_, _, err := b.homework()
	return faults(err)
}
