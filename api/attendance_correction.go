package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// AttendanceCorrections are the right marks of a closed session, and why.
type AttendanceCorrections struct {
	Items  []AttendanceItem `json:"items"`
	Reason string           `json:"reason"`
}

// AttendanceCorrection is a mark that was corrected: what stood, and what took
// its place.
type AttendanceCorrection struct {
	ClientID string          `json:"clientId"`
	Was      *StoodMark      `json:"was,omitempty" doc:"Absent: the member was not marked"`
	Now      *AttendanceItem `json:"now"`
	Reason   string          `json:"reason,omitempty" doc:"For therapists"`
	By       string          `json:"by" doc:"Name"`
	At       time.Time       `json:"at"`
}

// StoodMark is a mark that stood until it was corrected.
type StoodMark struct {
	AttendanceItem
	By string    `json:"by" doc:"Name"`
	At time.Time `json:"at"`
}

func attendanceCorrection(c program.AttendanceCorrection) AttendanceCorrection {
	now := attendanceItem(c.Now)
	out := AttendanceCorrection{ClientID: c.ClientID.String(), Now: &now, Reason: c.Reason, By: c.ByName, At: c.At}
	if c.Was.Status != "" {
		out.Was = &StoodMark{AttendanceItem: attendanceItem(c.Was), By: c.WasByName, At: c.Was.MarkedAt}
	}
	return out
}

type attendanceCorrectionsInput struct {
	ByID
	Sent[AttendanceCorrections]

	marks []program.Attendance
}

func (in *attendanceCorrectionsInput) read(f *domain.Faults) {
	in.marks = AttendanceBody{Items: in.body.Items}.marks(f)
}

func (s *Server) correctAttendance(ctx context.Context, by domain.Actor, in *attendanceCorrectionsInput) (*answer[SessionAnswer], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.CorrectAttendance(ctx, by, id, in.marks, in.body.Reason)
	return versioned(sessionAnswer(by, v), v.Version), err
}

// CorrectionAhead is what correcting marks would do to charges.
type CorrectionAhead struct {
	Reversed []ChargeAhead `json:"reversed" doc:"Reversals, as they would be written"`
	Made     []ChargeAhead `json:"made"`
	Net      domain.Money  `json:"net" doc:"What both come to"`
}

func (s *Server) readCorrectionAhead(ctx context.Context, by domain.Actor, in *attendanceInput) (*answer[CorrectionAhead], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	ahead, net, err := s.desks.Program.CorrectionAhead(ctx, by, id, in.marks)
	return plain(CorrectionAhead{Reversed: each(ahead.Reversals, chargeAhead), Made: each(ahead.Made, chargeAhead), Net: net}), err
}
