//go:build !race

package main

// All of them, as in make trust.
const (
	doubleStarts = 100
)
