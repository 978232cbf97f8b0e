package livehour_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"cohort/domain"
	"cohort/domain/program/livehour"
)

func clientID(n int) (c domain.ClientID) { c.UUID[0], c.UUID[15] = 2, byte(n); return c }

// device is a tablet in the room: what it knows, and its clock, which is wrong by
// some seconds.
type device struct {
	id    domain.DeviceID
	hour  livehour.Hour
	facts []livehour.Fact // known, in order of arrival
	clock livehour.Clock
	skew  int64
	seq   int
}

func (d *device) hear(facts ...livehour.Fact) {
	for _, f := range d.hour.Add(facts...) {
		d.facts = append(d.facts, f)
		d.clock.Saw(f.At)
	}
}

// world is a session with its devices; knew is the truth about who knew what.
type world struct {
	random  *rand.Rand
	devices []*device
	all     []livehour.Fact
	knew    map[domain.FactID]map[domain.FactID]bool
	now     int64
}

func newWorld(seed uint64, devices int) *world {
	w := &world{random: rand.New(rand.NewPCG(seed, 7)), knew: map[domain.FactID]map[domain.FactID]bool{}, now: 1_800_000_000_000}
	for i := range devices {
		d := &device{skew: w.random.Int64N(120_000) - 60_000}
		d.id.UUID[0], d.id.UUID[15] = 3, byte(i+1)
		w.devices = append(w.devices, d)
	}
	return w
}

// note lets somebody tap something, as the page does: over all that stands there.
func (w *world) note(d *device) {
	p, value := w.somewhere()
	f := livehour.Fact{Device: d.id, Place: p, Value: value}
	f.ID.UUID[0], f.ID.UUID[14], f.ID.UUID[15] = 4, byte(len(w.all)>>8), byte(len(w.all))
	if s, there := d.hour.At(p); there && (p.Kind != livehour.More || value == "0") {
		f.Over = s.Heads
	}
	d.seq++
	f.Seq, f.At = d.seq, d.clock.Next(w.now+d.skew)
	known := map[domain.FactID]bool{}
	for _, k := range d.facts {
		known[k.ID] = true
	}
	w.knew[f.ID] = known
	w.all = append(w.all, f)
	d.hear(f)
}

func (w *world) somewhere() (livehour.Place, string) {
	p := livehour.Place{Kind: livehour.Kinds[w.random.IntN(len(livehour.Kinds))]}
	pick := func(values ...string) string { return values[w.random.IntN(len(values))] }
	if p.Kind.AboutMember() {
		p.Client = clientID(w.random.IntN(3))
	}
	if p.Kind.Refers() {
		p.Ref = pick("1", "2")
	}
	switch p.Kind {
	case livehour.Turn, livehour.Technique:
		return p, pick(livehour.Yes, livehour.No)
	case livehour.More:
		return p, pick("5", "5", "0")
	default:
		return p, pick("a", "b", "c")
	}
}

// deliver gives some of what one knows to another, shuffled and some of it twice.
func (w *world) deliver(from, to *device, most int) {
	facts := slices.Clone(from.facts)
	w.random.Shuffle(len(facts), func(i, j int) { facts[i], facts[j] = facts[j], facts[i] })
	facts = facts[:min(len(facts), most)]
	to.hear(append(facts, facts[:len(facts)/2]...)...)
}

func (w *world) run() {
	apart := 0 // steps for which nothing gets through
	for range 60 {
		w.now += w.random.Int64N(20_000)
		d := w.devices[w.random.IntN(len(w.devices))]
		if w.random.IntN(12) == 0 {
			apart = 15
		}
		apart--
		if apart > 0 || w.random.IntN(3) > 0 {
			w.note(d)
			continue
		}
		w.deliver(d, w.devices[w.random.IntN(len(w.devices))], 1+w.random.IntN(60))
	}
	for range 2 { // the line is back: all hear of all
		for _, from := range w.devices {
			for _, to := range w.devices {
				w.deliver(from, to, len(w.all))
			}
		}
	}
}

// TestDevicesAgree: 500 random hours on two devices and 500 on three. Whatever
// was cut off, delayed, reordered or sent twice, all see one result in the end,
// and nothing that nobody knowingly replaced is missing from what they see.
func TestDevicesAgree(t *testing.T) {
	facts, conflicts := 0, 0
	for seed := range uint64(500) {
		for _, n := range []int{2, 3} {
			w := newWorld(seed, n)
			w.run()
			want := w.devices[0].hour.All()
			for _, d := range w.devices {
				if d.hour.Count() != len(w.all) || !same(want, d.hour.All()) {
					t.Fatalf("seed %d, %d devices: one sees %d of %d facts, or something else", seed, n, d.hour.Count(), len(w.all))
				}
			}
			facts += len(w.all)
			for _, s := range want {
				conflicts += len(s.Others)
				w.nothingLost(t, s)
			}
		}
	}
	if facts < 30_000 || conflicts < 1_000 {
		t.Errorf("%d facts and %d conflicts only", facts, conflicts)
	}
	t.Logf("%d facts, %d conflicts shown", facts, conflicts)
}

