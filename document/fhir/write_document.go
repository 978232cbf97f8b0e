package fhir

import (
	"encoding/base64"
	"time"

	"cohort/domain"
)

// Document is a text of the record: a progress note, or a notice that goes with it.
type Document struct {
	ID      string // a UUID
	Title   string
	Text    string
	At      time.Time
	Authors []domain.UserID // among the record's clinicians
	IsNote  bool            // a progress note
}

type documentReference struct {
	ResourceType string            `json:"resourceType"`
	ID           string            `json:"id"`
	Status       string            `json:"status"`
	DocStatus    string            `json:"docStatus"`
	Type         concept           `json:"type"`
	Subject      *reference        `json:"subject"`
	Date         string            `json:"date"`
	Author       []*reference      `json:"author,omitempty"`
	Custodian    *reference        `json:"custodian"`
	Content      []documentContent `json:"content"`
}

type documentContent struct {
	Attachment attachment `json:"attachment"`
}

type attachment struct {
	ContentType string `json:"contentType"`
	Data        string `json:"data"`
	Title       string `json:"title"`
}

func (d documentReference) id() string { return d.ID }

func (d Document) check(f *domain.Faults, field string, known map[domain.UserID]bool) {
	f.When(plain(d.Title) == "", field+"title", "is missing")
	f.When(plain(d.Text) == "", field+"text", "is missing")
	f.When(d.At.IsZero(), field+"at", "is missing")
	for _, author := range d.Authors {
		f.When(!known[author], field+"authors", "must be among the clinicians")
	}
}

func (r Record) document(d Document) documentReference {
	w := documentReference{
		ResourceType: "DocumentReference", ID: d.ID, Status: "current", DocStatus: "final", Type: words(d.Title), Subject: r.subject(), Date: instant(d.At), Custodian: r.practiceRef(),
		Content: []documentContent{{Attachment: attachment{ContentType: "text/plain; charset=utf-8", Data: base64.StdEncoding.EncodeToString([]byte(plain(d.Text))), Title: plain(d.Title)}}},
	}
	if d.IsNote {
		w.Type.Coding = []term{{System: loinc, Code: "11506-3", Display: "Progress note"}}
	}
	for _, author := range d.Authors {
		w.Author = append(w.Author, at(author.String()))
	}
	return w
}

// meta is what holds of a whole bundle.
type meta struct {
	Security []term `json:"security"`
}

// part2Labels say to programs what the notice says to people: the record is protected
// by 42 CFR part 2, and is not to be disclosed again without another consent.
func part2Labels() *meta {
	return &meta{Security: []term{{System: actCode, Code: "42CFRPart2"}, {System: actCode, Code: "NORDSCLCD"}}}
}
