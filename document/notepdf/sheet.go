package notepdf

import (
	"io"

	"cohort/document/sheet"
	"cohort/domain/clinical"
)

// paper writes the notes of one file.
type paper struct {
	*sheet.Sheet
	clinical.NotesPaper
	note clinical.PaperNote // whose page it is
}

// Write writes the notes.
func Write(w io.Writer, notes clinical.NotesPaper) error {
	p := &paper{NotesPaper: notes}
	p.Sheet = sheet.New("Progress notes", notes.ChangedAt(), p.edges)
	for _, n := range notes.Notes {
		p.write(n)
	}
	if len(notes.Notes) == 0 {
		p.Page()
		p.Text("There are no signed notes of these days.")
	}
	return p.Output(w)
}

// edges say whose note a page is of.
func (p *paper) edges() sheet.Edges {
	which := p.note.Code
	if !p.note.Born.IsZero() {
		which += ", born " + p.note.Born.String()
	}
	return sheet.Edges{Practice: p.Practice, Letterhead: p.Letterhead, Who: p.note.Name, Which: which, Foot: "Note " + p.note.ID.String(), Notice: sheet.Confidential}
}
