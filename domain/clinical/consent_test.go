package clinical_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

func day(text string) domain.Date {
	d, err := domain.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// toOne is a consent to one recipient, as somebody signs it.
func toOne() clinical.ConsentSaid {
	return clinical.ConsentSaid{Kind: clinical.ConsentNamed, Recipient: "Example Clinic", Purpose: "Treatment together", Parts: []clinical.RecordPart{clinical.PartNotes, clinical.PartAttendance},
		From: day("2026-05-04"), Until: day("2026-11-04"), Signer: clinical.ClientSigns, Signed: clinical.ClientPart{Way: clinical.ClientTyped, Name: "Ana Member", On: day("2026-05-04")}}
}

func TestWhatAConsentMustSay(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*clinical.ConsentSaid)
		fault  string // field; "" for none
	}{
		"all there":                         {func(*clinical.ConsentSaid) {}, ""},
		"an event in place of a last day":   {func(s *clinical.ConsentSaid) { s.Until, s.UntilEvent = domain.Date{}, "The court case is closed" }, ""},
		"neither a last day nor an event":   {func(s *clinical.ConsentSaid) { s.Until = domain.Date{} }, "until"},
		"no end for all future treatment":   {func(s *clinical.ConsentSaid) { s.Kind, s.Until = clinical.ConsentTreating, domain.Date{} }, ""},
		"a last day before the first":       {func(s *clinical.ConsentSaid) { s.Until = day("2026-05-03") }, "until"},
		"nobody it goes to":                 {func(s *clinical.ConsentSaid) { s.Recipient = " " }, "recipient"},
		"no purpose":                        {func(s *clinical.ConsentSaid) { s.Purpose = "" }, "purpose"},
		"no part":                           {func(s *clinical.ConsentSaid) { s.Parts = nil }, "parts"},
		"an unknown part":                   {func(s *clinical.ConsentSaid) { s.Parts = []clinical.RecordPart{"everything"} }, "parts[0]"},
		"psychotherapy notes alone":         {func(s *clinical.ConsentSaid) { s.Parts = []clinical.RecordPart{clinical.PartPsychotherapy} }, ""},
		"psychotherapy notes with others":   {func(s *clinical.ConsentSaid) { s.Parts = append(s.Parts, clinical.PartPsychotherapy) }, "parts"},
		"counseling notes without the mark": {func(s *clinical.ConsentSaid) { s.Parts = []clinical.RecordPart{clinical.PartCounseling} }, "substance"},
		"counseling notes alone": {func(s *clinical.ConsentSaid) {
			s.Parts, s.Substance = []clinical.RecordPart{clinical.PartCounseling}, true
		}, ""},
		"kept apart, for all future treatment": {func(s *clinical.ConsentSaid) {
			s.Kind, s.Parts = clinical.ConsentTreating, []clinical.RecordPart{clinical.PartPsychotherapy}
		}, "parts"},
		"a guardian without a right": {func(s *clinical.ConsentSaid) { s.Signer = clinical.GuardianSigns }, "authority"},
		"a guardian by a right":      {func(s *clinical.ConsentSaid) { s.Signer, s.Authority = clinical.GuardianSigns, "Mother" }, ""},
		"declined":                   {func(s *clinical.ConsentSaid) { s.Signed.Way = clinical.ClientDeclined }, "client.way"},
		"on paper without a witness": {func(s *clinical.ConsentSaid) { s.Signed.Way = clinical.ClientOnPaper }, "client.witness"},
		"signed tomorrow":            {func(s *clinical.ConsentSaid) { s.Signed.On, s.From = day("2026-05-06"), day("2026-05-06") }, "client.on"},
		"from before it was signed":  {func(s *clinical.ConsentSaid) { s.From = day("2026-05-03") }, "from"},
	} {
		t.Run(name, func(t *testing.T) {
			said := toOne()
			c.change(&said)
			err := said.Trimmed().Validate(day("2026-05-05"))
			var e domain.Error
			if c.fault == "" && err != nil || c.fault != "" && (!errors.As(err, &e) || len(e.Fields) != 1 || e.Fields[0].Field != c.fault) {
				t.Errorf("%v (%v), want a fault of %q", err, e.Fields, c.fault)
			}
		})
	}
	if s := (clinical.ConsentSaid{Kind: clinical.ConsentTreating, Recipient: "x", Purpose: "y"}).Trimmed(); s.Recipient != clinical.TreatingRecipients || s.Purpose != clinical.TreatingPurpose {
		t.Errorf("the rule's words: %q for %q", s.Recipient, s.Purpose)
	}
}

