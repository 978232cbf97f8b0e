package placement

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// program is a puzzle written out as the integer program of the package comment,
// for a general solver to compare with.
type program struct {
	*puzzle
	rows   []string
	ints   []string
	sums   [numbers]strings.Builder // the numbers of the objective
	seats  map[int32][]string       // client → the variables that place them
	leads  map[[2]int][]string      // leader, hour → the variables that put them there
	houses map[[2]int][]string      // room, hour
}

func newProgram(p *puzzle) *program {
	m := &program{puzzle: p, seats: map[int32][]string{}, leads: map[[2]int][]string{}, houses: map[[2]int][]string{}}
	for g, group := range p.open {
		m.group(fmt.Sprintf("g%d", g), group, "")
	}
	for i, proposal := range p.proposals {
		var opens []string
		for k, w := range proposal.ways {
			y := fmt.Sprintf("y%d_%d", i, k)
			opens, m.ints = append(opens, y), append(m.ints, y)
			m.group(fmt.Sprintf("w%d_%d", i, k), w.group, y)
			m.staff(w, y)
			fmt.Fprintf(&m.sums[fitLevel], " + %d %s", w.group.given, y)
		}
		if len(opens) > 0 {
			m.row("%s %s 1", strings.Join(opens, " + "), map[bool]string{true: "=", false: "<="}[proposal.must])
		}
	}
	for c := range int32(p.clients) {
		if len(m.seats[c]) > 0 {
			m.row("%s <= 1", strings.Join(m.seats[c], " + "))
		}
	}
	m.once(m.leads, func(a, b int) bool { return !p.hours.apart[a][b] })
	m.once(m.houses, func(a, b int) bool { return p.hours.overlap[a][b] })
	for l := range p.leaders {
		var all []string
		for at := range p.hours.at {
			all = append(all, m.leads[[2]int{l, at}]...)
		}
		if most := p.leaders[l].MostNew; most > 0 && len(all) > most {
			m.row("%s <= %d", strings.Join(all, " + "), most)
		}
	}
	return m
}

func (m *program) row(format string, values ...any) {
	m.rows = append(m.rows, fmt.Sprintf(format, values...))
}

// group writes a group that is open, or open where y is.
func (m *program) group(name string, g *group, y string) {
	var all []string
	for _, c := range g.byWorth {
		x := fmt.Sprintf("x%s_%d", name, c)
		all, m.seats[c], m.ints = append(all, x), append(m.seats[c], x), append(m.ints, x)
		for j, n := range m.scale.objective(m.worth[c]).levels() {
			if n > 0 {
				fmt.Fprintf(&m.sums[j], " + %d %s", n, x)
			}
		}
		if g.fit[c] > 0 {
			fmt.Fprintf(&m.sums[fitLevel], " + %d %s", g.fit[c], x)
		}
		if y != "" {
			m.row("%s - %s <= 0", x, y)
		}
		for _, other := range m.clash[c] {
			if other > c && g.fit[other] != ruledOut {
				m.row("%s + x%s_%d <= 1", x, name, other)
			}
		}
	}
	switch {
	case len(all) == 0:
	case y == "":
		m.row("%s <= %d", strings.Join(all, " + "), g.seats)
	default:
		m.row("%s - %d %s <= 0", strings.Join(all, " + "), g.seats, y)
		m.row("%s - %d %s >= 0", strings.Join(all, " + "), g.least, y)
	}
}

// staff writes who leads a way, and where.
func (m *program) staff(w *way, y string) {
	var teams, rooms []string
	for k, t := range w.teams {
		z := fmt.Sprintf("t%d_%d", w.id, k)
		teams, m.ints = append(teams, z), append(m.ints, z)
		m.leads[[2]int{t.lead, w.at}] = append(m.leads[[2]int{t.lead, w.at}], z)
		if t.second != nobody {
			m.leads[[2]int{t.second, w.at}] = append(m.leads[[2]int{t.second, w.at}], z)
		}
	}
	m.row("%s - %s = 0", strings.Join(teams, " + "), y)
	for _, r := range w.rooms {
		z := fmt.Sprintf("r%d_%d", w.id, r)
		rooms, m.ints = append(rooms, z), append(m.ints, z)
		m.houses[[2]int{r, w.at}] = append(m.houses[[2]int{r, w.at}], z)
	}
	if len(rooms) > 0 {
		m.row("%s - %s = 0", strings.Join(rooms, " + "), y)
	}
}

