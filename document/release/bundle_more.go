package release

import (
	"slices"
	"strings"
	"time"

	"cohort/document/fhir"
	"cohort/domain/clinical"
)

// documentsOf are the parts of a record that FHIR has no closer place for, as texts,
// and the attachments that leave.
func documentsOf(p clinical.ReleasePaper) (all []fhir.Document) {
	r := p.Record
	for _, d := range r.Discharges {
		all = append(all, dischargeOf(d))
	}
	listed := func(title string, of []string) {
		if len(of) > 0 {
			all = append(all, fhir.Document{ID: fhir.DerivedID(title, p.ID.String()), Title: title, Text: strings.Join(of, "\n\n"), At: p.IssuedAt})
		}
	}
	listed("Homework", said(r.Homework, func(h clinical.ReleasedHomework) string {
		back := strings.Join(nonBlank(plainly(string(h.Status)), dayOf(h.BackAt, p.Zone)), ", ")
		return h.On.String() + ", group " + h.Group + ": " + back + "\n" + joinedLines(homeworkLines(h))
	}))
	listed("Risk flags", said(r.RiskFlags, func(f clinical.ReleasedRiskFlag) string {
		return strings.Join(nonBlank(f.On.String()+": "+riskWords(f), prefixed("Answered ", strings.Join(nonBlank(dayOf(f.AnsweredAt, p.Zone), f.AnsweredBy), ", by ")), string(f.Action)), "\n")
	}))
	listed("Agreements to ground rules", said(r.Agreements, func(a clinical.ReleasedAgreement) string { return a.On.String() + ": " + agreementWords(a) }))
	listed("Leaflets given", said(r.Leaflets, func(l clinical.ReleasedLeaflet) string { return l.On.String() + ": " + leafletWords(l) }))
	for _, a := range r.Attachments {
		all = append(all, attachmentOf(a))
	}
	return all
}

func said[Of any](list []Of, words func(Of) string) (all []string) {
	for _, item := range list {
		all = append(all, words(item))
	}
	return all
}

func dischargeOf(d clinical.ReleasedDischarge) fhir.Document {
	out := fhir.Document{ID: d.ID.String(), Title: "Discharge summary of " + d.On.String(), Kind: fhir.DischargeSummary}
	for _, s := range d.Signed {
		out.At = s.At
		if !slices.Contains(out.Authors, s.ID) {
			out.Authors = append(out.Authors, s.ID)
		}
	}
	lines := []line{{name: "Why it ended", text: strings.Join(nonBlank(plainly(d.Reason), plainly(d.SubReason)), ", ")}, {name: "Attended", text: attendedWords(d.Attendance)}, {name: "Homework", text: homeworkCounted(d.Homework)}}
	for _, c := range d.Scores {
		lines = append(lines, line{name: c.Name, text: changeWords(c)})
	}
	lines = append(lines, line{name: "Feels ready", text: readyWords(d.ReadyClient)}, line{name: "Seems ready", text: readyWords(d.ReadyClinician)})
	for _, l := range d.Texts {
		lines = append(lines, line{name: l.Name, text: string(l.Text)})
	}
	out.Text = joinedLines(lines)
	return out
}

func attachmentOf(a clinical.ReleasedAttachment) fhir.Document {
	return fhir.Document{ID: a.ID.String(), Title: string(a.Title), At: a.On.Midnight().Add(12 * time.Hour), File: &fhir.File{Path: a.File, MediaType: a.MediaType, Size: a.Size, SHA256: a.SHA256}}
}
