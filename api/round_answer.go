package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	programdesk "cohort/practice/program"
)

// roundAnswerRoutes are for members of a group, who have no login: a short code is
// all that they show, or the pass of the tablet that is in their hands.
func (s *Server) roundAnswerRoutes() {
	addPublic(s, signsIn, "/answers/questions", "Read what a code asks", s.openQuestions)
	addPublic(s, signsIn, "/answers/tablet", "Read what the next member is asked on the tablet that is passed round", s.nextOnTablet)
	addPublic(s, signsIn, "/answers", "Answer a questionnaire with a code, or on the tablet that is passed round", s.answerRound)
}

// Questions is what a member is asked. It says nothing of anybody.
type Questions struct {
	PracticeName string      `json:"practiceName"`
	Crisis       CrisisLine  `json:"crisisLine" doc:"Whom to turn to in danger"`
	Until        time.Time   `json:"until" doc:"When the code ends"`
	Forms        []AskedForm `json:"forms"`
}

// TabletQuestions is what the member is asked in whose hands the tablet is.
type TabletQuestions struct {
	Questions
	SeatID  string `json:"seatId,omitempty" doc:"Of whose turn it is; absent when nobody has anything to answer any more"`
	Name    string `json:"name,omitempty" doc:"As the group calls them; nobody else is named"`
	Waiting int    `json:"waiting" doc:"How many have something to answer, with this one"`
}

// AskedForm is a questionnaire as it is answered: without what it counts.
type AskedForm struct {
	Code         string            `json:"code" example:"phq-9"`
	Title        string            `json:"title"`
	Language     string            `json:"language"`
	RecallWindow string            `json:"recallWindow"`
	Instructions string            `json:"instructions,omitempty"`
	Items        []InstrumentItem  `json:"items"`
	Skips        []InstrumentSkip  `json:"skips" doc:"Questions the form itself says not to answer"`
	Unvalidated  bool              `json:"unvalidated" doc:"For discussion only: nothing is published about it"`
	License      InstrumentLicense `json:"license"`
	Attribution  string            `json:"attribution"`
	Notices      []string          `json:"notices"`
	Answered     bool              `json:"answered"`
}

func askedForm(f programdesk.AskedForm) AskedForm {
	d := f.Definition
	return AskedForm{Code: d.Code, Title: d.Title, Language: d.Language, RecallWindow: d.RecallWindow, Instructions: d.Instructions, Items: each(d.Items, instrumentItem),
		Skips:       each(d.Skips, instrumentSkip),
		Unvalidated: d.Unvalidated, License: InstrumentLicense{Terms: d.License.Terms, Condition: d.License.Condition, URL: d.License.URL},
		Attribution: d.Attribution, Notices: filled(d.Notices), Answered: f.Answered}
}

func questions(q programdesk.Questions) Questions {
	return Questions{PracticeName: q.Practice, Crisis: CrisisLine(q.Crisis), Until: q.Until, Forms: each(q.Forms, askedForm)}
}

// mostShown is how many characters of a code or a pass are looked at.
const mostShown = 100

// CodeBody is a code as a member types it.
type CodeBody struct {
	Code string `json:"code" doc:"In whatever case, with or without hyphens"`
}

type openQuestionsInput struct {
	Browser
	Sent[CodeBody]
}

func (in *openQuestionsInput) read(f *domain.Faults) {
	f.Required("code", in.body.Code, mostShown)
}

func (s *Server) openQuestions(ctx context.Context, in *openQuestionsInput) (*answer[Questions], error) {
	q, err := s.desks.Program.OpenQuestions(ctx, stranger(ctx), in.body.Code)
	return plain(questions(q)), err
}

// TabletBody asks whose turn it is.
type TabletBody struct {
	Pass  string `json:"pass"`
	After string `json:"after,omitempty" doc:"The seat of who was there last, or is passed over"`
}

type nextOnTabletInput struct {
	Browser
	Sent[TabletBody]

	after domain.RoundSeatID
}

func (in *nextOnTabletInput) read(f *domain.Faults) {
	f.Required("pass", in.body.Pass, mostShown)
	in.after = idField[domain.RoundSeatID](f, "after", in.body.After)
}

func (s *Server) nextOnTablet(ctx context.Context, in *nextOnTabletInput) (*answer[TabletQuestions], error) {
	q, err := s.desks.Program.NextOnTablet(ctx, stranger(ctx), in.body.Pass, in.after)
	return plain(TabletQuestions{Questions: questions(q), SeatID: text(q.SeatID), Name: q.Name, Waiting: q.Waiting}), err
}

// RoundAnswerBody is a filled-in questionnaire of a member.
type RoundAnswerBody struct {
	Code          string `json:"code,omitempty" doc:"On a phone of one's own"`
	Pass          string `json:"pass,omitempty" doc:"On the tablet that is passed round, in place of a code"`
	SeatID        string `json:"seatId,omitempty" doc:"With a pass: whose turn it is"`
	Instrument    string `json:"instrument" example:"phq-9"`
	Answers       []*int `json:"answers" nullable:"false" doc:"In the order of the form; null: not answered"`
	NotApplicable []int  `json:"notApplicable,omitempty" nullable:"false" doc:"Numbers of questions that do not apply"`
}

type answerRoundInput struct {
	Browser
	Sent[RoundAnswerBody]

	shown  programdesk.Shown
	wanted intake.Assessment
}

func (in *answerRoundInput) read(f *domain.Faults) {
	b := in.body
	if b.Pass == "" {
		f.Required("code", b.Code, mostShown)
	} else {
		f.Required("pass", b.Pass, mostShown)
		f.When(b.Code != "", "pass", "stands in place of a code")
	}
	in.shown = programdesk.Shown{Code: b.Code, Pass: b.Pass, Seat: idField[domain.RoundSeatID](f, "seatId", b.SeatID)}
	f.When(b.Pass != "" && b.SeatID == "", "seatId", "is missing")
	in.wanted = intake.Assessment{Instrument: b.Instrument, Answers: b.Answers, NotApplicable: b.NotApplicable}
	if !instrument.IsOwn(b.Instrument) { // what the practice wrote itself is judged where it is kept
		f.Join(in.wanted.Fits()) // before a code is looked for: what is wrong with answers tells nobody of a round
	}
}

// RoundAnswered is what a member is told who has answered.
type RoundAnswered struct {
	Risk bool `json:"risk" doc:"Show where help is to be had: an answer was one that somebody must see"`
	Left int  `json:"left" doc:"How many questionnaires they have still to answer"`
}

func (s *Server) answerRound(ctx context.Context, in *answerRoundInput) (*answer[RoundAnswered], error) {
	done, err := s.desks.Program.AnswerRound(ctx, stranger(ctx), in.shown, in.wanted)
	return plain(RoundAnswered{Risk: done.Risk, Left: done.Left}), err
}
