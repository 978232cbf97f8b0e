package placement

// Prices of a root move along an average of the directions seen so far, always
// from the prices that bounded best (the volume algorithm of Barahona and
// Anbil): slower at first than a step from where one stands, and much nearer to
// the best prices in the end, which is what all nodes begin with.
const (
	share    = 0.1 // of the newest direction in the average
	impetus  = 1.1 // by which a step grows that went the right way
	caution  = 0.7 // by which it shrinks after patience steps in vain
	patience = 12
	least    = 0.02
)

// fewProposals are searched through before prices settle.
const fewProposals = 4

// priceRoot finds prices for the root of a number: the first time from nothing
// and from those of the number before, whichever then bounds better; after that
// from the best so far. Steps from where one stands are quicker where the bound
// is tight, the average of many where it is not: both are taken.
func (s *solver) priceRoot(n *node, best, now *bound) {
	p := &s.proofs[s.level.index]
	if p.price != nil {
		p.theta = s.volume(n, best, now, max(p.theta, 0.05), rootSteps/4)
		s.polish(n, best, now)
		return
	}
	if len(n.choice) <= fewProposals {
		s.descend(n, best, now, 1, rootSteps/5, 10)
		return
	}
	s.descend(n, best, now, 1, rootSteps, 10)
	other := s.newBound()
	if best.total >= s.target && s.inherit(other) {
		if s.volume(n, other, now, 0.5, rootSteps/2); other.total < best.total {
			best.copyFrom(other)
		}
	}
	p.theta = s.volume(n, best, now, 0.3, rootSteps/2)
	s.polish(n, best, now)
}

// polish steps on from the best prices for a while.
func (s *solver) polish(n *node, best, now *bound) {
	if best.total >= s.target {
		now.copyFrom(best)
		s.evaluate(n, now)
		s.descend(n, best, now, 0.3, rootSteps/4, 8)
	}
}

// volume betters the bound of a root for a number of steps.
func (s *solver) volume(n *node, best, now *bound, theta float64, steps int) float64 {
	s.staff.lenient = false
	s.evaluate(n, best)
	s.slope(best, s.grad)
	copy(s.mean, s.grad)
	stale := 0
	for k := range steps {
		if best.total < s.target || !s.hasBest || s.limits.Stop != nil && s.limits.Stop() {
			break
		}
		if !s.along(best, now, theta) {
			break
		}
		s.evaluate(n, now)
		s.slope(now, s.grad)
		if k%8 == 0 {
			s.follow(n, now)
		}
		dot := 0.0
		for i, g := range s.grad {
			dot += g * s.mean[i]
			s.mean[i] += share * (g - s.mean[i])
		}
		if now.total < best.total {
			best.copyFrom(now)
			if stale = 0; dot > 0 {
				theta = min(2, theta*impetus)
			}
		} else if stale++; stale == patience {
			theta, stale = max(theta*caution, least), 0
		}
	}
	return theta
}

// slope is by how much the bound falls for each price that is raised, clients
// first, then staff, then the multipliers, each as far as its price moves.
func (s *solver) slope(b *bound, g []float64) {
	for c, n := range s.wanted {
		g[c] = float64(n - 1)
	}
	at := s.puzzle.clients
	for k, v := range b.price[at:] {
		g[at+k] = 2 * staffSpread * s.staff.excess(k, v)
	}
	at = len(b.price)
	for j := range numbers {
		if g[at+j] = 0; j < s.level.index {
			g[at+j] = s.excess(j) * s.level.spread[j]
		}
	}
}

// excess is how much more of a number known the groups chosen count than there is.
func (s *solver) excess(j int) float64 {
	sum := -s.level.known[j]
	for c, n := range s.wanted {
		sum += int64(n) * s.level.counts[c][j]
	}
	return float64(sum)
}

// along steps from the best prices in the mean direction; false when it is none.
func (s *solver) along(best, now *bound, theta float64) bool {
	norm := 0.0
	for i, g := range s.mean {
		if g < 0 && i < len(best.price) && best.price[i] == 0 {
			continue
		}
		norm += g * g
	}
	if norm < 1e-9 {
		return false
	}
	length := theta * float64(best.total-s.target+s.level.one/2) / norm
	for i, v := range best.price {
		spread := 1.0
		if i >= s.puzzle.clients {
			spread = 2 * staffSpread
		}
		now.price[i] = max(0, v+int64(length*s.mean[i]*spread))
	}
	now.multiplier = best.multiplier
	for j := range s.level.index {
		now.multiplier[j] -= int64(length * s.mean[len(best.price)+j] * s.level.spread[j])
	}
	return true
}
