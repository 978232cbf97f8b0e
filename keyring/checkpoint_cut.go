package keyring

import (
	"bytes"
	"encoding/json"
	"slices"

	"cohort/domain"
)

// A file that has grown past this many lines or bytes is cut to its newest
// lines: each covers all entries before it.
const (
	mostBytes       = 16 << 20
	mostCheckpoints = 10_000
	keptCheckpoints = 1_000
)

// cut leaves the newest lines of a long file. A signed line before them says
// which one was before, and how the practice stood then.
func (c *Checkpoints) cut(whole chain) (chain, error) {
	long := len(whole.lines) > c.most || whole.size > mostBytes && len(whole.lines) > c.left
	from := len(whole.lines) - c.left
	if !long || from <= 0 || whole.isChanged() { // what was changed stays as it was found
		return whole, nil
	}
	first, err := c.lineOfCut(whole.lines[:from])
	if err != nil {
		return whole, err
	}
	var content bytes.Buffer
	out := json.NewEncoder(&content)
	for _, line := range append([]checkpointLine{first}, plain(whole.lines[from:])...) {
		if err := out.Encode(line); err != nil {
			return whole, err
		}
	}
	if err := replace(c.path, content.Bytes()); err != nil {
		return whole, err
	}
	return readChain(content.Bytes(), c.public), nil
}

func plain(lines []readLine) []checkpointLine {
	all := make([]checkpointLine, len(lines))
	for i, line := range lines {
		all[i] = line.checkpointLine
	}
	return all
}

// lineOfCut stands for the lines that are left out: it has the number of the
// last of them.
func (c *Checkpoints) lineOfCut(out []readLine) (line checkpointLine, err error) {
	last := out[len(out)-1]
	at, err := last.checkpoint()
	if err != nil {
		return line, err
	}
	for _, before := range slices.Backward(out) {
		known, err := before.checkpoint()
		if err != nil {
			return line, err
		}
		at = firstKnown(at, known)
	}
	if line, err = lineOf(at); err != nil {
		return line, err
	}
	line.N, line.Start, line.Before = last.N, startCut, last.sum
	line.Signature, err = c.sign(line.text())
	return line, err
}

// firstKnown adds what an earlier checkpoint knows to a later one.
func firstKnown(at, earlier domain.Checkpoint) domain.Checkpoint {
	if at.Standing == nil {
		at.Standing = earlier.Standing
	}
	if at.Restored == nil {
		at.Restored = earlier.Restored
	}
	return at
}
