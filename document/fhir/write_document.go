package fhir

import (
	"encoding/base64"
	"time"

	"cohort/domain"
)

// Document is a text of the record, such as a progress note or a notice that goes with
// it, or a file that lies beside it.
type Document struct {
	ID      string // a UUID
	Title   string
	Text    string
	At      time.Time
	Authors []domain.UserID // among the record's clinicians
	Kind    DocumentKind
	File    *File // instead of a text
}

// File is where a file lies, from where the bundle does.
type File struct {
	Path      string // such as attachments/01.pdf
	MediaType string
	Size      int    // bytes
	SHA256    string // in hexadecimal digits
}

// DocumentKind is what a document is, as LOINC has it; "" for nothing that it has a
// code for.
type DocumentKind string

// The kinds.
const (
	ProgressNote     DocumentKind = "11506-3"
	DischargeSummary DocumentKind = "18842-5"
)

var kindNames = map[DocumentKind]string{ProgressNote: "Progress note", DischargeSummary: "Discharge summary"}

type documentReference struct {
	ResourceType string            `json:"resourceType"`
	ID           string            `json:"id"`
	Status       string            `json:"status"`
	DocStatus    string            `json:"docStatus"`
	Type         concept           `json:"type"`
	Subject      *reference        `json:"subject"`
	Date         string            `json:"date"`
	Description  string            `json:"description,omitempty"`
	Author       []*reference      `json:"author,omitempty"`
	Custodian    *reference        `json:"custodian"`
	Content      []documentContent `json:"content"`
}

type documentContent struct {
	Attachment attachment `json:"attachment"`
}

type attachment struct {
	ContentType string `json:"contentType"`
	Data        string `json:"data,omitempty"`
	URL         string `json:"url,omitempty"`
	Size        int    `json:"size,omitempty"`
	Title       string `json:"title"`
}

func (d documentReference) id() string { return d.ID }

func (d Document) check(f *domain.Faults, field string, known map[domain.UserID]bool) {
	f.When(plain(d.Title) == "", field+"title", "is missing")
	f.When(plain(d.Text) == "" && d.File == nil, field+"text", "is missing")
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
	if d.Kind != "" {
		w.Type.Coding = []term{{System: loinc, Code: string(d.Kind), Display: kindNames[d.Kind]}}
	}
	if f := d.File; f != nil {
		w.Description = "SHA-256 of the file: " + f.SHA256
		w.Content = []documentContent{{Attachment: attachment{ContentType: f.MediaType, URL: f.Path, Size: f.Size, Title: plain(d.Title)}}}
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
