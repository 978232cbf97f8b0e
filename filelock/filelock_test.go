package filelock_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"cohort/filelock"
)

func TestOneAtATime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	var inside atomic.Int32 // the race detector knows nothing of locks of files
	var most atomic.Int32
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			free, err := filelock.Take(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			most.Store(max(most.Load(), inside.Add(1)))
			runtime.Gosched()
			inside.Add(-1)
			if err := free(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := most.Load(); n != 1 {
		t.Errorf("%d held the lock at once", n)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file: %v %v", info, err)
	}
}

func TestWhoWaitsCanBeInterrupted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	free, err := filelock.Take(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := filelock.Take(ctx, path); !errors.Is(err, context.Canceled) {
		t.Errorf("a taken lock: %v", err)
	}
	if err := free(); err != nil {
		t.Fatal(err)
	}
	again, err := filelock.Take(t.Context(), path)
	if err != nil {
		t.Fatalf("a lock that was given back: %v", err)
	}
	if err := again(); err != nil {
		t.Error(err)
	}
}

func TestAFolderThatIsNotThereIsAnError(t *testing.T) {
	if _, err := filelock.Take(t.Context(), filepath.Join(t.TempDir(), "nowhere", "lock")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
}
