package x12

// Limits bound what a reader takes in, so that a broken or hostile file costs
// little. A zero field means its default; an ordinary day's remittance is far
// below all of them.
type Limits struct {
	Bytes        int64 // of the file; 16 MiB
	Segments     int   // of the file; 400,000
	SegmentBytes int   // of one segment; 8 KiB
	Claims       int   // of the file; 20,000
}

func (l Limits) orDefaults() Limits {
	if l.Bytes <= 0 {
		l.Bytes = 16 << 20
	}
	if l.Segments <= 0 {
		l.Segments = 400_000
	}
	if l.SegmentBytes <= 0 {
		l.SegmentBytes = 8 << 10
	}
	if l.Claims <= 0 {
		l.Claims = 20_000
	}
	return l
}
