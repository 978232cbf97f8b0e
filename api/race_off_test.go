//go:build !race

package api_test

// everyNth sends every bad value.
const everyNth = 1
