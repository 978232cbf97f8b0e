package domain_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"cohort/domain"
)

// deflated is a text as a PDF packs it.
func deflated(text string) string {
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	_, _ = z.Write([]byte(text))
	_ = z.Close()
	return out.String()
}

func pdfOf(objects ...string) string {
	return "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + strings.Join(objects, "\n") + "\ntrailer << /Root 1 0 R >>\n%%EOF\n"
}

func packed(dictionary, content string) string {
	return fmt.Sprintf("7 0 obj\n<< %s /N 1 /First 4 /Length %d >>\nstream\n%s\nendstream\nendobj", dictionary, len(content), content)
}

func office(names ...string) string {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range names {
		_, _ = z.Create(name)
	}
	_ = z.Close()
	return out.String()
}

const (
	pageObject = "3 0 obj << /Type /Page /Resources << /Font << /F1 5 0 R >> >> /Annots [<< /Subtype /Link /A << /S /URI /URI (https://example.org) >> >>] >> endobj"
	script     = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
)

var fileCases = []struct {
	name, content, mediaType string // "" when it is not taken
}{
	{"a PDF", pdfOf("1 0 obj << /Type /Catalog /OpenAction [3 0 R /Fit] >> endobj", pageObject), "application/pdf"},
	{"a PDF with a picture in which letters come up", pdfOf("4 0 obj << /Filter /DCTDecode >>\nstream\n\xff\xd8 /JS /EF /AA \nendstream endobj"), "application/pdf"},
	{"a PDF with packed objects", pdfOf(packed("/Type /ObjStm /Filter /FlateDecode", deflated("1 0 << /Type /Catalog >>"))), "application/pdf"},
	{"a PDF of PDF 1.4 that was cut off", "%PDF-1.4\n1 0 obj << /Type /Catalog", "application/pdf"},
	{"a script when it opens", pdfOf("1 0 obj << /Type /Catalog /OpenAction " + script + " >> endobj"), ""},
	{"a script by its short name alone", pdfOf("1 0 obj << /OpenAction << /JS (x) >> >> endobj"), ""},
	{"a script in letters written as numbers", pdfOf("1 0 obj << /OpenAction << /S /J#61v#61#53cript >> >> endobj"), ""},
	{"a script in all letters as numbers", pdfOf("1 0 obj << /S/#4A#61#76#61#53#63#72#69#70#74>> endobj"), ""},
	{"a script in a name tree", pdfOf("1 0 obj <</Names<</JavaScript 9 0 R>>>> endobj"), ""},
	{"a script in packed objects", pdfOf(packed("/Type /ObjStm /Filter /FlateDecode", deflated("1 0 "+script))), ""},
	{"a script in packed objects that are not said to be", pdfOf(packed("/Filter /Fl", deflated("1 0 "+script))), ""},
	{"a script in packed objects with their type in numbers", pdfOf(packed("/Type /Obj#53tm /Filter [/FlateDecode]", deflated("1 0 "+script))), ""},
	{"a script in unpacked objects of a stream", pdfOf(packed("/Type /ObjStm", "1 0 << /JS (x) >>")), ""},
	{"a script behind the word endstream", pdfOf("4 0 obj << >>\nstream\nendstream\n<< /JS (x) >> endobj"), ""},
	{"a script behind a stream without an end", pdfOf("4 0 obj << >>\nstream\n" + script), ""},
	{"objects packed twice", pdfOf(packed("/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]", deflated(script))), ""},
	{"objects packed in another way", pdfOf(packed("/Type /ObjStm /Filter /LZWDecode", "xyz")), ""},
	{"objects packed in a way that stands elsewhere", pdfOf(packed("/Type /ObjStm /Filter 9 0 R", deflated(script))), ""},
	{"objects packed with a predictor", pdfOf(packed("/Type /ObjStm /Filter /FlateDecode /DecodeParms << /Predictor 12 >>", deflated("1 0 << >>"))), ""},
	{"objects packed wrongly", pdfOf(packed("/Type /ObjStm /Filter /FlateDecode", "nothing packed")), ""},
	{"objects in another file", pdfOf(packed("/Type /ObjStm /Filter /FlateDecode /F (other.bin)", deflated("1 0 << >>"))), ""},
	{"a bomb", pdfOf(packed("/Type /ObjStm /Filter /FlateDecode", deflated(strings.Repeat("0", 65<<20)))), ""},
	{"a program to start", pdfOf("1 0 obj << /OpenAction << /S /Launch /Win << /F (cmd.exe) >> >> >> endobj"), ""},
	{"a file inside", pdfOf("1 0 obj << /Names << /EmbeddedFiles 4 0 R >> >> endobj"), ""},
	{"a file inside that is on no list", pdfOf("8 0 obj << /Type /Filespec /F (x) /EF << /F 9 0 R >> >> endobj"), ""},
	{"a file on a page", pdfOf("8 0 obj << /Subtype /FileAttachment >> endobj"), ""},
	{"another document", pdfOf("8 0 obj << /S /GoToR /F (x.pdf) >> endobj"), ""},
	{"a form that sends", pdfOf("8 0 obj << /S /SubmitForm /F (https://example.org) >> endobj"), ""},
	{"a form with scripts of its own", pdfOf("8 0 obj << /AcroForm << /XFA [(template) 9 0 R] >> >> endobj"), ""},
	{"a film", pdfOf("8 0 obj << /Subtype /RichMedia >> endobj"), ""},
	{"a sound", pdfOf("8 0 obj << /S /Sound >> endobj"), ""},
	{"a password", pdfOf("1 0 obj << >> endobj") + "trailer << /Encrypt 9 0 R >>", ""},
	{"a PDF behind something else", "x" + pdfOf(pageObject), ""},
	{"a PNG", "\x89PNG\r\n\x1a\nrest", "image/png"},
	{"a JPEG", "\xff\xd8\xff\xe0rest", "image/jpeg"},
	{"a WebP", "RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"},
	{"an SVG", `<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>`, ""},
	{"an SVG with a declaration", `<?xml version="1.0"?><svg/>`, ""},
	{"a page", "<!doctype html><script>x()</script>", ""},
	{"a GIF", "GIF89a rest", ""},
	{"a program", "MZ\x90\x00", ""},
	{"another RIFF", "RIFF\x10\x00\x00\x00WAVEfmt ", ""},
	{"slides", office("ppt/presentation.xml", "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"), "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
	{"a letter", office("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	{"a letter with macros", office("word/document.xml", "word/vbaProject.bin"), ""},
	{"a letter with an object of another program", office("word/document.xml", "word/embeddings/oleObject1.bin"), ""},
	{"a letter with a control", office("word/document.xml", "word/activeX/activeX1.xml"), ""},
	{"an archive", office("evil.exe"), ""},
	{"an archive that was cut off", "PK\x03\x04xx", ""},
}

func TestWhatAFileIsItsContentSays(t *testing.T) {
	for _, c := range fileCases {
		t.Run(c.name, func(t *testing.T) {
			mediaType, why := domain.MediaTypeOf([]byte(c.content))
			if taken := why == ""; taken != (c.mediaType != "") || taken && mediaType != c.mediaType {
				t.Errorf("is %q; %s", mediaType, why)
			}
		})
	}
	refused := 0
	for _, c := range fileCases {
		if c.mediaType == "" {
			refused++
		}
	}
	t.Logf("%d files, %d of them refused", len(fileCases), refused)
}

func TestAnAttachmentIsCheckedBeforeItIsKept(t *testing.T) {
	today := domain.Date{Year: 2026, Month: time.March, Day: 3}
	client := domain.AttachedTo{ClientID: domain.NewID[domain.ClientID]()}
	good := domain.Attachment{With: client, Name: "a.txt", AttachmentSaid: domain.AttachmentSaid{Title: "Letter", On: today, For: domain.ForIntake}}
	for name, c := range map[string]struct {
		change func(*domain.Attachment)
		wrong  string // field
	}{
		"all is there":      {func(*domain.Attachment) {}, ""},
		"without a title":   {func(a *domain.Attachment) { a.Title = " " }, "title"},
		"without a day":     {func(a *domain.Attachment) { a.On = domain.Date{} }, "on"},
		"tomorrow":          {func(a *domain.Attachment) { a.On = today.AddDays(1) }, "on"},
		"long ago":          {func(a *domain.Attachment) { a.On.Year = 1899 }, "on"},
		"for nobody":        {func(a *domain.Attachment) { a.For = "" }, "for"},
		"for somebody else": {func(a *domain.Attachment) { a.For = "billing" }, "for"},
		"in a folder":       {func(a *domain.Attachment) { a.Name = "../a.pdf" }, "name"},
		"without a name":    {func(a *domain.Attachment) { a.Name = "" }, "name"},
		"of a session for nobody": {func(a *domain.Attachment) {
			a.For, a.With = "", domain.AttachedTo{SessionID: domain.NewID[domain.SessionID]()}
		}, ""},
		"of a curriculum": {func(a *domain.Attachment) {
			*a = domain.Attachment{Name: "a.pdf", With: domain.AttachedTo{CurriculumID: domain.NewID[domain.CurriculumID]()}}
		}, ""},
	} {
		a := good
		c.change(&a)
		taken, err := a.Take([]byte(pdfOf()), today)
		var e domain.Error
		if errors.As(err, &e); (err == nil) != (c.wrong == "") || err != nil && (len(e.Fields) != 1 || e.Fields[0].Field != c.wrong) {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil && (taken.MediaType != "application/pdf" || taken.Size != len(pdfOf()) || !strings.HasSuffix(taken.DownloadName(), ".pdf")) {
			t.Errorf("%s: taken as %+v", name, taken)
		}
	}
}

func TestAnAttachmentEnteredInErrorComesBack(t *testing.T) {
	by, now := domain.Actor{UserID: domain.NewID[domain.UserID](), Name: "Ruth"}, time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC)
	a := domain.Attachment{Version: 1}
	if _, err := a.Restore(); !errors.Is(err, domain.ErrNothingInError) {
		t.Error(err)
	}
	if _, err := a.EnterInError(by, " ", now); err == nil {
		t.Error("without a reason")
	}
	marked, err := a.EnterInError(by, "Of somebody else.", now)
	if err != nil || marked.InError.ByName != "Ruth" || marked.Version != 2 {
		t.Error(marked, err)
	}
	if _, err := marked.EnterInError(by, "Again.", now); !errors.Is(err, domain.ErrEnteredInError) {
		t.Error(err)
	}
	if back, err := marked.Restore(); err != nil || back.InError != nil || back.Version != 3 {
		t.Error(back, err)
	}
}

// Whatever is cut out of or put into a file, looking into it ends.
func FuzzMediaTypeOf(f *testing.F) {
	for _, c := range fileCases {
		if len(c.content) < 10_000 {
			f.Add([]byte(c.content))
		}
	}
	f.Fuzz(func(_ *testing.T, content []byte) { _, _ = domain.MediaTypeOf(content) })
}
