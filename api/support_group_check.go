package api

import (
	"context"
	"time"

	"cohort/domain"
)

// SupportGroupCheck is what somebody found when they looked whether an entry is
// still right.
type SupportGroupCheck struct {
	ID        string                     `json:"id"`
	Finding   domain.SupportGroupFinding `json:"finding" doc:"not_reached settles nothing; right after ended: it is there again"`
	On        string                     `json:"on"`
	EndedFrom string                     `json:"endedFrom,omitempty"`
	Words     string                     `json:"words,omitempty"`
	By        string                     `json:"by" doc:"Name"`
	At        time.Time                  `json:"at"`
	InError   *EnteredInError            `json:"inError,omitempty"`
}

func supportGroupCheck(c domain.SupportGroupCheck) SupportGroupCheck {
	out := SupportGroupCheck{ID: c.ID.String(), Finding: c.Finding, On: c.On.String(), EndedFrom: c.EndedFrom.String(), Words: c.Words, By: c.ByName, At: c.At}
	if v := c.InError; v != nil {
		out.InError = &EnteredInError{By: v.ByName, At: v.At, Reason: v.Reason}
	}
	return out
}

// SupportGroupChecksBody is what was found of some entries.
type SupportGroupChecksBody struct {
	SupportGroupIDs []string                   `json:"supportGroupIds" doc:"One or several; all are checked, or none"`
	Finding         domain.SupportGroupFinding `json:"finding"`
	On              string                     `json:"on,omitempty" format:"date" doc:"Absent: today"`
	EndedFrom       string                     `json:"endedFrom,omitempty" format:"date" doc:"Of what has ended; absent: the day of the check"`
	Words           string                     `json:"words,omitempty"`
}

// SupportGroupList is some entries of the directory.
type SupportGroupList struct {
	Items []SupportGroup `json:"items"`
}

type supportGroupChecksInput struct {
	Sent[SupportGroupChecksBody]

	ids   []domain.SupportGroupID
	found domain.SupportGroupFound
}

func (in *supportGroupChecksInput) read(f *domain.Faults) {
	b := in.body
	in.ids = ids[domain.SupportGroupID](f, "supportGroupIds", b.SupportGroupIDs)
	in.found = domain.SupportGroupFound{Finding: b.Finding, On: dateField(f, "on", b.On), EndedFrom: dateField(f, "endedFrom", b.EndedFrom), Words: b.Words}
}

func (s *Server) checkSupportGroups(ctx context.Context, by domain.Actor, in *supportGroupChecksInput) (*answer[SupportGroupList], error) {
	groups, today, err := s.desks.Office.CheckSupportGroups(ctx, by, in.ids, in.found)
	return plain(SupportGroupList{each(groups, supportGroupOn(today))}), err
}

type voidSupportGroupCheckInput struct {
	ByID
	CheckID string `path:"checkId"`
	Sent[ReasonBody]
}

func (s *Server) voidSupportGroupCheck(ctx context.Context, by domain.Actor, in *voidSupportGroupCheckInput) (*answer[SupportGroupAnswer], error) {
	id, err := pathID[domain.SupportGroupID](in.ID)
	if err != nil {
		return nil, err
	}
	check, err := pathID[domain.SupportGroupCheckID](in.CheckID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Office.VoidSupportGroupCheck(ctx, by, id, check, in.body.Reason)
	return supportGroupAnswer(v), err
}
