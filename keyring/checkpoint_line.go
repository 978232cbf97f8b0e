package keyring

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"cohort/domain"
)

// checkpointLine is one checkpoint as the file has it: numbered, bound to the
// line before, and signed.
type checkpointLine struct {
	N         int64           `json:"n"`               // from 1, without gaps
	Before    string          `json:"before"`          // the sum of the line before
	Start     string          `json:"start,omitempty"` // why a chain may begin with this line
	Place     int64           `json:"place"`
	Seq       int64           `json:"seq"`
	Hash      string          `json:"hash"`
	At        time.Time       `json:"at"`
	About     json.RawMessage `json:"about,omitempty"`
	AboutSum  string          `json:"aboutSum,omitempty"` // of what a line does not have with it
	Signature []byte          `json:"signature"`
}

// Why a chain of checkpoints may begin with a line. Any other first line says
// that those before it were removed.
const (
	startFirst    = "first"    // made with the database
	startCut      = "cut"      // a file that had grown too long was cut: the line says which one was before
	startRestored = "restored" // the practice was restored where there were no checkpoints
	startBegun    = "begun"    // somebody at the command line said so
)

// about is what a checkpoint knows besides the end of the chain.
type about struct {
	Standing *domain.Standing    `json:"standing,omitempty"`
	Restored *domain.RestoreMark `json:"restored,omitempty"`
}

func lineOf(at domain.Checkpoint) (line checkpointLine, err error) {
	line = checkpointLine{Place: at.Place, Seq: at.Seq, Hash: at.Hash, At: at.At.UTC()}
	if at.Standing != nil || at.Restored != nil {
		line.About, err = json.Marshal(about{at.Standing, at.Restored})
	}
	return line, err
}

func (l checkpointLine) checkpoint() (domain.Checkpoint, error) {
	at := domain.Checkpoint{AuditLink: domain.AuditLink{Place: l.Place, Seq: l.Seq, Hash: l.Hash}, At: l.At}
	if len(l.About) == 0 {
		return at, nil
	}
	var more about
	err := json.Unmarshal(l.About, &more)
	at.Standing, at.Restored = more.Standing, more.Restored
	return at, err
}

// text is what is signed.
func (l checkpointLine) text() string {
	known := l.AboutSum
	if len(l.About) > 0 {
		known = sumOf(string(l.About))
	}
	return fmt.Sprintf("cohort checkpoint\n%d\n%s\n%s\n%d\n%d\n%q\n%s\n%s", l.N, l.Before, l.Start, l.Place, l.Seq, l.Hash,
		l.At.UTC().Format(time.RFC3339Nano), known)
}

// sum is what the next line says of this one. It covers the signature too, but
// not what the line is about more than once, so that a line may be handed on
// without that.
func (l checkpointLine) sum() string { return sumOf(l.text() + "\n" + hex.EncodeToString(l.Signature)) }

func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// checkpointHead says how many lines there are and which is the last. It lies
// beside the file: who trims the file cannot make the head that fits.
type checkpointHead struct {
	N         int64  `json:"n"`
	Last      string `json:"last"` // the sum of the last line
	Signature []byte `json:"signature"`
}

func (h checkpointHead) text() string {
	return fmt.Sprintf("cohort checkpoints' head\n%d\n%s", h.N, h.Last)
}
