package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	clinicaldesk "cohort/practice/clinical"
)

func (s *Server) assessmentRoutes() {
	add(s, reads, "/clients/{id}/assessments", domain.ReadAssessment, "List a client's assessments", s.listAssessments)
	add(s, creates, "/clients/{id}/assessments", domain.TakeAssessment, "Record an assessment", s.takeAssessment)
}

// AssessmentBody is a filled-in instrument.
type AssessmentBody struct {
	Instrument    string         `json:"instrument" example:"phq-9"`
	Answers       []*int         `json:"answers" nullable:"false" doc:"In the order of the form; null: not answered"`
	TakenOn       string         `json:"takenOn" example:"2026-03-10"`
	ScoringSex    instrument.Sex `json:"scoringSex,omitempty" doc:"For instruments whose cut-offs differ"`
	Convention    string         `json:"convention,omitempty" doc:"For instruments counted in several ways: the code of one; the first when left out"`
	NotApplicable []int          `json:"notApplicable,omitempty" nullable:"false" doc:"Numbers of questions that do not apply to the client, among those that may not"`
	FormVersion   string         `json:"formVersion,omitempty" doc:"The version of the form that was answered; the one that is given now when left out"`
}

func (b AssessmentBody) assessment(f *domain.Faults) intake.Assessment {
	return intake.Assessment{Instrument: b.Instrument, Answers: b.Answers, TakenOn: dateField(f, "takenOn", b.TakenOn),
		ScoringSex: b.ScoringSex, Convention: b.Convention, NotApplicable: b.NotApplicable, FormVersion: b.FormVersion}
}

// Assessment is a scored instrument.
type Assessment struct {
	ID            string           `json:"id"`
	ClientID      string           `json:"clientId"`
	Instrument    string           `json:"instrument"`
	FormVersion   string           `json:"formVersion" doc:"The version of the form that was answered"`
	FormName      string           `json:"formName,omitempty" doc:"Of one that the practice wrote itself"`
	Score         *int             `json:"score" nullable:"true" doc:"null: too much is missing, or the instrument has no total"`
	Min           int              `json:"min" doc:"The least possible score"`
	Max           int              `json:"max" doc:"The largest possible score"`
	Band          string           `json:"band" doc:"The severity that the score falls into"`
	BandLabel     string           `json:"bandLabel"`
	Complete      bool             `json:"complete"`
	Missing       int              `json:"missing"`
	ProRated      bool             `json:"proRated" doc:"The score was computed from the answered items"`
	SubScales     []SubScore       `json:"subScales"`
	RiskFlags     []AssessmentRisk `json:"riskFlags"`
	RiskBlanks    []AssessmentRisk `json:"riskBlanks" doc:"Questions about a risk that were left blank: nobody knows, which is not a no. Each raises a flag too"`
	Answers       []*int           `json:"answers"`
	ScoringSex    instrument.Sex   `json:"scoringSex,omitempty"`
	Convention    string           `json:"convention,omitempty" doc:"How the answers were counted; scores counted otherwise cannot be compared"`
	TakenOn       string           `json:"takenOn"`
	TakenBy       string           `json:"takenBy" doc:"Name of who took it, or gave it to a group"`
	ScoredWith    string           `json:"scoredWith" doc:"The versions of the form and of the rules"`
	Entered       intake.Entered   `json:"entered" doc:"Who typed the answers, and on what: staff, or the client on a phone of their own or on the tablet of a group"`
	CreatedAt     time.Time        `json:"createdAt"`
	MissingItems  []int            `json:"missingItems"`
	NotApplicable []int            `json:"notApplicable" doc:"Numbers of the questions that did not apply"`
	Version       int              `json:"version" doc:"Always 1: taking it again makes another"`
	VoidedAt      *time.Time       `json:"voidedAt,omitempty" doc:"It was made on the wrong client and counts no more"`
	SinceFirst    []ScoreChange    `json:"sinceFirst" doc:"Against the first one ever; empty where nothing can be judged"`
	SinceLast     []ScoreChange    `json:"sinceLast" doc:"Against the one before, where that is not the first"`
}

// AssessmentRisk is an answer that somebody must see.
type AssessmentRisk struct {
	ID       string `json:"id,omitempty" doc:"Of the flag; given when it is raised"`
	Kind     string `json:"kind" example:"suicide"`
	Item     int    `json:"item"`
	Severity string `json:"severity,omitempty"`
	Why      string `json:"why,omitempty"`
}

