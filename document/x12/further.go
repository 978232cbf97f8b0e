package x12

import (
	"slices"
	"strings"
)

// Further is a segment of a claim file that the guide allows and that Cohort has no
// field for, wholly or in part: a second contact, a certification of an ambulance, a
// report on paper. It is kept as it stood, so that a reader of the file can say
// what else it held, and is not written again.
type Further struct {
	Claim   int    // counted from 1, 0 outside claims
	Line    int    // counted from 1 within the claim, 0 outside lines
	Segment int    // its number in the file
	Text    string // with * between its elements and : within them; it may identify a client
}

// furtherNames are the segments of guide 005010X222A1 that may stand beside those
// with a field of their own.
var furtherNames = strings.Fields("AMT CAS CN1 CR1 CR2 CR3 CRC CTP CUR DMG DTP FRM HCP HI K3 LIN LQ MEA MOA N3 N4 NTE OI PAT PER PRV PS1 PWK QTY REF SV1 SV5 SVD")

// otherRoles are those in which somebody may be named whom Cohort has no field for:
// the pay-to plan, where an ambulance went, who ordered or was bought from.
var otherRoles = strings.Fields("PE PR DN P3 82 77 85 DQ DK QB PW 45")

// further keeps a segment that the guide knows, and refuses any other: what is not
// understood at all must not pass for read.
func (r *professionalReader) further(seg segment) error {
	if !slices.Contains(furtherNames, seg.name) {
		return r.unknown(seg)
	}
	r.note(seg)
	return nil
}

// note keeps a segment, at the place reached.
func (r *professionalReader) note(seg segment) {
	text := strings.Join(seg.elements, "*")
	if seg.split != ':' {
		text = strings.ReplaceAll(text, string(rune(seg.split)), ":")
	}
	r.out.Further = append(r.out.Further, Further{Claim: r.message.claim, Line: r.message.line, Segment: seg.number, Text: text})
}

// rest keeps a segment of which more is filled in than the elements that have a
// field.
func (r *professionalReader) rest(seg segment, read ...int) {
	for i := 1; i < len(seg.elements); i++ {
		if seg.at(i) != "" && !slices.Contains(read, i) {
			r.note(seg)
			return
		}
	}
}

// stranger notes somebody whom the guide allows there and Cohort has no field for;
// what is said of them goes with them.
func (r *professionalReader) stranger(seg segment) error {
	if !slices.Contains(otherRoles, seg.at(1)) {
		return r.unknown(seg)
	}
	r.strange = true
	r.note(seg)
	return nil
}

// ofStranger says whether the segment is about somebody without a field.
func (r *professionalReader) ofStranger(seg segment) bool {
	return r.strange && slices.Contains([]string{"N3", "N4", "REF", "PER", "PRV"}, seg.name)
}
