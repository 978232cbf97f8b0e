// Package outcome judges whether a client's scores have changed, and how far.
//
// A score wobbles from week to week without the client getting better or
// worse. Jacobson and Truax (1991) ask two questions of a pair of scores. Is the
// change larger than measurement error can explain (is it reliable)? And did the
// client cross from the clinical range into the range of people without the
// problem? The answers give four classes:
//
//   - recovered: reliable improvement that ends outside the clinical range it
//     began in,
//   - improved: reliable improvement, still inside the clinical range (or never
//     in it),
//   - unchanged: no reliable change,
//   - deteriorated: reliable change for the worse.
//
// Where an instrument has no reliable-change value that can be relied on, the
// package says so with [ErrNoReliableChange] and does not judge; without a
// clinical cut-off nobody is called recovered.
//
// The package takes plain numbers, sums as well as means. It does not know which
// instrument they come from: [Measure] carries the reliable-change value, the
// cut-off and the direction; the clinical desk fills it from the instrument. Scores of different instruments, versions or conventions cannot be
// compared: a series that names its scales is refused with [ErrMixedScales] when
// they differ, and two bare numbers are the caller's promise. How many scores of a
// series were pro-rated is told beside the verdict.
//
// Source: Jacobson NS, Truax P. Clinical significance. J Consult Clin Psychol
// 1991;59:12-19. Recovery over a pair of measures follows the NHS Talking
// Therapies manual.
package outcome
