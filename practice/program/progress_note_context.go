package program

import (
	"slices"
	"strings"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/domain/program/livehour"
	"cohort/practice"
)

// NoteContext is what one wants to know of a member while writing their note.
type NoteContext struct {
	HadTurn     bool
	Quick       []QuickNote
	GoalTonight string
	GoalOutcome program.GoalOutcome
	Goals       []clinical.GoalLink // to link
	Homework    []NoteHomework
	Scores      []NoteScore
	LastPlan    *LastPlan
	Flags       []string // kinds of open risk flags
	KeepInMind  []string
}

// QuickNote is what a leader noted of a member during the hour.
type QuickNote struct {
	Text string
	By   string // name
}

// NoteHomework is homework that was due in the session.
type NoteHomework struct {
	Text   string
	Status program.ReturnStatus
}

// NoteScore is the course of one instrument.
type NoteScore struct {
	Instrument string
	Form       string       // the name of one of the practice's own
	Points     []ScorePoint // in order, of one edition
	Last       int
	Band       string
	Change     int // since the first

	version string
}

// ScorePoint is a total, and in which week of the cohort it was taken: 0 for before.
type ScorePoint struct {
	Week  int
	Total int
}

// LastPlan is what the member's last note planned.
type LastPlan struct {
	Date string
	Text string
}

// notesBefore is in how many earlier notes it is looked for how far a goal was.
const notesBefore = 6

// contexts reads what is known of the members.
func (n notes) contexts(tx practice.Tx, clients []domain.ClientID) (map[domain.ClientID]NoteContext, error) {
	past, err := n.past(tx)
	if err != nil {
		return nil, err
	}
	places := n.hour.Places()
	names, err := namesOf(tx, places)
	if err != nil {
		return nil, err
	}
	taken, err := tx.CompleteAssessmentsOfMany(clients)
	if err != nil {
		return nil, err
	}
	earlier, err := tx.EarlierNotes(clients, n.session.Date, notesBefore)
	if err != nil {
		return nil, err
	}
	sessions, err := tx.Sessions(n.cohort.ID)
	if err != nil {
		return nil, err
	}
	out := make(map[domain.ClientID]NoteContext, len(clients))
	for _, seat := range n.view.Roster {
		id := seat.ClientID
		c := n.ofHour(id, places, names)
		c.linkGoals(n, id, past)
		c.howFar(earlier[id])
		c.Homework = n.homeworkOf(id)
		c.Scores = scoresUntil(n.session, sessions, taken[id])
		if len(earlier[id]) > 0 {
			c.LastPlan = planOf(earlier[id][0])
		}
		flags, err := tx.RiskFlagsOf(id)
		if err != nil {
			return nil, err
		}
		for _, f := range flags {
			if f.IsOpen() && !slices.Contains(c.Flags, f.Finding.Kind) {
				c.Flags = append(c.Flags, f.Finding.Kind)
			}
		}
		for _, text := range []string{seat.Pronouns, seat.AccessNeeds} {
			if text != "" {
				c.KeepInMind = append(c.KeepInMind, text)
			}
		}
		out[id] = c
	}
	return out, nil
}

// ofHour is what was noted of a member while the group met.
func (n notes) ofHour(id domain.ClientID, places []program.LivePlace, names map[domain.UserID]string) (c NoteContext) {
	for _, p := range places {
		if p.Client != id || p.Value == "" {
			continue
		}
		switch p.Kind {
		case livehour.Turn:
			c.HadTurn = p.Value == livehour.Yes
		case livehour.Goal:
			c.GoalTonight = p.Value
		case livehour.Became:
			c.GoalOutcome = program.GoalOutcome(p.Value)
		case livehour.Note:
			c.Quick = append(c.Quick, QuickNote{Text: p.Value, By: names[p.Last.By]})
		default: // said elsewhere on the page
		}
	}
	return c
}

