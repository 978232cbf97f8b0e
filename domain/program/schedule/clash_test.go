package schedule

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

func booking(key string, from, to string, room string, leaders ...string) Booking {
	at := func(s string) time.Time {
		t, err := time.Parse("2006-01-02 15:04", "2026-03-04 "+s)
		if err != nil {
			panic(err)
		}
		return t
	}
	return Booking{Key: key, Room: room, Leaders: leaders, StartsAt: at(from), EndsAt: at(to)}
}

func TestClashesOfLeadersAndRooms(t *testing.T) {
	for _, c := range []struct {
		name     string
		bookings []Booking
		pause    Turnaround
		want     []string
	}{
		{"same room at once", []Booking{booking("a", "18:00", "19:30", "R1", "Lee"), booking("b", "19:00", "20:00", "R1", "Kim")}, Turnaround{},
			[]string{"room R1 is needed by sessions a and b at once for 30 minutes."}},
		{"same leader at once, written second", []Booking{booking("b", "19:00", "20:00", "R2", "Kim", "Lee"), booking("a", "18:00", "19:30", "R1", "Lee")}, Turnaround{},
			[]string{"leader Lee is needed by sessions a and b at once for 30 minutes."}},
		{"both", []Booking{booking("a", "18:00", "19:00", "R1", "Lee"), booking("b", "18:00", "19:00", "R1", "Lee")}, Turnaround{},
			[]string{"leader Lee is needed by sessions a and b at once for 60 minutes.", "room R1 is needed by sessions a and b at once for 60 minutes."}},
		{"one right after the other", []Booking{booking("a", "18:00", "19:00", "R1", "Lee"), booking("b", "19:00", "20:00", "R1", "Lee")}, Turnaround{}, nil},
		{"too little time between", []Booking{booking("a", "18:00", "19:00", "R1", "Lee"), booking("b", "19:05", "20:00", "R1", "Lee")}, Turnaround{Leader: 15 * time.Minute},
			[]string{"leader Lee has only 5 minutes between sessions a and b."}},
		{"online groups have no room", []Booking{booking("a", "18:00", "19:00", "", "Lee"), booking("b", "18:00", "19:00", "", "Kim")}, Turnaround{}, nil},
		{"a long one over two", []Booking{booking("a", "09:00", "17:00", "R1", "Lee"), booking("b", "10:00", "11:00", "R1", "Kim"), booking("c", "12:00", "13:00", "R1", "Kim")}, Turnaround{},
			[]string{"room R1 is needed by sessions a and b at once for 60 minutes.", "room R1 is needed by sessions a and c at once for 60 minutes."}},
		{"a room named like a leader", []Booking{booking("a", "18:00", "19:00", "Lee", "Kim"), booking("b", "18:00", "19:00", "R1", "Lee")}, Turnaround{}, nil},
		{"a leader named twice", []Booking{booking("a", "18:00", "19:00", "", "Lee", "Lee"), booking("b", "18:30", "19:00", "", "Lee")}, Turnaround{},
			[]string{"leader Lee is needed by sessions a and b at once for 30 minutes."}},
	} {
		var got []string
		for _, clash := range Clashes(c.bookings, c.pause) {
			got = append(got, clash.String())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAMovedSessionDoesNotClashWithItsOldDate(t *testing.T) {
	existing := []Booking{booking("a", "18:00", "19:30", "R1", "Lee"), booking("b", "20:00", "21:00", "R1", "Kim"), booking("c", "20:00", "21:00", "R1", "Kim")}
	if found := ClashesWith([]Booking{booking("a", "18:30", "20:00", "R1", "Lee")}, existing, Turnaround{}); len(found) != 0 {
		t.Errorf("got %v", found)
	}
	if found := ClashesWith([]Booking{booking("a", "20:30", "21:30", "R1", "Lee")}, existing, Turnaround{}); len(found) != 2 {
		t.Errorf("got %v, want the clashes with b and c, which begin before", found)
	}
	if found := ClashesWith([]Booking{booking("a", "19:30", "20:30", "R1", "Lee")}, existing, Turnaround{}); len(found) != 2 {
		t.Errorf("got %v, want the clashes with b and c but not theirs with each other", found)
	}
}

func TestAPreviewedChangeIsCheckedForClashes(t *testing.T) {
	mine, other := group(t, 4, 0), group(t, 2, 0)
	moved, err := other.Apply(ShiftRest{From: "s1", Steps: 2}) // onto March 18 and 25
	if err != nil {
		t.Fatal(err)
	}
	for i := range moved.Sessions {
		moved.Sessions[i].Key += " of another group"
	}
	cancelled, err := mine.Apply(Cancel{Key: "s3"})
	if err != nil {
		t.Fatal(err)
	}
	found := ClashesWith(moved.Bookings("B", "R1", []string{"Kim"}), cancelled.Bookings("A", "R1", []string{"Lee"}), Turnaround{})
	if len(found) != 1 || found[0].ID != "R1" || found[0].A.StartsAt != mine.Sessions[3].StartsAt {
		t.Errorf("got %v, want one clash on March 25 as March 18 is cancelled", found)
	}
}

// bookings makes a practice's calendar.
func bookings(random *rand.Rand, n int) []Booking {
	made := make([]Booking, n)
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range made {
		from := start.Add(time.Duration(random.IntN(n*3)) * 15 * time.Minute)
		made[i] = Booking{Key: fmt.Sprint(i), Room: []string{"", "R1", "R2", "R3"}[random.IntN(4)], StartsAt: from,
			EndsAt: from.Add(time.Duration(random.IntN(8)) * 15 * time.Minute)}
		for range random.IntN(3) {
			made[i].Leaders = append(made[i].Leaders, fmt.Sprint("L", random.IntN(5)))
		}
	}
	return made
}

// TestClashesAgreeWithLookingAtEveryPair compares the sweep with the plain rule.
func TestClashesAgreeWithLookingAtEveryPair(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	total := 0
	for range 300 {
		all := bookings(random, 60)
		pause := Turnaround{Leader: time.Duration(random.IntN(3)) * 15 * time.Minute, Room: time.Duration(random.IntN(2)) * 15 * time.Minute}
		want := map[string]bool{}
		for i, a := range all {
			for _, b := range all[i+1:] {
				if a.EndsAt.Equal(a.StartsAt) || b.EndsAt.Equal(b.StartsAt) {
					continue
				}
				near := func(pause time.Duration) bool {
					return a.StartsAt.Before(b.EndsAt.Add(pause)) && b.StartsAt.Before(a.EndsAt.Add(pause))
				}
				pair := min(a.Key, b.Key) + "-" + max(a.Key, b.Key)
				if a.Room != "" && a.Room == b.Room && near(pause.Room) {
					want[pair+a.Room] = true
				}
				for _, leader := range a.Leaders {
					if slices.Contains(b.Leaders, leader) && near(pause.Leader) {
						want[pair+leader] = true
					}
				}
			}
		}
		got := map[string]bool{}
		for _, clash := range Clashes(all, pause) {
			got[min(clash.A.Key, clash.B.Key)+"-"+max(clash.A.Key, clash.B.Key)+clash.ID] = true
		}
		if len(got) != len(want) {
			t.Fatalf("%d clashes, want %d", len(got), len(want))
		}
		for pair := range want {
			if !got[pair] {
				t.Fatalf("%s is missing", pair)
			}
		}
		total += len(want)
	}
	t.Logf("300 generated calendars, %d clashes, all found", total)
}

func BenchmarkClashesOfAPracticesYear(b *testing.B) {
	all := bookings(rand.New(rand.NewPCG(9, 10)), 5000)
	for b.Loop() {
		Clashes(all, Turnaround{})
	}
}

func ExampleClashes() {
	at := func(hour, minute int) time.Time { return time.Date(2026, 3, 4, hour, minute, 0, 0, time.UTC) }
	for _, clash := range Clashes([]Booking{
		{Key: "A3", Leaders: []string{"Rivera"}, Room: "Garden room", StartsAt: at(18, 0), EndsAt: at(19, 30)},
		{Key: "B7", Leaders: []string{"Okafor", "Rivera"}, Room: "Library", StartsAt: at(19, 0), EndsAt: at(20, 0)},
	}, Turnaround{}) {
		fmt.Println(clash)
	}
	// Output: leader Rivera is needed by sessions A3 and B7 at once for 30 minutes.
}
