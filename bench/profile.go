package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// profiler is added to the command while it is built for a profile; the
// released command has no way to be profiled from outside.
const profiler = `package main

import (
	"os"
	"os/signal"
	"runtime/pprof"
	"syscall"
)

func init() {
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGUSR1)
	go func() {
		for range told {
			file, err := os.Create(os.Getenv("COHORT_BENCH_PROFILE"))
			if err != nil || pprof.StartCPUProfile(file) != nil {
				continue
			}
			<-told
			pprof.StopCPUProfile()
			_ = file.Close()
			_ = os.Rename(file.Name(), file.Name()+".done")
		}
	}()
}
`

// overlay tells the compiler of one more file of the command.
func overlay(dir string) (string, error) {
	source, err := filepath.Abs("cmd/cohort/profile_of_bench.go")
	if err != nil {
		return "", err
	}
	added, list := filepath.Join(dir, "profiler.go"), filepath.Join(dir, "overlay.json")
	content, err := json.Marshal(map[string]any{"Replace": map[string]string{source: added}})
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(added, []byte(profiler), 0o600); err != nil {
		return "", err
	}
	return list, os.WriteFile(list, content, 0o600)
}

// profiled runs one more turn under the processor's profile, when profiles are
// wanted, and keeps it as a file of that name.
func (p *process) profiled(name string, turn func() error) error {
	if p.profiles == "" {
		return nil
	}
	if err := p.Signal(syscall.SIGUSR1); err != nil {
		return err
	}
	failed := turn()
	if err := p.Signal(syscall.SIGUSR1); err != nil {
		return err
	}
	for range 50 {
		time.Sleep(100 * time.Millisecond)
		if os.Rename(p.raw()+".done", filepath.Join(p.profiles, name+".pprof")) == nil {
			break
		}
	}
	return failed
}

// raw is where the process writes its profile.
func (p *process) raw() string {
	return filepath.Join(p.profiles, strings.ReplaceAll(p.name, " ", "-")+".cpu")
}