// linkGoals puts together the goals that the session may have been about: the
// member's own, those of their plan and tonight's first, and what the group works toward.
func (c *NoteContext) linkGoals(n notes, id domain.ClientID, past []program.PastHour) {
	if live := n.plans[id].Live; live != nil && n.leads {
		for _, g := range live.Text.Goals() {
			if g.CohortID.IsZero() || g.CohortID == n.cohort.ID {
				c.Goals = append(c.Goals, clinical.GoalLink{ID: clinical.PlanGoalLink(g), Text: g.Text})
			}
		}
	}
	if c.GoalTonight != "" {
		c.Goals = append(c.Goals, clinical.GoalLink{ID: "session:" + n.session.ID.String(), Text: c.GoalTonight})
	}
	if last, set := program.LastGoalOf(id, past); set {
		c.Goals = append(c.Goals, clinical.GoalLink{ID: "session:" + last.Session.ID.String(), Text: last.Goal})
	}
	for _, line := range strings.Split(n.cohort.Goals.Toward, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			c.Goals = append(c.Goals, clinical.GoalLink{ID: "group", Text: line})
		}
	}
	if n.view.Week != nil && n.view.Week.Goal != "" {
		c.Goals = append(c.Goals, clinical.GoalLink{ID: "week", Text: n.view.Week.Goal})
	}
}

// howFar says of each goal of the plan how far the member was with it when a note
// last said so.
func (c *NoteContext) howFar(newestFirst []clinical.ProgressNote) {
	for i := range c.Goals {
		goal := &c.Goals[i]
		if !clinical.IsPlanGoal(*goal) {
			continue
		}
		for _, n := range newestFirst {
			at := slices.IndexFunc(n.Goals, func(o clinical.GoalLink) bool { return o.ID == goal.ID && o.Progress != nil })
			if at >= 0 {
				goal.Progress = n.Goals[at].Progress
				break
			}
		}
	}
}

// homeworkOf is what a member was to bring to the session.
func (n notes) homeworkOf(id domain.ClientID) (all []NoteHomework) {
	for _, h := range n.book.Homework {
		if n.book.Numbers[h.SessionID] >= n.session.Number {
			continue
		}
		for _, r := range h.Returns {
			if r.ClientID == id && (n.book.Numbers[h.SessionID] == n.session.Number-1 || r.Status == program.ReturnOpen) {
				all = append(all, NoteHomework{Text: h.Title, Status: r.Status})
			}
		}
	}
	return all
}

// scoresUntil are the courses of the instruments that a member filled in until a
// session, the one that was used last first.
func scoresUntil(s program.Session, sessions []program.Session, newestFirst []intake.Assessment) (scores []NoteScore) {
	for i := len(newestFirst) - 1; i >= 0; i-- {
		a := newestFirst[i]
		if a.Result.Total == nil || a.TakenOn.After(s.Date) {
			continue
		}
		at := slices.IndexFunc(scores, func(o NoteScore) bool { return o.Instrument == a.Instrument })
		if at < 0 {
			at, scores = len(scores), append(scores, NoteScore{Instrument: a.Instrument})
		}
		score := &scores[at]
		if score.version != a.FormVersion { // another edition counts otherwise
			score.version, score.Points = a.FormVersion, nil
		}
		if a.Form != nil {
			score.Form = a.Form.Called()
		}
		score.Points = append(score.Points, ScorePoint{Week: weekOn(sessions, a.TakenOn), Total: *a.Result.Total})
		score.Last, score.Band, score.Change = *a.Result.Total, a.Result.BandLabel, *a.Result.Total-score.Points[0].Total
	}
	slices.Reverse(scores)
	return scores
}

// weekOn is the number of the last session until a day.
func weekOn(sessions []program.Session, day domain.Date) (number int) {
	for _, s := range sessions {
		if s.Status != program.SessionCancelled && !s.Date.After(day) {
			number = s.Number
		}
	}
	return number
}

// planOf is what a note planned, nil for nothing.
func planOf(n clinical.ProgressNote) *LastPlan {
	text := n.Planned()
	if text == "" || n.Record == nil {
		return nil
	}
	return &LastPlan{Date: n.Record.Facts.Date, Text: text}
}
