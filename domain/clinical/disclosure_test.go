package clinical_test

import (
	"errors"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

var given = clinical.Disclosure{On: domain.Date{Year: 2026, Month: time.March, Day: 9},
	Disclosed: clinical.Disclosed{Recipient: "County court", What: "Attendance", Purpose: "A subpoena", Basis: clinical.ByCourt}}

func TestDisclosureNamesEverythingThatIsWrong(t *testing.T) {
	today := domain.Date{Year: 2026, Month: time.March, Day: 10}
	if err := given.Validate(today); err != nil {
		t.Error(err)
	}
	tomorrow := given
	tomorrow.On = today.AddDays(1)
	reasonless := given
	reasonless.Corrects = domain.NewID[domain.DisclosureID]()
	for name, d := range map[string]clinical.Disclosure{"future": tomorrow, "no reason": reasonless, "nothing": {}} {
		var e domain.Error
		if err := d.Validate(today); !errors.As(err, &e) || e.Kind != domain.KindInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWithdrawnDisclosureSaysWhatStood(t *testing.T) {
	by := domain.Actor{UserID: domain.NewID[domain.UserID](), Name: "Ruth"}
	now := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	as := given.Correct(clinical.Disclosure{Reason: "It was another client.", Disclosed: clinical.Disclosed{Withdrawn: true}}, by, now)
	if as.Recipient != given.Recipient || as.Corrects != given.ID || as.ByName != "Ruth" || !as.Withdrawn || as.Accounted() || !given.Accounted() {
		t.Errorf("%+v", as)
	}
}
