package api

import (
	"context"
	"errors"
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/clinical/outcome"
	"cohort/domain/intake"
	"cohort/practice"
	programdesk "cohort/practice/program"
)

func (s *Server) roundRoutes() {
	add(s, reads, "/sessions/{id}/rounds", domain.ReadRounds, "List the rounds of questionnaires of a session", s.listRounds)
	add(s, reads, "/sessions/{id}/rounds/progress", domain.ReadRounds, "Count what was answered in a session's rounds", s.roundsProgress)
	add(s, creates, "/sessions/{id}/rounds", domain.GiveRound, "Give questionnaires to members of a session", s.giveRound)
	add(s, acts, "/rounds/{id}/codes", domain.GiveRound, "Give members of a round new codes", s.giveCodes)
	add(s, acts, "/rounds/{id}/codes/withdraw", domain.GiveRound, "Withdraw codes of a round", s.withdrawCodes)
	addProof(s, asks, "/rounds/{id}/tablet", domain.GiveRound, "Pass a tablet round", s.passTablet)
	add(s, creates, "/rounds/{id}/answers", domain.EnterRound, "Enter what a member answered on paper", s.enterRound)
	add(s, acts, "/rounds/{id}/discussed", domain.DiscussScores, "Note that scores were discussed together", s.discussScores)
}

// Round is questionnaires that were given to those who are in the room.
type Round struct {
	ID           string        `json:"id"`
	SessionID    string        `json:"sessionId"`
	Instruments  []string      `json:"instruments" doc:"Codes, in the order in which they are asked"`
	FormVersions []RoundForm   `json:"formVersions" doc:"Of the practice's own instruments among them: what everybody in the room is asked, whatever is changed meanwhile"`
	By           string        `json:"by" doc:"Name of who gave them"`
	At           time.Time     `json:"at"`
	Address      string        `json:"address" doc:"Where members type their codes"`
	TabletUntil  *time.Time    `json:"tabletUntil,omitempty" doc:"A tablet is passed round until then"`
	Members      []RoundMember `json:"members"`
	Version      int           `json:"version"`
}

// RoundMember is one member's place in a round.
type RoundMember struct {
	ClientID   string           `json:"clientId"`
	ClientCode string           `json:"clientCode"`
	FirstName  string           `json:"firstName,omitempty"`
	RoomName   string           `json:"roomName,omitempty" doc:"By which the member is told apart in the group"`
	CodeState  intake.CodeState `json:"codeState"`
	Code       string           `json:"code,omitempty" doc:"Absent once it opens nothing any more"`
	CodeUntil  time.Time        `json:"codeUntil"`
	Picture    *LinkPicture     `json:"picture,omitempty" doc:"A QR code that leads to the questions, with the code behind # in the address"`
	Discussed  *RoundDiscussed  `json:"discussed,omitempty" doc:"Leader and member looked at the answers together"`
	Entries    []RoundEntry     `json:"entries" doc:"In the order in which they came"`
	Flags      []RoundFlag      `json:"flags" doc:"That wait for an answer, whatever raised them"`
}

// LinkPicture is a QR code.
type LinkPicture struct {
	Size int    `json:"size" doc:"How many squares it is wide"`
	Path string `json:"path" doc:"Of an SVG: the dark squares"`
}

// RoundDiscussed says that answers were looked at together.
type RoundDiscussed struct {
	By string    `json:"by" doc:"Name"`
	At time.Time `json:"at"`
}

// RoundFlag is an open risk flag of a member.
type RoundFlag struct {
	ID         string    `json:"id"`
	Kind       string    `json:"kind" example:"suicide"`
	Instrument string    `json:"instrument"`
	FormName   string    `json:"formName,omitempty" doc:"Of an instrument that the practice wrote itself"`
	Item       int       `json:"item"`
	Severity   string    `json:"severity,omitempty"`
	Why        string    `json:"why,omitempty"`
	Blank      bool      `json:"blank" doc:"The question was left blank, which is not a no"`
	RaisedAt   time.Time `json:"raisedAt"`
}

// RoundEntry is what was filled in for a member. Of several by one instrument, the
// last one counts.
type RoundEntry struct {
	AssessmentID string         `json:"assessmentId"`
	Instrument   string         `json:"instrument"`
	FormVersion  string         `json:"formVersion" doc:"The version of the form that was answered"`
	Entered      intake.Entered `json:"entered" doc:"Who typed it, and on what"`
	By           string         `json:"by" doc:"Name of who typed it in, or gave it"`
	TakenOn      string         `json:"takenOn"`
	At           time.Time      `json:"at"`
	Counts       bool           `json:"counts"`
	Score        *int           `json:"score" nullable:"true" doc:"null: too much is missing, or the instrument has no total"`
	Min          int            `json:"min"`
	Max          int            `json:"max"`
	Band         string         `json:"band"`
	BandLabel    string         `json:"bandLabel"`
	Missing      int            `json:"missing"`
	ProRated     bool           `json:"proRated"`
	SubScales    []SubScore     `json:"subScales"`
	Risks        int            `json:"risks" doc:"How many answers raised a risk flag"`
	SinceFirst   []ScoreChange  `json:"sinceFirst" doc:"Against the first one ever; empty where nothing can be judged"`
	SinceLast    []ScoreChange  `json:"sinceLast" doc:"Against the one before, where that is not the first"`
}

