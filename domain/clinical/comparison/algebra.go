package comparison

import "math"

func dot(a, b vector) float64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }

func (m matrix) times(v vector) (out vector) {
	for i := range out {
		out[i] = dot(m[i], v)
	}
	return out
}

func (m matrix) transposed() (out matrix) {
	for i := range m {
		for j := range m {
			out[i][j] = m[j][i]
		}
	}
	return out
}

// inverted is by cofactors, of a matrix that is positive definite.
func (m matrix) inverted() (out matrix) {
	cofactor := func(i, j int) float64 {
		a, b, c, d := (i+1)%3, (i+2)%3, (j+1)%3, (j+2)%3
		return m[a][c]*m[b][d] - m[a][d]*m[b][c]
	}
	det := 0.0
	for j := range m {
		det += m[0][j] * cofactor(0, j)
	}
	for i := range m {
		for j := range m {
			out[j][i] = cofactor(i, j) / det
		}
	}
	return out
}

// cholesky is the lower factor: m = L·L'. What of it is not known yet is 0.
func (m matrix) cholesky() (l matrix) {
	for i, row := range m {
		for j, sum := range row {
			rest := sum - dot(l[i], l[j])
			switch {
			case i == j:
				l[i][j] = math.Sqrt(math.Max(0, rest))
			case i > j && l[j][j] > 0:
				l[i][j] = rest / l[j][j]
			}
		}
	}
	return l
}

// eigen turns a symmetric matrix until it is diagonal (Jacobi); the vectors are
// the columns.
func (m matrix) eigen() (values vector, vectors matrix) {
	for i := range vectors {
		vectors[i][i] = 1
	}
	for range 30 {
		if off := math.Abs(m[0][1]) + math.Abs(m[0][2]) + math.Abs(m[1][2]); off < 1e-15 {
			break
		}
		for p := range 2 {
			for q := p + 1; q < 3; q++ {
				if math.Abs(m[p][q]) < 1e-300 {
					continue
				}
				theta := (m[q][q] - m[p][p]) / (2 * m[p][q])
				t := 1 / (math.Abs(theta) + math.Sqrt(theta*theta+1))
				if theta < 0 {
					t = -t
				}
				c := 1 / math.Sqrt(t*t+1)
				s := t * c
				for k := range m {
					m[k][p], m[k][q] = c*m[k][p]-s*m[k][q], s*m[k][p]+c*m[k][q]
				}
				for k := range m {
					m[p][k], m[q][k] = c*m[p][k]-s*m[q][k], s*m[p][k]+c*m[q][k]
				}
				for k := range m {
					vectors[k][p], vectors[k][q] = c*vectors[k][p]-s*vectors[k][q], s*vectors[k][p]+c*vectors[k][q]
				}
			}
		}
	}
	return vector{m[0][0], m[1][1], m[2][2]}, vectors
}

// student is the point of Student's t with so many degrees of freedom, which need
// not be whole, that leaves 2.5 % above it.
func student(degrees float64) float64 {
	low, high := 0.0, 1e4
	for range 200 {
		middle := (low + high) / 2
		// The share beyond ±t is I_x(df/2, 1/2) with x = df/(df+t²).
		if beta(degrees/(degrees+middle*middle), degrees/2, 0.5) > 0.05 {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}

// beta is the regularized incomplete beta function, by its continued fraction
// (Lentz).
func beta(x, a, b float64) float64 {
	if x <= 0 {
		return 0
	}
	if x >= 1 {
		return 1
	}
	if x > (a+1)/(a+b+2) {
		return 1 - beta(1-x, b, a)
	}
	la, _ := math.Lgamma(a)
	lb, _ := math.Lgamma(b)
	lab, _ := math.Lgamma(a + b)
	front := math.Exp(lab-la-lb+a*math.Log(x)+b*math.Log(1-x)) / a
	const tiny = 1e-300
	f, c, d := 1.0, 1.0, 0.0
	for i := range 500 {
		m := float64(i / 2)
		var n float64
		switch {
		case i == 0:
			n = 1
		case i%2 == 0:
			n = m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m))
		default:
			n = -(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1))
		}
		if d = 1 + n*d; math.Abs(d) < tiny {
			d = tiny
		}
		if c = 1 + n/c; math.Abs(c) < tiny {
			c = tiny
		}
		d = 1 / d
		f *= c * d
		if math.Abs(1-c*d) < 1e-13 {
			break
		}
	}
	return front * (f - 1)
}
