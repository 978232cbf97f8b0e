package schedule

import (
	"errors"
	"testing"

	"cohort/domain"
)

func TestAnEditThatCannotBeIsRefused(t *testing.T) {
	s, err := group(t, 4, 1).Apply(Cancel{Key: "s3"})
	if err != nil {
		t.Fatal(err)
	}
	invalid := domain.Invalid("", "")
	for name, c := range map[string]struct {
		edit Edit
		want error
	}{
		"move what is not there":     {Move{Key: "x", To: day(t, "2026-03-12")}, ErrNoSuchSession},
		"move what was held":         {Move{Key: "s1", To: day(t, "2026-03-12")}, ErrSessionHeld},
		"move what is cancelled":     {Move{Key: "s3", To: day(t, "2026-03-12")}, ErrCancelled},
		"move onto another":          {Move{Key: "s2", To: day(t, "2026-03-25"), Time: "19:00"}, ErrOverlap},
		"move to no day":             {Move{Key: "s2"}, invalid},
		"move to no time":            {Move{Key: "s2", To: day(t, "2026-03-12"), Time: "25:00"}, invalid},
		"make it a day long":         {Move{Key: "s2", To: day(t, "2026-03-12"), DurationMinutes: 1440}, invalid},
		"cancel what was held":       {Cancel{Key: "s1"}, ErrSessionHeld},
		"cancel twice":               {Cancel{Key: "s3"}, ErrCancelled},
		"make up under a taken key":  {Cancel{Key: "s2", MakeUp: "s1"}, ErrKeyTaken},
		"restore what is planned":    {Restore{Key: "s2"}, ErrNotCancelled},
		"insert under a taken key":   {Insert{Key: "s2", On: day(t, "2026-06-01")}, ErrKeyTaken},
		"insert without a key":       {Insert{On: day(t, "2026-06-01")}, invalid},
		"insert onto another":        {Insert{Key: "n", On: day(t, "2026-03-11")}, ErrOverlap},
		"shift from what was held":   {ShiftRest{From: "s1", Steps: 1}, ErrSessionHeld},
		"shift by nothing":           {ShiftRest{From: "s2"}, invalid},
		"change the rest to no zone": {ChangeRest{From: "s2", Cadence: "monthly"}, invalid},
	} {
		if _, err := s.Preview(c.edit); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	restored := preview(t, s, Insert{Key: "n", On: day(t, "2026-03-18"), Time: "18:30"}) // over the cancelled one
	if _, err := restored.After.Preview(Restore{Key: "s3"}); !errors.Is(err, ErrOverlap) {
		t.Errorf("a session was restored over another: %v", err)
	}
}

func TestEditsWithNoOpenDayAreRefused(t *testing.T) {
	s := group(t, 4, 0)
	s.Plan.Closures = []Closure{{From: day(t, "2026-03-01"), To: day(t, "2099-12-31"), Then: Skip}}
	for _, e := range []Edit{Cancel{Key: "s2", MakeUp: "m"}, ShiftRest{From: "s2", Steps: 1}, ChangeRest{From: "s2", Time: "17:00"}} {
		if _, err := s.Preview(e); !errors.Is(err, ErrNoOpenDay) {
			t.Errorf("%T: got %v", e, err)
		}
	}
}

func TestAScheduleWhoseZoneIsUnknownIsNotEdited(t *testing.T) {
	s := group(t, 4, 0)
	s.Plan.TimeZone = "Mars/Olympus_Mons"
	for _, e := range []Edit{Move{Key: "s2", To: day(t, "2026-03-12")}, ShiftRest{From: "s2", Steps: 1}, Insert{Key: "n", On: day(t, "2026-03-12")}} {
		if _, err := s.Preview(e); !errors.Is(err, domain.Invalid("", "")) {
			t.Errorf("%T: got %v", e, err)
		}
	}
}
