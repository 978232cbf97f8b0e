package demo

import (
	"math/rand/v2"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
)

// aside is the same practice with draws and people of its own: what is told in it
// changes nothing of what the others' seed makes.
func (s *story) aside() *story {
	of := *s
	of.rng = rand.New(rand.NewPCG(uint64(s.seed), 2))
	of.people = &people{first: s.people.first, last: s.people.last, dealt: 400} // names that the others never come to
	of.assessed = 0
	of.attended, of.handedIn = tally{target: 85}, tally{target: 76}
	return &of
}

// planShortCourses tells of six short courses that were over before notes were
// written here: three by the first version of their curriculum and three by the
// second, which helps more. With
// twelve members each they are enough for the two versions to be compared. And of
// a second anxiety group, a week behind the first: what was missed in that one is
// made up there.
func (s *story) planShortCourses() (err error) {
	aside := s.aside()
	s.diary.on(s.at(workday(s.today.AddDays(-7*34)), 12, 30), "second version of worry", func() error {
		if err := s.rewrite(worry, "adaeze", withOneWorry); err != nil {
			return err
		}
		now, err := s.desks.Program.Curriculum(s.ctx, s.staff["adaeze"], s.curricula[worry].ID)
		s.curricula[worry] = now
		return err
	})
	for i, weeks := range []int{34, 34, 33, 31, 31, 30} {
		aside.runGroup(aside.shortCourse(i, weeks))
	}
	host := s.lunchGroup()
	if host.notes, err = readNotebook(host.key); err != nil {
		return err
	}
	aside.runGroup(host)
	s.diary.on(s.at(workday(s.today.AddDays(-1)), 12, 10), "a make-up", func() error { return s.makeUpElsewhere(s.groups["evening"]) })
	return nil
}

var nths = []string{"first", "second", "third", "fourth", "fifth", "sixth"}

// shortCourse is one of them, as many weeks ago.
func (s *story) shortCourse(nth, weeks int) *group {
	g := &group{key: "worry " + nths[nth], name: "Turning Worry Down, " + nths[nth] + " course", curriculum: worry,
		area: "anxiety_disorders", lead: []string{"adaeze", "tomas"}[nth%2], seats: 12, short: true, helps: 40, startsOn: workday(s.today.AddDays(-nth % 2)).AddDays(-7 * weeks),
		plan: cohortPlan("psychoeducational", "in_person", program.EntryClosed, 6, 12, 4000, "Room 2", []string{"09:30", "10:45", "12:00"}[nth%3], 60, program.Weekly, 4)}
	if nth >= 3 {
		g.helps = 75
	}
	return g
}

// lunchGroup meets for the second time in some days.
func (s *story) lunchGroup() *group {
	return &group{key: "lunch", name: "Anxiety Skills over lunch", curriculum: anxiety, area: "anxiety_disorders", lead: "tomas", seats: 6, short: true,
		startsOn: workday(s.today.AddDays(4)).AddDays(-7),
		plan:     cohortPlan("cognitive_behavioral", "in_person", program.EntryClosed, 6, 8, 5500, "Room 3", "13:15", 75, program.Weekly, 10)}
}

// makeUpElsewhere seats who missed a week in the next session of another group
// that teaches it.
func (s *story) makeUpElsewhere(g *group) error {
	by := s.staff[g.lead]
	missed, err := s.desks.Program.CatchUpsOf(s.ctx, by, g.cohort.ID)
	if err != nil {
		return err
	}
	for _, c := range missed {
		if c.Done != nil || c.Planned != nil || c.Key.Number != g.misses {
			continue
		}
		offers, err := s.desks.Program.MakeUps(s.ctx, by, c.EnrollmentID, c.Key)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(offers, func(o program.MakeUp) bool { return o.StartsAt.After(s.now) && o.Free > 0 })
		if i < 0 {
			return nil // closed days have moved the other group
		}
		_, err = s.desks.Program.ArrangeMakeUp(s.ctx, by, c.EnrollmentID, c.Key, offers[i].ID, "")
		return err
	}
	return nil
}

// withOneWorry asks for less at first, and for the same in the end.
func withOneWorry(_ domain.Actor, _ program.Curriculum, weeks []program.Week) error {
	sorting, keeping := &weeks[0], &weeks[1]
	sorting.Homework = &program.Assignment{Title: "One worry, sorted", Instructions: "Choose one worry each evening, on three evenings, and write it in the left column if you can do something about it tomorrow, and in the right one if you cannot. Nothing else."}
	keeping.Homework = &program.Assignment{Title: "Worry time, in two stages", Instructions: "Begin with three days: ten minutes at the same hour, never in bed. When that works, keep it on all seven. What comes before it gets one line on the card and waits.",
		Stages: []program.Stage{{Title: "Three days", Goal: "Kept on three days", Weeks: 1}, {Title: "Every day", Goal: "Kept on a week's days", Weeks: 1}}}
	return nil
}
