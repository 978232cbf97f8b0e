package opening

import (
	"math"
	"math/rand/v2"
)

// clusters are the people who come at once: their number is logarithmic, so that
// a week's joins are negative binomial with the practice's own variance.
type clusters struct {
	p, mean float64
}

func (r *rates) clusters() clusters {
	p := 1 - 1/r.clump
	if p < 1e-6 {
		return clusters{mean: 1}
	}
	return clusters{p: p, mean: -p / ((1 - p) * math.Log(1-p))}
}

func (c clusters) draw(by *rand.Rand) int {
	if c.p == 0 {
		return 1
	}
	at, chance := by.Float64(), -c.p/math.Log(1-c.p)
	for n := 1; n < 50; n++ {
		if at -= chance; at < 0 {
			return n
		}
		chance *= c.p * float64(n) / float64(n+1)
	}
	return 50
}

// gammaDraw is Marsaglia and Tsang's way (2000), with size 1.
func gammaDraw(by *rand.Rand, shape float64) float64 {
	if shape < 1 {
		return gammaDraw(by, shape+1) * math.Pow(by.Float64(), 1/shape)
	}
	d := shape - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		x := by.NormFloat64()
		v := 1 + c*x
		if v <= 0 {
			continue
		}
		v = v * v * v
		if u := by.Float64(); u < 1-0.0331*x*x*x*x || math.Log(u) < 0.5*x*x+d*(1-v+math.Log(v)) {
			return d * v
		}
	}
}