// SubScore is the score of some of the items.
type SubScore struct {
	Code      string   `json:"code"`
	Name      string   `json:"name"`
	Score     *int     `json:"score" nullable:"true"`
	Mean      *float64 `json:"mean,omitempty" doc:"For sub-scales that are means"`
	Band      string   `json:"band,omitempty"`
	BandLabel string   `json:"bandLabel,omitempty"`
	Reaches   []string `json:"reaches" doc:"Published thresholds that it reaches, in words"`
}

// AssessmentPage is a page of assessments.
type AssessmentPage page[Assessment]

func assessmentAnswer(a intake.Assessment) Assessment {
	r := a.Result
	return Assessment{ID: a.ID.String(), ClientID: a.ClientID.String(), Instrument: a.Instrument, FormVersion: a.FormVersion, FormName: ownName(a), Score: r.Total, Min: r.Min, Max: r.Max,
		Band: r.Band, BandLabel: r.BandLabel, Complete: r.Complete, Missing: r.Missing, MissingItems: filled(r.MissingItems), ProRated: r.ProRated,
		SubScales: each(r.SubScales, subScore), Answers: filled(a.Answers), ScoringSex: a.ScoringSex,
		Convention: a.Convention, NotApplicable: filled(a.NotApplicable),
		RiskFlags: each(r.RiskFlags, func(f instrument.RiskFlag) AssessmentRisk {
			return AssessmentRisk{Kind: f.Kind, Item: f.Item, Severity: f.Severity, Why: f.Why}
		}),
		RiskBlanks: each(a.RiskBlanks(), func(r instrument.RiskItem) AssessmentRisk {
			return AssessmentRisk{Kind: r.Kind, Item: r.Item, Why: r.Why}
		}),
		TakenOn: a.TakenOn.String(), TakenBy: a.TakenByName, Entered: a.Entered, ScoredWith: r.AlgorithmVersion, CreatedAt: a.CreatedAt, Version: unedited, VoidedAt: instant(a.VoidedAt),
		SinceFirst: []ScoreChange{}, SinceLast: []ScoreChange{}}
}

// ownName is the name of a form that the practice wrote itself, "" for a shipped one.
func ownName(a intake.Assessment) string {
	if a.Form == nil {
		return ""
	}
	return a.Form.Called()
}

func subScore(s instrument.SubScaleResult) SubScore {
	out := SubScore{Code: s.Code, Name: s.Name, Score: s.Total, Band: s.Band, BandLabel: s.BandLabel, Reaches: []string{}}
	for _, cut := range s.CutOffs {
		if cut.Reached {
			out.Reaches = append(out.Reaches, cut.Label)
		}
	}
	if s.Total == nil && s.Exact != nil {
		mean := s.Exact.Float()
		out.Mean = &mean
	}
	return out
}

func (s *Server) listAssessments(ctx context.Context, by domain.Actor, in *pagedByID) (*answer[AssessmentPage], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	list, err := s.desks.Clinical.Assessments(ctx, by, id, in.page())
	return plain(AssessmentPage(pageOf(list, takenAnswer))), err
}

type assessmentInput struct {
	ByID
	Sent[AssessmentBody]

	wanted intake.Assessment
}

func (in *assessmentInput) read(f *domain.Faults) { in.wanted = in.body.assessment(f) }

func (s *Server) takeAssessment(ctx context.Context, by domain.Actor, in *assessmentInput) (*answer[Assessment], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	taken, err := s.desks.Clinical.TakeAssessment(ctx, by, id, in.wanted)
	return raisedAnswer(takenAnswer(taken), taken.Flags), err
}

// takenAnswer is an assessment with what became of its scores.
func takenAnswer(t clinicaldesk.Taken) Assessment {
	out := assessmentAnswer(t.Assessment)
	out.SinceFirst, out.SinceLast = each(t.SinceFirst, scoreChange), each(t.SinceLast, scoreChange)
	return out
}

// raisedAnswer is an assessment with the flags that it raised.
func raisedAnswer(out Assessment, flags []clinical.RiskFlag) *answer[Assessment] {
	out.RiskFlags, out.RiskBlanks = []AssessmentRisk{}, []AssessmentRisk{}
	for _, f := range flags {
		risk := AssessmentRisk{ID: f.ID.String(), Kind: f.Finding.Kind, Item: f.Finding.Item, Severity: f.Finding.Severity, Why: f.Finding.Why}
		if f.Finding.Blank {
			out.RiskBlanks = append(out.RiskBlanks, risk)
			continue
		}
		out.RiskFlags = append(out.RiskFlags, risk)
	}
	return versioned(out, out.Version)
}
