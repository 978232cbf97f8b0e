package demo

import (
	"container/heap"
	"fmt"
	"time"
)

// diary is what happens in the half year, in order of time. What happens may
// write more into it.
type diary struct {
	pages   pages
	written int
	at      time.Time
}

type page struct {
	at   time.Time
	nth  int // in order of writing: what happens at the same time keeps its order
	what string
	do   func() error
}

// on writes down what happens at a time.
func (d *diary) on(at time.Time, what string, do func() error) {
	d.written++
	heap.Push(&d.pages, page{at: at, nth: d.written, what: what, do: do})
}

// time is the present while the diary is being lived.
func (d *diary) time() time.Time { return d.at }

// live lets everything happen that comes before now. What lies ahead stays
// plans.
func (d *diary) live(now time.Time) error {
	for len(d.pages) > 0 {
		p := heap.Pop(&d.pages).(page)
		if !p.at.Before(now) {
			return nil
		}
		d.at = p.at
		if err := p.do(); err != nil {
			return fmt.Errorf("%s on %s: %w", p.what, p.at.Format(time.RFC3339), err)
		}
	}
	return nil
}

// pages is a heap, the earliest first.
type pages []page

func (p pages) Len() int      { return len(p) }
func (p pages) Swap(i, j int) { p[i], p[j] = p[j], p[i] }
func (p *pages) Push(x any)   { *p = append(*p, x.(page)) }
func (p pages) Less(i, j int) bool {
	if p[i].at.Equal(p[j].at) {
		return p[i].nth < p[j].nth
	}
	return p[i].at.Before(p[j].at)
}

func (p *pages) Pop() any {
	old := *p
	last := old[len(old)-1]
	*p = old[:len(old)-1]
	return last
}
