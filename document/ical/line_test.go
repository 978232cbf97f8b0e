package ical

import (
	"strings"
	"testing"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
)

func unfold(s string) string { return strings.ReplaceAll(s, "\r\n ", "") }

func TestLongLinesAreFolded(t *testing.T) {
	for _, c := range []struct {
		name, line string
		lines      int
	}{
		{"short", "SUMMARY:Group session 3", 1},
		{"75 octets", strings.Repeat("x", 75), 1},
		{"76 octets", strings.Repeat("x", 76), 2},
		{"75 and 74 octets", strings.Repeat("x", 149), 2},
		{"one more", strings.Repeat("x", 150), 3},
		{"a character across the border", strings.Repeat("x", 74) + "é", 2},
		{"four octets across the border", strings.Repeat("x", 73) + "🏥" + strings.Repeat("y", 70), 2},
		{"only wide ones", strings.Repeat("長", 60), 3},
		{"nothing", "", 1},
	} {
		w := &writer{}
		w.fold(c.line)
		text := w.String()
		lines := strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n")
		if len(lines) != c.lines || unfold(text) != c.line+"\r\n" {
			t.Errorf("%s: %d lines, want %d: %q", c.name, len(lines), c.lines, text)
		}
		for _, line := range lines {
			if len(line) > lineOctets || !utf8.ValidString(line) {
				t.Errorf("%s: %d octets, valid %t: %q", c.name, len(line), utf8.ValidString(line), line)
			}
		}
	}
}

// TestRFC5545Texts are the examples of sections 3.1 and 3.3.11.
func TestRFC5545Texts(t *testing.T) {
	w := &writer{}
	w.text("DESCRIPTION", "Project XYZ Final Review\nConference Room - 3B\nCome Prepared.")
	if want := "DESCRIPTION:Project XYZ Final Review\\nConference Room - 3B\\nCome Prepared.\r\n"; unfold(w.String()) != want {
		t.Errorf("got %q, want %q", w.String(), want)
	}
	if got := unfold("DESCRIPTION:This is a lo\r\n ng description\r\n  that exists on a long line.\r\n"); got != "DESCRIPTION:This is a long description that exists on a long line.\r\n" {
		t.Errorf("got %q", got)
	}
}

func TestTextsAreEscaped(t *testing.T) {
	for in, want := range map[string]string{
		"a,b;c\\d":        `a\,b\;c\\d`,
		"a\nb\r\nc\rd":    `a\nb\nc\nd`,
		"a\x00b\x1bc\x7f": "abc",
		"a\tb":            "a\tb",
		"broken \xff\xfe": "broken ",
		"a\u2028b":        `a\nb`,
		`say "hi": ok`:    `say "hi": ok`,
	} {
		if got := escape(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// FuzzText checks that no text breaks out of its line, and that another parser
// reads back what a calendar may hold of it.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "Room 2", "a,b;c\\d\n", "\r\nEND:VEVENT\r\n", "é🏥長", strings.Repeat(`\,`, 99), "\xff\x00", " x", "\\", "\\\\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w := &writer{}
		w.text("LOCATION", s)
		for i, line := range strings.Split(strings.TrimSuffix(w.String(), "\r\n"), "\r\n") {
			if len(line) > lineOctets || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n\x00") || (i > 0) != strings.HasPrefix(line, " ") {
				t.Fatalf("%q gave the line %q", s, line)
			}
		}
		read, err := ics.ParseProperty(ics.ContentLine(strings.TrimSuffix(unfold(w.String()), "\r\n")))
		if err != nil || read == nil {
			t.Fatalf("%q cannot be read back: %v", s, err)
		}
		again := &writer{}
		again.text("LOCATION", read.Value)
		if again.String() != w.String() {
			t.Fatalf("%q was read back as %q", s, read.Value)
		}
	})
}
