package domain

import (
	"testing"
	"time"
)

func TestWhatIsTypedFindsClients(t *testing.T) {
	birth := Date{Year: 1987, Month: time.March, Day: 4}
	ana := Client{Code: "C-4821", FirstName: "Ana María", LastName: "O'Neill-García", PreferredName: "Annie", BirthDate: birth,
		FormerNames: []string{"Ana de la Peña"}, Contact: Contact{Phone: "+1 (212) 555-0101 ext. 7788, ask for the night nurse"}}
	li := Client{Code: "C-0007", FirstName: "李明", BirthDate: birth.AddDays(400)}
	dang := Client{Code: "C-0008", FirstName: "Th\u1ecb", LastName: "\u0110\u1eb7ng", BirthDate: birth.AddDays(900)}
	for text, want := range map[string][3]Fit{
		"ana": {FitsWell, 0, 0}, "ANA": {FitsWell, 0, 0}, "an": {FitsWell, 0, FitsNot}, "maria": {FitsWell, 0, 0}, "MARI\u0301A": {FitsWell, 0, 0}, "annie": {FitsWell, 0, 0},
		"oneill": {FitsWell, 0, 0}, "o'neill": {FitsWell, 0, 0}, "o neill": {FitsWell, 0, 0}, "O’Neill": {FitsWell, 0, 0}, "neill": {FitsWell, 0, 0}, "garcia": {FitsWell, 0, 0},
		"oneill-garcia": {FitsWell, 0, 0}, "oneillgarcia": {FitsWell, 0, 0}, "garcia ana": {FitsWell, 0, 0}, "ana gar": {FitsWell, 0, 0}, "mar one": {FitsWell, 0, 0},
		"anamaria": {FitsInside, 0, 0}, "dela pena": {FitsInside, 0, 0}, "ana-maria": {FitsWell, 0, 0}, "de la pena": {FitsWell, 0, 0}, "delapena": {FitsInside, 0, 0}, "peña": {FitsWell, 0, 0},
		"arcia": {FitsInside, 0, 0}, "ana arcia": {FitsInside, 0, 0}, "ei": {}, "ana lopez": {}, "李": {0, FitsWell, 0}, "明": {0, FitsInside, 0},
		"dang": {0, 0, FitsWell}, "đặng thị": {0, 0, FitsWell}, "\u0110a\u0323\u0306ng": {0, 0, FitsWell}, "thi dang": {0, 0, FitsWell},
		"C-4821": {FitsWell, 0, 0}, "c48": {FitsWell, 0, 0}, "48": {FitsWell, 0, 0}, "c-00": {0, FitsWell, FitsWell},
		"0101": {FitsWell, 0, 0}, "555-0101": {FitsWell, 0, 0}, "(212) 555-0101": {FitsWell, 0, 0}, "+12125550101": {FitsWell, 0, 0}, "0044 1 212 555 0101": {FitsWell, 0, 0}, "7788": {}, "101": {}, "5550": {}, "2125550": {FitsWell, 0, 0},
		"1987-03-04": {FitsWell, 0, 0}, "03/04/1987": {FitsWell, 0, 0}, "3/4/87": {FitsWell, 0, 0}, "4 Mar 1987": {FitsWell, 0, 0}, "Mar 4, 1987": {FitsWell, 0, 0}, "march 4th 1987": {FitsWell, 0, 0},
		"4.3.1987": {FitsWell, 0, 0}, "19870304": {FitsWell, 0, 0}, "4-mar-87": {FitsWell, 0, 0}, "1987-04-03": {}, "5 Mar 1987": {}, "ana 1987-03-04": {FitsWell, 0, 0}, "4 mar 1987 oneill": {FitsWell, 0, 0},
		"bob 1987-03-04": {}, "1987-02-30": {}, "": {}, "--": {}, "%": {}, "_": {}, "'": {},
	} {
		q := ReadClientQuery(text)
		for i, c := range []Client{ana, li, dang} {
			if e := c.Entry(); q.Fits(&e) != want[i] {
				t.Errorf("%q fits %s %d, want %d (%+v)", text, c.Code, q.Fits(&e), want[i], q)
			}
		}
		if empty := text == "" || text == "--" || text == "%" || text == "_" || text == "'"; q.IsEmpty() != empty {
			t.Errorf("%q is empty: %t", text, q.IsEmpty())
		}
	}
	for text, want := range map[string]string{"c-48": "C-48", "C48": "C-48", " 0042 ": "C-0042", "c": "", "c-": "", "4x": "", "": "", "cc4": ""} {
		if got := CodeKey(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
