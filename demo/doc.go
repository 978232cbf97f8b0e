// Package demo makes the demonstration practice: a small group practice with
// half a year behind it, in which nobody exists. It is lived through the real
// use cases, day by day, so that everything in it is audited, priced and
// consistent, and the same seed makes the same practice.
package demo
