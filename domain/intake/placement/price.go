package placement

// prices reads from an optimal flow what each client's place is worth beyond
// the seat they take (the flow's dual values). Any prices give a valid bound;
// these give a tight one.
func (f *flow) prices() []worth {
	p := f.puzzle
	seat := make([]worth, len(f.groups)) // what one more demand for a seat gains (≤ 0)
	known := make([]bool, len(f.groups))
	out := make([]worth, p.clients) // what losing their seat leaves a client with
	for c, at := range f.at {
		if at != waiting {
			out[c] = worth{}.minus(p.worth[c])
		}
	}
	for g, group := range f.groups {
		known[g] = group != nil && f.hasSeat(g)
	}
	for changed := true; changed; {
		changed = false
		for g := range f.groups {
			for _, c := range f.seated[g] {
				if f.priceClient(c, g, seat, known, out) {
					changed = true
				}
				if v := out[c].plusFit(-f.fitOf(c, g)); !f.hasSeat(g) && (!known[g] || v.above(seat[g])) {
					seat[g], known[g], changed = v, true, true
				}
			}
		}
	}
	price := make([]worth, p.clients)
	for c := range price {
		for g, fit := range f.fit[c*len(f.groups) : (c+1)*len(f.groups)] {
			if fit == ruledOut || !known[g] {
				continue
			}
			gain := seat[g]
			if mate := f.seatmate(int32(c), g); mate >= 0 {
				gain = out[mate].plusFit(-f.fitOf(mate, g))
			}
			price[c] = better(price[c], p.worth[c].plus(gain).plusFit(int64(fit)))
		}
	}
	return price
}

// priceClient looks for a better place for c, who has lost the seat in group at.
func (f *flow) priceClient(c int32, at int, seat []worth, known []bool, out []worth) (changed bool) {
	width := len(f.groups)
	for g, fit := range f.fit[int(c)*width : (int(c)+1)*width] {
		if fit == ruledOut || g == at || !known[g] {
			continue
		}
		gain := seat[g]
		if mate := f.seatmate(c, g); mate >= 0 {
			gain = out[mate].plusFit(-f.fitOf(mate, g))
		}
		if gain = gain.plusFit(int64(fit)); gain.above(out[c]) {
			out[c], changed = gain, true
		}
	}
	return changed
}
