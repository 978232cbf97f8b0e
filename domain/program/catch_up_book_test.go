package program_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"cohort/domain"
	"cohort/domain/program"
)

// What was missed is named by the version in which it was taught, and needed by
// the weeks of the one that the group follows now.
func TestCatchUpAcrossVersions(t *testing.T) {
	for name, c := range map[string]struct {
		held, from, week int // sessions held, from which one it goes over, and with which week
		after            int // sessions held by then
		old, new         string
		missed           []int
		want             string // theme, version.week, what needs it
	}{
		"one version":                            {held: 3, after: 3, old: "A Ba Cb", missed: []int{1}, want: "A 1.1 B2 C3"},
		"the theme stands elsewhere now":         {held: 2, from: 3, week: 4, after: 2, old: "A B C D", new: "A X B Db", missed: []int{2}, want: "B 1.2 D4"},
		"the theme is gone, what needed it came": {held: 2, from: 3, after: 2, old: "A Ba C D", new: "X B C D", missed: []int{1}, want: "A 1.1 B2"},
		"the theme is gone, and what needed it":  {held: 1, from: 2, after: 1, old: "A Ba C D", new: "X B C D", missed: []int{1}, want: "A 1.1"},
		"two weeks of one number":                {held: 2, from: 3, week: 2, after: 3, old: "A B C D", new: "A Y Dy E", missed: []int{2, 3}, want: "B 1.2; Y 2.2 D3"},
		"taught again and there":                 {held: 2, from: 3, week: 2, after: 3, old: "A B C D", new: "A B Cb D", missed: []int{2}, want: ""},
		"taught again and not there":             {held: 2, from: 3, week: 2, after: 3, old: "A B C D", new: "A B Cb D", missed: []int{2, 3}, want: "B 2.2 C3"},
	} {
		book, member := missing(t, planOf(c.held, c.old, c.new), c.from, c.week, c.after, c.missed)
		if got := lacked(book.Of(member, true)); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestCaughtUpInOneVersion(t *testing.T) {
	book, member := missing(t, planOf(2, "A B C D", "A Y Dy E"), 3, 2, 3, []int{2, 3})
	book.Done = []program.CaughtUp{{EnrollmentID: member.ID, Week: book.Named(1, 2), Way: program.ByTalking}}
	if _, err := book.Lacking(member, book.Named(1, 2)); !errors.Is(err, program.ErrAlreadyCaughtUp) {
		t.Errorf("week 2 of version 1: %v", err)
	}
	if lack, err := book.Lacking(member, book.Named(0, 2)); err != nil || lack.Week.Theme != "Y" {
		t.Errorf("week 2 of the cohort's version: %v %v", lack.Week.Theme, err)
	}
	if _, err := book.Lacking(member, book.Named(1, 1)); !errors.Is(err, program.ErrNothingMissed) {
		t.Errorf("week 1: %v", err)
	}
	if err := (program.CaughtUp{Week: book.Named(3, 1), Way: program.ByTalking, On: domain.DateOf(adoptedAt)}).Validate(book, domain.DateOf(adoptedAt)); err == nil {
		t.Error("a version that the cohort never followed is taken")
	}
}

// missing is the book of a plan that went over, and one who missed some sessions.
func missing(t *testing.T, p program.Plan, from, week, after int, missed []int) (program.CatchUpBook, program.Enrollment) {
	t.Helper()
	sessions, version := p.Sessions, p.Cohort.CurriculumVersion
	if from > 0 {
		r, err := p.Adopt(program.Adopting{From: p.Sessions[from-1].ID, Week: week}, 2, adoptedAt)
		if err != nil {
			t.Fatal(err)
		}
		sessions, version = r.Sessions, 2
	}
	member := program.Enrollment{ID: domain.NewID[domain.EnrollmentID](), ClientID: domain.NewID[domain.ClientID](), FromSession: 1}
	book := program.CatchUpBook{Version: version, Weeks: p.Versions, Sessions: sessions}
	for i := range after {
		sessions[i].Status = program.SessionClosed
		mark := program.Attendance{SessionID: sessions[i].ID, ClientID: member.ClientID, Status: program.Present}
		if slices.Contains(missed, i+1) {
			mark.Status = program.NoShow
		}
		book.Marks = append(book.Marks, mark)
	}
	return book, member
}

func lacked(list []program.CatchUp) string {
	var said []string
	for _, c := range list {
		one := fmt.Sprintf("%s %d.%d", c.Week.Theme, c.Key.Version, c.Key.Number)
		for _, w := range c.NeededBy {
			one += fmt.Sprintf(" %s%d", w.Theme, w.Number)
		}
		said = append(said, one)
	}
	return strings.Join(said, "; ")
}