// A consent is what it is on each day, whenever that was told.
func TestWhereAConsentStands(t *testing.T) {
	now := time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	by := domain.Actor{UserID: domain.NewID[domain.UserID](), Name: "Maya"}
	made := clinical.Consented(domain.NewID[domain.ClientID](), toOne(), by, now)
	end := func(c clinical.Consent, kind clinical.ConsentEndKind, on string) clinical.Consent {
		t.Helper()
		out, err := c.End(kind, day(on), "By letter.", day("2026-06-01"), by, now)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	revoked := end(made, clinical.EndRevoked, "2026-05-20")
	back, err := revoked.TakeBackEnd(by, "Another client.", now)
	if err != nil {
		t.Fatal(err)
	}
	slip, err := made.MarkInError(by, "The wrong file.", now)
	if err != nil {
		t.Fatal(err)
	}
	untilEvent := made
	untilEvent.Said.Until, untilEvent.Said.UntilEvent = domain.Date{}, "The case is closed"
	for name, c := range map[string]struct {
		consent clinical.Consent
		on      string
		want    clinical.ConsentState
	}{
		"the day before the first":          {made, "2026-05-03", clinical.ConsentNotBegun},
		"the first day":                     {made, "2026-05-04", clinical.ConsentLive},
		"the last day":                      {made, "2026-11-04", clinical.ConsentLive},
		"the day after":                     {made, "2026-11-05", clinical.ConsentExpired},
		"the day before it was revoked":     {revoked, "2026-05-19", clinical.ConsentLive},
		"the day on which it was revoked":   {revoked, "2026-05-20", clinical.ConsentRevoked},
		"revoked, and past its last day":    {revoked, "2026-12-01", clinical.ConsentRevoked},
		"the revocation was a mistake":      {back, "2026-05-20", clinical.ConsentLive},
		"revoked once more":                 {end(back, clinical.EndRevoked, "2026-05-25"), "2026-05-24", clinical.ConsentLive},
		"entered in error":                  {slip, "2026-05-10", clinical.ConsentInError},
		"until an event that has not come":  {untilEvent, "2030-01-01", clinical.ConsentLive},
		"until an event, on the day of it":  {end(untilEvent, clinical.EndEvent, "2026-05-30"), "2026-05-30", clinical.ConsentExpired},
		"until an event, on the day before": {end(untilEvent, clinical.EndEvent, "2026-05-30"), "2026-05-29", clinical.ConsentLive},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.consent.State(day(c.on)); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
	if len(back.Endings) != 1 || back.Endings[0].TakenBack == nil || revoked.Endings[0].TakenBack != nil {
		t.Error("what was taken back does not stay, or what stood was changed")
	}
	for name, refused := range map[string]struct {
		err  error
		want error
	}{
		"ended twice":          {second(revoked.End(clinical.EndRevoked, day("2026-05-21"), "Again.", day("2026-06-01"), by, now)), clinical.ErrConsentEnded},
		"nothing to take back": {second(made.TakeBackEnd(by, "Why not.", now)), clinical.ErrConsentNotEnded},
		"in error twice":       {second(slip.MarkInError(by, "Again.", now)), clinical.ErrConsentInError},
	} {
		if !errors.Is(refused.err, refused.want) {
			t.Errorf("%s: %v", name, refused.err)
		}
	}
	for field, err := range map[string]error{
		"on":    second(made.End(clinical.EndRevoked, day("2026-06-02"), "Tomorrow.", day("2026-06-01"), by, now)),
		"words": second(made.End(clinical.EndRevoked, day("2026-05-20"), " ", day("2026-06-01"), by, now)),
		"kind":  second(made.End(clinical.EndEvent, day("2026-05-20"), "It came.", day("2026-06-01"), by, now)),
	} {
		var e domain.Error
		if !errors.As(err, &e) || len(e.Fields) != 1 || e.Fields[0].Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func second[A any](_ A, err error) error { return err }

func TestWhatMayLeaveUnderAConsent(t *testing.T) {
	now := time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	by := domain.Actor{UserID: domain.NewID[domain.UserID](), Name: "Maya"}
	plain := clinical.Consented(domain.NewID[domain.ClientID](), toOne(), by, now)
	substance := plain
	substance.Said.Substance = true
	applies, not := &clinical.Part2Mark{Applies: true, From: day("2026-03-01")}, &clinical.Part2Mark{}
	for name, c := range map[string]struct {
		consent clinical.Consent
		mark    *clinical.Part2Mark
		parts   string
		until   string
		today   string
		want    error
	}{
		"what it covers":                         {plain, not, "progress_notes", "2026-05-30", "2026-06-01", nil},
		"a part that it does not cover":          {plain, not, "progress_notes charges", "2026-05-30", "2026-06-01", clinical.ErrConsentScope},
		"before it begins":                       {plain, not, "progress_notes", "2026-05-01", "2026-05-03", clinical.ErrConsentNotLive},
		"after its last day":                     {plain, not, "progress_notes", "2026-05-01", "2026-11-05", clinical.ErrConsentNotLive},
		"nobody said of part 2":                  {plain, nil, "progress_notes", "2026-05-30", "2026-06-01", clinical.ErrPart2Unsaid},
		"protected, without substance use in it": {plain, applies, "progress_notes", "2026-05-30", "2026-06-01", clinical.ErrConsentScope},
		"from before it is protected":            {plain, applies, "progress_notes", "2026-02-28", "2026-06-01", nil},
		"protected, with substance use in it":    {substance, applies, "progress_notes", "2026-05-30", "2026-06-01", nil},
		"notes that are kept apart, with others": {substance, applies, "progress_notes psychotherapy_notes", "2026-05-30", "2026-06-01", clinical.ErrPrivateRelease},
	} {
		t.Run(name, func(t *testing.T) {
			w := clinical.ReleaseWanted{Until: day(c.until)}
			for _, part := range strings.Fields(c.parts) {
				w.Parts = append(w.Parts, clinical.RecordPart(part))
			}
			if err := w.MayLeave(c.consent, c.mark, day(c.today)); !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}
