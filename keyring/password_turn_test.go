package keyring

import (
	"errors"
	"runtime"
	"runtime/debug"
	"sync"
	"testing"
	"time"

	"cohort/domain"
)

func newPatient(t *testing.T, patience time.Duration) *Passwords {
	t.Helper()
	p, err := NewPasswords()
	if err != nil {
		t.Fatal(err)
	}
	p.patience = patience
	return p
}

// However slow the machine, whoever is patient gets a turn.
func TestManyAtOnceTakeTurns(t *testing.T) {
	p := newPatient(t, time.Hour)
	hash, err := p.Hash("seven calm herons wade")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if ok, err := p.Matches("seven calm herons wade", hash); !ok || err != nil {
				t.Errorf("%v, %v", ok, err)
			}
		})
	}
	all.Wait()
}

func TestWhoWaitsTooLongIsToldToTryAgain(t *testing.T) {
	p := newPatient(t, time.Millisecond)
	for range hashesAtOnce {
		p.turn <- struct{}{} // hashes of others, which do not end
	}
	if _, err := p.Hash("seven calm herons wade"); !errors.Is(err, domain.ErrBusy) {
		t.Errorf("hashing beside %d others: %v", hashesAtOnce, err)
	}
	if ok, err := p.Matches("seven calm herons wade", ""); ok || !errors.Is(err, domain.ErrBusy) {
		t.Errorf("comparing beside %d others: %v, %v", hashesAtOnce, ok, err)
	}
}

// Many who sign in at once take no more memory than the few whose turn it is.
func TestManyHashesTakeLittleMemory(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(200)) // as the server has it
	p := newPatient(t, time.Hour)                     // however slow the machine
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var wait sync.WaitGroup
	for range 64 {
		wait.Go(func() {
			if _, err := p.Matches("seven calm herons wade", ""); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapSys-before.HeapSys) >> 20; grown > 100 {
		t.Errorf("64 hashes took %d MiB from the system", grown)
	} else {
		t.Logf("%d MiB", grown)
	}
}
