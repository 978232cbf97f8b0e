// Package filelock lets programs on one machine take turns, by a file that
// they all know. The system gives the lock back when a program ends, however
// it ends.
package filelock

import (
	"context"
	"errors"
	"os"
	"syscall"
	"time"
)

// askAgain is how long a taken lock is left alone. Asking without waiting lets
// whoever waits be interrupted.
const askAgain = 5 * time.Millisecond

// Take waits for the lock of a file, which it makes when it is not there and
// which is never removed: two would each hold the lock of another file. free
// gives it back.
func Take(ctx context.Context, path string) (free func() error, err error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := wait(ctx, file); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file.Close, nil
}

func wait(ctx context.Context, file *os.File) error {
	tick := time.NewTicker(askAgain)
	defer tick.Stop()
	for {
		err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR) {
			return err
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
