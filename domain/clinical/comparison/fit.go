package comparison

import (
	"cmp"
	"math"
	"slices"
)

// vector and matrix are as wide as the model: the older version's mean, the newer
// one's, and the slope of what members came with.
type (
	vector [3]float64
	matrix [3]vector
)

// model is a fitted one, cohort by cohort.
type model struct {
	groups  [][]point
	beta    vector
	inverse matrix // of X'X
	root    matrix // its Cholesky factor: inverse = root·root'
}

type point struct {
	x vector
	e float64 // what the model leaves over
}

// fit is least squares. A slope that nothing supports is left out.
func fit(values []Value, first bool) model {
	sorted := slices.Clone(values)
	// A cohort stands on one side: whoever follows both versions counts as two.
	slices.SortStableFunc(sorted, func(a, b Value) int {
		if c := cmp.Compare(a.Group, b.Group); c != 0 || a.Newer == b.Newer {
			return c
		}
		if a.Newer {
			return 1
		}
		return -1
	})
	mean, spread := 0.0, 0.0
	for _, v := range sorted {
		mean += v.First / float64(len(sorted))
	}
	for _, v := range sorted {
		spread += (v.First - mean) * (v.First - mean)
	}
	first = first && spread > 1e-9
	var m model
	var square matrix
	var sum vector
	ys := make([]float64, len(sorted))
	for i, v := range sorted {
		p := point{}
		if p.x[0] = 1; v.Newer {
			p.x[0], p.x[1] = 0, 1
		}
		if first {
			p.x[2] = v.First - mean
		}
		for a := range p.x {
			sum[a] += p.x[a] * v.Of
			for b := range p.x {
				square[a][b] += p.x[a] * p.x[b]
			}
		}
		ys[i] = v.Of
		if i == 0 || v.Group != sorted[i-1].Group || v.Newer != sorted[i-1].Newer {
			m.groups = append(m.groups, nil)
		}
		m.groups[len(m.groups)-1] = append(m.groups[len(m.groups)-1], p)
	}
	if !first {
		square[2][2] = 1 // a slope of nothing
	}
	m.inverse = square.inverted()
	m.root = m.inverse.cholesky()
	m.beta = m.inverse.times(sum)
	i := 0
	for _, g := range m.groups {
		for n := range g {
			g[n].e = ys[i] - dot(g[n].x, m.beta)
			i++
		}
	}
	return m
}

// interval gives a contrast of the means and half its 95 % interval. ok is false
// where the cohorts do not differ at all.
func (m model) interval(of vector) (mean, wide float64, ok bool) {
	w := m.root.transposed().times(of)
	variance, trace := 0.0, 0.0
	reach := make([]vector, len(m.groups)) // X'a of each cohort
	own := make([]float64, len(m.groups))  // a'a
	for g, points := range m.groups {
		// A = (I−H)^(-1/2) of the cohort, by the eigenvalues of its small Gram matrix.
		var gram matrix
		rows := make([]vector, len(points))
		for i, p := range points {
			rows[i] = m.root.transposed().times(p.x)
			for a := range gram {
				for b := range gram {
					gram[a][b] += rows[i][a] * rows[i][b]
				}
			}
		}
		values, vectors := gram.eigen()
		turned := vectors.transposed().times(w)
		for k := range turned {
			if left := 1 - values[k]; left > 1e-9 {
				turned[k] /= math.Sqrt(left)
			} else {
				turned[k] = 0
			}
		}
		u := vectors.times(turned)
		score := 0.0
		for i, p := range points {
			a := dot(rows[i], u)
			score += a * p.e
			own[g] += a * a
			for k := range p.x {
				reach[g][k] += p.x[k] * a
			}
		}
		variance += score * score
	}
	squares := 0.0
	for g := range reach {
		far := m.inverse.times(reach[g])
		for h := range reach {
			v := -dot(far, reach[h])
			if g == h {
				v += own[g]
				trace += v
			}
			squares += v * v
		}
	}
	if !(variance > 1e-18) || !(squares > 0) {
		return 0, 0, false
	}
	return dot(of, m.beta), student(trace*trace/squares) * math.Sqrt(variance), true
}
