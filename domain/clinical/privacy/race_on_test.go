//go:build race

package privacy_test

// slowdown allows for what the race detector costs.
const slowdown = 12