func same(a, b []livehour.Settled) bool {
	return slices.EqualFunc(a, b, func(a, b livehour.Settled) bool {
		return a.Place == b.Place && a.Value == b.Value && a.Last.Says(b.Last) && slices.Equal(a.Heads, b.Heads) && slices.EqualFunc(a.Others, b.Others, livehour.Fact.Says)
	})
}

// nothingLost asks the truth, not the facts' own word: what nobody replaced who
// knew of it must be seen.
func (w *world) nothingLost(t *testing.T, s livehour.Settled) {
	shown := map[string]bool{s.Value: true}
	for _, o := range s.Others {
		shown[o.Value] = true
	}
	minutes, ticked := 0, false
	for _, f := range w.all {
		if f.Place != s.Place || w.replaced(f) {
			continue
		}
		switch s.Kind {
		case livehour.More:
			n, _ := strconv.Atoi(f.Value)
			minutes += n
		case livehour.Turn, livehour.Technique:
			ticked = ticked || f.Value == livehour.Yes
		default:
			if !shown[f.Value] {
				t.Fatalf("%s: %q is lost; shown are %v", s.Kind, f.Value, shown)
			}
		}
	}
	if s.Kind == livehour.More && s.Value != strconv.Itoa(minutes) {
		t.Fatalf("%s minutes, not %d", s.Value, minutes)
	}
	if (s.Kind == livehour.Turn || s.Kind == livehour.Technique) && (s.Value == livehour.Yes) != ticked {
		t.Fatalf("%s says %s", s.Kind, s.Value)
	}
}

func (w *world) replaced(f livehour.Fact) bool {
	return slices.ContainsFunc(w.all, func(o livehour.Fact) bool {
		if o.Place != f.Place || o.Kind == livehour.More && o.Value != "0" {
			return false // minutes are added, and taken back by a zero
		}
		return o.ID != f.ID && w.knew[o.ID][f.ID]
	})
}

// TestWhatStands tells by example what the random hours tell in bulk.
func TestWhatStands(t *testing.T) {
	mark := livehour.Place{Kind: livehour.Mark, Client: clientID(1)}
	turn := livehour.Place{Kind: livehour.Turn, Client: clientID(1)}
	more := livehour.Place{Kind: livehour.More, Ref: "2"}
	at := func(p livehour.Place, n int, value string, over ...int) livehour.Fact {
		f := livehour.Fact{Place: p, Value: value, At: livehour.Stamp{Millis: int64(n)}}
		f.ID.UUID[15], f.Device.UUID[15] = byte(n), byte(n%2)
		for _, o := range over {
			var seen domain.FactID
			seen.UUID[15] = byte(o)
			f.Over = append(f.Over, seen)
		}
		return f
	}
	for _, c := range []struct {
		name   string
		facts  []livehour.Fact
		value  string
		others int
	}{
		{"one after the other", []livehour.Fact{at(mark, 1, "present"), at(mark, 2, "late", 1)}, "late", 0},
		{"two who did not know", []livehour.Fact{at(mark, 1, "present"), at(mark, 2, "late")}, "late", 1},
		{"two who say the same", []livehour.Fact{at(mark, 1, "present"), at(mark, 2, "present")}, "present", 0},
		{"decided afterwards", []livehour.Fact{at(mark, 1, "present"), at(mark, 2, "late"), at(mark, 3, "present", 1, 2)}, "present", 0},
		{"a clock that lies replaces nothing", []livehour.Fact{at(mark, 1, "present", 2), at(mark, 2, "late")}, "late", 1},
		{"each replaces the other", []livehour.Fact{at(mark, 1, "present", 2), at(mark, 2, "late", 1)}, "late", 0},
		{"a tick taken back", []livehour.Fact{at(turn, 1, "yes"), at(turn, 2, "no", 1)}, "no", 0},
		{"and ticked by another", []livehour.Fact{at(turn, 1, "yes"), at(turn, 2, "yes"), at(turn, 3, "no", 1)}, "yes", 0},
		{"minutes add up", []livehour.Fact{at(more, 1, "5"), at(more, 2, "5")}, "10", 0},
		{"and are taken back", []livehour.Fact{at(more, 1, "5"), at(more, 2, "5"), at(more, 3, "0", 1, 2)}, "0", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var h livehour.Hour
			h.Add(c.facts...)
			s, there := h.At(c.facts[0].Place)
			if !there || s.Value != c.value || len(s.Others) != c.others {
				t.Errorf("%q stands, with %d others", s.Value, len(s.Others))
			}
		})
	}
}

func TestClock(t *testing.T) {
	var c livehour.Clock
	first, second := c.Next(100), c.Next(90) // set back meanwhile
	c.Saw(livehour.Stamp{Millis: 500, Count: 3})
	third := c.Next(120)
	if first.Compare(second) >= 0 || second.Compare(third) >= 0 || third != (livehour.Stamp{Millis: 500, Count: 4}) {
		t.Errorf("%v, %v, %v", first, second, third)
	}
	if next := c.Next(501); next != (livehour.Stamp{Millis: 501}) {
		t.Errorf("%v", next)
	}
}
