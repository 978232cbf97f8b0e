package demo

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"

	"cohort/domain/program"
)

//go:embed curricula/*.json
var curriculaFiles embed.FS

// The curricula by the names of their files. The last one is still a draft.
const (
	anger   = "anger"
	anxiety = "anxiety"
	relapse = "relapse"
	worry   = "worry"
	sleep   = "sleep"
)

var published = []string{anger, anxiety, relapse, worry}

// loadOutlines reads the texts. They are ours; what follows somebody's outline
// cites it.
func loadOutlines() (map[string]program.Outline, error) {
	outlines := map[string]program.Outline{}
	for _, name := range append([]string{sleep}, published...) {
		text, err := curriculaFiles.ReadFile(path.Join("curricula", name+".json"))
		if err != nil {
			return nil, err
		}
		var o program.Outline
		if err := json.Unmarshal(text, &o); err != nil {
			return nil, fmt.Errorf("curriculum %s: %w", name, err)
		}
		outlines[name] = o
	}
	return outlines, nil
}

// writeCurricula lets the therapists write and publish what their groups
// follow, and begin one that is not finished.
func (s *story) writeCurricula(outlines map[string]program.Outline) {
	first := workday(s.today.AddDays(-7*weeksOfStory + 3))
	for i, name := range published {
		author := []string{"maya", "adaeze", "tomas", "adaeze"}[i]
		s.diary.on(s.at(first, 10, 10*i), "curriculum "+name, func() error {
			c, err := s.desks.Program.CreateCurriculum(s.ctx, s.staff[author], outlines[name])
			if err != nil {
				return err
			}
			s.curricula[name], err = s.desks.Program.PublishCurriculum(s.ctx, s.staff[author], c.ID)
			return err
		})
	}
	s.rewriteCurricula()
	s.diary.on(s.during(workday(s.today.AddDays(-9)), 13, 16), "draft", func() error {
		_, err := s.desks.Program.CreateCurriculum(s.ctx, s.staff["adaeze"], outlines[sleep])
		return err
	})
}
