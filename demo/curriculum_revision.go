package demo

import (
	"errors"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// rewriteCurricula lets the therapists publish second versions, and name a
// technique of the practice's own. One group goes over to its new version, the
// others may.
func (s *story) rewriteCurricula() {
	day := workday(s.today.AddDays(-5))
	s.diary.on(s.at(day, 12, 5), "technique", func() error {
		_, err := s.desks.Program.AddTechnique(s.ctx, s.staff["maya"], "anger meter round", "Everybody says a number from 1 to 10, and one word.")
		return err
	})
	s.diary.on(s.at(day, 12, 20), "second version of anger", func() error { return s.rewrite(anger, "maya", s.withPlanSheet) })
	s.diary.on(s.at(day, 15, 40), "second version of anxiety", func() error { return s.rewrite(anxiety, "adaeze", withClimb) })
}

// rewrite publishes a curriculum with other weeks.
func (s *story) rewrite(name, author string, change func(domain.Actor, program.Curriculum, []program.Week) error) error {
	by := s.staff[author]
	c, err := s.desks.Program.Curriculum(s.ctx, by, s.curricula[name].ID)
	if err != nil {
		return err
	}
	draft := c.Draft
	draft.Weeks = slices.Clone(draft.Weeks)
	if err := change(by, c, draft.Weeks); err != nil {
		return err
	}
	if c, err = s.desks.Program.UpdateCurriculum(s.ctx, by, c.ID, domain.Version(c.Version), draft); err != nil {
		return err
	}
	_, err = s.desks.Program.PublishCurriculum(s.ctx, by, c.ID)
	return err
}

func (s *story) withPlanSheet(by domain.Actor, c program.Curriculum, weeks []program.Week) error {
	sheet, err := s.desks.Program.AddCurriculumFile(s.ctx, by, c.ID, "If-then plan.pdf", planSheet)
	last := &weeks[10]
	last.Goal += " They leave with one plan in writing."
	last.Handouts = append(last.Handouts, program.Handout{FileID: sheet.ID.String(), Name: sheet.Name})
	last.Homework = &program.Assignment{Title: "My if-then plan, in two stages", Instructions: "Write one plan for the situation that worries you most: if this happens, then I will do that. Then try it, even in small, and note what it did to the number on your anger meter.",
		Stages: []program.Stage{{Title: "Write it", Goal: "One plan on paper", Weeks: 1}, {Title: "Try it", Goal: "Tried once, with a number before and after", Weeks: 1}}}
	return err
}

func withClimb(_ domain.Actor, _ program.Curriculum, weeks []program.Week) error {
	thoughts, climbing := &weeks[3], &weeks[6]
	thoughts.Prompts = append(slices.Clone(thoughts.Prompts), "Whose voice does the thought have?")
	thoughts.Homework = &program.Assignment{Title: "Two thought records, one of them shared", Instructions: "Fill in two records this week, one on an ordinary day. Bring one that you can read aloud: the situation, the guess, the evidence for and against, and how sure you are afterwards."}
	climbing.Homework = &program.Assignment{Title: "The ladder, in stages", Instructions: "Go on with your ladder at your own pace. Write down before each step what you predict, and afterwards what came of it. Stay until you have learned something, not until it is comfortable.",
		Stages: []program.Stage{{Title: "Alone and near", Goal: "The same rung three times", Weeks: 1}, {Title: "Further, without helpers", Goal: "Two new rungs, with a number before and after", Weeks: 2}}}
	return nil
}

// followNew lets a group go over to the second version from its fourth session
// on.
func (s *story) followNew(g *group) {
	s.diary.on(s.at(workday(s.today.AddDays(-2)), 10, 30), "new version for "+g.name, func() error {
		by := s.staff[g.lead]
		v, err := s.desks.Program.Cohort(s.ctx, by, g.cohort.ID)
		if err != nil {
			return err
		}
		_, err = s.desks.Program.AdoptVersion(s.ctx, by, g.cohort.ID, domain.Version(v.Version), 2, program.Adopting{From: g.sessions[3].ID})
		return err
	})
}

// carryOver lets the leader give homework that was not finished once more, and
// make it smaller for one member.
func (s *story) carryOver(g *group, session program.Session) {
	s.diary.on(session.EndsAt.Add(3*time.Minute), "carrying homework over", func() error {
		by := s.therapist(g, session.Number)
		for _, h := range g.owed {
			if h.SessionID != g.sessions[session.Number-2].ID {
				continue
			}
			next, err := s.desks.Program.CarryHomework(s.ctx, by, h.ID)
			if errors.Is(err, program.ErrNothingToCarry) {
				return nil // everybody brought it
			}
			if err != nil {
				return err
			}
			_, err = s.desks.Program.ChangeHomework(s.ctx, by, next.ID, next.Returns[0].ClientID, "Only the situations at work; the others when those go well.", 0)
			return err
		}
		return nil
	})
}

// planSheet is a page with one line, small enough to stand here.
var planSheet = []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n" +
	"4 0 obj<</Length 49>>stream\nBT /F 20 Tf 60 760 Td (If ...  then I will ...) Tj ET\nendstream endobj\n" +
	"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