// once keeps a leader, or a room, from being used twice.
func (m *program) once(uses map[[2]int][]string, together func(a, b int) bool) {
	for who := range max(len(m.leaders), m.rooms) {
		for a := range m.hours.at {
			for b := range a + 1 {
				one, two := uses[[2]int{who, a}], uses[[2]int{who, b}]
				if a == b {
					two = nil
				}
				if all := append(one[:len(one):len(one)], two...); len(one) > 0 && (a == b || len(two) > 0) && len(all) > 1 && (a == b || together(a, b)) {
					m.row("%s <= 1", strings.Join(all, " + "))
				}
			}
		}
	}
}

// maximize has cbc solve for one number, those before it held at what is known.
func (m *program) maximize(b *testing.B, level int, known [numbers]int64, seconds int) (value int64, proven bool) {
	if m.sums[level].Len() == 0 {
		return 0, true
	}
	file := filepath.Join(b.TempDir(), "placement.lp")
	if err := os.WriteFile(file, []byte(m.text(level, known)), 0o600); err != nil {
		b.Fatal(err)
	}
	out, err := exec.Command("cbc", file, "-seconds", strconv.Itoa(seconds), "-ratioGap", "0", "-solve", "-solution", file+".solved").CombinedOutput()
	if err != nil {
		b.Fatalf("%v: %s; scripts/install-tools cbc installs it", err, out)
	}
	solved, err := os.ReadFile(file + ".solved")
	if err != nil {
		b.Fatal(err)
	}
	first, _, _ := strings.Cut(string(solved), "\n") // "Optimal - objective value 97.00000000"
	_, number, _ := strings.Cut(first, "objective value ")
	v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil {
		return 0, false // it found no plan in its time
	}
	return int64(math.Round(math.Abs(v))), strings.HasPrefix(first, "Optimal")
}

// text is the program in the LP format, which wants short lines.
func (m *program) text(level int, known [numbers]int64) string {
	var t strings.Builder
	wrapped := func(s string) string { return strings.ReplaceAll(s, " + ", "\n + ") }
	fmt.Fprintf(&t, "Maximize\n obj:%s\nSubject To\n", wrapped(m.sums[level].String()))
	for i, r := range m.rows {
		fmt.Fprintf(&t, " c%d: %s\n", i, wrapped(r))
	}
	for j := range level {
		if m.sums[j].Len() > 0 {
			fmt.Fprintf(&t, " k%d:%s >= %d\n", j, wrapped(m.sums[j].String()), known[j])
		}
	}
	fmt.Fprintf(&t, "Binary\n %s\nEnd\n", strings.Join(m.ints, "\n "))
	return t.String()
}

// BenchmarkBesideCBC solves the same clinics with a general solver, number by
// number, and prints both plans with the processor time each took. CBC has so
// many seconds for each number; a star marks what is not proven.
func BenchmarkBesideCBC(b *testing.B) {
	const seconds = 40
	for _, size := range []struct {
		name   string
		clinic func(uint64) *Waitlist
		seeds  uint64
	}{
		{"50x10", sized(clinicSize{50, 7, 3, 6}), 2},
		{"120x15", sized(clinicSize{120, 10, 5, 15}), 2},
		{"200x20/all-new", sized(clinicSize{200, 0, 20, 25}), 1},
		{"300x30", sized(clinicSize{300, 20, 10, 40}), 1},
	} {
		b.Run(size.name, func(b *testing.B) {
			var table strings.Builder
			for seed := range size.seeds {
				w := size.clinic(held + seed)
				plan, took := timed(b, w, 10)
				found, proven, cbc := solveWithCBC(b, w, seconds)
				fmt.Fprintf(&table, "\nhere %v%s in %.1f s, CBC %v%s in %.1f s", plan.Value.levels(), star(plan.Proven), took, found, star(proven), cbc)
				if proven && plan.Proven && plan.Value.levels() != found {
					b.Errorf("clinic %d: both are proven, and differ", seed)
				}
			}
			b.Log(table.String())
		})
	}
}

func star(proven bool) string { return map[bool]string{true: " ", false: "*"}[proven] }

func solveWithCBC(b *testing.B, w *Waitlist, seconds int) (found [numbers]int, proven bool, took float64) {
	h, err := newHouse(w)
	if err != nil {
		b.Fatal(err)
	}
	p, err := newPose(h)
	if err != nil {
		b.Fatal(err)
	}
	m := newProgram(p.puzzle)
	var known [numbers]int64
	start := processor(syscall.RUSAGE_CHILDREN)
	proven = true
	for level := range known {
		value, ok := m.maximize(b, level, known, seconds)
		known[level], found[level] = value, int(value)
		proven = proven && ok
	}
	return found, proven, processor(syscall.RUSAGE_CHILDREN) - start
}
