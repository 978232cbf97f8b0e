package placement

import "slices"

// placeByHand is what a careful person would do: pins first; then the most
// urgent and longest waiting first, each to the best fitting seat; then one
// proposal after the other, opened in the first way for which enough of those
// left fit. It returns the objective reached. Pins have to be to cohorts.
func placeByHand(w *Waitlist) (value [6]int) {
	order := slices.Clone(w.Clients)
	slices.SortStableFunc(order, func(a, b Client) int {
		na, nb := numbersOf(a, w.Today, 0), numbersOf(b, w.Today, 0)
		return slices.Compare(nb[:], na[:])
	})
	var venues []venue
	for _, c := range w.Cohorts {
		venues = append(venues, cohortVenue(c))
	}
	in := map[string][]Client{}
	sits := map[ClientID]bool{}
	may := func(v venue, c Client) (int, bool) {
		fit, ok := v.fitOf(w, c)
		clash := slices.ContainsFunc(in[v.name], func(other Client) bool { return atOdds(w, c.ID, other.ID) })
		return fit, ok && !clash && !sits[c.ID] && len(in[v.name]) < v.seats
	}
	sit := func(v venue, c Client) {
		in[v.name], sits[c.ID] = append(in[v.name], c), true
	}
	for _, c := range order {
		for _, pin := range w.Pins {
			if pin.Client == c.ID {
				sit(venues[slices.IndexFunc(venues, func(v venue) bool { return v.name == string(pin.Cohort) })], c)
			}
		}
	}
	for _, c := range order {
		best, most := -1, -1
		for i, v := range venues {
			if fit, ok := may(v, c); ok && fit > most {
				best, most = i, fit
			}
		}
		if best >= 0 {
			sit(venues[best], c)
		}
	}
	var opened []venue
	for _, p := range w.Proposals {
		for _, v := range venuesOf(w, p) {
			if slices.ContainsFunc(opened, func(o venue) bool { return !apart(w, o, v) }) || !mayTake(w, append(slices.Clone(opened), v)) {
				continue
			}
			for _, c := range order {
				if _, ok := may(v, c); ok {
					sit(v, c)
				}
			}
			if len(in[v.name]) >= v.least {
				opened = append(opened, v)
				break
			}
			for _, c := range in[v.name] {
				sits[c.ID] = false
			}
			delete(in, v.name)
		}
	}
	for _, v := range append(venues, opened...) {
		for _, c := range in[v.name] {
			fit, _ := v.fitOf(w, c)
			for i, n := range numbersOf(c, w.Today, fit) {
				value[i] += n
			}
		}
	}
	return value
}
