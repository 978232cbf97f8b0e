package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/repository/storetest"
)

// What is unusual and right is kept as it was sent.
func TestUnusualTextIsKept(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		for sent, want := range map[string]string{
			`\ud83d\ude00`:             "😀",
			`\uD83D\uDE00\ud83d\ude00`: "😀😀",
			`\\ud800`:                  `\ud800`,
			`\\\\udc00 \u00e9`:         `\\udc00 é`,
			`\ufffd`:                   "\ufffd",
			`O\u2019Neill\/Vega`:       "O’Neill/Vega",
			`李小龍`:                      "李小龍",
			`a\u0301\u200d`:            "a\u0301\u200d",
			`line\nbreak\ttab`:         "line\nbreak\ttab",
			`%s %d {{.}} ${x} <b>`:     `%s %d {{.}} ${x} <b>`,
		} {
			got := w.Do("intake", http.MethodPost, "/clients", `{"firstName":"Ana","lastName":"Lopez","birthDate":"1990-01-15","address":"`+sent+`"}`)
			if got.Status != http.StatusCreated || got.Text("address") != want {
				t.Errorf("%s: %d %q", sent, got.Status, got.Text("address"))
				continue
			}
			if again := w.Do("intake", http.MethodGet, "/clients/"+got.Text("id"), nil); again.Text("address") != want {
				t.Errorf("%s was kept as %q", sent, again.Text("address"))
			}
		}
	})
}

// A fault in one field of a number is named where it is, however deep.
func TestNumbersThatWouldBeRoundedAreNamed(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	for number, message := range map[string]string{"9007199254740993": "", "9223372036854775808": "larger", "1e400": "larger", "-1e19": "larger",
		"15.0": "whole number", "15e0": "whole number", "15.5": "integer"} {
		got := w.Do("therapist", http.MethodPost, "/curricula", `{"name":"A","weeks":[{"theme":"One","agenda":[{"title":"T","minutes":5},{"title":"T","minutes":`+number+`}]}]}`)
		field := got.Text("errors.0.field")
		if got.Status != http.StatusUnprocessableEntity || field != "weeks[0].agenda[1].minutes" || !strings.Contains(got.Text("errors.0.message"), message) {
			t.Errorf("%s: %d %s", number, got.Status, got.Raw)
		}
	}
}

// The largest body that is taken, filled with faults, gets a short answer.
// How long each takes is printed, not judged.
func TestWalkLargestBodiesGetShortAnswers(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	const almost = 1<<20 - 200
	for what, body := range map[string]string{
		"wrong entries":       `{"name":"A","weeks":[` + strings.Repeat("1,", almost/2) + `1]}`,
		"empty weeks":         `{"name":"A","weeks":[` + strings.Repeat("{},", almost/3) + `{}]}`,
		"wrong numbers":       `{"name":"A","weeks":[{"theme":"T","buildsOn":[` + strings.Repeat("0,", almost/2) + `0]}]}`,
		"empty texts":         `{"name":"A","weeks":[{"theme":"T","materials":[` + strings.Repeat(`"",`, almost/3) + `""]}]}`,
		"unknown fields":      "{" + strings.TrimSuffix(manyFields(almost), ",") + "}",
		"a long name":         `{"` + strings.Repeat("n", almost/2) + `":[` + strings.Repeat("1,", almost/4) + `1]}`,
		"long names, nested":  strings.Repeat(`{"`+strings.Repeat("n", almost/64)+`":`, 30) + "[" + strings.Repeat("1,", almost/4) + "1]" + strings.Repeat("}", 30),
		"escapes":             `{"name":"` + strings.Repeat(`\ud83d\ude00`, almost/12) + `"}`,
		"backslashes":         `{"name":"` + strings.Repeat(`\\`, almost/2) + `"}`,
		"one very long digit": `{"name":` + strings.Repeat("9", almost) + `}`,
	} {
		begun := time.Now()
		got := w.Do("therapist", http.MethodPost, "/curricula", body)
		took := time.Since(begun)
		checkProblem(t, what, got)
		if got.Status != http.StatusUnprocessableEntity || len(got.Raw) > 64<<10 {
			t.Errorf("%s: %d after %s with %d bytes", what, got.Status, took, len(got.Raw))
		}
		t.Logf("%s: %s, %d bytes", what, took, len(got.Raw))
	}
}

// manyFields are so many bytes of fields that nobody knows.
func manyFields(bytes int) string {
	var out strings.Builder
	for n := 0; out.Len() < bytes-20; n++ {
		out.WriteString(`"f`)
		for rest := n; rest > 0; rest /= 26 {
			out.WriteByte(byte('a' + rest%26))
		}
		out.WriteString(`":1,`)
	}
	return out.String()
}
