package program

import (
	"slices"
	"strings"

	"cohort/domain"
)

// Learned is what came up in the weeks that a client was there for.
type Learned struct {
	Sessions int // with a week of a curriculum
	Skills   []Learning
	Tools    []Learning
}

// Learning is one skill or tool, with the days on which it came up.
type Learning struct {
	Name  string
	Theme string // of the week in which it first did
	First domain.Date
	Last  domain.Date
	Times int
}

// Add takes over what a week held on a day teaches.
func (l *Learned) Add(w Week, on domain.Date) {
	l.Sessions++
	for _, name := range w.Skills {
		l.Skills = withLearning(l.Skills, name, w.Theme, on)
	}
	for _, name := range w.Tools {
		l.Tools = withLearning(l.Tools, name, w.Theme, on)
	}
}

func withLearning(list []Learning, name, theme string, on domain.Date) []Learning {
	i := slices.IndexFunc(list, func(l Learning) bool { return folded(l.Name) == folded(name) })
	if i < 0 {
		return append(list, Learning{Name: name, Theme: theme, First: on, Last: on, Times: 1})
	}
	known := &list[i]
	known.Times++
	if on.Before(known.First) {
		known.First, known.Theme = on, theme
	}
	if on.After(known.Last) {
		known.Last = on
	}
	return list
}

// Sorted has what came up first at the beginning.
func (l Learned) Sorted() Learned {
	order := func(a, b Learning) int {
		return strings.Compare(a.First.String()+a.Name, b.First.String()+b.Name)
	}
	slices.SortStableFunc(l.Skills, order)
	slices.SortStableFunc(l.Tools, order)
	return l
}

// Learned is what came up in the sessions that a member was there for, and in those
// of other cohorts in which they made up a week.
func (b CatchUpBook) Learned(e Enrollment) (l Learned) {
	marks := marksOfClient(b.Marks, e)
	for _, s := range b.Sessions {
		if mark := marks[s.ID]; s.Status == SessionClosed && mark.Status.Attended() && e.covers(s.Number, mark) {
			l.addWeek(b.week(b.taught(s)), s.Date)
		}
	}
	for _, g := range b.Guests {
		if g.EnrollmentID == e.ID && g.Mark.Attended() {
			l.addWeek(b.week(g.Week), g.On)
		}
	}
	return l.Sorted()
}

func (l *Learned) addWeek(w *Week, on domain.Date) {
	if w != nil {
		l.Add(*w, on)
	}
}
