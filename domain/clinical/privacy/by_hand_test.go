package privacy_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"cohort/domain/clinical/privacy"
)

// byHand are the groups of byhand.txt.
var byHand = map[string]privacy.People{
	"words": {
		Peers: []privacy.Person{
			{ID: "grace", First: "Grace", Last: "Lee", Emails: []string{"grace.lee77@example.org"}, Phones: []string{"(312) 555-0147"}, Code: "C-7731"},
			{ID: "carter", First: "William", Last: "Carter", Emails: []string{"wcarter@example.com"}},
			{ID: "will", First: "Will", Last: "Young"},
			{ID: "mark", First: "Mark", Last: "Frank"},
			{ID: "hope", First: "Hope", Last: "O'Brien"},
			{ID: "may", First: "May", Last: "D'Angelo"},
			{ID: "bill", First: "Bill", Last: "van der Berg"},
			{ID: "rose", First: "Rose", Last: "Penny"},
			{ID: "faith", First: "Faith", Last: "Ng"},
			{ID: "art", First: "Art", Last: "Li"},
			{ID: "penny", First: "Penny", Last: "St. James"},
			{ID: "frank", First: "Frank", Last: "Müller"},
			{ID: "joanna", First: "Joanna", Preferred: "Jo", Last: "Smith-Jones", Emails: []string{"jo.from.the.lake@example.net"}},
		},
		Exempt: []privacy.Person{{ID: "client", First: "Tom", Last: "Price", Phones: []string{"847-555-0199"}}, {ID: "leader", First: "Kim", Last: "Tran"}},
	},
	"world": {
		Peers: []privacy.Person{
			{ID: "minh", First: "Minh Anh", Last: "Nguyễn"},
			{ID: "jose", First: "José Ángel", Last: "García Márquez"},
			{ID: "vlad", First: "Владимир", Last: "Кузнецов"},
			{ID: "katya", First: "Екатерина", Preferred: "Катя", Last: "Соколова"},
			{ID: "lina", First: "娜", Last: "李"},
			{ID: "wang", First: "芳", Last: "王", Nicknames: []string{"芳芳"}},
			{ID: "ouyang", First: "明", Last: "欧阳"},
			{ID: "moh", First: "محمد", Last: "العلي"},
			{ID: "siobhan", First: "Siobhán", Last: "Ní Dhomhnaill"},
			{ID: "pieter", First: "Pieter", Last: "van der Merwe"},
			{ID: "zoe", First: "Zoë", Last: "Krüger"},
			{ID: "soren", First: "Søren", Last: "Ågård"},
			{ID: "dimitri", First: "Δημήτρης", Last: "Παπαδόπουλος"},
			{ID: "priya", First: "Priya", Last: "Ramanathan"},
			{ID: "seun", First: "Oluwaseun", Preferred: "Seun", Last: "Adeyemi-Cole"},
			{ID: "sakura", First: "さくら", Last: "田中"},
			{ID: "cohen", First: "דוד", Last: "כהן"},
			{ID: "minjun", First: "민준", Last: "김"},
			{ID: "som", First: "สมชาย", Last: "ใจดี"},
			{ID: "yilmaz", First: "İbrahim", Last: "Yılmaz"},
			{ID: "dangelo", First: "Łukasz", Last: "Wiśniewski"},
		},
		Exempt: []privacy.Person{{ID: "client", First: "Ann", Last: "Berg"}, {ID: "leader", First: "Kim", Last: "Tran"}},
	},
	"shared": {
		Peers: []privacy.Person{
			{ID: "santos", First: "Maria", Last: "Santos"},
			{ID: "park", First: "Grace", Last: "Park"},
			{ID: "dan", First: "Dan", Last: "Whitfield"},
			{ID: "liz", First: "Elizabeth", Last: "Turner"},
			{ID: "ken", First: "Kenneth", Last: "Baker"},
			{ID: "robin", First: "Robin", Last: "Olsen", Former: []string{"Robert Olsen"}},
			{ID: "sky", First: "Skyler", Last: "Abbott", Nicknames: []string{"Sky"}},
		},
		Exempt: []privacy.Person{{ID: "client", First: "Maria", Last: "Lopez"}, {ID: "leader", First: "Grace", Last: "Kim"}, {ID: "writer", First: "Daniel", Last: "Ortiz"}},
	},
}

// handLine is one line of byhand.txt with its places.
type handLine struct {
	group, kind, text string
	labels            []label
}

func readByHand(t testing.TB) []handLine {
	t.Helper()
	var out []handLine
	group, kind := "", ""
	for _, line := range readLines(t, "byhand.txt") {
		if strings.HasPrefix(line, "[") {
			group, kind, _ = strings.Cut(strings.Trim(line, "[]"), " ")
			continue
		}
		text, err := strconv.Unquote(`"` + strings.ReplaceAll(line, `"`, `\"`) + `"`)
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		h := handLine{group: group, kind: kind}
		for {
			before, rest, more := strings.Cut(text, "{")
			h.text += before
			if !more {
				break
			}
			var place string
			place, text, _ = strings.Cut(rest, "}")
			who, written, _ := strings.Cut(place, "|")
			h.labels = append(h.labels, label{kind, len(h.text), len(h.text) + len(written), who})
			h.text += written
		}
		out = append(out, h)
	}
	return out
}

// TestSentencesWrittenByHand reads sentences that no generator made, with the
// traps a person thinks of. On their first run the first 300 places gave recall
// 0.937, with alarms in 17 of 95 clean lines, each of which is a trap; 110 more,
// written after the repairs, gave 0.955, with an alarm in 1 of 22 clean notes,
// and another 36 gave 0.944, with alarms in 2 of 10.
// What is found now must stay so, and what is not is kept under "doubtful" and
// "missed".
func TestSentencesWrittenByHand(t *testing.T) {
	checkers := map[string]*privacy.Checker{}
	for name, people := range byHand {
		checkers[name] = privacy.NewChecker(people)
	}
	lines, places := map[string]int{}, map[string]int{}
	for _, h := range readByHand(t) {
		lines[h.kind]++
		places[h.kind] += len(h.labels)
		findings := checkers[h.group].Check(h.text)
		for _, l := range h.labels {
			if h.finds(l, findings) == (h.kind == "missed") {
				t.Errorf("%s: %q in %q: found %v", h.kind, h.text[l.start:l.end], h.text, found(findings))
			}
		}
		for _, f := range findings {
			if !h.expects(f) {
				t.Errorf("%s: needless %v %v %q in %q", h.kind, f.Sure, f.Kind, f.Text, h.text)
			}
		}
	}
	fmt.Print("by hand:")
	for _, kind := range sortedKeys(lines) {
		fmt.Printf(" %s %d/%d;", kind, places[kind], lines[kind])
	}
	fmt.Println(" places/lines")
}

// finds reports that a finding covers the place, or for "partly" touches it,
// and names the right peer.
func (h *handLine) finds(l label, findings []privacy.Finding) bool {
	for _, f := range findings {
		covers := f.Start <= l.start && l.end <= f.End || h.kind == "partly" && f.Start < l.end && l.start < f.End
		if covers && contains(f.Who, l.who) {
			return true
		}
	}
	return false
}

// expects reports that a finding lies over a place of the line.
func (h *handLine) expects(f privacy.Finding) bool {
	for _, l := range h.labels {
		if f.Start < l.end && l.start < f.End {
			return true
		}
	}
	return false
}
