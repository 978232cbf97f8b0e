package opening

import (
	"testing"

	"cohort/domain"
)

var today = domain.Date{Year: 2026, Month: 2, Day: 2}

// steady is a list that was joined every few days, until some days ago.
func steady(opened, closed, every int) List {
	l := List{Opened: today.AddDays(-opened)}
	if closed > 0 {
		l.Closed = today.AddDays(-closed)
	}
	for day := opened; day >= closed; day -= every {
		l.People = append(l.People, Person{Joined: today.AddDays(-day)})
	}
	return l
}

func TestSilentWithTooLittle(t *testing.T) {
	for name, c := range map[string]struct {
		q    Question
		want Quiet
		says string
		why  string
	}{
		"nothing at all": {Question{Today: today, Need: 6, Own: List{Opened: today}}, TooShort, "Too little is known yet to say when it opens.", "The practice's lists go back 1 week; a forecast needs 8."},
		"six are there":  {Question{Today: today, Need: 6, Own: steady(5, 0, 1)}, Filled, "It has the members that it needs.", ""},
		"a young practice": {Question{Today: today, Need: 6, Own: steady(20, 0, 7), Others: []List{steady(30, 0, 1)}}, TooShort,
			"Too little is known yet to say when it opens.", "The practice's lists go back 5 weeks; a forecast needs 8."},
		"few people": {Question{Today: today, Need: 6, Own: steady(200, 0, 100), Others: []List{steady(300, 200, 20)}}, TooFew,
			"Too little is known yet to say when it opens.", "9 people joined the practice's lists so far; a forecast needs 12."},
		"a list of the future": {Question{Today: today, Need: 6, Own: List{Opened: today.AddDays(3)}}, TooShort,
			"Too little is known yet to say when it opens.", "The practice's lists go back 1 week; a forecast needs 8."},
	} {
		t.Run(name, func(t *testing.T) {
			f := Foretell(c.q)
			if f.Quiet != c.want || f.Says(today) != c.says || f.SaysWhy() != c.why || f.SaysPlanned(today, today) != "" || !f.About.IsZero() {
				t.Errorf("got %q, %q, %q", f.Quiet, f.Says(today), f.SaysWhy())
			}
		})
	}
}

func TestSteadyPracticeIsForetold(t *testing.T) {
	q := Question{Today: today, Need: 6, Planned: today.AddDays(30), Own: steady(7, 0, 7),
		Others: []List{steady(300, 240, 7), steady(240, 180, 7), steady(180, 120, 7), steady(120, 60, 7), steady(60, 8, 7)}}
	f := Foretell(q)
	// One a week joins, and four are missing.
	if took := f.About.DaysSince(today); took < 20 || took > 38 || !f.From.Before(f.About) || !f.About.Before(f.Until) {
		t.Errorf("opens %s, between %s and %s", f.About, f.From, f.Until)
	}
	if again := Foretell(q); again != f {
		t.Errorf("the same records gave %+v and %+v", f, again)
	}
	if f.ByPlanned < 0.3 || f.ByPlanned > 0.8 {
		t.Errorf("the planned day has a chance of %v", f.ByPlanned)
	}
	t.Log(f.Says(today), f.SaysPlanned(q.Planned, today), f.SaysWhy())
}

func TestLeavingIsCounted(t *testing.T) {
	stays := Question{Today: today, Need: 6, Own: steady(7, 0, 7), Others: []List{steady(300, 8, 7)}}
	leaves := Question{Today: today, Need: 6, Own: stays.Own, Others: []List{steady(300, 8, 7)}}
	for i := range leaves.Others[0].People {
		if i%2 == 0 {
			leaves.Others[0].People[i].Left = leaves.Others[0].People[i].Joined.AddDays(5)
		}
	}
	if a, b := Foretell(stays), Foretell(leaves); !a.About.Before(b.About) {
		t.Errorf("with people leaving it opens %s, without %s", b.About, a.About)
	}
}

func TestSaysItInWords(t *testing.T) {
	date := func(month, day int) domain.Date {
		d := today.AddDays(0)
		return domain.DateOf(d.Midnight().AddDate(0, month-int(d.Month), day-d.Day))
	}
	for name, c := range map[string]struct {
		f             Forecast
		want, planned string
	}{
		"a span":            {Forecast{From: date(2, 20), About: date(3, 3), Until: date(3, 20), ByPlanned: 0.34}, "Opens about March 3; between Feb 20 and Mar 20.", "The chance that it is filled by its planned first day, March 1, is about 3 in 10."},
		"into next year":    {Forecast{From: date(11, 20), About: date(12, 3), Until: date(13, 20), ByPlanned: 0.01}, "Opens about December 3; between Nov 20 and Jan 20, 2027.", "It is unlikely to be filled by its planned first day, March 1."},
		"one day":           {Forecast{From: date(2, 3), About: date(2, 3), Until: date(2, 3), ByPlanned: 0.99}, "Opens about February 3.", "It is nearly certain to be filled by its planned first day, March 1."},
		"without an end":    {Forecast{From: date(3, 20), About: date(9, 3), ByPlanned: -1}, "Opens about September 3; not before March 20, and perhaps not within a year.", ""},
		"hardly":            {Forecast{From: date(9, 3), ByPlanned: -1}, "It may not open within a year; not before September 3.", ""},
		"not within a year": {Forecast{ByPlanned: -1}, "At the present rate it does not open within a year.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.f.Says(today); got != c.want {
				t.Errorf("says %q", got)
			}
			if got := c.f.SaysPlanned(date(3, 1), today); got != c.planned {
				t.Errorf("of the planned day says %q", got)
			}
		})
	}
}

func TestSeats(t *testing.T) {
	usd := func(n int64) domain.Money { return domain.Money{Amount: n, Currency: "USD"} }
	for name, c := range map[string]struct {
		terms Terms
		want  Seats
	}{
		"rounded up":     {Terms{Fee: usd(4500), Leaders: 20000, Sessions: 12}, Seats{EmptySession: usd(4500), EmptyCourse: usd(54000), BreakEven: 5}},
		"to the cent":    {Terms{Fee: usd(5000), Leaders: 20000, Sessions: 1}, Seats{EmptySession: usd(5000), EmptyCourse: usd(5000), BreakEven: 4}},
		"a cent more":    {Terms{Fee: usd(5000), Leaders: 20001, Sessions: 1}, Seats{EmptySession: usd(5000), EmptyCourse: usd(5000), BreakEven: 5}},
		"never":          {Terms{Fee: usd(1000), Leaders: 20000, Sessions: 2}, Seats{EmptySession: usd(1000), EmptyCourse: usd(2000), BreakEven: 20}},
		"no cost is set": {Terms{Fee: usd(4500), Sessions: 2}, Seats{EmptySession: usd(4500), EmptyCourse: usd(9000)}},
		"free of charge": {Terms{Fee: usd(0), Leaders: 100, Sessions: 2}, Seats{EmptySession: usd(0), EmptyCourse: usd(0)}},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := c.terms.Count(); err != nil || got != c.want {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
	if _, err := (Terms{Fee: usd(1 << 62), Sessions: 3}).Count(); err == nil {
		t.Error("a course that no amount can hold is counted")
	}
}

func BenchmarkForetell(b *testing.B) {
	q := Question{Today: today, Need: 6, Own: steady(7, 0, 7)}
	for i := range 40 {
		q.Others = append(q.Others, steady(80+i*30, 10+i*30, 5))
	}
	for b.Loop() {
		Foretell(q)
	}
}
