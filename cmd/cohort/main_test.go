package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// binary is the program under test, built once: these tests see what an
// operator sees.
var binary string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "cohort-test-")
	if err != nil {
		panic(err)
	}
	binary = filepath.Join(folder, "cohort")
	build := exec.Command("go", "build", "-buildvcs=false", "-trimpath", "-o", binary, ".") // as make build does, which has compiled it
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%v\n%s", err, said)
		os.Exit(1)
	}
	code := m.Run()
	_ = os.RemoveAll(folder) // a leftover in the temporary folder harms nobody
	os.Exit(code)
}

// ended is a command that has run.
type ended struct {
	code     int
	out, err string
}

// cohort runs a command to its end with the text on standard input.
func cohort(t *testing.T, input string, args ...string) ended {
	t.Helper()
	var out, errs bytes.Buffer
	command := exec.Command(binary, args...)
	command.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "TMPDIR=" + os.TempDir()}
	command.Dir = t.TempDir() // what is written by default is written there
	command.Stdin, command.Stdout, command.Stderr = strings.NewReader(input), &out, &errs
	err := command.Run()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatal(err)
	}
	return ended{command.ProcessState.ExitCode(), out.String(), errs.String()}
}

func (e ended) want(t *testing.T, code int) ended {
	t.Helper()
	if e.code != code {
		t.Fatalf("exit code %d, want %d\nout: %s\nerr: %s", e.code, code, e.out, e.err)
	}
	return e
}

// closing is what a command says of the folder of a test, which is open at first.
var closing = regexp.MustCompile(`(?m)^.*is closed to them now.*\n`)

// wantSentence checks that a failure is told in one line, without a stack.
func (e ended) wantSentence(t *testing.T, part string) {
	t.Helper()
	e.want(t, exitFailed)
	e.err = closing.ReplaceAllString(e.err, "")
	if !strings.HasPrefix(e.err, "cohort: ") || strings.Count(e.err, "\n") != 1 || !strings.Contains(e.err, part) {
		t.Errorf("not one sentence with %q:\n%s", part, e.err)
	}
}

// running is a server under test.
type running struct {
	t       *testing.T
	command *exec.Cmd
	addr    string
	temp    string // the folder that it has for temporary files
	out     *printed
	log     bytes.Buffer // to be read once it has ended
	ended   chan error
}

// serving starts a server on a port that is free and waits until it says where
// it is.
func serving(t *testing.T, args ...string) *running {
	t.Helper()
	return starting(t, args...).ready()
}

// starting starts a server and does not wait.
func starting(t *testing.T, args ...string) *running {
	t.Helper()
	r := &running{t: t, temp: t.TempDir(), out: &printed{address: make(chan string, 1)}, ended: make(chan error, 1)}
	r.command = exec.Command(binary, append(args, "--addr", "127.0.0.1:0")...)
	r.command.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "TMPDIR=" + r.temp}
	r.command.Stdout, r.command.Stderr = r.out, &r.log
	if err := r.command.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { r.ended <- r.command.Wait() }()
	t.Cleanup(func() { _ = r.stop(syscall.SIGKILL) }) // that it ends by the signal is what we want
	return r
}

// ready waits until the server says where it is.
func (r *running) ready() *running {
	r.t.Helper()
	select {
	case r.addr = <-r.out.address:
	case err := <-r.ended:
		r.ended <- err
		r.t.Fatalf("the server ended: %v\n%s", err, r.log.String())
	}
	if status, body := r.get("/readyz"); status != http.StatusOK {
		r.t.Fatalf("the server is not ready: %d %s", status, body)
	}
	return r
}

// stop sends a signal and waits for the end. Stopping what has ended is fine.
func (r *running) stop(signal syscall.Signal) error {
	_ = r.command.Process.Signal(signal) // it may have ended
	err := <-r.ended
	r.ended <- err
	return err
}

func (r *running) get(path string) (status int, body string) {
	answer, err := http.Get("http://" + r.addr + path)
	if err != nil {
		return 0, ""
	}
	content, err := io.ReadAll(answer.Body)
	if err == nil {
		err = answer.Body.Close()
	}
	if err != nil {
		r.t.Error(err)
	}
	return answer.StatusCode, string(content)
}

const testPassword = "nine quiet lanterns drift"

// addUser adds a person at the command line.
func addUser(t *testing.T, email string, where ...string) ended {
	t.Helper()
	return cohort(t, testPassword+"\n", append([]string{"user", "add", "--email", email, "--name", "Ines Okafor",
		"--role", "intake", "--password-stdin"}, where...)...)
}
