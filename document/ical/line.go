package ical

import (
	"bytes"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineOctets is the longest a line may be, without its end (RFC 5545 section 3.1).
const lineOctets = 75

// writer gathers content lines.
type writer struct{ bytes.Buffer }

// raw writes a property whose value needs no escaping.
func (w *writer) raw(name, value string) { w.fold(name + ":" + value) }

// text writes a property of the type TEXT.
func (w *writer) text(name, value string) { w.fold(name + ":" + escape(value)) }

// fold breaks a long line by CRLF and a space, never within a character.
func (w *writer) fold(line string) {
	room := lineOctets
	for len(line) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		w.WriteString(line[:cut])
		w.WriteString("\r\n ")
		line, room = line[cut:], lineOctets-1 // the space counts
	}
	w.WriteString(line)
	w.WriteString("\r\n")
}

// escape makes a TEXT value (RFC 5545 section 3.3.11). Control characters,
// which the format does not allow, are left out; so are broken bytes.
func escape(s string) string {
	var b strings.Builder
	s = strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n")
	for _, r := range s {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			b.WriteString(`\n`)
		case r == '\t' || !unicode.IsControl(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// safeURL takes no address, or one that a calendar program may open.
func safeURL(s string) bool {
	if s == "" {
		return true
	}
	for _, r := range s {
		if r <= ' ' || r >= 0x7f {
			return false
		}
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}
