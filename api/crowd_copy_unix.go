//go:build unix

package api

import (
	"errors"
	"io"
	"net"
	"syscall"
)

// copied gives the system what it takes of a piece right away, one connection
// after the other: thousands whose answers are copied at once would stand before
// everybody's page. Waiting until the system takes more holds up nobody.
func (c *crowd) copied(line net.Conn, piece []byte) (int, error) {
	raw, is := line.(syscall.Conn)
	if !is {
		return line.Write(piece)
	}
	to, err := raw.SyscallConn()
	if err != nil {
		return 0, err
	}
	n, failed := 0, error(nil)
	err = to.Write(func(socket uintptr) bool {
		c.copying.Lock()
		defer c.copying.Unlock()
		n, failed = syscall.Write(int(socket), piece)
		return !errors.Is(failed, syscall.EAGAIN) && !errors.Is(failed, syscall.EINTR)
	})
	if err = errors.Join(err, failed); err != nil {
		return max(n, 0), err
	}
	if n == 0 && len(piece) > 0 {
		return 0, io.ErrUnexpectedEOF
	}
	return n, nil
}
