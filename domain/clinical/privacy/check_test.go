package privacy_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"cohort/domain/clinical/privacy"
)

var group = privacy.People{
	Peers: []privacy.Person{
		{ID: "grace", First: "Grace", Last: "Lee", Emails: []string{"glee42@example.org"}, Phones: []string{"(555) 014-4821"}, Code: "C-1042"},
		{ID: "jose", First: "José", Last: "García-López", Nicknames: []string{"Pepe"}},
		{ID: "will", First: "William", Preferred: "Will", Last: "Young"},
		{ID: "liz", First: "Elizabeth", Last: "O'Brien", Former: []string{"Whitmore"}},
		{ID: "may", First: "May", Last: "Müller"},
		{ID: "joanna", First: "Joanna", Last: "Kowalski"},
		{ID: "li", First: "小明", Last: "王"},
		{ID: "min", First: "민준", Last: "김"},
		{ID: "olga", First: "Ольга", Last: "Иванова"},
		{ID: "layla", First: "ليلى", Last: "حداد"},
		{ID: "mary", First: "Mary Ann", Last: "de la Cruz"},
	},
	Exempt: []privacy.Person{{ID: "client", First: "Tom", Last: "Price"}, {ID: "leader", First: "Kim", Last: "Tran"}},
}

// found lists findings as "text=who", joined by a bar.
func found(findings []privacy.Finding) string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Text+"="+strings.Join(f.Who, "+"))
	}
	return strings.Join(out, "|")
}

func TestPlacesInANote(t *testing.T) {
	checker := privacy.NewChecker(group)
	for _, tc := range []struct{ name, note, want string }{
		{"a clean note has none", "Client shared a loss; a peer offered support.", ""},
		{"the client and the leader may be named", "Tom told Kim that T.P. slept well. Mr. Price agreed.", ""},
		{"hope of grace is no person", "Grace period ends Friday. By the grace of God. Amazing Grace was sung.", ""},
		{"Grace who speaks is", "Client heard that Grace was late. Grace said so.", "Grace=grace|Grace=grace"},
		{"will as a verb is no person", "Will attend weekly. Client will call. Will call back.", ""},
		{"Will who acts is", "Will shared first. Client thanked Will.", "Will=will|Will=will"},
		{"a month is no person", "Seen May 4. In May and June. May I go?", ""},
		{"May who cries is", "Client comforted May. May cried.", "May=may|May=may"},
		{"a family name that is a word needs a title or a person's place", "Young people came. Ms. Young came.", "Ms. Young=will"},
		{"capitals in a sentence", "Client told JOSE so.", "JOSE=jose"},
		{"accents left out", "Garcia-Lopez and Muller met Mueller.", "Garcia-Lopez=jose|Muller=may|Mueller=may"},
		{"half of a joined name", "Client likes Lopez and Mary.", "Lopez=jose|Mary=mary"},
		{"apostrophe left out or typeset", "OBrien, O’Brien and O Brien's.", "OBrien=liz|O’Brien=liz|O Brien's=liz"},
		{"particles in any case", "The De La Cruzes and Cruz.", "De La Cruzes=mary|Cruz=mary"},
		{"maiden name", "Formerly Whitmore.", "Whitmore=liz"},
		{"diminutives", "Betty and Lizzie and Pepe.", "Betty=liz|Lizzie=liz|Pepe=jose"},
		{"one letter wrong", "Elizabth met Joana and Kowalsky.", "Elizabth=liz|Joana=joanna|Kowalsky=joanna"},
		{"first right, last wrong is one place", "Client saw Joanna Kowalsky today.", "Joanna Kowalsky=joanna"},
		{"two letters wrong is not looked for", "Client saw Kowulsky.", ""},
		{"initials", "G.L. cried. With J.K. there. E.O.'s car.", "G.L.=grace|J.K.=joanna|E.O.'s=liz"},
		{"initials shared by two name both", "J. said so.", "J.=jose+joanna"},
		{"a letter that is no initial", "Vitamin E, hepatitis E. Room E. E. coli.", ""},
		{"labels are how one should write", "Peer B spoke, then Peer E.", ""},
		{"handles", "Client follows @jo and @graceful_lee.", "@jo=joanna|@graceful_lee=grace"},
		{"address whole and in part", "Write glee42@example.org or glee42.", "glee42@example.org=grace|glee42=grace"},
		{"a longer address is another", "Write to aglee42@example.org.", ""},
		{"numbers", "Call 555.014.4821, +1 (555) 014-4821 or the number ending 4821.", "555.014.4821=grace|+1 (555) 014-4821=grace|4821=grace"},
		{"money and years are no numbers", "Paid $4821 and 4,821.00.", ""},
		{"codes", "Client c1042 and C-1042, not C-10421.", "c1042=grace|C-1042=grace"},
		{"last name first", "Lee, Grace", "Lee, Grace=grace"},
		{"joined", "GraceLee and may.müller", "GraceLee=grace|may.müller=may"},
		{"streets and tests are no people", "Lives on Grace Street. Young Mania Rating Scale. St. Mary's.", ""},
		{"Chinese inside a run", "今天王小明说他很好", "王小明=li"},
		{"Korean with a particle", "민준이가 말했다", "민준=min"},
		{"Russian in a case", "Говорил с Ольгой", "Ольгой=olga"},
		{"Arabic with a particle", "تكلم وليلى بكت", "وليلى=layla"},
		{"no capitals at all", "client said he was told by joanna that grace shared her story with will", "joanna=joanna|grace=grace|will=will"},
		{"decomposed accents", "Client met Jose\u0301.", "Jose\u0301=jose"},
		{"full-width letters", "Client met Ｊｏａｎｎａ.", "Ｊｏａｎｎａ=joanna"},
		{"invisible characters", "Client met Jo\u200banna.", "Jo\u200banna=joanna"},
		{"letters that only run together", "Client saw the o in gr ace.", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := found(checker.Check(tc.note)); got != tc.want {
				t.Errorf("in %q found %q, want %q", tc.note, got, tc.want)
			}
		})
	}
}

