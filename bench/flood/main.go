// Command flood prints what others notice of a flood: how long somebody who
// has signed in, and somebody who signs in with a device that is known, wait
// while thousands of slow connections are open and while passwords are guessed
// from changing addresses, and how much memory the server takes for it. It
// starts a demonstration practice of its own on loopback.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
	"time"
)

func main() {
	connections := flag.Int("connections", 10_000, "slow connections")
	guessers := flag.Int("guessers", 200, "who guess passwords at the same time")
	seconds := flag.Int("seconds", 15, "length of each flood")
	binary := flag.String("binary", "bin/cohort", "the built program")
	name := flag.String("slowly", "", "be these connections, of a kind in the table, and measure nothing")
	at := flag.String("at", "", "the address for -slowly")
	flag.Parse()
	if *name != "" {
		if err := slowly(*connections, *name, *at); err != nil {
			log.Fatal(err)
		}
		return
	}
	if err := all(*binary, *connections, *guessers, time.Duration(*seconds)*time.Second); err != nil {
		log.Fatal(err)
	}
}

func all(binary string, connections, guessers int, length time.Duration) error {
	p, err := start(binary)
	if err != nil {
		return err
	}
	defer p.Stop()
	someone, err := p.signIn(nil)
	if err != nil {
		return err
	}
	fmt.Printf("%-46s %8s %8s %8s %9s %8s\n", "while", "median", "worst", "answers", "failures", "peak MB")
	quiet, err := p.during(length, func(<-chan struct{}) error { return nil }, someone.reads)
	if err != nil {
		return err
	}
	quiet.print("nothing else happens, a page", p)
	for _, kind := range slowKinds {
		slow := func(end <-chan struct{}) error { return p.flooded(connections, kind, end) }
		v, err := p.during(length, slow, someone.reads)
		if err != nil {
			return err
		}
		v.print(fmt.Sprintf("%d %s, a page", connections, kind.name), p)
	}
	for name, does := range map[string]func() error{"a page": someone.reads, "a known device signs in": someone.signsInAgain} {
		v, err := p.during(length, func(end <-chan struct{}) error { return p.guess(guessers, end) }, does)
		if err != nil {
			return err
		}
		v.print(fmt.Sprintf("%d guess passwords, %s", guessers, name), p)
	}
	return nil
}

// view is what somebody noticed.
type view struct {
	took   []time.Duration
	failed int
	last   error
}

// during lets somebody do something again and again beside a flood.
func (p *process) during(length time.Duration, flood func(end <-chan struct{}) error, does func() error) (view, error) {
	var v view
	p.ForgetPeak()
	end, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- flood(end) }()
	for until := time.Now().Add(length); time.Now().Before(until); {
		begun := time.Now()
		if err := does(); err != nil {
			v.failed, v.last = v.failed+1, err
		}
		v.took = append(v.took, time.Since(begun))
		time.Sleep(100 * time.Millisecond) // as people do
	}
	close(end)
	slices.Sort(v.took)
	return v, <-ended
}

func (v view) print(name string, p *process) {
	fmt.Printf("%-46s %8s %8s %8d %9d %8.0f\n", name, v.took[len(v.took)/2].Round(time.Millisecond/10),
		v.took[len(v.took)-1].Round(time.Millisecond/10), len(v.took), v.failed, p.PeakMB())
	if v.last != nil {
		fmt.Fprintln(os.Stderr, "the last failure:", v.last)
	}
}
