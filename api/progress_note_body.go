package api

import (
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

// SharedPartBody is what the notes of a session have in common.
type SharedPartBody struct {
	Text       string        `json:"text" doc:"Names no member"`
	Techniques []string      `json:"techniques" doc:"That were used"`
	Kept       []KeptFinding `json:"kept,omitempty" doc:"All that stays although it was found"`
}

// ProgressNoteBody is a member's note as it is typed.
type ProgressNoteBody struct {
	Format    domain.NoteFormatKey `json:"format"`
	Sections  []NoteSectionBody    `json:"sections" doc:"All of them; what stands under a heading that the format has not is kept behind the others"`
	Goals     []NoteGoal           `json:"goals,omitempty"`
	Kept      []KeptFinding        `json:"kept,omitempty" doc:"All that stays although it was found"`
	Dismissed []NotePlace          `json:"dismissed,omitempty" doc:"Places of these texts in which a name means nobody; those of before hold on while the sentence stands"`
}

// NoteSectionBody is what stands under one heading.
type NoteSectionBody struct {
	Key   string `json:"key"`
	Title string `json:"title,omitempty" doc:"Of a heading that no format has"`
	Text  string `json:"text"`
}

// NoteGoal is a goal that the session was about.
type NoteGoal struct {
	ID   string `json:"id,omitempty" doc:"Absent for one that the writer puts into words"`
	Text string `json:"text"`

	Progress *int `json:"progress,omitempty" minimum:"0" maximum:"10" doc:"How far the member is with it"`
}

// KeptFinding is something that was found and stays, with the reason.
type KeptFinding struct {
	Kind    domain.NoteFaultKind `json:"kind"`
	Section string               `json:"section,omitempty" doc:"As the fault says"`
	Text    string               `json:"text,omitempty" doc:"As the fault says"`
	Reason  string               `json:"reason"`
}

func (k KeptFinding) kept() clinical.KeptFinding { return clinical.KeptFinding(k) }

// NotePlace is a place in a section, counted as a browser does (UTF-16).
type NotePlace struct {
	Section string `json:"section"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

// placesField reads places in texts.
func placesField(f *domain.Faults, field string, places []NotePlace) []clinical.Place {
	f.Items(field, len(places), domain.MaxItems)
	for i, p := range places {
		f.Required(indexed(field, i, "section"), p.Section, domain.MaxName)
		f.When(p.Start < 0 || p.Start > 2*domain.MaxText, indexed(field, i, "start"), "is no place in a text")
		f.When(p.End <= p.Start || p.End > 2*domain.MaxText, indexed(field, i, "end"), "must be behind start, in the text")
	}
	return each(places, func(p NotePlace) clinical.Place { return clinical.Place(p) })
}

func (b ProgressNoteBody) note(f *domain.Faults) (clinical.ProgressNote, []clinical.Place) {
	nobody := placesField(f, "dismissed", b.Dismissed)
	return clinical.ProgressNote{Format: b.Format, Kept: each(b.Kept, KeptFinding.kept),
		Sections: each(b.Sections, func(s NoteSectionBody) clinical.NoteSection {
			return clinical.NoteSection{Key: s.Key, Title: s.Title, Text: s.Text}
		}),
		Goals: each(b.Goals, func(g NoteGoal) clinical.GoalLink { return clinical.GoalLink(g) })}, nobody
}

// SignNotesBody signs notes.
type SignNotesBody struct {
	Name      string   `json:"name" doc:"Your own, typed"`
	ClientIDs []string `json:"clientIds"`
}

// AddendumBody adds to a signed note.
type AddendumBody struct {
	Text string `json:"text"`
	Name string `json:"name" doc:"Your own, typed"`
}

// NoteFault is one reason why a note is not ready, or should be looked at.
type NoteFault struct {
	Kind       domain.NoteFaultKind `json:"kind"`
	Severity   domain.NoteSeverity  `json:"severity"`
	Section    string               `json:"section,omitempty" doc:"Key of the heading; shared for the shared part; absent for the note as a whole"`
	Start      int                  `json:"start" doc:"In the section, counted as a browser does (UTF-16)"`
	End        int                  `json:"end"`
	Text       string               `json:"text,omitempty" doc:"What was found"`
	Who        string               `json:"who,omitempty" doc:"Whom it may name or resemble, as the group calls them; of an earlier note its day"`
	Suggestion string               `json:"suggestion,omitempty" doc:"To stand in its place"`
	Words      string               `json:"words" doc:"What is wrong"`
	OtherID    string               `json:"otherClientId,omitempty"`
	Keepable   bool                 `json:"keepable" doc:"May stay, for a reason"`
	Kept       string               `json:"kept,omitempty" doc:"The reason for which it stays: it blocks nothing"`
}

func noteFault(f clinical.Fault) NoteFault {
	return NoteFault{Kind: f.Kind, Severity: f.Severity, Section: f.Section, Start: f.Start, End: f.End, Text: f.Text, Who: f.Who, Suggestion: f.Suggestion, Words: f.Words,
		OtherID: text(f.Other), Keepable: f.Kind.Keepable(), Kept: f.Kept}
}

// SharedPart is what the notes of a session have in common.
type SharedPart struct {
	Text       string        `json:"text"`
	Techniques []string      `json:"techniques"`
	Kept       []KeptFinding `json:"kept"`
	Version    int           `json:"version" doc:"1 before anything was written"`
	UpdatedAt  *time.Time    `json:"updatedAt,omitempty"`
	UpdatedBy  string        `json:"updatedBy,omitempty" doc:"Name"`
	Faults     []NoteFault   `json:"faults" doc:"Found in it, and in the session: what blocks here blocks every note"`
}

func sharedPart(v programdesk.SharedPartView) SharedPart {
	return SharedPart{Text: v.Text, Techniques: filled(v.Techniques), Kept: each(v.Kept, keptFinding), Version: v.Version, UpdatedAt: instant(&v.UpdatedAt), UpdatedBy: v.ByName, Faults: each(v.Faults, noteFault)}
}

func keptFinding(k clinical.KeptFinding) KeptFinding { return KeptFinding(k) }

// ProgressNote is a member's note of a session.
type ProgressNote struct {
	ID        string               `json:"id"`
	ClientID  string               `json:"clientId"`
	SessionID string               `json:"sessionId"`
	Format    domain.NoteFormatKey `json:"format"`
	Sections  []NoteSection        `json:"sections"`
	Goals     []NoteGoal           `json:"goals"`
	Kept      []KeptFinding        `json:"kept"`
	Status    clinical.NoteStatus  `json:"status"`
	Version   int                  `json:"version"`
	Faults    []NoteFault          `json:"faults"`
	DueOn     string               `json:"dueOn"`
	Late      bool                 `json:"late" doc:"It should be signed by now"`
	Signed    *NoteSignature       `json:"signed,omitempty"`
	CoSigned  *NoteSignature       `json:"coSigned,omitempty"`
	Returned  *NoteRemark          `json:"returned,omitempty" doc:"Why it came back from the co-signature"`
	Addenda   []Addendum           `json:"addenda"`
	WaitsFor  bool                 `json:"waits" doc:"For a co-signature"`
	UpdatedAt *time.Time           `json:"updatedAt,omitempty"`
	UpdatedBy string               `json:"updatedBy,omitempty" doc:"Name"`
}

// NoteSection is what stands under one heading.
type NoteSection struct {
	Key   string `json:"key"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// NoteSignature is somebody's name under a text.
type NoteSignature struct {
	Name       string    `json:"name"`
	Credential string    `json:"credential,omitempty"`
	License    string    `json:"license,omitempty"`
	At         time.Time `json:"at"`
	Digest     string    `json:"digest" doc:"SHA-256 of what was signed"`
}

func noteSignature(s *clinical.Signature) *NoteSignature {
	if s == nil {
		return nil
	}
	return &NoteSignature{Name: s.Name, Credential: s.Credential, License: s.License, At: s.At.UTC(), Digest: s.Digest}
}

// NoteRemark is why a note went back.
type NoteRemark struct {
	Remark  string    `json:"remark"`
	Section string    `json:"section,omitempty"`
	By      string    `json:"by" doc:"Name"`
	At      time.Time `json:"at"`
}

// Addendum is what was added to a signed note.
type Addendum struct {
	ID      string         `json:"id"`
	Text    string         `json:"text"`
	Signed  *NoteSignature `json:"signed"`
	Version int            `json:"version"`
}

func addendum(a clinical.Addendum) Addendum {
	return Addendum{ID: a.ID.String(), Text: a.Text, Signed: noteSignature(&a.Signed), Version: unedited}
}

func noteText(n clinical.ProgressNote) ProgressNote {
	out := ProgressNote{ID: n.ID.String(), ClientID: n.ClientID.String(), SessionID: n.SessionID.String(), Format: n.Format, Kept: each(n.Kept, keptFinding), Status: n.Status, Version: n.Version,
		Sections: each(n.Sections, func(s clinical.NoteSection) NoteSection { return NoteSection(s) }), Goals: each(n.Goals, func(g clinical.GoalLink) NoteGoal { return NoteGoal(g) }),
		DueOn: n.DueOn.String(), Signed: noteSignature(n.Signed), CoSigned: noteSignature(n.CoSigned), Addenda: each(n.Addenda, addendum), WaitsFor: n.Status == clinical.NoteWaiting,
		UpdatedAt: instant(&n.UpdatedAt), UpdatedBy: n.ByName, Faults: []NoteFault{}}
	if r := n.Returned; r != nil {
		out.Returned = &NoteRemark{Remark: r.Text, Section: r.Section, By: r.Name, At: r.At.UTC()}
	}
	return out
}

func progressNote(v programdesk.NoteView) ProgressNote {
	out := noteText(v.ProgressNote)
	out.Faults, out.Late = each(v.Faults, noteFault), v.Late
	return out
}

// SignedNotes is what signing came to.
type SignedNotes struct {
	Signed   []ProgressNote `json:"signed"`
	NotReady []NoteNotReady `json:"notReady"`
}

// NoteNotReady is a note that could not be signed.
type NoteNotReady struct {
	ClientID string      `json:"clientId"`
	Faults   []NoteFault `json:"faults" doc:"Those of the session with them"`
}

// NotesDue is a session of a worklist.
type NotesDue struct {
	SessionID  string `json:"sessionId"`
	CohortID   string `json:"cohortId"`
	CohortName string `json:"cohortName"`
	Date       string `json:"date"`
	Theme      string `json:"theme"`
	Count      int    `json:"count" doc:"Notes"`
	DueOn      string `json:"dueOn"`
	Late       bool   `json:"late"`
}

// NoteCounts are the notes of all worklists.
type NoteCounts struct {
	Unsigned int `json:"unsigned" doc:"Those that are late with them"`
	Late     int `json:"late"`
	CoSign   int `json:"cosign"`
}

// NotesWorklist is a worklist of notes.
type NotesWorklist struct {
	Items  []NotesDue `json:"items" doc:"At most 200 sessions, the longest due first"`
	Counts NoteCounts `json:"counts" doc:"Of all worklists"`
}

// whyNone says in words why a member needs no note.
func whyNone(m programdesk.MemberNotes) string {
	switch m.Mark.Status {
	case program.Present, program.Late, program.LeftEarly:
		return ""
	case program.Excused:
		return "Excused: no note needed"
	case program.NoShow:
		return "Did not come: no note needed"
	case program.LateCancel:
		return "Cancelled late: no note needed"
	case program.TakenOff:
		return "Taken off the roster: no note needed"
	}
	return "Attendance is not marked"
}
