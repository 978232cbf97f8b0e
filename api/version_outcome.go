package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical/comparison"
	clinicaldesk "cohort/practice/clinical"
)

func (s *Server) versionOutcomeRoutes() {
	add(s, reads, "/curricula/{id}/outcomes", domain.CompareVersions, "Compare the outcomes of two versions of a curriculum", s.compareVersions)
}

type versionOutcomeInput struct {
	ByID
	Older int `query:"older" minimum:"0" maximum:"100000" doc:"The version that the other is held against; the one before it when absent"`
	Newer int `query:"newer" minimum:"0" maximum:"100000" doc:"The newest one when absent"`
}

// VersionOutcomes holds two versions of a curriculum side by side, over all
// cohorts of the practice. It names nobody: figures of thirty members and three
// cohorts at least on each side, or none.
type VersionOutcomes struct {
	CurriculumID string         `json:"curriculumId"`
	Older        int            `json:"older"`
	Newer        int            `json:"newer"`
	Instrument   string         `json:"instrument,omitempty" doc:"The form that most members filled in twice; absent without one"`
	FormName     string         `json:"formName,omitempty"`
	Score        Comparison     `json:"score" doc:"Points for the better, from the first form to the last, first scores taken into account"`
	Improved     Comparison     `json:"improved" doc:"The share with a reliable improvement"`
	Attendance   Comparison     `json:"attendance" doc:"The share of their sessions that members came to"`
	Homework     Comparison     `json:"homework" doc:"The share of their homework that members did, whole or in part"`
	Weeks        []ComparedWeek `json:"weeks" doc:"Weeks of the curriculum of which something can be said"`
	Cautions     []string       `json:"cautions" doc:"What a reader must know besides, in sentences"`
}

// ComparedWeek is one week of the curriculum.
type ComparedWeek struct {
	Number     int        `json:"number"`
	Score      Comparison `json:"score"`
	Attendance Comparison `json:"attendance"`
	Homework   Comparison `json:"homework"`
}

// Comparison is the newer version against the older one.
type Comparison struct {
	Says  string           `json:"says" doc:"The comparison in a sentence"`
	Quiet comparison.Quiet `json:"quiet,omitempty" doc:"Why there are no figures; absent where there are"`
	By    *float64         `json:"by,omitempty" doc:"Newer less older; shares from 0 to 1"`
	Low   *float64         `json:"low,omitempty" doc:"Of the 95 % interval, by cohorts"`
	High  *float64         `json:"high,omitempty"`
	Older ComparedSide     `json:"older"`
	Newer ComparedSide     `json:"newer"`
}

// ComparedSide is one version.
type ComparedSide struct {
	Members int      `json:"members" doc:"Whose membership is over"`
	Cohorts int      `json:"cohorts"`
	Mean    *float64 `json:"mean,omitempty" doc:"As if both had come with the same"`
	Low     *float64 `json:"low,omitempty"`
	High    *float64 `json:"high,omitempty"`
}

func comparedSide(s comparison.Side, quiet bool) ComparedSide {
	side := ComparedSide{Members: s.Members, Cohorts: s.Groups}
	if !quiet {
		side.Mean, side.Low, side.High = &s.Mean, &s.Low, &s.High
	}
	return side
}

func comparisonAnswer(d comparison.Difference, says string) Comparison {
	quiet := d.Quiet != ""
	c := Comparison{Says: says, Quiet: d.Quiet, Older: comparedSide(d.Older, quiet), Newer: comparedSide(d.Newer, quiet)}
	if !quiet {
		c.By, c.Low, c.High = &d.By, &d.Low, &d.High
	}
	return c
}

func versionOutcomes(v clinicaldesk.VersionOutcomes) VersionOutcomes {
	of := v.Versions
	out := VersionOutcomes{CurriculumID: v.CurriculumID.String(), Older: of.Older, Newer: of.Newer, Cautions: filled(v.Cautions(of)),
		Score: comparisonAnswer(v.Score, of.SaysScore(v.Score)), Improved: comparisonAnswer(v.Improved, of.SaysImproved(v.Improved)),
		Attendance: comparisonAnswer(v.Attendance, of.SaysAttendance(v.Attendance)), Homework: comparisonAnswer(v.Homework, of.SaysHomework(v.Homework)),
		Weeks: each(v.Weeks, func(w comparison.Week) ComparedWeek {
			return ComparedWeek{Number: w.Number, Score: comparisonAnswer(w.Score, of.SaysScore(w.Score)),
				Attendance: comparisonAnswer(w.Attendance, of.SaysAttendance(w.Attendance)), Homework: comparisonAnswer(w.Homework, of.SaysHomework(w.Homework))}
		})}
	if v.Form != nil {
		out.Instrument, out.FormName = v.Form.Code, v.Form.Name
	}
	return out
}

func (s *Server) compareVersions(ctx context.Context, by domain.Actor, in *versionOutcomeInput) (*answer[VersionOutcomes], error) {
	id, err := pathID[domain.CurriculumID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Clinical.CompareVersions(ctx, by, id, comparison.Versions{Older: in.Older, Newer: in.Newer})
	return plain(versionOutcomes(v)), err
}
