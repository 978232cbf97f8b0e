// Package served starts a server on loopback and says what it takes.
package served

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// Process is a server under measurement.
type Process struct {
	Addr    string
	command *exec.Cmd
}

// Start starts the command line that is made for a free address, with more for
// its environment, and waits until it is ready.
func Start(command func(addr string) []string, environment ...string) (*Process, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	addr := listener.Addr().String()
	if err := listener.Close(); err != nil {
		return nil, err
	}
	args := command(addr)
	p := &Process{Addr: addr, command: exec.Command(args[0], args[1:]...)}
	p.command.Env = append(os.Environ(), environment...)
	if err := p.command.Start(); err != nil {
		return nil, err
	}
	for range 600 {
		if r, err := http.Get("http://" + addr + "/readyz"); err == nil {
			r.Body.Close()
			if r.StatusCode == http.StatusOK {
				return p, nil
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	p.Stop()
	return nil, fmt.Errorf("%s did not become ready", args[0])
}

// Stop ends it and waits until it has ended.
func (p *Process) Stop() {
	_ = p.command.Process.Signal(os.Interrupt)
	_ = p.command.Wait() // its exit code after an interrupt says nothing
}

// Signal sends it a signal.
func (p *Process) Signal(s os.Signal) error { return p.command.Process.Signal(s) }

// PeakMB is the largest resident memory since ForgetPeak.
func (p *Process) PeakMB() float64 {
	file, err := os.Open(fmt.Sprintf("/proc/%d/status", p.command.Process.Pid))
	if err != nil {
		return 0
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if rest, found := strings.CutPrefix(lines.Text(), "VmHWM:"); found {
			kb, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1024
		}
	}
	return 0
}

// Spent is the processor time that the server has used.
func (p *Process) Spent() time.Duration {
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.command.Process.Pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(content[bytes.LastIndexByte(content, ')')+1:]))
	user, _ := strconv.Atoi(fields[11]) // proc(5): utime and stime, in hundredths of a second
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// ForgetPeak lets the peak begin anew.
func (p *Process) ForgetPeak() {
	_ = os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", p.command.Process.Pid), []byte("5"), 0) // without it the peak is of the whole run
}
