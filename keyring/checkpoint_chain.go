package keyring

import (
	"bytes"
	"encoding/json"
	"fmt"

	"cohort/domain"
)

// readLine is a line of a file of checkpoints as it was read.
type readLine struct {
	checkpointLine
	sum    string
	parsed bool // it is a line at all
	signed bool // it was made under the key
}

// chain is a file of checkpoints as it was read, without a line that a crash
// left unfinished.
type chain struct {
	lines  []readLine
	size   int  // in bytes
	copied bool // it is a copy that was shipped: a line that stands for others may come anywhere
	tail   bool // it is the end of a longer one
}

// readChain reads lines and says of each whether it was signed under the key.
// A line to whose sum a signed one refers is signed as well, so mostly one
// signature is looked at.
func readChain(content []byte, key VerifyingKey) chain {
	content = content[:bytes.LastIndexByte(content, '\n')+1]
	c := chain{size: len(content)}
	for text := range bytes.Lines(content) {
		c.lines = append(c.lines, parseLine(text))
	}
	c.lookForSignatures(key)
	return c
}

func parseLine(text []byte) (line readLine) {
	line.parsed = json.Unmarshal(text, &line.checkpointLine) == nil && isWritten(line.checkpointLine, text)
	line.sum = line.checkpointLine.sum()
	return line
}

func (c chain) lookForSignatures(key VerifyingKey) {
	known := ""
	for i := len(c.lines) - 1; i >= 0; i-- {
		line := &c.lines[i]
		line.signed = line.parsed && (line.sum == known || key.fits(line.text(), line.Signature))
		known = ""
		if line.signed {
			known = line.Before
		}
	}
}

// isWritten says that a text is, to the letter, what is written of a value.
func isWritten(value any, text []byte) bool {
	written, err := json.Marshal(value)
	return err == nil && bytes.Equal(written, bytes.TrimSuffix(text, []byte("\n")))
}

// next is what the line behind this one must say of the one before it.
func (l readLine) next() string {
	if l.Start == startCut { // stands for the one that it names
		return l.Before
	}
	return l.sum
}

// last is the last line, the zero one when there is none.
func (c chain) last() readLine {
	if len(c.lines) == 0 {
		return readLine{}
	}
	return c.lines[len(c.lines)-1]
}

// checkpoints gives what the signed lines know.
func (c chain) checkpoints() (kept []domain.Checkpoint, err error) {
	for _, line := range c.lines {
		if !line.signed || line.Start == startFirst { // made before there was anything to know
			continue
		}
		at, err := line.checkpoint()
		if err != nil {
			return kept, changed("checkpoint %d cannot be read", line.N)
		}
		kept = append(kept, at)
	}
	return kept, nil
}

// changed says what is wrong with a file of checkpoints, and where.
func changed(what string, args ...any) error {
	return fmt.Errorf("%w: %s", domain.ErrCheckpoints, fmt.Sprintf(what, args...))
}

// isChanged says whether anything of the file is not as it was kept.
func (c chain) isChanged() bool { return c.fault() != nil }

// fault finds the first line that does not follow the one before it. What was
// wrong before somebody began the chain anew is answered.
func (c chain) fault() (found error) {
	var before readLine
	for i, line := range c.lines {
		switch {
		case !line.signed && line.parsed && line.N > 0:
			found = firstOf(found, changed("checkpoint %d was edited or inserted (line %d)", line.N, i+1))
		case !line.signed:
			found = firstOf(found, changed("line %d is no checkpoint", i+1))
		case line.Start == startBegun:
			found = nil
		case i == 0 && c.tail, c.copied && line.Start == startCut && line.N > before.N:
		case i == 0 && line.Start == "" && line.N == 1:
			found = changed("it was begun where there was none: this server is new, or the file was removed")
		case i == 0 && line.Start == "":
			found = changed("it begins with checkpoint %d: those before it were removed", line.N)
		case i == 0:
		case line.N <= before.N:
			found = firstOf(found, changed("checkpoint %d stands behind checkpoint %d: it was moved or inserted", line.N, before.N))
		case line.N > before.N+1:
			found = firstOf(found, changed("checkpoint %d is followed by checkpoint %d: those between were removed", before.N, line.N))
		case line.Before != before.next():
			found = firstOf(found, changed("checkpoint %d does not follow the checkpoint %d that is there", line.N, before.N))
		}
		before = line
	}
	return found
}

func firstOf(found, next error) error {
	if found != nil {
		return found
	}
	return next
}

// against holds a chain against its head. A line more than the head knows is
// what a crash leaves between the two.
func (c chain) against(head checkpointHead, there bool, key VerifyingKey) error {
	last := c.last()
	switch {
	case !there && len(c.lines) == 0:
		return changed("it is missing, and so is its head")
	case !there:
		return changed("its head, which says that there are %d, was removed", last.N)
	case !key.fits(head.text(), head.Signature):
		return changed("its head was edited")
	case len(c.lines) == 0:
		return changed("it is missing or was emptied: there were %d checkpoints", head.N)
	case last.N < head.N:
		return changed("checkpoint %d is the last one left: %d behind it were removed", last.N, head.N-last.N)
	case last.N == head.N && last.next() == head.Last, last.N == head.N+1 && last.Before == head.Last:
		return nil
	case last.N == head.N:
		return changed("checkpoint %d is not the one that was kept", last.N)
	}
	return changed("its head knows %d checkpoints of %d: it is an older one", head.N, last.N)
}
