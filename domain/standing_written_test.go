package domain_test

import (
	"strings"
	"testing"

	"cohort/domain"
)

func TestARowThatIsPutBackIsBehindWhatIsKnown(t *testing.T) {
	a, b := domain.NewID[domain.UserID](), domain.NewID[domain.UserID]()
	stands := func(ofA, ofB, access int) domain.Standing {
		return domain.Standing{Access: access, People: []domain.PersonStanding{{ID: a, Written: ofA}, {ID: b, Written: ofB}}}
	}
	var known domain.Written
	if found := known.PutBack(stands(0, 0, 0)); found != nil {
		t.Errorf("without anything known: %v", found)
	}
	known.Know(stands(3, 1, 2))
	known.Know(stands(2, 4, 2)) // a server that was behind
	for name, c := range map[string]struct {
		now  domain.Standing
		says string
	}{
		"as known":                          {stands(3, 4, 2), ""},
		"written since":                     {stands(9, 5, 3), ""},
		"somebody new":                      {domain.Standing{Access: 2, People: []domain.PersonStanding{{ID: domain.NewID[domain.UserID](), Written: 1}}}, ""},
		"an account is older":               {stands(3, 3, 2), b.String()},
		"one from before that was counted":  {stands(0, 4, 2), a.String()},
		"the settings are older":            {stands(3, 4, 1), "settings"},
		"the settings are not believed now": {stands(3, 4, -1), ""},
		"from before that was counted":      {stands(3, 4, 0), "settings"},
	} {
		found := known.PutBack(c.now)
		if (found != nil) != (c.says != "") || found != nil && !strings.Contains(found.What, c.says) {
			t.Errorf("%s: %v", name, found)
		}
	}
}
