package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	intakedesk "cohort/practice/intake"
)

func (s *Server) contactRoutes() {
	add(s, reads, "/enquiries/{id}/contacts", domain.ReadContacts, "Read who tried to reach somebody who enquired", s.readEnquiryContacts)
	add(s, creates, "/enquiries/{id}/contacts", domain.LogContact, "Take down a try to reach somebody who enquired", s.logEnquiryContact)
	add(s, reads, "/referrals/{id}/contacts", domain.ReadContacts, "Read who tried to reach somebody who was referred", s.readReferralContacts)
	add(s, creates, "/referrals/{id}/contacts", domain.LogContact, "Take down a try to reach somebody who was referred", s.logReferralContact)
	add(s, acts, "/contacts/{id}/take-back", domain.TakeBackContact, "Take back a try that was written down by mistake", s.takeBackContact)
}

// ContactBody is a try to reach somebody.
type ContactBody struct {
	At      string                `json:"at" format:"date-time" doc:"When it was tried" example:"2026-03-10T15:04:05Z"`
	Channel intake.ContactChannel `json:"channel"`
	Result  intake.ContactResult  `json:"result"`
	NextOn  string                `json:"nextOn,omitempty" format:"date" doc:"When the next try is due; absent where nobody was reached: the next working day"`
	Words   string                `json:"words,omitempty"`
}

// ContactTry is one try. It never changes.
type ContactTry struct {
	ID string `json:"id"`
	ContactBody
	By        string          `json:"by" doc:"Name"`
	WrittenAt time.Time       `json:"writtenAt"`
	Earlier   bool            `json:"earlier,omitempty" doc:"While it was an enquiry"`
	TakenBack *EnteredInError `json:"takenBack,omitempty"`
	Version   int             `json:"version" doc:"1: it never changes"`
}

// ContactLog is who tried to reach somebody, and how they stand.
type ContactLog struct {
	Items    []ContactTry `json:"items" doc:"In the order in which they were tried, with those that were taken back"`
	Phone    string       `json:"phone,omitempty"`
	Standing Standing     `json:"standing"`
}

// Standing is where somebody stands on the way to a seat, and what is owed to them.
type Standing struct {
	Stage     intake.Stage `json:"stage"`
	Next      *NextStep    `json:"next,omitempty" doc:"Absent for who has a seat, or left: nobody else is without one"`
	Tries     int          `json:"tries" doc:"That reached nobody, since somebody was last reached"`
	Last      *LastTry     `json:"last,omitempty"`
	ReachedAt *time.Time   `json:"reachedAt,omitempty" doc:"When they were first spoken to"`
	Waited    int          `json:"waitedMinutes" doc:"Until they were first spoken to, or until now"`
	Kept      bool         `json:"limitKept" doc:"They were spoken to within the urgency's limit, or it is not over yet"`
}

// LastTry is the last one that counts.
type LastTry struct {
	At      time.Time             `json:"at"`
	Channel intake.ContactChannel `json:"channel"`
	Result  intake.ContactResult  `json:"result"`
}

// NextStep is what is owed to somebody, and by which day.
type NextStep struct {
	Kind    intake.NextKind `json:"kind"`
	On      string          `json:"on" format:"date"`
	Overdue bool            `json:"overdue"`
}

func standing(s intakedesk.Standing) Standing {
	out := Standing{Stage: s.Stage, Tries: s.Contact.Tries, ReachedAt: s.Contact.Reached, Waited: int(s.Took.Took.Minutes()), Kept: s.Took.Kept}
	if last := s.Contact.Last; last != nil {
		out.Last = &LastTry{At: last.At.UTC(), Channel: last.Channel, Result: last.Result}
	}
	if s.Next != nil {
		out.Next = &NextStep{Kind: s.Next.Kind, On: s.Next.On.String(), Overdue: s.Next.IsOverdue(s.Today)}
	}
	return out
}

func contactTry(t intake.ContactTry) ContactTry {
	out := ContactTry{ID: t.ID.String(), ContactBody: ContactBody{At: t.At.UTC().Format(time.RFC3339), Channel: t.Channel, Result: t.Result, NextOn: t.NextOn.String(), Words: t.Words}, By: t.ByName, WrittenAt: t.WrittenAt.UTC(), Version: unedited}
	if back := t.TakenBack; back != nil {
		out.TakenBack = &EnteredInError{By: back.ByName, At: back.At.UTC(), Reason: back.Reason}
	}
	return out
}

func contactLog(l intakedesk.ContactLog, referral bool) ContactLog {
	return ContactLog{Items: each(l.Items, func(t intake.ContactTry) ContactTry {
		out := contactTry(t)
		out.Earlier = referral && !t.EnquiryID.IsZero()
		return out
	}), Phone: l.Phone, Standing: standing(l.Standing)}
}

func (s *Server) readEnquiryContacts(ctx context.Context, by domain.Actor, in *ByID) (*answer[ContactLog], error) {
	id, err := pathID[domain.EnquiryID](in.ID)
	if err != nil {
		return nil, err
	}
	log, err := s.desks.Intake.EnquiryContacts(ctx, by, id)
	return plain(contactLog(log, false)), err
}

func (s *Server) readReferralContacts(ctx context.Context, by domain.Actor, in *ByID) (*answer[ContactLog], error) {
	id, err := pathID[domain.ReferralID](in.ID)
	if err != nil {
		return nil, err
	}
	log, err := s.desks.Intake.ReferralContacts(ctx, by, id)
	return plain(contactLog(log, true)), err
}

type contactInput struct {
	ByID
	Sent[ContactBody]

	said intake.ContactSaid
}

func (in *contactInput) read(f *domain.Faults) {
	b := in.body
	in.said = intake.ContactSaid{At: momentField(f, "at", b.At, 0), Channel: b.Channel, Result: b.Result, NextOn: dateField(f, "nextOn", b.NextOn), Words: b.Words}
}

func (s *Server) logEnquiryContact(ctx context.Context, by domain.Actor, in *contactInput) (*answer[ContactTry], error) {
	id, err := pathID[domain.EnquiryID](in.ID)
	if err != nil {
		return nil, err
	}
	t, err := s.desks.Intake.LogEnquiryContact(ctx, by, id, in.said)
	return versioned(contactTry(t), unedited), err
}

func (s *Server) logReferralContact(ctx context.Context, by domain.Actor, in *contactInput) (*answer[ContactTry], error) {
	id, err := pathID[domain.ReferralID](in.ID)
	if err != nil {
		return nil, err
	}
	t, err := s.desks.Intake.LogReferralContact(ctx, by, id, in.said)
	return versioned(contactTry(t), unedited), err
}

func (s *Server) takeBackContact(ctx context.Context, by domain.Actor, in *reasonedInput) (*answer[ContactTry], error) {
	id, err := pathID[domain.ContactTryID](in.ID)
	if err != nil {
		return nil, err
	}
	t, err := s.desks.Intake.TakeBackContact(ctx, by, id, in.body.Reason)
	return versioned(contactTry(t), unedited), err
}
