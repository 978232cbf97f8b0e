package clinical_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

var (
	privately = time.Date(2026, 3, 9, 20, 0, 0, 0, time.UTC)
	keeper    = clinical.Signer{UserID: domain.NewID[domain.UserID](), Name: "Maya Lindqvist", Credential: "LPC", License: "LPC 1 NY", Licensed: true}
)

func privateDraft(text string) clinical.PrivateNote {
	return clinical.NewPrivateNote(keeper.UserID, domain.NewID[domain.ClientID](), clinical.PrivateText{Kind: clinical.PsychotherapyNote, On: domain.DateOf(privately), Text: text}, privately)
}

func TestPrivateTextNamesWhatIsWrong(t *testing.T) {
	today := domain.DateOf(privately)
	for name, c := range map[string]struct {
		text clinical.PrivateText
		want string
	}{
		"right":         {clinical.PrivateText{Kind: clinical.CounselingNote, On: today, Text: "A."}, ""},
		"nothing yet":   {clinical.PrivateText{Kind: clinical.PsychotherapyNote, On: today}, ""},
		"no kind":       {clinical.PrivateText{On: today}, "kind"},
		"another kind":  {clinical.PrivateText{Kind: "progress", On: today}, "kind"},
		"no day":        {clinical.PrivateText{Kind: clinical.PsychotherapyNote}, "on"},
		"tomorrow":      {clinical.PrivateText{Kind: clinical.PsychotherapyNote, On: today.AddDays(1)}, "on"},
		"too long":      {clinical.PrivateText{Kind: clinical.PsychotherapyNote, On: today, Text: strings.Repeat("x", domain.MaxText+1)}, "text"},
		"a NUL in text": {clinical.PrivateText{Kind: clinical.PsychotherapyNote, On: today, Text: "a\x00b"}, "text"},
	} {
		var e domain.Error
		fields := ""
		if errors.As(c.text.Validate(today), &e) {
			for _, f := range e.Fields {
				fields += f.Field
			}
		}
		if fields != c.want {
			t.Errorf("%s: %q is wrong, want %q", name, fields, c.want)
		}
	}
}

// What may be done to a note in each of its states.
func TestPrivateNoteGoesOneWay(t *testing.T) {
	draft := privateDraft("Said it twice.")
	signed, err := draft.Sign(keeper, "maya lindqvist", privately)
	if err != nil || signed.State() != clinical.PrivateSigned || !signed.Unchanged() || signed.Version != 2 {
		t.Fatalf("%+v, %v", signed, err)
	}
	added, err := signed.Add(keeper, "Maya Lindqvist", "And once more.", privately)
	if err != nil || len(added.Addenda) != 1 || len(signed.Addenda) != 0 || !added.Unchanged() {
		t.Fatalf("%+v, %v", added, err)
	}
	voided, err := added.Void("Of another evening.", privately)
	if err != nil || voided.State() != clinical.PrivateVoided || !voided.Unchanged() {
		t.Fatalf("%+v, %v", voided, err)
	}
	unlicensed := keeper
	unlicensed.Licensed = false
	write := func(n clinical.PrivateNote) error { _, err := n.Write(draft.PrivateText, privately); return err }
	sign := func(n clinical.PrivateNote) error { _, err := n.Sign(keeper, keeper.Name, privately); return err }
	add := func(n clinical.PrivateNote) error { _, err := n.Add(keeper, keeper.Name, "A.", privately); return err }
	void := func(n clinical.PrivateNote) error { _, err := n.Void("A.", privately); return err }
	for name, c := range map[string]struct{ got, want error }{
		"a draft is written":                {write(draft), nil},
		"a draft goes":                      {draft.MayDiscard(), nil},
		"a draft takes no addendum":         {add(draft), clinical.ErrNoteNotSigned},
		"a draft is no mistake":             {void(draft), clinical.ErrNoteNotSigned},
		"an empty draft is not signed":      {sign(privateDraft(" \n")), clinical.ErrNoteIsEmpty},
		"a signed note is not written":      {write(signed), clinical.ErrNoteSigned},
		"a signed note is not signed":       {sign(signed), clinical.ErrNoteSigned},
		"a signed note is kept":             {signed.MayDiscard(), clinical.ErrNoteIsKept},
		"a mistake is kept":                 {voided.MayDiscard(), clinical.ErrNoteIsKept},
		"a mistake is one once":             {void(voided), clinical.ErrNoteVoided},
		"a mistake is not written":          {write(voided), clinical.ErrNoteSigned},
		"a mistake takes an addendum":       {add(voided), nil},
		"who is not licensed signs nothing": {func() error { _, err := draft.Sign(unlicensed, keeper.Name, privately); return err }(), clinical.ErrNoLicense},
		"who is not licensed adds nothing":  {func() error { _, err := signed.Add(unlicensed, keeper.Name, "A.", privately); return err }(), clinical.ErrNoLicense},
		"a changed text is not what was signed": {func() error {
			other := signed
			if other.Text += "."; other.Unchanged() {
				return errors.New("unchanged")
			}
			return nil
		}(), nil},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v", name, c.got)
		}
	}
}
