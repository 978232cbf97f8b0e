//go:build race

package main

// Of what make trust does a hundred times, make test does a sample.
const (
	doubleStarts = 20
)
