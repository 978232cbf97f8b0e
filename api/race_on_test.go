//go:build race

package api_test

// everyNth thins out the bad values where each costs ten times as much; make
// test sends all of them without the race detector.
const everyNth = 12
