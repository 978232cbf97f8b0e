package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/clinical"
	"cohort/domain/clinical/outcome"
	"cohort/domain/intake"
	"cohort/domain/program"
	clinicaldesk "cohort/practice/clinical"
)

func (s *Server) timelineRoutes() {
	add(s, reads, "/clients/{id}/timeline", domain.ReadTimeline, "Read what happened with a client", s.readTimeline)
}

type timelineInput struct {
	ByID
	Paged
	Kind []domain.TimelineKind `query:"kind" doc:"One or several, with commas; all when it is left out"`
	From string                `query:"from" maxLength:"10" doc:"First day, YYYY-MM-DD"`
	To   string                `query:"to" maxLength:"10" doc:"Last day, YYYY-MM-DD"`

	asked domain.TimelineAsked
}

func (in *timelineInput) read(f *domain.Faults) {
	in.asked = domain.TimelineAsked{Kinds: in.Kind, From: dateField(f, "from", in.From), To: dateField(f, "to", in.To), Limit: in.Limit}
	for _, kind := range in.Kind {
		domain.OneOf(f, "kind", kind, domain.TimelineKinds)
	}
	f.When(!in.asked.To.IsZero() && in.asked.To.Before(in.asked.From), "to", "must not be before from")
	after, err := domain.ReadTimelinePlace(in.Cursor)
	f.When(err != nil, "cursor", "is not one of this list")
	in.asked.After = after
}

// TimelineEntry is one thing that happened with a client. What its kind says
// stands under the kind's name.
type TimelineEntry struct {
	ID       string              `json:"id" doc:"Within its kind"`
	Kind     domain.TimelineKind `json:"kind"`
	Day      domain.Date         `json:"day"`
	At       *time.Time          `json:"at,omitempty" doc:"Absent where only the day is known"`
	CohortID string              `json:"cohortId,omitempty"`
	Cohort   string              `json:"cohort,omitempty" doc:"Its name, or its code for whom it is not to see what it is for"`

	Session    *TimelineSession    `json:"session,omitempty"`
	Homework   *TimelineHomework   `json:"homework,omitempty"`
	Note       *TimelineNote       `json:"note,omitempty"`
	Plan       *TimelinePlan       `json:"plan,omitempty"`
	Score      *TimelineScore      `json:"score,omitempty"`
	Flag       *TimelineFlag       `json:"flag,omitempty"`
	CatchUp    *TimelineCatchUp    `json:"catchUp,omitempty"`
	Membership *TimelineMembership `json:"membership,omitempty"`
	Discharge  *TimelineDischarge  `json:"discharge,omitempty"`
	FollowUp   *TimelineFollowUp   `json:"followUp,omitempty"`
	Referral   *TimelineReferral   `json:"referral,omitempty"`
	Charge     *TimelineCharge     `json:"charge,omitempty"`
	Fee        *TimelineFee        `json:"fee,omitempty"`
	Disclosure *TimelineDisclosure `json:"disclosure,omitempty"`
}

// TimelineSession is a session with how the client stood to it.
type TimelineSession struct {
	SessionID   string                   `json:"sessionId"`
	Number      int                      `json:"number"`
	Theme       string                   `json:"theme,omitempty"`
	Mark        program.AttendanceStatus `json:"mark"`
	Minutes     *int                     `json:"minutes,omitempty" doc:"That they were there; absent: all of it"`
	Corrections int                      `json:"corrections" doc:"Of the mark, after closing"`
	FirstMark   program.AttendanceStatus `json:"firstMark,omitempty" doc:"Before the first correction"`
}

// TimelineHomework is homework with what came back.
type TimelineHomework struct {
	SessionID string               `json:"sessionId"`
	Title     string               `json:"title"`
	DueOn     string               `json:"dueOn,omitempty" doc:"Absent: at the next session"`
	Status    program.ReturnStatus `json:"status"`
}

// TimelineNote is a note that was signed, without its text.
type TimelineNote struct {
	NoteID   string              `json:"noteId"`
	Status   clinical.NoteStatus `json:"status"`
	SignedBy string              `json:"signedBy" doc:"Name"`
	SignedAt *time.Time          `json:"signedAt,omitempty"`
	CoSigned string              `json:"coSignedBy,omitempty" doc:"Name"`
	Addenda  int                 `json:"addenda"`
}

// TimelinePlan is a version of the treatment plan that was signed, without its text.
type TimelinePlan struct {
	PlanID      string                 `json:"planId"`
	Kind        clinical.PlanKind      `json:"kind"`
	Status      clinical.SigningStatus `json:"status"`
	EffectiveOn domain.Date            `json:"effectiveOn"`
	Goals       int                    `json:"goals"`
	SignedBy    string                 `json:"signedBy" doc:"Name"`
	CoSigned    string                 `json:"coSignedBy,omitempty" doc:"Name"`
}

