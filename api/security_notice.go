package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/practice/office"
)

func (s *Server) securityNoticeRoutes() {
	add(s, reads, "/security-notices", domain.ReadNotices, "List what I am told about accounts and emergencies", s.listNotices)
	add(s, acts, "/security-notices/{id}/seen", domain.AnswerNotice, "Say that I have seen a notice", s.seeNotice)
	add(s, acts, "/security-notices/{id}/answer", domain.AnswerNotice, "Say whether I agreed to what was done to my account", s.answerNotice)
}

// SecurityNotice tells of what somebody did by which a person could be acted for
// unseen, or a record was opened out of reach.
type SecurityNotice struct {
	ID       string              `json:"id"`
	Kind     domain.NoticeKind   `json:"kind"`
	UserID   string              `json:"userId" doc:"Whose account it is about, or who opened a record; empty when the audit was tampered with"`
	UserName string              `json:"userName"`
	ByName   string              `json:"byName" doc:"Who did it"`
	At       time.Time           `json:"at"`
	Before   string              `json:"before,omitempty" doc:"What it was; of roles, separated by commas"`
	After    string              `json:"after,omitempty"`
	Place    string              `json:"address,omitempty" doc:"The network address from which a link was used"`
	With     string              `json:"with,omitempty" doc:"The second person, who confirmed it"`
	MailedAt *time.Time          `json:"mailedAt,omitempty" doc:"When a letter about it was taken by the mail server"`
	Asked    bool                `json:"asked" doc:"It is my account: I am asked whether I agreed"`
	Answer   domain.NoticeAnswer `json:"answer,omitempty" doc:"What the person whose account it is has said"`
	Access   *EmergencyAccess    `json:"access,omitempty"`
}

func noticeAnswer(t office.ToldNotice) SecurityNotice {
	n := SecurityNotice{ID: t.ID.String(), Kind: t.Kind, UserID: text(t.UserID), UserName: t.UserName, ByName: t.ByName, At: t.At, Before: t.Detail.Before,
		After: t.Detail.After, Place: t.Detail.Place, With: t.Detail.With, MailedAt: t.MailedAt, Asked: t.Reader.Asked, Answer: t.Answered}
	if t.Access != nil {
		a := emergencyAnswer(*t.Access)
		n.Access = &a
	}
	return n
}

func (s *Server) listNotices(ctx context.Context, by domain.Actor, _ *nothing) (*answer[page[SecurityNotice]], error) {
	told, err := s.desks.Office.Notices(ctx, by)
	return plain(page[SecurityNotice]{Items: each(told, noticeAnswer)}), err
}

func (s *Server) seeNotice(ctx context.Context, by domain.Actor, in *ByID) (*answer[SecurityNotice], error) {
	id, err := pathID[domain.SecurityNoticeID](in.ID)
	if err != nil {
		return nil, err
	}
	t, err := s.desks.Office.SeeNotice(ctx, by, id)
	return plain(noticeAnswer(t)), err
}

// NoticeAnswerBody says whether it was agreed.
type NoticeAnswerBody struct {
	Answer domain.NoticeAnswer `json:"answer" doc:"not_asked_for tells the other administrators, and ends the logins that came of it"`
}

type noticeAnswerInput struct {
	ByID
	Sent[NoticeAnswerBody]
}

func (s *Server) answerNotice(ctx context.Context, by domain.Actor, in *noticeAnswerInput) (*answer[SecurityNotice], error) {
	id, err := pathID[domain.SecurityNoticeID](in.ID)
	if err != nil {
		return nil, err
	}
	t, err := s.desks.Office.AnswerNotice(ctx, by, id, in.body.Answer)
	return plain(noticeAnswer(t)), err
}
