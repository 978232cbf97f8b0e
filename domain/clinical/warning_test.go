package clinical_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/clinical/outcome"
	"cohort/domain/program"
)

// march is a day of March 2026; sessions are held on its Mondays, the 2nd first.
func march(day int) domain.Date { return domain.Date{Year: 2026, Month: time.March, Day: day} }

// attended is a membership with a mark for each session, a week apart: p present, n
// no-show, l late cancellation, e excused, t taken off, c a cancelled session, - not
// marked, o open: marked as a no-show and not closed.
func attended(marks string) clinical.WarningFacts {
	f := clinical.WarningFacts{Enrollment: program.Enrollment{ID: domain.NewID[domain.EnrollmentID](), Since: march(1), FromSession: 1}, Marks: map[domain.SessionID]program.AttendanceStatus{}}
	as := map[rune]program.AttendanceStatus{'p': program.Present, 'n': program.NoShow, 'l': program.LateCancel, 'e': program.Excused, 't': program.TakenOff, 'c': program.NoShow, 'o': program.NoShow}
	for i, m := range marks {
		s := program.Session{ID: domain.NewID[domain.SessionID](), Number: i + 1, Date: march(2).AddDays(7 * i), Status: program.SessionClosed}
		switch m {
		case 'c':
			s.Status = program.SessionCancelled
		case 'o':
			s.Status = program.SessionScheduled
		}
		f.Sessions = append(f.Sessions, s)
		if m != '-' {
			f.Marks[s.ID] = as[m]
		}
	}
	return f
}

// told is what a rule said: the days on which it began and, behind a stroke, ended.
func told(all []clinical.Warning, rule clinical.WarningRule) string {
	var out []string
	for _, w := range all {
		if w.Rule == rule {
			out = append(out, strings.TrimSuffix(fmt.Sprintf("%02d-%02d/%s", w.Began.Month, w.Began.Day, short(w.Ended)), "/"))
		}
	}
	return strings.Join(out, " ")
}

func short(d domain.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d-%02d", d.Month, d.Day)
}

func TestRulesOnAttendance(t *testing.T) {
	for _, c := range []struct {
		name, marks, early, row string
	}{
		{"who always comes", "pppp", "", ""},
		{"no-show at the first session", "n", "03-02", ""},
		{"no-show at the second", "pn", "03-09", ""},
		{"no-show at the third is not early", "ppn", "", ""},
		{"early, and came once since", "np", "03-02", ""},
		{"early, and came twice in a row since", "npp", "03-02/03-16", ""},
		{"early, came, excused, came", "npep", "03-02", ""},
		{"early, came, not marked, came", "np-p", "03-02/03-23", ""},
		{"a late cancellation is no no-show", "lp", "", ""},
		{"a cancelled session is none of theirs", "cpn", "03-16", ""},
		{"who was taken off a session did not miss it", "tpn", "03-16", ""},
		{"two in a row", "pnn", "03-09", "03-16"},
		{"no-show and late cancellation", "ppnl", "", "03-23"},
		{"excused between", "ppnen", "", ""},
		{"off the roster between does not part them", "ppntn", "", "03-30"},
		{"cancelled between does not part them", "ppncn", "", "03-30"},
		{"not marked between does", "ppn-n", "", ""},
		{"not marked after two ends nothing", "ppnn-", "", "03-23"},
		{"three in a row are the same warning", "ppnnn", "", "03-23"},
		{"four in a row warn anew", "ppnnnn", "", "03-23/04-06 04-06"},
		{"came after two", "ppnnp", "", "03-23/03-30"},
		{"excused after two", "ppnne", "", "03-23/03-30"},
		{"two, came, two", "ppnnpnn", "", "03-23/03-30 04-13"},
		{"a roll that is still being called", "ppno", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := attended(c.marks)
			all := f.Warnings(march(2).AddDays(7 * (len(c.marks) - 1)))
			if early, row := told(all, clinical.WarnNoShowEarly), told(all, clinical.WarnMissedInARow); early != c.early || row != c.row {
				t.Errorf("%s: early %q, in a row %q, not %q and %q", c.marks, early, row, c.early, c.row)
			}
		})
	}
}