// TimelineScore is a filled-in form.
type TimelineScore struct {
	AssessmentID string        `json:"assessmentId"`
	Instrument   string        `json:"instrument"`
	FormName     string        `json:"formName,omitempty" doc:"Of an instrument that the practice wrote itself"`
	Total        *int          `json:"total,omitempty" doc:"Absent: too much is missing, or the form has none"`
	Band         string        `json:"band,omitempty" doc:"As the form calls it"`
	First        *int          `json:"first,omitempty" doc:"Total of the first of these forms; absent where this is it"`
	Change       outcome.Class `json:"change,omitempty" doc:"Since the first; absent where it cannot be judged"`
	Gain         int           `json:"gain" doc:"Points for the better since the first"`
}

// TimelineFlag is what happened with a risk flag.
type TimelineFlag struct {
	FlagID    string                `json:"flagId"`
	Step      clinicaldesk.FlagStep `json:"step"`
	Kind      string                `json:"kind"`
	Severity  string                `json:"severity,omitempty"`
	Blank     bool                  `json:"blank" doc:"The question was left blank, which is not a no"`
	Open      bool                  `json:"open" doc:"It still waits for an answer"`
	By        string                `json:"by,omitempty" doc:"Name of who answered it"`
	Action    string                `json:"action,omitempty" doc:"What was done"`
	ClosedFor clinical.Closing      `json:"closedFor,omitempty"`
}

// TimelineCatchUp is a missed week that was made up, or is going to be.
type TimelineCatchUp struct {
	Week int                      `json:"week"`
	How  program.CatchUpWay       `json:"how"`
	Host string                   `json:"host,omitempty" doc:"Code of the cohort of a make-up"`
	Mark program.AttendanceStatus `json:"mark,omitempty" doc:"In a make-up; absent before it"`
}

// TimelineMembership is what happened with a wait or a membership.
type TimelineMembership struct {
	Step   clinicaldesk.MembershipStep `json:"step"`
	Reason string                      `json:"reason,omitempty"`
}

// TimelineDischarge is a discharge summary that was signed, without its text.
type TimelineDischarge struct {
	DischargeID string                 `json:"dischargeId"`
	Status      clinical.SigningStatus `json:"status"`
	LastDay     domain.Date            `json:"lastDay" doc:"Of the membership"`
	SignedBy    string                 `json:"signedBy" doc:"Name"`
	CoSigned    string                 `json:"coSignedBy,omitempty" doc:"Name"`
}

// TimelineFollowUp is one try to ask somebody after treatment.
type TimelineFollowUp struct {
	After    int                     `json:"after" doc:"So many days after the last day"`
	Result   clinical.FollowUpResult `json:"result"`
	Managing *int                    `json:"managing,omitempty" doc:"How well they manage, 0 to 10"`
	By       string                  `json:"by" doc:"Name"`
}

// TimelineReferral is a step of a referral.
type TimelineReferral struct {
	ReferralID string                `json:"referralId"`
	Source     intake.Source         `json:"source"`
	Status     intake.ReferralStatus `json:"status" doc:"To which it went"`
	By         string                `json:"by" doc:"Name"`
	Reason     string                `json:"reason,omitempty"`
}

// TimelineCharge is a charge or its reversal.
type TimelineCharge struct {
	ChargeID string               `json:"chargeId"`
	Kind     billing.ChargeKind   `json:"kind"`
	Fee      domain.Money         `json:"fee"`
	Status   billing.ChargeStatus `json:"status"`
	Reversal bool                 `json:"reversal"`
}

// TimelineFee is a fee that was agreed with the client.
type TimelineFee struct {
	Fee    *domain.Money `json:"fee,omitempty" doc:"Absent: it was taken back, the cohort's fee counts"`
	Reason string        `json:"reason,omitempty"`
}

// TimelineDisclosure is what left the practice.
type TimelineDisclosure struct {
	Recipient string         `json:"recipient"`
	What      string         `json:"what"`
	Basis     clinical.Basis `json:"basis"`
	Standing  bool           `json:"standing" doc:"Nothing stands in its place, and it was not withdrawn"`
}

// TimelinePage is a page of a timeline.
type TimelinePage page[TimelineEntry]

func (s *Server) readTimeline(ctx context.Context, by domain.Actor, in *timelineInput) (*answer[TimelinePage], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	list, err := s.desks.Clinical.Timeline(ctx, by, id, in.asked)
	return plain(TimelinePage(pageOf(list, timelineEntry))), err
}