// ScoreChange is what became of a score, by whether the change is larger than what
// measuring alone makes.
type ScoreChange struct {
	Scale string        `json:"scale,omitempty" doc:"The code of a sub-scale; absent for the total"`
	Name  string        `json:"name"`
	Since string        `json:"since" doc:"The day of the earlier one"`
	From  float64       `json:"from" doc:"The earlier score"`
	Class outcome.Class `json:"class"`
	Gain  float64       `json:"gain" doc:"Points for the better, whichever way the scale runs"`
}

func scoreChange(c practice.ScaleChange) ScoreChange {
	return ScoreChange{Scale: c.Scale, Name: c.Name, Since: c.Since.String(), From: c.First, Class: c.Class, Gain: c.Gain}
}

func roundEntry(e programdesk.RoundEntry) RoundEntry {
	r := e.Result
	return RoundEntry{AssessmentID: e.ID.String(), Instrument: e.Instrument, FormVersion: e.FormVersion, Entered: e.Entered, By: e.TakenByName, TakenOn: e.TakenOn.String(), At: e.CreatedAt, Counts: e.Counts,
		Score: r.Total, Min: r.Min, Max: r.Max, Band: r.Band, BandLabel: r.BandLabel, Missing: r.Missing, ProRated: r.ProRated, SubScales: each(r.SubScales, subScore), Risks: len(r.RiskFlags),
		SinceFirst: each(e.SinceFirst, scoreChange), SinceLast: each(e.SinceLast, scoreChange)}
}

// roundVersions are those of the practice's own instruments, as they were given.
func roundVersions(r intake.Round) []RoundForm {
	out := []RoundForm{}
	for _, code := range r.Instruments {
		if version := r.Versions[code]; version != "" {
			out = append(out, RoundForm{Code: code, Version: version})
		}
	}
	return out
}

// RoundForm says in which version an instrument was given.
type RoundForm struct {
	Code    string `json:"code"`
	Version string `json:"version"`
}

// roundAnswer is a round as its leaders see it.
func (s *Server) roundAnswer(ctx context.Context, v programdesk.RoundView) (Round, error) {
	out := Round{ID: v.ID.String(), SessionID: v.SessionID.String(), Instruments: filled(v.Instruments), FormVersions: roundVersions(v.Round), By: v.ByName, At: v.At, Address: s.pageAddress(ctx) + answerPage, Version: unedited, Members: make([]RoundMember, len(v.Members))}
	if now := s.desks.Now(); v.PassOpens(now) == nil {
		out.TabletUntil = instant(&v.PassUntil)
	}
	var failed error
	for i, m := range v.Members {
		member, err := s.roundMember(m, out.Address)
		out.Members[i], failed = member, errors.Join(failed, err)
	}
	return out, failed
}

func (s *Server) roundMember(m programdesk.RoundMember, address string) (out RoundMember, err error) {
	out = RoundMember{ClientID: m.ClientID.String(), ClientCode: m.Seat.ClientCode, FirstName: m.Seat.FirstName, RoomName: m.Seat.RoomName,
		CodeState: m.State(s.desks.Now()), CodeUntil: m.Until, Entries: each(m.Entries, roundEntry), Flags: make([]RoundFlag, len(m.Flags))}
	for i, f := range m.Flags {
		out.Flags[i] = RoundFlag{ID: f.ID.String(), Kind: f.Finding.Kind, Instrument: f.Finding.Instrument, FormName: f.Finding.Form, Item: f.Finding.Item, Severity: f.Finding.Severity, Why: f.Finding.Why, Blank: f.Finding.Blank, RaisedAt: f.RaisedAt}
	}
	if m.Discussed != nil {
		out.Discussed = &RoundDiscussed{By: m.Discussed.ByName, At: m.Discussed.At}
	}
	if out.CodeState != intake.CodeOpen {
		return out, nil
	}
	out.Code, out.Picture = m.Code, &LinkPicture{}
	out.Picture.Size, out.Picture.Path, err = s.desks.Office.DrawLink(address + "#" + m.Code)
	return out, err
}

// answerPage is where members type their codes.
const answerPage = "/answer"

// pageAddress is the address under which this practice is reached: the one it was
// given, or else the one at which it was asked.
func (s *Server) pageAddress(ctx context.Context) string {
	if s.config.PublicURL != "" {
		return strings.TrimRight(s.config.PublicURL, "/")
	}
	host, _ := ctx.Value(hostKey).(string)
	return s.scheme() + "://" + host
}

// RoundList is the rounds of a session.
type RoundList struct {
	Items []Round `json:"items" doc:"In the order in which they were given"`
}

func (s *Server) listRounds(ctx context.Context, by domain.Actor, in *ByID) (*answer[RoundList], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	views, err := s.desks.Program.Rounds(ctx, by, id)
	if err != nil {
		return nil, err
	}
	out := RoundList{Items: make([]Round, len(views))}
	for i, v := range views {
		round, err := s.roundAnswer(ctx, v)
		if err != nil {
			return nil, err
		}
		out.Items[i] = round
	}
	return plain(out), nil
}

// RoundsProgress says whether there is something new.
type RoundsProgress struct {
	Answers int `json:"answers" doc:"How many questionnaires were answered so far"`
}

func (s *Server) roundsProgress(ctx context.Context, by domain.Actor, in *ByID) (*answer[RoundsProgress], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	answers, err := s.desks.Program.RoundsProgress(ctx, by, id)
	return plain(RoundsProgress{answers}), err
}
