package domain

import (
	"slices"
	"strings"
)

// License is a professional license: without one that is valid on the day,
// nobody leads a session.
type License struct {
	Type       string // as it is called, for example LPC, LCSW, psychologist
	Kind       LicenseKind
	Number     string
	State      string
	From       Date   // first day; zero: not said, so long ago
	Until      Date   // last day; zero: not said, so without end
	Supervisor string // of a trainee: name and license of who answers for them
	// SupervisorID is who of this practice that is, and co-signs their notes; zero
	// for somebody from outside.
	SupervisorID UserID
	SeenBy       string // who saw the proof, "" for nobody
	SeenOn       Date   // and on which day
}

// LicenseKind is what a license allows, whatever a state calls it.
type LicenseKind string

// The kinds of license.
const (
	Psychologist          LicenseKind = "psychologist"
	Counselor             LicenseKind = "counselor"
	ClinicalSocialWorker  LicenseKind = "clinical_social_worker"
	FamilyTherapist       LicenseKind = "marriage_and_family_therapist"
	LicensedTherapist     LicenseKind = "therapist"
	AddictionProfessional LicenseKind = "addiction_professional"
	Trainee               LicenseKind = "trainee" // under supervision
	OtherLicense          LicenseKind = "other"
)

// LicenseKinds lists them as they are shown.
var LicenseKinds = []LicenseKind{Psychologist, Counselor, ClinicalSocialWorker, FamilyTherapist, LicensedTherapist, AddictionProfessional, Trainee, OtherLicense}

// Values is the closed list, as texts.
func (LicenseKind) Values() []string { return Texts(LicenseKinds) }

// letters are the abbreviations that US state boards give, by kind. The same
// letters mean the same kind everywhere; a state that calls it otherwise is
// served by naming the kind.
var letters = map[LicenseKind][]string{
	Psychologist:          {"LP", "PSY", "PSYD", "PHD", "EDD", "HSP", "HSPP", "ABPP"},
	Counselor:             {"LPC", "LPCC", "LPCMH", "LCPC", "LMHC", "LCMHC", "LCMHCA", "LAC", "LCPCS", "LPCS", "LIMHP", "LMHP", "LPCMHSP", "CMHC", "LCC", "PCC", "LPCIT"},
	ClinicalSocialWorker:  {"LCSW", "LICSW", "LISW", "LISWS", "LISWCP", "LCSWC", "LCSWR", "LSCSW", "LMSW", "LIMSW", "LSW", "CSW", "LCSWS", "LCSWA", "DCSW", "RCSW"},
	FamilyTherapist:       {"LMFT", "LCMFT", "MFT", "LIMFT", "LMFTS"},
	LicensedTherapist:     {"LPT", "LCAT", "LPAT", "ATR", "ATRBC", "MTBC", "LCP", "RP"},
	AddictionProfessional: {"LCADC", "LADC", "LAADC", "CASAC", "CADC", "LCAS", "LICDC", "LCDC", "MAC", "LSAC", "LCAC", "LASAC", "LISAC", "LSATP", "CAC", "CSAC", "CAP", "SUDP"},
	OtherLicense:          {"MD", "DO", "PMHNP", "APRN", "NP"},
	Trainee:               {"AMFT", "APCC", "ASW", "LPCA", "LAPC", "LPCINTERN", "LGPC", "LGSW", "LMHCA", "LMHCLP", "MHCLP", "MFTLP", "RMHCI", "PLPC", "PLMHP", "RCSWI", "RMFTI", "LAMFT", "INTERN", "ASSOCIATE"},
}

// KindOfLicense finds the kind by what a license is called: the kind itself,
// in words or as it is written here, or the letters of a board.
func KindOfLicense(called string) (LicenseKind, bool) {
	plain := strings.ReplaceAll(strings.ToLower(strings.Join(strings.Fields(called), "_")), "-", "_")
	for _, kind := range LicenseKinds {
		if name := string(kind); plain == name || plain == "licensed_"+name || strings.HasPrefix(plain, name+"_(") {
			return kind, true
		}
	}
	short := strings.ToUpper(strings.NewReplacer(".", "", "-", "", " ", "", "/", "").Replace(called))
	for kind, known := range letters {
		if slices.Contains(known, short) {
			return kind, true
		}
	}
	return "", false
}

// ParseLicense reads a license as it is written on the command line: type,
// number and state, such as "LPC 12345 NY". The type may have several words.
func ParseLicense(text string) (License, error) {
	words := strings.Fields(text)
	if len(words) < 3 {
		return License{}, Invalid("license", `must be type, number and state, such as "LPC 12345 NY"`)
	}
	n := len(words)
	return License{Type: strings.Join(words[:n-2], " "), Number: words[n-2], State: words[n-1]}, nil
}

// Trimmed removes the blanks around what was typed and finds the kind by what
// the license is called, where it was not named.
func (l License) Trimmed() License {
	l.Type, l.Number, l.State = strings.TrimSpace(l.Type), strings.TrimSpace(l.Number), strings.TrimSpace(l.State)
	l.Supervisor = strings.TrimSpace(l.Supervisor)
	if len(l.State) == 2 {
		l.State = strings.ToUpper(l.State)
	}
	if l.Kind == "" {
		l.Kind, _ = KindOfLicense(l.Type)
	}
	if l.Type == "" {
		l.Type = strings.ReplaceAll(string(l.Kind), "_", " ")
	}
	return l
}

// check names everything that is wrong with a license, at its place.
func (l License) check(f *Faults, at string) {
	f.Required(at+"type", l.Type, 40)
	f.Required(at+"number", l.Number, 40)
	f.Required(at+"state", l.State, 40)
	f.Name(at+"supervisor", l.Supervisor, MaxName)
	switch {
	case l.Kind != "":
		OneOf(f, at+"kind", l.Kind, LicenseKinds)
	case l.Type != "":
		f.Add(at+"type", "is no license that is known by these letters, such as LPC, LCSW or LMFT: name its kind")
	}
	f.When(l.Number != "" && !strings.ContainsAny(l.Number, "0123456789"), at+"number", "has no digit")
	f.When(len(l.State) == 2 && !slices.Contains(states, l.State), at+"state", "is no state, territory or province; write a country in full")
	f.When(len(l.State) == 1, at+"state", "must be two letters, such as NY, or a name")
	f.When(!l.From.IsZero() && !l.Until.IsZero() && l.Until.Before(l.From), at+"validUntil", "must not be before validFrom")
	f.When(l.Kind != Trainee && !l.SupervisorID.IsZero(), at+"supervisorId", "belongs only to a trainee's license")
	f.When(l.Kind == Trainee && l.Supervisor == "", at+"supervisor", "is missing: a trainee works under somebody's license")
}

// ValidOn says whether the license holds on the day.
func (l License) ValidOn(day Date) bool {
	return (l.From.IsZero() || !day.Before(l.From)) && (l.Until.IsZero() || !day.After(l.Until))
}

// states are the postal letters of the United States, their territories, and
// Canada's provinces.
var states = strings.Fields("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY " +
	"AS GU MP PR VI AB BC MB NB NL NS NT NU ON PE QC SK YT")
