package livehour

import "cmp"

// Stamp is a logical time: milliseconds since 1970, and a count of what happened
// within one.
type Stamp struct {
	Millis int64
	Count  int
}

// Compare orders stamps.
func (s Stamp) Compare(other Stamp) int {
	return cmp.Or(cmp.Compare(s.Millis, other.Millis), cmp.Compare(s.Count, other.Count))
}

// After gives the stamp of what happens at a time by somebody who knows of s.
func (s Stamp) After(millis int64) Stamp {
	if millis > s.Millis {
		return Stamp{Millis: millis}
	}
	return Stamp{Millis: s.Millis, Count: s.Count + 1}
}

// Clock is the logical clock of a device.
type Clock struct{ last Stamp }

// Saw moves the clock past what the device was told.
func (c *Clock) Saw(s Stamp) {
	if c.last.Compare(s) < 0 {
		c.last = s
	}
}

// Next stamps what the device notes at a time by its own clock.
func (c *Clock) Next(millis int64) Stamp {
	c.last = c.last.After(millis)
	return c.last
}