func TestARollThatWasNeverClosedCountsFromTheDayAfter(t *testing.T) {
	f := attended("ppno")
	if got := told(f.Warnings(march(24)), clinical.WarnMissedInARow); got != "03-23" {
		t.Errorf("said %q", got)
	}
}

func TestWarningsOfADayThatIsPast(t *testing.T) {
	f := attended("ppnnp")
	for day, want := range map[int]string{22: "", 23: "03-23", 29: "03-23", 30: "03-23/03-30"} {
		if got := told(f.Warnings(march(day)), clinical.WarnMissedInARow); got != want {
			t.Errorf("on March %d: %q, not %q", day, got, want)
		}
	}
}

func TestWhoJoinsLaterHasFirstSessionsOfTheirOwn(t *testing.T) {
	f := attended("nnnnpn")
	f.Enrollment.FromSession = 5
	all := f.Warnings(march(31).AddDays(30))
	if early, row := told(all, clinical.WarnNoShowEarly), told(all, clinical.WarnMissedInARow); early != "04-06" || row != "" {
		t.Errorf("early %q, in a row %q", early, row)
	}
	if !strings.Contains(all[0].Says, "second session, on 2026-04-06") {
		t.Error(all[0].Says)
	}
}

func TestNothingHoldsOfAMembershipThatIsOver(t *testing.T) {
	f := attended("ppnnnn")
	f.Enrollment.Until, f.Enrollment.ThroughSession = march(25), 4
	if got := told(f.Warnings(march(31).AddDays(60)), clinical.WarnMissedInARow); got != "03-23/03-25" {
		t.Errorf("said %q", got)
	}
}

func TestRuleOnHomework(t *testing.T) {
	as := map[rune]program.ReturnStatus{'d': program.Returned, 'h': program.ReturnPartial, 'n': program.ReturnNotDone, 'o': program.ReturnOpen, 'e': program.ReturnExcused}
	for _, c := range []struct{ name, back, want string }{
		{"always done", "dddd", ""},
		{"never begun is not stopped", "nnnn", ""},
		{"one not done", "dn", ""},
		{"two not done", "dnn", "03-16"},
		{"half of one counts as done", "hnn", "03-16"},
		{"not asked between", "dnon", "03-23"},
		{"excused between", "dnen", "03-23"},
		{"three", "dnnn", "03-16"},
		{"four warn anew", "dnnnn", "03-16/03-30 03-30"},
		{"done again", "dnnd", "03-16/03-23"},
		{"one more after that", "dnndn", "03-16/03-23"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := clinical.WarningFacts{Enrollment: program.Enrollment{Since: march(1), FromSession: 1}}
			for i, b := range c.back {
				f.Homework = append(f.Homework, clinical.AskedFor{On: march(2).AddDays(7 * i), Status: as[b]})
			}
			if got := told(f.Warnings(march(31)), clinical.WarnHomeworkStopped); got != c.want {
				t.Errorf("%s: %q, not %q", c.back, got, c.want)
			}
		})
	}
}

func changed(scale string, day int, class outcome.Class, last float64) clinical.FormChange {
	return clinical.FormChange{Scale: scale, Name: scale, Since: march(1), On: march(day), Change: outcome.Change{First: 9, Last: last, Class: class}}
}

