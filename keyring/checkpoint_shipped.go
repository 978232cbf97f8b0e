package keyring

import (
	"bytes"
	"encoding/json"
	"time"
)

// Shipped is a checkpoint as it leaves the server: signed, numbered, and bound
// to the one before, but without how the practice stood, which is nobody
// else's. Its number and its binding say what a head would.
type Shipped struct {
	Sum  string
	At   time.Time
	Line []byte // one line of JSON, without its end
}

// Shippable gives what is to be shipped, oldest first: every line that was signed
// here. What others put into the file stays here.
func (c *Checkpoints) Shippable() ([]Shipped, error) {
	kept, err := c.lines()
	if err != nil {
		return nil, err
	}
	all := make([]Shipped, 0, len(kept.lines))
	for _, line := range kept.lines {
		if !line.signed {
			continue
		}
		if len(line.About) > 0 {
			line.AboutSum, line.About = sumOf(string(line.About)), nil
		}
		text, err := json.Marshal(line.checkpointLine)
		if err != nil {
			return nil, err
		}
		all = append(all, Shipped{Sum: line.sum, At: line.At, Line: text})
	}
	return all, nil
}

// Sums gives the sums of the checkpoints in a copy whose lines are finished.
func Sums(content []byte) map[string]bool {
	sums := map[string]bool{}
	for text := range bytes.Lines(content[:bytes.LastIndexByte(content, '\n')+1]) {
		if from := bytes.Index(text, []byte(lineMark)); from >= 0 {
			if line := parseLine(bytes.TrimRight(text[from:], "\r\n")); line.parsed {
				sums[line.sum] = true
			}
		}
	}
	return sums
}
