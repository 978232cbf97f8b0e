// Package chargefile writes the file of an export batch. A file carries client
// codes instead of names, and no diagnosis, group or theme: it goes to people
// who need none of them. Its bytes depend on the charges alone, so a batch
// downloaded again is the same file.
package chargefile

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"cohort/domain"
	"cohort/domain/billing"
	billingdesk "cohort/practice/billing"
)

// New makes the writer for a batch's format and version.
func New(b billing.Batch, to io.Writer) (billingdesk.BatchWriter, error) {
	if b.Format == billing.FormatCSV && b.FormatVersion >= 1 && b.FormatVersion <= len(headers) {
		return newCSV(b, to)
	}
	return nil, fmt.Errorf("no writer for %s version %d", b.Format, b.FormatVersion)
}

// headers name the columns of each version. RFC 4180: comma, CRLF, UTF-8. The
// second has what a claim needs of each client's own attendance: the minutes, and
// in_person or online.
var headers = []string{
	"batch,charge_id,service_date,client,kind,code,units,fee,currency,reverses\r\n",
	"batch,charge_id,service_date,client,kind,code,units,fee,currency,reverses,minutes,place\r\n",
}

const bufferBytes = 64 << 10

type csvWriter struct {
	out   *bufio.Writer
	batch string
	timed bool // minutes and place are in it
	line  []byte
}

func newCSV(b billing.Batch, to io.Writer) (*csvWriter, error) {
	w := &csvWriter{out: bufio.NewWriterSize(to, bufferBytes), batch: fmt.Sprintf("%04d,", b.Number), timed: b.FormatVersion > 1}
	_, err := w.out.WriteString(headers[b.FormatVersion-1])
	return w, err
}

// Write adds a charge as one line. It is by hand because a batch may have a
// million of them.
func (w *csvWriter) Write(c billing.Charge) error {
	line := append(w.line[:0], w.batch...)
	line = appendUUID(line, c.ID.UUID)
	line = append(line, ',')
	line = appendDate(line, c.ServiceDate)
	line = append(line, ',')
	line = appendCell(line, c.ClientCode)
	line = append(line, ',')
	line = appendCell(line, string(c.Kind))
	line = append(line, ',')
	line = appendCell(line, c.Code)
	line = append(line, ',')
	line = strconv.AppendInt(line, int64(c.Units), 10)
	line = append(line, ',')
	line = appendMoney(line, c.Fee)
	line = append(line, ',')
	line = appendCell(line, c.Fee.Currency)
	line = append(line, ',')
	if !c.ReversesID.IsZero() {
		line = appendUUID(line, c.ReversesID.UUID)
	}
	if w.timed {
		line = append(line, ',')
		if c.Minutes > 0 {
			line = strconv.AppendInt(line, int64(c.Minutes), 10)
		}
		line = append(line, ',')
		line = appendCell(line, string(c.Place))
	}
	w.line = append(line, '\r', '\n')
	_, err := w.out.Write(w.line)
	return err
}

// Close writes what is still in memory.
func (w *csvWriter) Close() error { return w.out.Flush() }

// appendCell writes a text so that it is one cell, and so that no spreadsheet
// takes it for a formula: a cell that begins like one gets an apostrophe.
func appendCell(line []byte, text string) []byte {
	if text != "" && strings.IndexByte("=+-@\t\r", text[0]) >= 0 {
		text = "'" + text
	}
	if !strings.ContainsAny(text, ",\"\r\n") {
		return append(line, text...)
	}
	line = append(line, '"')
	line = append(line, strings.ReplaceAll(text, `"`, `""`)...)
	return append(line, '"')
}

func appendUUID(line []byte, id [16]byte) []byte {
	const digits = "0123456789abcdef"
	for i, b := range id {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			line = append(line, '-')
		}
		line = append(line, digits[b>>4], digits[b&15])
	}
	return line
}

func appendDate(line []byte, d domain.Date) []byte {
	return append(line,
		byte('0'+d.Year/1000%10), byte('0'+d.Year/100%10), byte('0'+d.Year/10%10), byte('0'+d.Year%10), '-',
		byte('0'+int(d.Month)/10), byte('0'+int(d.Month)%10), '-', byte('0'+d.Day/10), byte('0'+d.Day%10))
}

// appendMoney writes an amount as digits with a point. A negative number is
// no formula.
func appendMoney(line []byte, m domain.Money) []byte {
	if m.MinorDigits() != 2 {
		return append(line, m.Decimal()...)
	}
	amount := m.Amount
	if amount < 0 {
		line = append(line, '-')
		amount = -amount
	}
	line = strconv.AppendInt(line, amount/100, 10)
	return append(line, '.', byte('0'+amount/10%10), byte('0'+amount%10))
}