func TestRuleOnForms(t *testing.T) {
	for _, c := range []struct {
		name string
		of   []clinical.FormChange
		want string
		says string
	}{
		{"better", []clinical.FormChange{changed("PHQ-9", 9, outcome.Improved, 2)}, "", ""},
		{"worse", []clinical.FormChange{changed("PHQ-9", 9, outcome.Deteriorated, 17)}, "03-09", "PHQ-9 went from 9 on 2026-03-01 to 17 on 2026-03-09: worse by more than its measurement error."},
		{"still worse is the same warning with the last value", []clinical.FormChange{changed("PHQ-9", 9, outcome.Deteriorated, 17), changed("PHQ-9", 16, outcome.Deteriorated, 19)}, "03-09", "PHQ-9 went from 9 on 2026-03-01 to 19 on 2026-03-16: worse by more than its measurement error."},
		{"worse, and not any more", []clinical.FormChange{changed("PHQ-9", 9, outcome.Deteriorated, 17), changed("PHQ-9", 16, outcome.Unchanged, 12)}, "03-09/03-16", ""},
		{"worse anew", []clinical.FormChange{changed("PHQ-9", 9, outcome.Deteriorated, 17), changed("PHQ-9", 16, outcome.Unchanged, 12), changed("PHQ-9", 23, outcome.Deteriorated, 18)}, "03-09/03-16 03-23", ""},
		{"two forms of one day are one warning", []clinical.FormChange{changed("GAD-7", 9, outcome.Deteriorated, 15), changed("PHQ-9", 9, outcome.Deteriorated, 17)}, "03-09",
			"GAD-7 went from 9 on 2026-03-01 to 15 on 2026-03-09: worse by more than its measurement error. PHQ-9 went from 9 on 2026-03-01 to 17 on 2026-03-09: worse by more than its measurement error."},
		{"one of two is better again", []clinical.FormChange{changed("GAD-7", 9, outcome.Deteriorated, 15), changed("PHQ-9", 9, outcome.Deteriorated, 17), changed("GAD-7", 16, outcome.Unchanged, 10)}, "03-09", ""},
		{"two forms of two days are two", []clinical.FormChange{changed("GAD-7", 9, outcome.Deteriorated, 15), changed("PHQ-9", 16, outcome.Deteriorated, 17)}, "03-09 03-16", ""},
		{"a later form is not known yet", []clinical.FormChange{changed("PHQ-9", 30, outcome.Deteriorated, 17)}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := clinical.WarningFacts{Enrollment: program.Enrollment{Since: march(1), FromSession: 1}, Changes: c.of}
			all := f.Warnings(march(25))
			if got := told(all, clinical.WarnReliablyWorse); got != c.want || c.says != "" && all[0].Says != c.says {
				t.Errorf("%q, not %q: %+v", got, c.want, all)
			}
		})
	}
}

func TestRuleOnRiskItems(t *testing.T) {
	item := func(on, ended domain.Date) clinical.RiskItem {
		return clinical.RiskItem{ID: domain.NewID[domain.RiskFlagID](), On: on, Ended: ended, Form: "PHQ-9", Finding: clinical.Finding{Kind: "self_harm"}}
	}
	never := domain.Date{}
	for _, c := range []struct {
		name  string
		items []clinical.RiskItem
		want  string
	}{
		{"open", []clinical.RiskItem{item(march(9), never)}, "03-09"},
		{"answered", []clinical.RiskItem{item(march(9), march(10))}, "03-09/03-10"},
		{"answered later than the day that is asked about", []clinical.RiskItem{item(march(9), march(28))}, "03-09"},
		{"open since before the membership", []clinical.RiskItem{item(march(1).AddDays(-20), never)}, "03-01"},
		{"answered before the membership", []clinical.RiskItem{item(march(1).AddDays(-20), march(1).AddDays(-10))}, ""},
		{"two of one form", []clinical.RiskItem{item(march(9), march(10)), item(march(9), never)}, "03-09"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := clinical.WarningFacts{Enrollment: program.Enrollment{Since: march(1), FromSession: 1}, Items: c.items}
			all := f.Warnings(march(25))
			if got := told(all, clinical.WarnOpenRiskItem); got != c.want {
				t.Errorf("%q, not %q", got, c.want)
			}
			if len(all) > 0 && !strings.Contains(all[0].Says, "An answer about self harm on the PHQ-9 of 2026-") {
				t.Error(all[0].Says)
			}
		})
	}
}

var caller = domain.Actor{Name: "Maya Lindqvist"}

func deed(rule clinical.WarningRule, began, on domain.Date, did clinical.WarningDeed) clinical.WarningSaid {
	return clinical.WarningSaid{Rule: rule, Began: began, On: on, Did: did, Words: "On the phone."}
}

