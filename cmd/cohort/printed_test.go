package main

import (
	"bytes"
	"regexp"
	"sync"
)

// servesAt is how a server says where it is.
var servesAt = regexp.MustCompile(`(?m)^Cohort is at http://(\S+)$`)

// printed collects what a server prints, and tells its address when it comes.
type printed struct {
	mu      sync.Mutex
	text    bytes.Buffer
	told    bool
	address chan string
}

func (p *printed) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	n, err := p.text.Write(b)
	if address := servesAt.FindSubmatch(p.text.Bytes()); address != nil && !p.told {
		p.told = true
		p.address <- string(address[1])
	}
	return n, err
}

func (p *printed) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.String()
}
