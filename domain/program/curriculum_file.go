package program

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"time"

	"cohort/domain"
)

// CurriculumFile is a handout or slides that go with weeks of a curriculum. It
// never changes: versions that name it keep it.
type CurriculumFile struct {
	ID           domain.CurriculumFileID
	CurriculumID domain.CurriculumID
	Name         string
	MediaType    string // by what is inside, whatever its name says
	Size         int    // bytes
	CreatedBy    domain.UserID
	CreatedAt    time.Time
}

// The limits of files.
const (
	MaxFileSize = 10_000_000
	MaxFiles    = 200 // of a curriculum
)

// ErrTooManyFiles says that a curriculum has as many files as it may have.
var ErrTooManyFiles = domain.Conflict("too_many_files", "This curriculum has 200 files, and no more fit.")

// The kinds of file that are taken, with the ending of their names.
var fileEndings = map[string]string{
	"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp",
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document":   ".docx",
}

// Take checks a file before it is kept, and tells by its bytes what it is.
func (c CurriculumFile) Take(content []byte) (CurriculumFile, error) {
	var f domain.Faults
	f.Required("name", c.Name, domain.MaxLine)
	f.When(strings.ContainsAny(c.Name, "/\\\n\r\t"), "name", "must be the name of a file, without a folder")
	switch {
	case len(content) == 0:
		f.Add("content", "is empty")
	case len(content) > MaxFileSize:
		f.Add("content", "is larger than 10 MB")
	default:
		c.MediaType = mediaTypeOf(content)
		f.When(c.MediaType == "", "content", "is no PDF, PowerPoint (PPTX), Word (DOCX) or image inside, whatever its name says; files with macros are not taken")
	}
	c.Size = len(content)
	return c, f.Err()
}

// mediaTypeOf tells a file by its first bytes, and office files by what they
// hold; "" for what is none of ours.
func mediaTypeOf(content []byte) string {
	begins := func(bytesOf string) bool { return bytes.HasPrefix(content, []byte(bytesOf)) }
	switch {
	case begins("%PDF-"):
		return "application/pdf"
	case begins("\x89PNG\r\n\x1a\n"):
		return "image/png"
	case begins("\xff\xd8\xff"):
		return "image/jpeg"
	case begins("RIFF") && len(content) > 12 && string(content[8:12]) == "WEBP":
		return "image/webp"
	case begins("PK\x03\x04"):
		return officeTypeOf(content)
	}
	return ""
}

func officeTypeOf(content []byte) string {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return ""
	}
	has := func(name string) bool {
		return slices.ContainsFunc(archive.File, func(f *zip.File) bool { return strings.EqualFold(f.Name, name) })
	}
	macros := slices.ContainsFunc(archive.File, func(f *zip.File) bool { return strings.HasSuffix(strings.ToLower(f.Name), "vbaproject.bin") })
	switch {
	case macros:
		return ""
	case has("ppt/presentation.xml"):
		return "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	case has("word/document.xml"):
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	}
	return ""
}

// DownloadName is the name with the ending of what the file is, so that nobody's
// computer takes it for something else.
func (c CurriculumFile) DownloadName() string {
	ending, name := fileEndings[c.MediaType], strings.ToLower(c.Name)
	if strings.HasSuffix(name, ending) || ending == ".jpg" && strings.HasSuffix(name, ".jpeg") {
		return c.Name
	}
	return c.Name + ending
}
