package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/clinical/outcome"
	"cohort/domain/program"
	clinicaldesk "cohort/practice/clinical"
)

func (s *Server) clientBriefingRoutes() {
	add(s, reads, "/clients/{id}/briefing", domain.BriefOnClient, "Read what one wants to know of a client before the hour", s.briefOnClient)
}

// ClientBriefing is what one wants to know of a client before the hour: each part
// for who may read it, and absent for who may not.
type ClientBriefing struct {
	Groups   []HourOfGroup      `json:"groups" doc:"In which they sit, the next hour first"`
	Flags    []HourFlag         `json:"flags" doc:"Risk flags that wait for an answer, the oldest first"`
	Homework []TimelineHomework `json:"homework" doc:"The last that was asked and the one before"`
	Note     *HourNote          `json:"note,omitempty"`
	Scores   []HourScore        `json:"scores" doc:"Of the forms that were filled in last"`
}

// HourOfGroup is one group of a client before its next hour.
type HourOfGroup struct {
	CohortID  string       `json:"cohortId"`
	Cohort    string       `json:"cohort" doc:"Its name, or its code for whom it is not to see what it is for"`
	Next      *ComingHour  `json:"next,omitempty"`
	Adherence Adherence    `json:"adherence"`
	Marks     []HourMark   `json:"marks" doc:"Of the sessions that are over, in order"`
	Missing   []MissedWeek `json:"missing" doc:"Missed, needed later, and not caught up"`
}

// ComingHour is the next session that a client is expected in, or the one that is on.
type ComingHour struct {
	SessionID string    `json:"sessionId"`
	Number    int       `json:"number"`
	StartsAt  time.Time `json:"startsAt"`
	EndsAt    time.Time `json:"endsAt"`
	TimeZone  string    `json:"timeZone"`
	Theme     string    `json:"theme,omitempty"`
	Where     string    `json:"where,omitempty"`
}

// HourMark is how a client stood to a session that is over.
type HourMark struct {
	Number int                      `json:"number"`
	Date   string                   `json:"date" format:"date"`
	Theme  string                   `json:"theme,omitempty"`
	Mark   program.AttendanceStatus `json:"mark"`
}

// MissedWeek is a theme that a later week builds on.
type MissedWeek struct {
	Week     int    `json:"week"`
	Theme    string `json:"theme"`
	NeededOn string `json:"neededOn,omitempty" format:"date" doc:"By the next session that builds on it"`
}

// HourFlag is an open risk flag.
type HourFlag struct {
	FlagID   string    `json:"flagId"`
	Kind     string    `json:"kind"`
	Severity string    `json:"severity,omitempty"`
	Blank    bool      `json:"blank" doc:"The question was left blank, which is not a no"`
	RaisedAt time.Time `json:"raisedAt"`
}

// HourNote is what the last signed note planned.
type HourNote struct {
	NoteID string `json:"noteId"`
	HeldOn string `json:"heldOn" format:"date" doc:"The day of its session"`
	Plan   string `json:"plan"`
}

// HourScore is where a form stands, and how it came there.
type HourScore struct {
	Instrument string        `json:"instrument"`
	FormName   string        `json:"formName,omitempty" doc:"Of an instrument that the practice wrote itself"`
	Total      int           `json:"total"`
	Band       string        `json:"band,omitempty" doc:"As the form calls it"`
	TakenOn    string        `json:"takenOn" format:"date"`
	First      *int          `json:"first,omitempty" doc:"Total of the first of these forms; absent where this is it"`
	Change     outcome.Class `json:"change,omitempty" doc:"Since the first; absent where it cannot be judged"`
	Gain       int           `json:"gain" doc:"Points for the better since the first"`
	Points     []HourPoint   `json:"points" doc:"The last totals, in order"`
}

// HourPoint is a total of a day.
type HourPoint struct {
	On    string `json:"on" format:"date"`
	Total int    `json:"total"`
}

func (s *Server) briefOnClient(ctx context.Context, by domain.Actor, in *ByID) (*answer[ClientBriefing], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	b, err := s.desks.Clinical.BriefingOn(ctx, by, id)
	return plain(clientBriefing(b)), err
}

func clientBriefing(b clinicaldesk.ClientBriefing) ClientBriefing {
	out := ClientBriefing{Groups: each(b.Groups, hourOfGroup), Flags: each(b.Flags, hourFlag), Homework: each(b.Homework, timelineHomework), Scores: each(b.Scores, hourScore)}
	if n := b.Note; n != nil {
		out.Note = &HourNote{NoteID: n.ID.String(), HeldOn: n.HeldOn.String(), Plan: n.Plan}
	}
	return out
}

func hourOfGroup(g clinicaldesk.BriefingGroup) HourOfGroup {
	out := HourOfGroup{CohortID: g.CohortID.String(), Cohort: g.Cohort, Adherence: adherenceAnswer(g.Adherence),
		Marks: each(g.Marks, func(m program.DatedMark) HourMark {
			return HourMark{Number: m.Number, Date: m.Date.String(), Theme: m.Theme, Mark: m.Mark}
		}),
		Missing: each(g.Missing, func(c program.CatchUp) MissedWeek {
			return MissedWeek{Week: c.Key.Number, Theme: c.Week.Theme, NeededOn: c.By().String()}
		})}
	if s := g.Next; s != nil {
		out.Next = &ComingHour{SessionID: s.ID.String(), Number: s.Number, StartsAt: s.StartsAt.UTC(), EndsAt: s.EndsAt.UTC(), TimeZone: g.Zone, Theme: s.Theme, Where: g.Where}
	}
	return out
}

func hourFlag(f clinical.RiskFlag) HourFlag {
	return HourFlag{FlagID: f.ID.String(), Kind: f.Finding.Kind, Severity: f.Finding.Severity, Blank: f.Finding.Blank, RaisedAt: f.RaisedAt.UTC()}
}

func hourScore(s clinicaldesk.BriefingScore) HourScore {
	return HourScore{Instrument: s.Instrument, FormName: ownName(s.Assessment), Total: *s.Result.Total, Band: s.Result.BandLabel, TakenOn: s.TakenOn.String(), First: s.First, Change: s.Change, Gain: s.Gain,
		Points: each(s.Points, func(p clinicaldesk.ScoredOn) HourPoint { return HourPoint{On: p.On.String(), Total: p.Total} })}
}
