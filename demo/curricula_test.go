package demo_test

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/domain/program/outline"
)

// minutes are how long the sessions of the curricula are.
var minutes = map[string]int{"Anger Management in Twelve Weeks": 90, "Anxiety Skills": 75, "Relapse Prevention": 90, "Sleeping Well Again": 60, "Turning Worry Down": 60}

func checkCurricula(t *testing.T, h *house) {
	t.Helper()
	all := everyPage(t, func(page domain.Page) (domain.List[program.Curriculum], error) {
		return h.desks.Program.Curricula(context.Background(), h.actors["Maya"], program.CurriculumFilter{}, page)
	})
	published := 0
	for _, c := range all {
		full, err := h.desks.Program.Curriculum(context.Background(), h.actors["Maya"], c.ID)
		if err != nil {
			t.Fatal(err)
		}
		if full.Published > 0 {
			published++
			checkPublished(t, full)
		}
		for _, format := range outline.Formats {
			read, err := outline.Read(outline.Write(full.Draft, format), format)
			if err != nil || !reflect.DeepEqual(read, outline.Normal(full.Draft)) {
				t.Errorf("%s as %s is read otherwise than it was written: %v", full.Draft.Name, format, err)
			}
		}
		for i, w := range full.Draft.Weeks {
			checkWeek(t, full.Draft, i, w)
		}
	}
	if len(all) != 5 || published != 4 {
		t.Errorf("%d curricula, %d of them published", len(all), published)
	}
}

func checkPublished(t *testing.T, c program.Curriculum) {
	t.Helper()
	weeks := len(c.Draft.Weeks)
	t.Logf("%s: %d weeks", c.Draft.Name, weeks)
	if short := strings.Contains(c.Draft.Summary, "short course"); weeks < 8 && !short || weeks > 12 {
		t.Errorf("%s has %d weeks", c.Draft.Name, weeks)
	}
	if strings.Contains(c.Draft.Name, "Anger") && !strings.Contains(c.Draft.Citation, "Reilly") {
		t.Error("the anger program does not cite whose outline it follows")
	}
	for i, w := range c.Draft.Weeks[:weeks-1] {
		if w.Homework == nil || len(w.Homework.Instructions) < 80 {
			t.Errorf("%s, week %d gives no homework that one could do", c.Draft.Name, i+1)
		}
	}
}

func checkWeek(t *testing.T, o program.Outline, i int, w program.Week) {
	t.Helper()
	sum := 0
	for _, part := range w.Agenda {
		sum += part.Minutes
	}
	if sum != minutes[o.Name] {
		t.Errorf("%s, week %d takes %d minutes, want %d", o.Name, i+1, sum, minutes[o.Name])
	}
	if len(w.Objectives) < 2 || len(w.Objectives) > 4 {
		t.Errorf("%s, week %d has %d objectives", o.Name, i+1, len(w.Objectives))
	}
	if i > 0 && len(w.BuildsOn) == 0 {
		t.Errorf("%s, week %d builds on nothing", o.Name, i+1)
	}
}