func TestWhatTheWriterIsTold(t *testing.T) {
	for _, tc := range []struct {
		note, suggestion string
		kind             privacy.Kind
		sure             privacy.Sureness
	}{
		{"Client told Joanna.", "a peer", privacy.FirstName, privacy.Certain},
		{"Joanna's story helped.", "A peer's", privacy.FirstName, privacy.Certain},
		{"Client met Joanna Kowalski.", "a peer", privacy.FullName, privacy.Certain},
		{"Client met the Kowalskis.", "a peer", privacy.Inflected, privacy.Likely},
		{"Client met Joanne.", "a peer", privacy.Misspelled, privacy.Possible},
		{"Client met Joannna.", "a peer", privacy.Misspelled, privacy.Likely},
		{"Client met Betsy.", "a peer", privacy.ShortName, privacy.Likely},
		{"Client called 555-014-4821.", "a peer's phone number", privacy.Phone, privacy.Certain},
		{"Client met Dr. Kowalski.", "a peer", privacy.LastName, privacy.Possible},
		{"Client's partner Joanna called.", "a peer", privacy.FirstName, privacy.Possible},
	} {
		findings := privacy.Check(tc.note, group)
		if len(findings) != 1 {
			t.Errorf("%q: %d findings, want 1: %v", tc.note, len(findings), findings)
			continue
		}
		f := findings[0]
		if f.Suggestion != tc.suggestion || f.Kind != tc.kind || f.Sure != tc.sure {
			t.Errorf("%q: %q, %v, %v; want %q, %v, %v", tc.note, f.Suggestion, f.Kind, f.Sure, tc.suggestion, tc.kind, tc.sure)
		}
		if strings.TrimSpace(f.Why) == "" || tc.note[f.Start:f.End] != f.Text {
			t.Errorf("%q: why %q, text %q", tc.note, f.Why, f.Text)
		}
	}
}

func TestReplaceLeavesACleanNote(t *testing.T) {
	note := "Joanna's story moved client. He thanked J.K. Then Grace Lee (glee42@example.org) left with Ms. Young."
	checker := privacy.NewChecker(group)
	got := privacy.Replace(note, checker.Check(note), privacy.Possible)
	want := "A peer's story moved client. He thanked a peer. Then a peer (a peer's email address) left with a peer."
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if left := checker.Check(got); left != nil {
		t.Errorf("still found: %v", found(left))
	}
}

func TestSharedNameMeansTheExemptPerson(t *testing.T) {
	people := privacy.People{
		Peers:  []privacy.Person{{ID: "peer", First: "Anna", Last: "Novak"}},
		Exempt: []privacy.Person{{ID: "client", First: "Anna", Last: "Berg"}},
	}
	for note, want := range map[string]string{
		"Anna spoke, and A.B. left.": "",
		"Client met Anna Novak.":     "Anna Novak=peer",
		"Client met Anna N. twice.":  "Anna N.=peer",
	} {
		if got := found(privacy.Check(note, people)); got != want {
			t.Errorf("in %q found %q, want %q", note, got, want)
		}
	}
}

// FuzzCheck holds the promises made for any bytes at all.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{"Grace Lee's", "J.K.\xff@jo", "王小明", "\xf0\x9f", "O'", "@", "(555) 014-4821", "Jo\u0301\u200d", "И\u0306"} {
		f.Add(seed)
	}
	checker := privacy.NewChecker(group)
	f.Fuzz(func(t *testing.T, note string) {
		last := 0
		for _, finding := range checker.Check(note) {
			if finding.Start < last || finding.End <= finding.Start || finding.End > len(note) {
				t.Fatalf("span %d-%d after %d in %q", finding.Start, finding.End, last, note)
			}
			if utf8.ValidString(note) && !utf8.ValidString(finding.Text) {
				t.Fatalf("span cuts a character: %q", finding.Text)
			}
			if len(finding.Who) == 0 || finding.Why == "" || finding.Suggestion == "" || finding.Sure < privacy.Possible {
				t.Fatalf("incomplete finding %+v", finding)
			}
			last = finding.End
		}
	})
}

// FuzzPeople holds that no name whatever upsets the checker.
func FuzzPeople(f *testing.F) {
	f.Add("Grace", "de la Cruz", "a@b", "555", "C")
	f.Add("\xff", "’", "@", "+", "\u0301")
	f.Fuzz(func(t *testing.T, first, last, email, phone, code string) {
		people := privacy.People{Peers: []privacy.Person{{ID: "p", First: first, Last: last, Preferred: code,
			Former: []string{first + " " + last}, Nicknames: []string{last}, Initials: []string{code},
			Emails: []string{email}, Phones: []string{phone}, Code: code}}}
		privacy.Check("Client told "+first+" "+last+"'s "+email+" "+phone+" "+code+".", people)
	})
}
