package demo_test

import (
	"context"
	"testing"

	"cohort/domain"
	"cohort/domain/clinical/comparison"
	"cohort/domain/program"
	"cohort/practice"
)

// checkShortCourses wants two versions of a curriculum with so many members that
// their difference is told, and a guest in a session to come.
func checkShortCourses(t *testing.T, h *house) {
	t.Helper()
	curricula := everyPage(t, func(page domain.Page) (domain.List[program.Curriculum], error) {
		return h.desks.Program.Curricula(context.Background(), h.actors["Maya"], program.CurriculumFilter{}, page)
	})
	told := 0
	for _, c := range curricula {
		if c.Published < 2 {
			continue
		}
		v, err := h.desks.Clinical.CompareVersions(context.Background(), h.actors["Maya"], c.ID, comparison.Versions{})
		if err != nil {
			t.Fatal(err)
		}
		if v.Score.Quiet == "" && v.Attendance.Quiet == "" && v.Homework.Quiet == "" {
			told++
			t.Logf("%s: %s", c.Draft.Name, v.SaysScore(v.Score))
		}
	}
	if told != 1 {
		t.Errorf("%d comparisons say something", told)
	}
	guests := 0
	for _, c := range h.cohorts() {
		h.ask(func(tx practice.Tx) error {
			from, err := tx.GuestsFrom(c.ID)
			for _, g := range from {
				if g.StartsAt.After(afternoon) && g.Status == program.SessionScheduled {
					guests++
				}
			}
			return err
		})
	}
	if guests != 1 {
		t.Errorf("%d guests are expected", guests)
	}
}
