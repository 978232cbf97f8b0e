package instrument

import "testing"

func BenchmarkScore(b *testing.B) {
	for _, code := range []string{"phq-9", "pcl-5", "dass-21", "k10"} {
		b.Run(code, func(b *testing.B) {
			d := named(b, code)
			answers := minimal(d)
			for b.Loop() {
				if _, err := d.Score(answers, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLoadAll(b *testing.B) {
	for b.Loop() {
		if _, err := load(); err != nil {
			b.Fatal(err)
		}
	}
}