func timelineEntry(e clinicaldesk.TimelineEntry) TimelineEntry {
	out := TimelineEntry{ID: e.ID, Kind: e.Kind, Day: e.Day, At: instant(&e.At), CohortID: text(e.CohortID), Cohort: e.Cohort}
	switch {
	case e.Session != nil:
		s := e.Session
		out.Session = &TimelineSession{SessionID: s.ID.String(), Number: s.Number, Theme: s.Theme, Mark: s.Mark, Minutes: s.Minutes, Corrections: s.Corrections, FirstMark: s.First}
	case e.Homework != nil:
		asked := timelineHomework(*e.Homework)
		out.Homework = &asked
	case e.Note != nil:
		out.Note = timelineNote(*e.Note)
	case e.Plan != nil:
		out.Plan = timelinePlan(*e.Plan)
	case e.Score != nil:
		s := e.Score
		out.Score = &TimelineScore{AssessmentID: s.ID.String(), Instrument: s.Instrument, FormName: ownName(s.Assessment), Total: s.Result.Total, Band: s.Result.BandLabel, First: s.First, Change: s.Change, Gain: s.Gain}
	case e.Flag != nil:
		out.Flag = timelineFlag(*e.Flag)
	case e.CatchUp != nil:
		c := e.CatchUp
		out.CatchUp = &TimelineCatchUp{Week: c.Week, How: c.Way, Host: c.Host, Mark: c.Mark}
	case e.Membership != nil:
		out.Membership = &TimelineMembership{Step: e.Membership.Step, Reason: e.Membership.Reason}
	case e.Discharge != nil:
		out.Discharge = timelineDischarge(*e.Discharge)
	case e.FollowUp != nil:
		u := e.FollowUp
		out.FollowUp = &TimelineFollowUp{After: u.After, Result: u.Result, Managing: u.Managing, By: u.ByName}
	case e.Referral != nil:
		r := e.Referral
		out.Referral = &TimelineReferral{ReferralID: r.ID.String(), Source: r.Source, Status: r.Step.Status, By: r.Step.ByName, Reason: r.Step.Reason}
	case e.Charge != nil:
		c := e.Charge
		out.Charge = &TimelineCharge{ChargeID: c.ID.String(), Kind: c.Kind, Fee: c.Fee, Status: c.Status, Reversal: !c.ReversesID.IsZero()}
	case e.Fee != nil:
		out.Fee = &TimelineFee{Fee: clientFee(*e.Fee).Fee, Reason: e.Fee.Reason}
	case e.Disclosure != nil:
		d := e.Disclosure
		out.Disclosure = &TimelineDisclosure{Recipient: d.Recipient, What: d.What, Basis: d.Basis, Standing: d.CorrectedBy.IsZero() && !d.Withdrawn}
	}
	return out
}

func timelineHomework(h program.AskedHomework) TimelineHomework {
	return TimelineHomework{SessionID: h.SessionID.String(), Title: h.Title, DueOn: h.DueOn.String(), Status: h.Status}
}

func timelineNote(n clinical.HeldNote) *TimelineNote {
	out := &TimelineNote{NoteID: n.ID.String(), Status: n.Status, Addenda: len(n.Addenda)}
	if n.Signed != nil {
		out.SignedBy, out.SignedAt = n.Signed.Name, instant(&n.Signed.At)
	}
	if n.CoSigned != nil {
		out.CoSigned = n.CoSigned.Name
	}
	return out
}

func timelinePlan(p clinical.TreatmentPlan) *TimelinePlan {
	out := &TimelinePlan{PlanID: p.ID.String(), Kind: p.Kind, Status: p.Status, EffectiveOn: p.EffectiveOn, Goals: len(p.Text.Goals()), SignedBy: p.Signed.Name}
	if p.CoSigned != nil {
		out.CoSigned = p.CoSigned.Name
	}
	return out
}

func timelineDischarge(d clinical.Discharge) *TimelineDischarge {
	out := &TimelineDischarge{DischargeID: d.ID.String(), Status: d.Status, SignedBy: d.Signed.Name}
	if d.Record != nil {
		out.LastDay = d.Record.To
	}
	if d.CoSigned != nil {
		out.CoSigned = d.CoSigned.Name
	}
	return out
}

// timelineFlag tells of each step what it says itself: who answered stands with
// the answer.
func timelineFlag(f clinicaldesk.TimelineFlag) *TimelineFlag {
	out := &TimelineFlag{FlagID: f.ID.String(), Step: f.Step, Kind: f.Finding.Kind, Severity: f.Finding.Severity, Blank: f.Finding.Blank, Open: f.IsOpen()}
	switch f.Step {
	case clinicaldesk.FlagAnswered:
		out.By, out.Action = f.AnsweredByName, f.Action
	case clinicaldesk.FlagClosed:
		out.ClosedFor = f.ClosedFor
	case clinicaldesk.FlagRaised:
	}
	return out
}
