package placement

// fill finds the best way to use one more seat of group g: a waiting client, or
// a chain of clients each moving to a better fit. It reports whether there was one.
func (f *flow) fill(g int) bool {
	if !f.hasSeat(g) {
		return false
	}
	s := &f.found
	s.reset()
	s.reachGroup(g, 0, -1)
	first := f.draw(g, len(f.seated[g]))
	if first >= 0 {
		f.shiftOn(first)
	}
	return first >= 0
}

// replace sends a seated client back to the waitlist and gives the seat away in
// the best way, which may be to someone who could not sit beside them.
func (f *flow) replace(c int32) {
	g := int(f.at[c])
	s := &f.found
	s.reset()
	f.absent = c
	s.reachGroup(g, 0, c)
	f.drawMates(c, g, 0)
	first := f.draw(g, len(f.seated[g])-1)
	f.absent = -1
	if first >= 0 {
		f.shiftOn(first)
	}
	if int(f.at[c]) != waiting {
		f.move(c, waiting)
	}
}

// draw searches back from an opening in group g, which has seated clients, and
// returns the client to move first, or -1.
func (f *flow) draw(g, seated int) (first int32) {
	s := &f.found
	for i := 0; i < len(s.queue); i++ {
		if at, c := s.next(i); at >= 0 {
			f.drawIn(at)
		} else {
			f.drawFrom(c)
		}
	}
	var reward worth
	if seated < f.groups[g].least {
		reward = f.bonus
	}
	best := worth{}
	first = -1
	for _, c := range s.touched {
		gain := worth{}.plusFit(s.client[c])
		switch at := int(f.at[c]); {
		case at == waiting:
			gain = gain.plus(f.puzzle.worth[c]).plus(reward)
		case at == g: // a clique mate took the seat, so another may leave
			gain = gain.plusFit(-f.fitOf(c, at))
		default:
			gain = gain.plusFit(-f.fitOf(c, at)).plus(reward)
			if len(f.seated[at]) <= f.groups[at].least {
				gain = gain.minus(f.bonus)
			}
		}
		if gain.above(best) {
			best, first = gain, c
		}
	}
	return first
}

// drawIn tries every client who may take the opening in group g. Of those who
// wait only the best are worth trying: nobody's fit outweighs a day.
func (f *flow) drawIn(g int) {
	s := &f.found
	sum := s.group[g]
	var most worth // of the clients tried who wait
	for _, c := range f.groups[g].byWorth {
		at := int(f.at[c])
		if at == g || c == f.absent || at == waiting && most.above(f.puzzle.worth[c]) {
			continue
		}
		fit := f.fitOf(c, g)
		if fit == ruledOut || f.seatmate(c, g) >= 0 {
			continue
		}
		if at == waiting {
			most = f.puzzle.worth[c]
		}
		s.reachClient(c, sum+fit, int16(g), -1)
	}
}

// drawFrom goes on from the seat that client c would leave: it becomes an
// opening, or goes to a client who may not sit with c.
func (f *flow) drawFrom(c int32) {
	s := &f.found
	at := int(f.at[c])
	if at == waiting {
		return
	}
	sum := s.client[c] - f.fitOf(c, at)
	s.reachGroup(at, sum, c)
	f.drawMates(c, at, sum)
}

// drawMates tries those who may not sit with c for the seat c leaves in group g.
func (f *flow) drawMates(c int32, g int, sum int64) {
	clique := f.puzzle.clique[c]
	if clique < 0 {
		return
	}
	for _, mate := range f.groups[g].mates[clique] {
		fit := f.fitOf(mate, g)
		if mate != c && mate != f.absent && fit != ruledOut {
			f.found.reachClient(mate, sum+fit, -1, c)
		}
	}
}

// shiftOn carries out the path found by draw, from its first move to the one
// that takes the seat that was to be filled.
func (f *flow) shiftOn(c int32) {
	s := &f.found
	for c >= 0 {
		next, into := s.fromClient[c], int(s.fromGroup[c])
		if into >= 0 {
			next = s.byClient[into]
		} else {
			into = int(f.at[next])
		}
		f.move(c, into)
		if next >= 0 && s.clientSeen[next] {
			c = next
		} else {
			c = -1
		}
	}
}
