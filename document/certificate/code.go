package certificate

import (
	"image/color"

	"codeberg.org/go-pdf/fpdf"
	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
)

// codeOf is a text as a QR code, a pixel for each of its squares. A seventh of it
// may be torn or stained; of a longer text, whose squares would be too small for a
// telephone, a fourteenth.
func codeOf(text string) (barcode.Barcode, error) {
	level := qr.M
	if len(text) > 900 {
		level = qr.L
	}
	return qr.Encode(text, level, qr.Unicode)
}

// draw draws a code as squares, so that it stays sharp at any size. Those that lie
// beside each other are one shape, without hairlines between them.
func draw(pdf *fpdf.Fpdf, code barcode.Barcode, x, y, size float64) {
	n := code.Bounds().Dx()
	square := size / float64(n)
	pdf.SetFillColor(0, 0, 0)
	for row := range n {
		for from := 0; from < n; {
			to := from
			for to < n && isDark(code.At(to, row)) {
				to++
			}
			if to > from {
				pdf.Rect(x+float64(from)*square, y+float64(row)*square, float64(to-from)*square, square, "F")
			}
			from = to + 1
		}
	}
}

func isDark(c color.Color) bool {
	r, _, _, _ := c.RGBA()
	return r == 0
}
