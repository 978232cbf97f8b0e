package intake_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
)

func TestWhatIsDueOnADay(t *testing.T) {
	begin := domain.Date{Year: 2026, Month: 3, Day: 3}
	on := func(week int) domain.Date { return begin.AddDays(7 * (week - 1)) }
	four := []domain.DueRule{{Instrument: "phq-9", AtIntake: true, Every: 4, AtDischarge: true}}
	form := func(code string, day domain.Date) intake.Assessment {
		n := 1
		return intake.Assessment{Instrument: code, TakenOn: day, Answers: []*int{nil, &n}}
	}
	blank := form("phq-9", on(1))
	blank.Answers = []*int{nil, nil}
	voided := form("phq-9", on(1))
	voided.VoidedAt = &time.Time{}
	came := func(weeks ...int) (days []domain.Date) {
		for _, w := range weeks {
			days = append(days, on(w))
		}
		return days
	}
	for _, c := range []struct {
		name   string
		week   int
		rules  []domain.DueRule
		member intake.DueMember
		taken  []intake.Assessment
		want   string
	}{
		{"nothing was taken before the first session", 1, four, intake.DueMember{}, nil, "baseline 0"},
		{"it was taken at intake, weeks before", 1, four, intake.DueMember{}, []intake.Assessment{form("phq-9", begin.AddDays(-20))}, ""},
		{"what is older than two months is no baseline", 1, four, intake.DueMember{}, []intake.Assessment{form("phq-9", begin.AddDays(-61))}, "baseline 0"},
		{"another instrument is none", 1, four, intake.DueMember{}, []intake.Assessment{form("gad-7", begin)}, "baseline 0"},
		{"one without an answer is none", 2, four, intake.DueMember{Attended: came(1)}, []intake.Assessment{blank}, "baseline 1"},
		{"nor is one that was voided", 2, four, intake.DueMember{Attended: came(1)}, []intake.Assessment{voided}, "baseline 1"},
		{"two sessions after it, nothing", 3, four, intake.DueMember{Attended: came(1, 2)}, []intake.Assessment{form("phq-9", on(1))}, ""},
		{"the fourth after it", 5, four, intake.DueMember{Attended: came(1, 2, 3, 4)}, []intake.Assessment{form("phq-9", on(1))}, "interval 3"},
		{"who missed two is not asked yet", 5, four, intake.DueMember{Attended: came(1, 4)}, []intake.Assessment{form("phq-9", on(1))}, ""},
		{"a mark that came late is counted", 5, four, intake.DueMember{Attended: came(4, 3, 2, 1)}, []intake.Assessment{form("phq-9", on(1))}, "interval 3"},
		{"a form that was typed in late counts from its own day", 5, four, intake.DueMember{Attended: came(1, 2, 3, 4)}, []intake.Assessment{form("phq-9", on(1)), form("phq-9", on(3))}, ""},
		{"what was filled in this evening is there", 5, four, intake.DueMember{Attended: came(1, 2, 3, 4, 5)}, []intake.Assessment{form("phq-9", on(1)), form("phq-9", on(5))}, ""},
		{"what was taken later says nothing of the day", 5, four, intake.DueMember{Attended: came(1, 2, 3, 4, 5)}, []intake.Assessment{form("phq-9", on(1)), form("phq-9", on(6))}, "interval 3"},
		{"the last session asks for the last score", 8, four, intake.DueMember{Attended: came(1, 2, 5, 6), Last: true}, []intake.Assessment{form("phq-9", on(5))}, "discharge 1"},
		{"unless there is one of these two weeks", 8, four, intake.DueMember{Attended: came(1, 5, 6), Last: true}, []intake.Assessment{form("phq-9", on(6))}, ""},
		{"who left without one", 10, four, intake.DueMember{Attended: came(1, 2, 5), Last: true, Left: on(7)}, []intake.Assessment{form("phq-9", on(1))}, "discharge 2"},
		{"who left and was asked afterwards", 10, four, intake.DueMember{Attended: came(1), Last: true, Left: on(7)}, []intake.Assessment{form("phq-9", on(8))}, ""},
		{"who left is asked for no baseline", 10, []domain.DueRule{{Instrument: "phq-9", AtIntake: true, Every: 1}}, intake.DueMember{Last: true, Left: on(7)}, nil, ""},
		{"at every session", 2, []domain.DueRule{{Instrument: "group-pulse", Every: 1}}, intake.DueMember{Attended: came(1)}, []intake.Assessment{form("group-pulse", on(1))}, "interval 0"},
		{"at every session, and answered", 2, []domain.DueRule{{Instrument: "group-pulse", Every: 1}}, intake.DueMember{Attended: came(1)}, []intake.Assessment{form("group-pulse", on(2))}, ""},
		{"at every other session, and never so far", 2, []domain.DueRule{{Instrument: "group-pulse", Every: 2}}, intake.DueMember{Attended: came(1)}, nil, "interval 1"},
		{"at discharge alone", 4, []domain.DueRule{{Instrument: "rses", AtDischarge: true}}, intake.DueMember{Attended: came(1, 2, 3)}, nil, ""},
	} {
		c.member.Since = begin
		got := ""
		for _, d := range intake.DueOn(on(c.week), c.rules, c.member, c.taken) {
			got += fmt.Sprintf("%s %d", d.Occasion, d.Sessions)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		slices.Reverse(c.taken)
		if again := intake.DueOn(on(c.week), c.rules, c.member, c.taken); (len(again) > 0) != (c.want != "") {
			t.Errorf("%s: the order of forms matters", c.name)
		}
	}
}

func TestRulesForQuestionnaires(t *testing.T) {
	rule := func(code string, every int, areas ...string) domain.DueRule {
		return domain.DueRule{Instrument: code, Every: every, ProblemAreas: areas}
	}
	for _, c := range []struct {
		name  string
		rules []domain.DueRule
		ok    bool
	}{
		{"the usual ones", domain.UsualQuestionnaires().Rules, true},
		{"none", nil, true},
		{"one that is never due", []domain.DueRule{rule("bam", 0)}, false},
		{"less than never", []domain.DueRule{rule("bam", -1)}, false},
		{"once in a hundred", []domain.DueRule{rule("bam", 53)}, false},
		{"two for one group", []domain.DueRule{rule("bam", 4), rule("bam", 8, "anger")}, false},
		{"one for each of two groups", []domain.DueRule{rule("bam", 4, "addiction_recovery"), rule("bam", 8, "anger")}, true},
		{"an area twice", []domain.DueRule{rule("bam", 4, "anger", "anger")}, false},
	} {
		if err := (domain.Questionnaires{Rules: c.rules}).Validate(); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	q := domain.Questionnaires{Rules: []domain.DueRule{rule("phq-9", 4), rule("bam", 4, "addiction_recovery")}}
	if len(q.For("anger")) != 1 || len(q.For("addiction_recovery")) != 2 || len(q.For("")) != 1 {
		t.Error("rules are not those of their groups")
	}
	for _, c := range []struct {
		every, questions int
		want             bool
	}{{1, 45, true}, {3, 21, true}, {4, 45, false}, {1, 20, false}, {0, 45, false}} {
		if got := (domain.DueRule{Every: c.every}).TooOften(c.questions); got != c.want {
			t.Errorf("%d questions at every %d-th session: %v", c.questions, c.every, got)
		}
	}
}