func TestWhatWasDoneStaysUntilTheRuleFiresAnew(t *testing.T) {
	day := march(31).AddDays(30)
	f := attended("ppnn")
	before := f.Warnings(day)
	a, err := deed(clinical.WarnMissedInARow, march(23), march(24), clinical.WarningCalled).Answer(before, day, caller, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	waits := func(marks string, answers ...clinical.WarningAnswer) (out []bool) {
		g := attended(marks)
		for _, w := range clinical.WithAnswers(g.Warnings(day), answers) {
			if w.Rule == clinical.WarnMissedInARow {
				out = append(out, w.Waits())
			}
		}
		return out
	}
	tried := a
	tried.Said.Did = clinical.WarningNotReached
	slip, err := a.MarkInError(caller, "It was somebody else.", time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, marks string
		answer      clinical.WarningAnswer
		want        []bool
	}{
		{"called", "ppnn", a, []bool{false}},
		{"not reached", "ppnn", tried, []bool{true}},
		{"entered in error", "ppnn", slip, []bool{true}},
		{"called, and missed once more", "ppnnn", a, []bool{false}},
		{"called, and missed two more", "ppnnnn", a, []bool{false, true}},
		{"the miss before was entered late: it began earlier, and stays handled", "pnnn", a, []bool{false}},
		{"the last miss is put right: what was done is left", "ppnp", a, []bool{false}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := waits(c.marks, c.answer); !slices.Equal(got, c.want) {
				t.Errorf("waits %v, not %v", got, c.want)
			}
		})
	}
	put := attended("ppnp")
	all := clinical.WithAnswers(put.Warnings(day), []clinical.WarningAnswer{a})
	if len(all) != 1 || !all[0].Gone || all[0].Holds() || len(all[0].Answers) != 1 {
		t.Errorf("what was done is lost: %+v", all)
	}
}

func TestWhatCannotBeAnswered(t *testing.T) {
	f := attended("ppnn")
	f.Items = []clinical.RiskItem{{ID: domain.NewID[domain.RiskFlagID](), On: march(9), Form: "PHQ-9", Finding: clinical.Finding{Kind: "suicide"}}}
	all := f.Warnings(march(25))
	bare := deed(clinical.WarnMissedInARow, march(23), march(24), clinical.WarningNothing)
	bare.Words = " "
	for name, c := range map[string]struct {
		said clinical.WarningSaid
		want string
	}{
		"tomorrow":                 {deed(clinical.WarnMissedInARow, march(23), march(26), clinical.WarningCalled), "in the future"},
		"before it began":          {deed(clinical.WarnMissedInARow, march(23), march(22), clinical.WarningCalled), "before the warning began"},
		"nothing, without a word":  {bare, "say why nothing is needed"},
		"no such rule":             {deed("moon", march(23), march(24), clinical.WarningCalled), "rule"},
		"no such deed":             {deed(clinical.WarnMissedInARow, march(23), march(24), "prayed"), "did"},
		"another day":              {deed(clinical.WarnMissedInARow, march(16), march(24), clinical.WarningCalled), "no such warning"},
		"a rule that did not fire": {deed(clinical.WarnHomeworkStopped, march(23), march(24), clinical.WarningCalled), "no such warning"},
		"a flag":                   {deed(clinical.WarnOpenRiskItem, march(9), march(10), clinical.WarningTalked), "where the flag stands"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := c.said.Answer(all, march(25), caller, time.Time{})
			if err == nil || !strings.Contains(said(err), c.want) {
				t.Errorf("%+v", err)
			}
		})
	}
}

func TestEveryRuleIsToldWithItsSource(t *testing.T) {
	cards := clinical.WarningRuleCards()
	for i, c := range cards {
		if c.Key != clinical.WarningRulesList[i] || c.Name == "" || c.Speaks == "" || c.Source == "" || c.Basis == "" || c.Key.Card() != c {
			t.Errorf("%+v", c)
		}
	}
	if len(cards) != len(clinical.WarningRulesList) {
		t.Error("a rule is not told")
	}
}
