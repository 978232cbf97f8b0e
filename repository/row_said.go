package repository

import (
	"encoding/binary"
	"time"

	"cohort/domain"
)

// said collects what a row says, alike on both databases, whatever each keeps
// it as. Each field stands behind its length, so that nothing moves from one
// into the next.
type said []byte

func (s *said) text(fields ...string) {
	for _, field := range fields {
		*s = append(binary.AppendUvarint(*s, uint64(len(field))), field...)
	}
}

func (s *said) bytes(field []byte) {
	*s = append(binary.AppendUvarint(*s, uint64(len(field))), field...)
}

func (s *said) number(n int64) {
	*s = append(*s, 8)
	*s = binary.BigEndian.AppendUint64(*s, uint64(n))
}

func (s *said) flag(is bool) {
	if is {
		*s = append(*s, 1, 1)
		return
	}
	*s = append(*s, 1, 0)
}

// instant is said in milliseconds, which both databases keep.
func (s *said) instant(at time.Time) { s.number(at.UnixMilli()) }

func (s *said) instantOrNone(at *time.Time) {
	if at == nil {
		*s = append(*s, 0)
		return
	}
	s.instant(*at)
}

func sayID[K any](s *said, id *domain.ID[K]) {
	if id == nil {
		*s = append(*s, 0)
		return
	}
	s.bytes(id.UUID[:])
}
