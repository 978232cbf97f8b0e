package outcome

import "testing"

func BenchmarkJudge(b *testing.B) {
	for b.Loop() {
		if _, err := depression.Judge(16, 9); err != nil {
			b.Fatal(err)
		}
	}
}

// A year of weekly scores.
func BenchmarkTrace(b *testing.B) {
	scores := make([]float64, 52)
	for i := range scores {
		scores[i] = float64(20 - i/4 + i%3)
	}
	series := weekly(scores...)
	for b.Loop() {
		if _, err := depression.Trace(series); err != nil {
			b.Fatal(err)
		}
	}
}
