package clinical

import (
	"errors"
	"strings"
	"testing"
	"time"

	"cohort/domain"
)

func TestRiskFlagIsAnswered(t *testing.T) {
	now := time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	by := domain.Actor{UserID: domain.NewID[domain.UserID](), Name: "Iris Boyd"}
	for action, fine := range map[string]bool{"Called, safety plan made": true, "": false, " \n": false, "a\x00": false, "\xff": false, strings.Repeat("x", domain.MaxText+1): false} {
		f, err := RiskFlag{}.Answer(by, action, now)
		if (err == nil) != fine || (f.AnsweredAt != nil) != fine {
			t.Errorf("%.20q: %v", action, err)
		}
		if !fine {
			continue
		}
		if f.Action != action || f.AnsweredBy != by.UserID || f.AnsweredByName != by.Name || !f.AnsweredAt.Equal(now) {
			t.Errorf("%+v", f)
		}
		again, err := f.Answer(domain.Actor{Name: "Somebody else"}, "nothing", now.Add(time.Hour))
		if !errors.Is(err, ErrAnswered) || again.Action != action {
			t.Errorf("answered twice: %v, %+v", err, again)
		}
	}
}

// A question that was left blank is settled once it is asked again; an answer, or
// a flag that was not about a blank, stays as it is.
func TestFlagAboutABlankIsSettled(t *testing.T) {
	now := time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	blank := RiskFlag{Finding: Finding{Blank: true}}
	answered := blank
	answered.AnsweredAt = &now
	for _, c := range []struct {
		name          string
		flag          RiskFlag
		again         bool
		open, changed bool
	}{
		{"not asked again", blank, false, true, false},
		{"asked again", blank, true, false, true},
		{"still asked again", blank.Close(ClosedAsked, now), true, false, false},
		{"not asked again after all", blank.Close(ClosedAsked, now), false, true, true},
		{"answered, and asked again", answered, true, false, false},
		{"a finding, whatever came later", RiskFlag{}, true, true, false},
	} {
		got, changed := c.flag.Settled(c.again, now)
		if changed != c.changed || got.IsOpen() != c.open {
			t.Errorf("%s: open %t, changed %t", c.name, got.IsOpen(), changed)
		}
	}
}
