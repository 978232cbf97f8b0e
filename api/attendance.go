package api

import (
	"context"
	"strings"

	"cohort/domain"
	"cohort/domain/program"
)

// AttendanceMarks is every mark of a cohort.
type AttendanceMarks struct {
	Items []AttendanceMark `json:"items"`
}

// AttendanceMark is one member's mark of one session.
type AttendanceMark struct {
	SessionID string                   `json:"sessionId"`
	Number    int                      `json:"number"`
	ClientID  string                   `json:"clientId"`
	Status    program.AttendanceStatus `json:"status"`
}

func (s *Server) readAttendance(ctx context.Context, by domain.Actor, in *ByID) (*answer[AttendanceMarks], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	marks, sessions, err := s.desks.Program.AttendanceOf(ctx, by, id)
	number := map[domain.SessionID]int{}
	for _, session := range sessions {
		number[session.ID] = session.Number
	}
	return plain(AttendanceMarks{each(marks, func(m program.Attendance) AttendanceMark {
		return AttendanceMark{SessionID: m.SessionID.String(), Number: number[m.SessionID], ClientID: m.ClientID.String(), Status: m.Status}
	})}), err
}

// AttendanceBody is a roll call.
type AttendanceBody struct {
	Items []AttendanceItem `json:"items"`
}

// AttendanceItem is one member's mark.
type AttendanceItem struct {
	ClientID  string                   `json:"clientId"`
	Status    program.AttendanceStatus `json:"status"`
	Minutes   *int                     `json:"minutes,omitempty" doc:"Minutes present, when not the whole session; follows from when they came and left, where that is told"`
	CameAfter *int                     `json:"cameAfter,omitempty" doc:"Minutes after the beginning, for who came late"`
	LeftAfter *int                     `json:"leftAfter,omitempty" doc:"Minutes after the beginning, for who left early"`
	Place     program.AttendancePlace  `json:"place,omitempty" doc:"For hybrid groups"`
	Reason    string                   `json:"reason,omitempty" doc:"Why somebody is taken off the roster (taken_off), for their therapists"`
}

type attendanceInput struct {
	ByID
	Sent[AttendanceBody]

	marks []program.Attendance
}

func (in *attendanceInput) read(f *domain.Faults) { in.marks = in.body.marks(f) }

func (b AttendanceBody) marks(f *domain.Faults) []program.Attendance {
	marks := make([]program.Attendance, len(b.Items))
	for i, item := range b.Items {
		marks[i] = program.Attendance{ClientID: idField[domain.ClientID](f, indexed("items", i, "clientId"), item.ClientID),
			Status: item.Status, Minutes: item.Minutes, CameAfter: item.CameAfter, LeftAfter: item.LeftAfter, Place: item.Place, Reason: strings.TrimSpace(item.Reason)}
	}
	return marks
}

func (s *Server) takeAttendance(ctx context.Context, by domain.Actor, in *attendanceInput) (*answer[SessionAnswer], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.TakeAttendance(ctx, by, id, in.marks)
	return versioned(sessionAnswer(by, v), v.Version), err
}

func attendanceItem(m program.Attendance) AttendanceItem {
	return AttendanceItem{ClientID: m.ClientID.String(), Status: m.Status, Minutes: m.Minutes, CameAfter: m.CameAfter, LeftAfter: m.LeftAfter, Place: m.Place, Reason: m.Reason}
}
