package domain

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"slices"
)

// Why a PDF is not taken.
const (
	pdfActs   = "is a PDF that holds a script, a program to start, a form that sends, a film or another file, and is not taken; print it to a new PDF, and add that"
	pdfLocked = "is a PDF under a password, so that nobody can see what it would do; save it without, and add that"
	pdfHidden = "is a PDF whose inside cannot be looked at; print it to a new PDF, and add that"
)

// Names that stand in a PDF (ISO 32000-1, 7.3.5 and 12.6.4) only where it acts by
// itself. The long ones are looked for everywhere; the short ones, which come up
// by chance in what is compressed, outside of streams alone.
var (
	pdfLong = []string{"JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "FileAttachment", "RichMedia", "Rendition", "SubmitForm", "ImportData", "GoToR", "GoToE"}
	pdfBare = []string{"JS", "EF", "XFA", "Movie", "Sound"}
	// Ways in which a stream may be written; one alone is undone here.
	pdfFilters = []string{"FlateDecode", "Fl", "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "LZWDecode", "LZW", "RunLengthDecode", "RL",
		"CCITTFaxDecode", "CCF", "DCTDecode", "DCT", "JBIG2Decode", "JPXDecode", "Crypt"}
)

var (
	pdfStream = regexp.MustCompile(`stream(\r\n|\n|\r)`)
	pdfObject = regexp.MustCompile(`\d+[\s\x00]+\d+[\s\x00]+obj`)
)

// mostInflated bounds what the object streams of one PDF may unpack to.
const mostInflated = 64 << 20

// pdfFault says why a PDF is not taken, "" for one that is. It refuses what acts
// by itself, and what it cannot look into. Names may be written with their
// characters as #4A, and objects may lie packed in streams: both are undone.
func pdfFault(content []byte) string {
	everywhere := pdfNames(content)
	switch {
	case everywhere["Encrypt"]:
		return pdfLocked
	case hasAny(everywhere, pdfLong):
		return pdfActs
	}
	room := int64(mostInflated)
	for from := 0; ; {
		at := nextStream(content[from:])
		if at == nil {
			return barePDF(content[from:])
		}
		head, body := content[from:from+at[0]], content[from+at[1]:]
		end := bytes.Index(body, []byte("endstream"))
		if end < 0 {
			end = len(body)
		}
		if why := barePDF(head); why != "" {
			return why
		}
		if why := packedPDF(head, body, end, &room); why != "" {
			return why
		}
		from += at[1] + end
	}
}

// nextStream finds where a stream begins: the keyword, with the end of its line.
func nextStream(content []byte) []int {
	for from := 0; ; {
		at := pdfStream.FindIndex(content[from:])
		if at == nil {
			return nil
		}
		at[0], at[1] = at[0]+from, at[1]+from
		if !bytes.HasSuffix(content[:at[0]], []byte("end")) {
			return at
		}
		from = at[1]
	}
}

func barePDF(part []byte) string {
	if names := pdfNames(part); hasAny(names, pdfLong) || hasAny(names, pdfBare) {
		return pdfActs
	}
	return ""
}

// packedPDF looks into a stream, if it holds objects. What lies between the end of
// the stream before and this one says so: no more than one dictionary there has a
// stream. Readers are lenient: one that only counts its objects is looked at too.
func packedPDF(head, body []byte, end int, room *int64) string {
	said, own := pdfNames(head), pdfNames(head[lastObject(head):])
	if !said["ObjStm"] && !(own["First"] && own["N"]) {
		return ""
	}
	filters := slices.DeleteFunc(slices.Clone(pdfFilters), func(f string) bool { return !own[f] })
	switch {
	case own["Predictor"] || own["F"] || len(filters) > 1:
		return pdfHidden
	case len(filters) == 0 && !own["Filter"]:
		return barePDF(body[:end])
	case len(filters) == 0 || filters[0] != "FlateDecode" && filters[0] != "Fl":
		return pdfHidden
	}
	packed, err := zlib.NewReader(bytes.NewReader(body)) // it ends by itself, wherever the word endstream comes up
	if err != nil {
		return pdfHidden
	}
	objects, err := io.ReadAll(io.LimitReader(packed, *room))
	*room -= int64(len(objects))
	if err != nil || *room <= 0 {
		return pdfHidden
	}
	return barePDF(objects)
}

func lastObject(head []byte) int {
	found := pdfObject.FindAllIndex(head, -1)
	if len(found) == 0 {
		return 0
	}
	return found[len(found)-1][0]
}

func hasAny(names map[string]bool, of []string) bool {
	return slices.ContainsFunc(of, func(name string) bool { return names[name] })
}

// pdfNames gives the names in a part of a PDF, with their characters as they are
// meant. None that is asked for is longer than 20.
func pdfNames(part []byte) map[string]bool {
	names := map[string]bool{}
	for {
		at := bytes.IndexByte(part, '/')
		if at < 0 {
			return names
		}
		part = part[at+1:]
		if name := pdfName(part); name != "" {
			names[name] = true
		}
	}
}

const longestPDFName = 20

func pdfName(part []byte) string {
	name := make([]byte, 0, longestPDFName)
	for i := 0; i < len(part) && !isPDFEnd(part[i]); i++ {
		c := part[i]
		if c == '#' && i+2 < len(part) {
			high, low := hexDigit(part[i+1]), hexDigit(part[i+2])
			if high >= 0 && low >= 0 {
				c, i = byte(high<<4|low), i+2
			}
		}
		if len(name) == longestPDFName {
			return ""
		}
		name = append(name, c)
	}
	return string(name)
}

// isPDFEnd says whether a name ends here (ISO 32000-1, tables 1 and 2).
func isPDFEnd(c byte) bool { return bytes.IndexByte([]byte("\x00\t\n\f\r ()<>[]{}/%"), c) >= 0 }

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
