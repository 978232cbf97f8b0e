package storetest

import (
	"syscall"
	"testing"
	"time"
)

// ProcessorTime is what the process has used of processors so far: on a machine
// that others use it says more than the clock.
func ProcessorTime(t testing.TB) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
