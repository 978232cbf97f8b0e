package privacy_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf16"

	"cohort/domain/clinical/privacy"
)

func TestPositionsAsABrowserCountsThem(t *testing.T) {
	note := "🙂 Zoë’s mood é: Joanna said 👩‍👩‍👧 hi. Müller’s turn; then Joanna Kowalski 🙂."
	findings := privacy.Check(note, group)
	if len(findings) != 3 {
		t.Fatalf("%d findings, want 3: %v", len(findings), found(findings))
	}
	units := utf16.Encode([]rune(note))
	for _, f := range findings {
		if got := string(utf16.Decode(units[f.StartUTF16:f.EndUTF16])); got != f.Text || note[f.Start:f.End] != f.Text {
			t.Errorf("units %d to %d are %q, bytes %q, want %q", f.StartUTF16, f.EndUTF16, got, note[f.Start:f.End], f.Text)
		}
	}
}

func TestFindingsAsJSON(t *testing.T) {
	findings := privacy.Check("é: client told Joanna Kowalski.", group)
	raw, err := json.Marshal(findings)
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"startByte":16,"endByte":31,"start":15,"end":30,"text":"Joanna Kowalski","who":["joanna"],"kind":"full_name","why":"full name","sure":"certain","suggestion":"a peer"}]`
	if string(raw) != want {
		t.Errorf("got  %s\nwant %s", raw, want)
	}
	var back []privacy.Finding
	if err := json.Unmarshal(raw, &back); err != nil || len(back) != 1 || back[0].Kind != privacy.FullName || back[0].Sure != privacy.Certain {
		t.Errorf("read back %v, %v", back, err)
	}
	for _, bad := range []string{`[{"kind":"street"}]`, `[{"sure":"perhaps"}]`} {
		if json.Unmarshal([]byte(bad), &back) == nil {
			t.Errorf("%s was read", bad)
		}
	}
	if _, err := json.Marshal(privacy.Finding{}); err == nil {
		t.Error("a finding without a kind was written")
	}
}

func TestADismissedFindingDoesNotAskAgain(t *testing.T) {
	note := "Client told Joanna about work.\nLater he told Joanna about home."
	findings := privacy.Check(note, group)
	if len(findings) != 2 {
		t.Fatalf("%d findings, want 2", len(findings))
	}
	dismissals := []privacy.Dismissal{privacy.Dismiss(note, findings[0])}
	for _, tc := range []struct {
		name, note      string
		open, dismissed int
	}{
		{"the same note", note, 1, 1},
		{"changed elsewhere", "Seen today.\n" + note + " He left early.", 1, 1},
		{"written otherwise, in the same words", strings.Replace(note, "Client told", "CLIENT  told", 1), 1, 1},
		{"changed beside it", strings.Replace(note, "about work", "about Kim", 1), 2, 0},
		{"said twice", note + "\nClient told Joanna about work.", 2, 1},
	} {
		open, dismissed := privacy.Open(tc.note, privacy.Check(tc.note, group), dismissals)
		if len(open) != tc.open || len(dismissed) != tc.dismissed {
			t.Errorf("%s: %d open and %d dismissed, want %d and %d", tc.name, len(open), len(dismissed), tc.open, tc.dismissed)
		}
	}
}

func TestAcceptingOneLeavesTheOthers(t *testing.T) {
	note := "Client told Joanna, then Müller’s wife."
	findings := privacy.Check(note, group)
	if len(findings) != 2 {
		t.Fatalf("%d findings, want 2", len(findings))
	}
	got := privacy.Accept(note, findings[1:])
	if want := "Client told Joanna, then a peer's wife."; got != want {
		t.Fatalf("got %q, want %q", got, want)
	}
	if left := privacy.Check(got, group); len(left) != 1 || left[0].Text != "Joanna" {
		t.Errorf("left: %v", found(left))
	}
	if got := privacy.Accept("short", findings); got != "short" {
		t.Errorf("findings of another note made %q", got)
	}
}

func TestFormerCodesAndMiddleNames(t *testing.T) {
	people := privacy.People{Peers: []privacy.Person{{ID: "p", First: "Tyrone", Middle: "Jerome", Last: "Jessup", Code: "C-1042", FormerCodes: []string{"C-2077"}}}}
	for _, note := range []string{"Seen with C-2077.", "Client told Jerome so.", "Client met Jerome Jessup.", "Client met T.J. Jessup.", "Client asked T.J. twice."} {
		if found := privacy.Check(note, people); len(found) != 1 || found[0].Who[0] != "p" {
			t.Errorf("%q: %v", note, found)
		}
	}
}
