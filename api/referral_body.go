package api

import (
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	intakedesk "cohort/practice/intake"
)

// ReferralBody is a referral as it comes in, for a client who is known or for
// a new one.
type ReferralBody struct {
	ClientID     string               `json:"clientId,omitempty" doc:"Either this or client"`
	Client       *ClientBody          `json:"client,omitempty" doc:"A new client, added together with the referral"`
	EnquiryID    string               `json:"enquiryId,omitempty" doc:"The enquiry that becomes this referral"`
	Source       intake.Source        `json:"source"`
	Urgency      intake.Urgency       `json:"urgency"`
	Reason       string               `json:"reason"`
	ProblemAreas []intake.ProblemArea `json:"problemAreas,omitempty"`
	Referrer     *intake.Referrer     `json:"referrer,omitempty"`
	ReceivedOn   string               `json:"receivedOn" example:"2026-03-10"`
}

// ReferralChange corrects a referral: absent leaves a field as it is.
type ReferralChange struct {
	Source       *intake.Source        `json:"source,omitempty"`
	Urgency      *intake.Urgency       `json:"urgency,omitempty"`
	Reason       *string               `json:"reason,omitempty"`
	ProblemAreas *[]intake.ProblemArea `json:"problemAreas,omitempty"`
	Referrer     *intake.Referrer      `json:"referrer,omitempty"`
	ReceivedOn   *string               `json:"receivedOn,omitempty"`
}

// Referral is a referral as the API shows one. Lists leave reason, referrer
// and history out.
type Referral struct {
	ID                 string                `json:"id"`
	ClientID           string                `json:"clientId"`
	Client             ClientName            `json:"client"`
	EnquiryID          string                `json:"enquiryId,omitempty" doc:"That it came of"`
	Phone              string                `json:"phone,omitempty" doc:"Of the client. Lists alone have it"`
	Standing           *Standing             `json:"standing,omitempty" doc:"How they stand, and what is owed to them. Lists alone have it"`
	Source             intake.Source         `json:"source"`
	Urgency            intake.Urgency        `json:"urgency"`
	Reason             string                `json:"reason,omitempty"`
	ProblemAreas       []intake.ProblemArea  `json:"problemAreas"`
	Referrer           *intake.Referrer      `json:"referrer,omitempty"`
	ReceivedOn         string                `json:"receivedOn"`
	AnswerBy           time.Time             `json:"answerBy" doc:"When the client must have been offered contact, by the urgency's limit"`
	Status             intake.ReferralStatus `json:"status"`
	StatusSince        time.Time             `json:"statusSince" doc:"When it took its last step"`
	InterviewedAt      *time.Time            `json:"interviewedAt,omitempty" doc:"When suitability was last judged; absent while it was not. Lists leave it out"`
	History            []ReferralEvent       `json:"history,omitempty"`
	Undo               *Undoable             `json:"undo,omitempty" doc:"The step that whoever asks may undo. Lists leave it out"`
	OpenReferrals      []OpenReferral        `json:"openReferrals" doc:"When it was recorded: the client's other referrals that are open"`
	PossibleDuplicates []AlikeClient         `json:"possibleDuplicates" doc:"When a new client was added who may be known already"`
	Version            int                   `json:"version"`
	CreatedAt          time.Time             `json:"createdAt"`
	UpdatedAt          time.Time             `json:"updatedAt"`
}

// ReferralEvent is one step of a referral.
type ReferralEvent struct {
	Status intake.ReferralStatus `json:"status"`
	At     time.Time             `json:"at"`
	By     string                `json:"by" doc:"Name"`
	Reason string                `json:"reason,omitempty" doc:"Why it was declined"`
	To     string                `json:"to,omitempty" doc:"Where the client was redirected to"`
	Note   string                `json:"note,omitempty"`
	Undoes int                   `json:"undoes,omitempty" doc:"The number of the step that this one takes back"`
}

// Undoable is a step that can be undone: by its number in the history, until when.
type Undoable struct {
	Step  int       `json:"step"`
	Until time.Time `json:"until"`
}

// ReferralPage is a page of referrals.
type ReferralPage page[Referral]

// referral reads the referral and the new client who comes with it.
func (b ReferralBody) referral(f *domain.Faults) (intake.Referral, *domain.Client) {
	r := intake.Referral{ClientID: idField[domain.ClientID](f, "clientId", b.ClientID), EnquiryID: idField[domain.EnquiryID](f, "enquiryId", b.EnquiryID), Source: b.Source,
		Urgency: b.Urgency, Reason: b.Reason, ProblemAreas: b.ProblemAreas, Referrer: b.Referrer,
		ReceivedOn: dateField(f, "receivedOn", b.ReceivedOn)}
	if b.Client == nil {
		return r, nil
	}
	var inside domain.Faults
	c := b.Client.client(&inside)
	f.Within("client", inside.Err())
	return r, &c
}

// edit applies the change to a referral.
func (in *referralChangeInput) edit(r intake.Referral) intake.Referral {
	b := in.body
	domain.SetGiven(&r.Source, b.Source)
	domain.SetGiven(&r.Urgency, b.Urgency)
	domain.SetGiven(&r.Reason, b.Reason)
	domain.SetGiven(&r.ProblemAreas, b.ProblemAreas)
	if b.Referrer != nil {
		r.Referrer = b.Referrer
	}
	domain.SetGiven(&r.ReceivedOn, in.receivedOn)
	return r
}

func referralAnswer(r intakedesk.ReferralCard) Referral {
	out := Referral{ID: r.ID.String(), ClientID: r.ClientID.String(), Client: clientName(r.Client), EnquiryID: text(r.EnquiryID), Source: r.Source,
		Urgency: r.Urgency, Reason: r.Reason, Referrer: r.Referrer, ReceivedOn: r.ReceivedOn.String(),
		ProblemAreas: filled(r.ProblemAreas),
		AnswerBy:     r.AnswerBy, Status: r.Status, StatusSince: r.StatusSince, InterviewedAt: r.InterviewedAt, History: each(r.History, referralEvent),
		OpenReferrals: each(r.OpenReferrals, openReferral), PossibleDuplicates: []AlikeClient{}, Version: r.Version, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt}
	if r.Standing != nil {
		stands := standing(*r.Standing)
		out.Phone, out.Standing = r.Phone, &stands
	}
	if r.Undoable != nil {
		out.Undo = &Undoable{Step: r.Undoable.Step, Until: r.Undoable.Until}
	}
	return out
}

func referralEvent(e intake.ReferralEvent) ReferralEvent {
	out := ReferralEvent{Status: e.Status, At: e.At, By: e.ByName, Note: e.Note, Undoes: e.Undoes}
	if e.Status == intake.ReferralRedirected {
		out.To = e.Reason
	} else {
		out.Reason = e.Reason
	}
	return out
}
