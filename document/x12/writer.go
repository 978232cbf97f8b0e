package x12

import (
	"bufio"
	"fmt"
	"io"
	"strconv"

	"cohort/domain"
	"cohort/domain/billing/claim"
)

// writer puts out segments, and counts them since the last ST.
type writer struct {
	to    *bufio.Writer
	count int
}

func newWriter(to io.Writer) *writer { return &writer{to: bufio.NewWriterSize(to, 32<<10)} }

// segment writes one segment; empty elements at its end are left out, as the
// standard demands.
func (w *writer) segment(name string, elements ...string) {
	for len(elements) > 0 && elements[len(elements)-1] == "" {
		elements = elements[:len(elements)-1]
	}
	w.to.WriteString(name)
	for _, e := range elements {
		w.to.WriteByte('*')
		w.to.WriteString(e)
	}
	w.to.WriteString("~\n")
	w.count++
}

// flush reports the first error of any write before it.
func (w *writer) flush() error {
	if err := w.to.Flush(); err != nil {
		return fmt.Errorf("x12: write: %w", err)
	}
	return nil
}

// amount writes cents as the standard wants dollars: without a sign for plus,
// without a point for whole dollars, without zeros at the end.
func amount(cents int64) string {
	buf := make([]byte, 0, 16)
	rest := uint64(cents)
	if cents < 0 {
		buf = append(buf, '-')
		rest = -rest
	}
	buf = strconv.AppendUint(buf, rest/100, 10)
	if part := rest % 100; part != 0 {
		buf = append(buf, '.', byte('0'+part/10))
		if part%10 != 0 {
			buf = append(buf, byte('0'+part%10))
		}
	}
	return string(buf)
}

// day writes a date as CCYYMMDD, and no date as nothing.
func day(d domain.Date) string {
	if d.IsZero() {
		return ""
	}
	n := d.Year*10000 + int(d.Month)*100 + d.Day
	return fmt.Sprintf("%08d", n)
}

// count writes a number of units, and zero as nothing.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// units writes a number of units, and zero as nothing.
func units(q claim.Quantity) string {
	if q == 0 {
		return ""
	}
	return amount(int64(q)) // hundredths are written alike
}
