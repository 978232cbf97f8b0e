package main

import (
	"fmt"
	"os/exec"
	"slices"

	"cohort/bench/served"
)

// process is a server under measurement.
type process struct {
	*served.Process
	name     string
	profiles string // folder for profiles, "" for none
}

func build(to, what string, flags ...string) error {
	out, err := exec.Command("go", slices.Concat([]string{"build", "-o", to}, flags, []string{what})...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", what, err, out)
	}
	return nil
}

func start(name, profiles string, command func(addr string) []string) (*process, error) {
	p := &process{name: name, profiles: profiles}
	var err error
	if p.Process, err = served.Start(command, "COHORT_BENCH_PROFILE="+p.raw()); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return p, nil
}
