package intake_test

import (
	"errors"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
)

func heard() intake.EnquirySaid {
	return intake.EnquirySaid{FirstName: " Paloma ", LastName: "Reyes", ForWhom: intake.ForSelf, Phone: "845-555-0142", Preferred: "after 4", Wants: "Cannot sleep since the move.", Source: "self", Urgency: intake.Routine, Way: intake.AskedForReturn, ReceivedOn: domain.DateOf(deskDay)}
}

func TestAnEnquiryNamesWhatIsWrong(t *testing.T) {
	for field, spoil := range map[string]func(*intake.EnquirySaid){
		"firstName":  func(s *intake.EnquirySaid) { s.FirstName = " " },
		"birthDate":  func(s *intake.EnquirySaid) { s.BirthDate = domain.DateOf(deskDay.AddDate(1, 0, 0)) },
		"forWhom":    func(s *intake.EnquirySaid) { s.ForWhom = "cat" },
		"caller":     func(s *intake.EnquirySaid) { s.Caller = "Somebody else" },
		"phone":      func(s *intake.EnquirySaid) { s.Phone = "" },
		"email":      func(s *intake.EnquirySaid) { s.Email = "nowhere" },
		"wants":      func(s *intake.EnquirySaid) { s.Wants = "" },
		"source":     func(s *intake.EnquirySaid) { s.Source = "moon" },
		"urgency":    func(s *intake.EnquirySaid) { s.Urgency = "" },
		"cameBy":     func(s *intake.EnquirySaid) { s.Way = "" },
		"receivedOn": func(s *intake.EnquirySaid) { s.ReceivedOn = domain.DateOf(deskDay.AddDate(0, 0, 3)) },
	} {
		s := heard()
		spoil(&s)
		_, err := intake.TakeEnquiry(s, time.UTC, desker, deskDay)
		var e domain.Error
		if !errors.As(err, &e) || len(e.Fields) != 1 || e.Fields[0].Field != field {
			t.Errorf("%s: %v %v", field, err, e.Fields)
		}
	}
}

func TestAnEnquiryBecomesAReferralOrIsClosedAndEitherIsTakenBack(t *testing.T) {
	e, err := intake.TakeEnquiry(heard(), time.UTC, desker, deskDay)
	if err != nil || e.FirstName != "Paloma" || e.Name() != "Paloma Reyes" || !e.AnswerBy.Equal(intake.Routine.AnswerBy(deskDay)) {
		t.Fatal(err, e)
	}
	if _, err := e.Reopen("Why not", desker, deskDay); !errors.Is(err, intake.ErrEnquiryOpen) {
		t.Errorf("an open one is reopened: %v", err)
	}
	closed, err := e.Close("unreachable", "", desker, deskDay)
	if err != nil || closed.Status != intake.EnquiryClosed {
		t.Fatal(err)
	}
	if _, err := closed.Refer(domain.NewID[domain.ReferralID](), desker, deskDay); !errors.Is(err, intake.ErrEnquiryNotOpen) {
		t.Errorf("a closed one became a referral: %v", err)
	}
	if _, err := closed.Close("other", "", desker, deskDay); !errors.Is(err, intake.ErrEnquiryNotOpen) {
		t.Errorf("closed twice: %v", err)
	}
	again, err := closed.Reopen("They called back", desker, deskDay)
	if err != nil || again.Status != intake.EnquiryOpen {
		t.Fatal(err)
	}
	other := heard()
	other.Phone = "845-555-0199"
	if again, err = again.Correct(other, time.UTC, desker, deskDay); err != nil {
		t.Fatal(err)
	}
	id := domain.NewID[domain.ReferralID]()
	again, err = again.Refer(id, desker, deskDay)
	if err != nil || again.ReferralID != id || again.Version != 5 || len(again.History) != 5 {
		t.Fatalf("%v: %+v", err, again)
	}
	if was := again.History[3].Was; was == nil || was.Phone != "845-555-0142" {
		t.Errorf("what stood before the correction is lost: %+v", again.History[3])
	}
	for want, of := range map[intake.Stage]intake.Enquiry{intake.StageEnquiry: e, intake.StageReceived: again, intake.StageOut: closed} {
		if stage := intake.StageOf(of.Underway(nil)); stage != want {
			t.Errorf("%s stands at %s", want, stage)
		}
	}
}

func TestTriesAreCountedSinceSomebodyWasReached(t *testing.T) {
	at := func(hours int) time.Time { return deskDay.Add(time.Duration(hours) * time.Hour) }
	none, message := said(intake.ContactNone, at(1), domain.Date{}), said(intake.ContactMessage, at(20), domain.Date{})
	reached := said(intake.ContactReached, at(44), domain.Date{})
	mistaken, err := said(intake.ContactReached, at(2), domain.Date{}).TakeBack("Another Paloma", desker, at(3))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := mistaken.TakeBack("Again", desker, at(4)); !errors.Is(err, intake.ErrContactTakenBack) {
		t.Errorf("taken back twice: %v", err)
	}
	limit := at(48)
	for name, test := range map[string]struct {
		tries []intake.ContactTry
		spoke *time.Time
		count int
		took  time.Duration
		kept  bool
	}{
		"nobody tried":             {nil, nil, 0, 60 * time.Hour, false},
		"tried twice":              {[]intake.ContactTry{message, none, mistaken}, nil, 2, 60 * time.Hour, false},
		"reached within the limit": {[]intake.ContactTry{reached, none, message}, nil, 0, 44 * time.Hour, true},
		"the call was the contact": {[]intake.ContactTry{none}, &deskDay, 1, 0, true},
		"tried again after a talk": {[]intake.ContactTry{reached, said(intake.ContactNone, at(50), domain.Date{})}, nil, 1, 44 * time.Hour, true},
		"reached twice: the first": {[]intake.ContactTry{said(intake.ContactReached, at(50), domain.Date{}), reached}, nil, 0, 44 * time.Hour, true},
		"reached after the limit":  {[]intake.ContactTry{said(intake.ContactReached, at(49), domain.Date{})}, nil, 0, 49 * time.Hour, false},
	} {
		s := intake.StandingOfContact(test.tries, test.spoke)
		got := s.TimeToContact(deskDay, limit, at(60))
		if s.Tries != test.count || got.Took != test.took || got.Kept != test.kept || got.Reached != (s.Reached != nil) {
			t.Errorf("%s: %d tries, %+v", name, s.Tries, got)
		}
	}
}

func TestATryHasItsOwnDay(t *testing.T) {
	good := intake.ContactSaid{At: deskDay, Channel: "telephone", Result: intake.ContactNone}
	for name, spoil := range map[string]func(*intake.ContactSaid){
		"channel": func(s *intake.ContactSaid) { s.Channel = "pigeon" },
		"result":  func(s *intake.ContactSaid) { s.Result = "" },
		"at":      func(s *intake.ContactSaid) { s.At = deskDay.Add(time.Hour) },
		"nextOn":  func(s *intake.ContactSaid) { s.NextOn = domain.DateOf(deskDay.AddDate(0, 0, -1)) },
	} {
		s := good
		spoil(&s)
		var e domain.Error
		if _, err := s.Try(deskDay, time.UTC, desker); !errors.As(err, &e) || len(e.Fields) != 1 || e.Fields[0].Field != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	friday := deskDay.AddDate(0, 0, 2)
	good.At = friday
	if tried, err := good.Try(friday.AddDate(0, 0, 20), time.UTC, desker); err != nil || tried.NextOn != domain.DateOf(friday.AddDate(0, 0, 3)) {
		t.Errorf("after a Friday comes %s: %v", tried.NextOn, err)
	}
}
