package clinical

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
)

// CheckedFile says that somebody has read an attachment, that it names nobody else,
// and that it leaves. No check can read for names what is in a file.
type CheckedFile struct {
	ID     domain.AttachmentID `json:"id"`
	By     domain.UserID       `json:"by"`
	ByName string              `json:"byName"`
	At     time.Time           `json:"at"`
}

// IssuedFile is an attachment that left, and who had read it.
type IssuedFile struct {
	CheckedFile

	File   string `json:"file"`   // in the package
	SHA256 string `json:"sha256"` // of the file, in hexadecimal digits
}

// PackedFile is an attachment as it lies in a package.
type PackedFile struct {
	Name    string
	Content []byte
}

// mostPacked is how much the files of one release hold together, in bytes. A package
// is sealed and read as a whole.
const mostPacked = 60_000_000

// ErrFilesTooLarge refuses more than one package can hold.
var ErrFilesTooLarge = domain.Conflict("files_too_large", "These files are larger than 60 MB together. Let them leave in two releases.")

// CheckFile notes that an attachment of the release was read and may leave, or takes
// that back.
func (r Release) CheckFile(id domain.AttachmentID, leaves bool, by domain.Actor, now time.Time) (Release, error) {
	if err := r.IsOpen(); err != nil {
		return r, err
	}
	if !slices.ContainsFunc(r.Record.Attachments, func(a ReleasedAttachment) bool { return a.ID == id }) {
		return r, domain.Invalid("attachmentId", "is no attachment of this release")
	}
	r.Checked = slices.DeleteFunc(slices.Clone(r.Checked), func(c CheckedFile) bool { return c.ID == id })
	if leaves {
		r.Checked = append(r.Checked, CheckedFile{ID: id, By: by.UserID, ByName: by.Name, At: now})
	}
	size := 0
	for _, a := range r.Record.Attachments {
		if r.checked(a.ID) != nil {
			size += a.Size
		}
	}
	if size > mostPacked {
		return r, ErrFilesTooLarge
	}
	r.Version++
	return r, nil
}

func (r Release) checked(id domain.AttachmentID) *CheckedFile {
	if i := slices.IndexFunc(r.Checked, func(c CheckedFile) bool { return c.ID == id }); i >= 0 {
		return &r.Checked[i]
	}
	return nil
}

// Pack puts the attachments that were read and leave into a record that is about to,
// under names of ours: their own may name others. Those that nobody said of that they
// may leave are not in it any more, and are counted. digest gives that of a file's
// content. It returns ErrReleaseEmpty when nothing is left.
func (r Release) Pack(leaving ReleasedRecord, digest func(domain.AttachmentID) (string, error)) (ReleasedRecord, []IssuedFile, error) {
	var files []IssuedFile
	var packed []ReleasedAttachment
	for _, a := range leaving.Attachments {
		c := r.checked(a.ID)
		if c == nil {
			continue
		}
		sum, err := digest(a.ID)
		if err != nil {
			return leaving, nil, err
		}
		a.File, a.SHA256 = fmt.Sprintf("attachments/%02d%s", len(packed)+1, domain.FileEnding(a.MediaType)), sum
		packed = append(packed, a)
		files = append(files, IssuedFile{CheckedFile: *c, File: a.File, SHA256: sum})
	}
	leaving.Attachments = packed
	if leaving.isEmpty() {
		return leaving, nil, ErrReleaseEmpty
	}
	return leaving, files, nil
}
