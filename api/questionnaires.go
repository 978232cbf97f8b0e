package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/practice/office"
	programdesk "cohort/practice/program"
)

func (s *Server) questionnairesRoutes() {
	add(s, reads, "/settings/questionnaires", domain.ReadSettings, "Read when members fill in which instruments", s.readQuestionnaires)
	add(s, replaces, "/settings/questionnaires", domain.UpdateSettings, "Say when members fill in which instruments", s.updateQuestionnaires)
	add(s, reads, "/sessions/{id}/rounds/due", domain.ReadRounds, "List who is to fill in what in a session, by rule", s.listDue)
}

// Questionnaires is when members fill in which instruments.
type Questionnaires struct {
	Rules []DueRule `json:"rules" nullable:"false" doc:"At most 20; an instrument has one for each group"`
}

// DueRule says when an instrument is due: on one occasion at least.
type DueRule struct {
	Instrument   string               `json:"instrument" example:"phq-9"`
	AtIntake     bool                 `json:"atIntake" doc:"Before the first session, or as soon as possible"`
	Every        int                  `json:"every" doc:"At every so-many-th session that a member comes to, up to 52; 0: not at all"`
	AtDischarge  bool                 `json:"atDischarge" doc:"At the last session"`
	ProblemAreas []intake.ProblemArea `json:"problemAreas,omitempty" nullable:"false" doc:"Of the cohorts that it is for; none: all"`
}

// DueForm is an instrument that a rule may name.
type DueForm struct {
	Code      string `json:"code" example:"phq-9"`
	Name      string `json:"name" example:"PHQ-9"`
	Measures  string `json:"measures"`
	Questions int    `json:"questions"`
	ScoreOnly bool   `json:"scoreOnly" doc:"Its wording may not be shown: members answer on the practice's own paper"`
}

// QuestionnairesAnswer is the rules with the settings' version.
type QuestionnairesAnswer struct {
	Rules    []DueRule `json:"rules"`
	Forms    []DueForm `json:"forms" doc:"All that a rule may name"`
	TooOften []string  `json:"tooOften" doc:"Codes of long forms that are asked so often that people stop coming: more than 20 questions more often than at every fourth session. In a trial of weekly forms of 45 questions attendance fell"`
	Version  int       `json:"version"`
}

func dueRule(r domain.DueRule) DueRule {
	return DueRule{Instrument: r.Instrument, AtIntake: r.AtIntake, Every: r.Every, AtDischarge: r.AtDischarge,
		ProblemAreas: each(r.ProblemAreas, func(a string) intake.ProblemArea { return intake.ProblemArea(a) })}
}

func dueRuleSent(r DueRule) domain.DueRule {
	return domain.DueRule{Instrument: r.Instrument, AtIntake: r.AtIntake, Every: r.Every, AtDischarge: r.AtDischarge,
		ProblemAreas: each(r.ProblemAreas, func(a intake.ProblemArea) string { return string(a) })}
}

func dueForm(d instrument.Definition) DueForm {
	return DueForm{Code: d.Code, Name: d.Name, Measures: d.Measures, Questions: len(d.Items), ScoreOnly: d.ScoreOnly}
}

func questionnairesAnswer(v office.QuestionnairesView) *answer[QuestionnairesAnswer] {
	out := QuestionnairesAnswer{Rules: each(v.Questionnaires.Rules, dueRule), Forms: each(v.Library.Known(), dueForm), TooOften: []string{}, Version: v.Version}
	for _, r := range v.Questionnaires.Rules {
		if form, _ := v.Library.ByCode(r.Instrument); r.TooOften(len(form.Items)) {
			out.TooOften = append(out.TooOften, r.Instrument)
		}
	}
	return versioned(out, out.Version)
}

func (s *Server) readQuestionnaires(ctx context.Context, by domain.Actor, _ *nothing) (*answer[QuestionnairesAnswer], error) {
	v, err := s.desks.Office.Questionnaires(ctx, by)
	return questionnairesAnswer(v), err
}

type questionnairesInput struct {
	Editing
	Sent[Questionnaires]
}

func (s *Server) updateQuestionnaires(ctx context.Context, by domain.Actor, in *questionnairesInput) (*answer[QuestionnairesAnswer], error) {
	v, err := s.desks.Office.UpdateQuestionnaires(ctx, by, in.version(), domain.Questionnaires{Rules: each(in.body.Rules, dueRuleSent)})
	return questionnairesAnswer(v), err
}

// QuestionnairesDue is who is to fill in what in a session.
type QuestionnairesDue struct {
	Items []MemberDue `json:"items" doc:"Who belongs to the session and has something to fill in, in the order of the roster"`
	Left  []MemberDue `json:"left" doc:"Who left the group in the last 30 days without last scores"`
}

// MemberDue is what one member is to fill in.
type MemberDue struct {
	ClientID   string          `json:"clientId"`
	ClientCode string          `json:"clientCode"`
	FirstName  string          `json:"firstName,omitempty"`
	RoomName   string          `json:"roomName,omitempty" doc:"By which the member is told apart in the group"`
	Due        []InstrumentDue `json:"due" doc:"One at least"`
}

// InstrumentDue is one instrument that is due.
type InstrumentDue struct {
	Instrument string          `json:"instrument" example:"phq-9"`
	Occasion   intake.Occasion `json:"occasion" doc:"baseline: nothing to count progress from is there; interval: so many sessions since the last one; discharge: the last scores of a membership"`
	LastOn     string          `json:"lastOn,omitempty" doc:"Of the one before"`
	Sessions   int             `json:"attendedSince" doc:"Sessions that the member came to since then"`
}

func memberDue(m programdesk.MemberDue) MemberDue {
	return MemberDue{ClientID: m.Seat.ClientID.String(), ClientCode: m.Seat.ClientCode, FirstName: m.Seat.FirstName, RoomName: m.Seat.RoomName,
		Due: each(m.Due, func(d intake.Due) InstrumentDue {
			return InstrumentDue{Instrument: d.Instrument, Occasion: d.Occasion, LastOn: d.LastOn.String(), Sessions: d.Sessions}
		})}
}

func (s *Server) listDue(ctx context.Context, by domain.Actor, in *ByID) (*answer[QuestionnairesDue], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	due, err := s.desks.Program.QuestionnairesDue(ctx, by, id)
	return plain(QuestionnairesDue{Items: each(due.Members, memberDue), Left: each(due.Left, memberDue)}), err
}
