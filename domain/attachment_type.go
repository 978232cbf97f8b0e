package domain

import (
	archive "archive/zip"
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// The kinds of file that are taken, with the ending of their names. What a page
// could run as a program is none of them: no SVG, no HTML.
var fileEndings = map[string]string{
	"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp",
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document":   ".docx",
}

// FileEnding is how the name of a file of a kind ends; "" for none that is taken.
func FileEnding(mediaType string) string { return fileEndings[mediaType] }

// MediaTypeOf tells a file by its first bytes, and office files by what they hold.
// Why it is not taken is said of what is none of ours, and of what could act by
// itself when it is opened.
func MediaTypeOf(content []byte) (mediaType, why string) {
	begins := func(bytesOf string) bool { return bytes.HasPrefix(content, []byte(bytesOf)) }
	switch {
	case begins("%PDF-"):
		return "application/pdf", pdfFault(content)
	case begins("\x89PNG\r\n\x1a\n"):
		return "image/png", ""
	case begins("\xff\xd8\xff"):
		return "image/jpeg", ""
	case begins("RIFF") && len(content) > 12 && string(content[8:12]) == "WEBP":
		return "image/webp", ""
	case begins("PK\x03\x04"):
		if mediaType = officeTypeOf(content); mediaType != "" {
			return mediaType, ""
		}
	}
	return "", errNoFileWeTake
}

// officeActs are the names of parts of an office file that act by themselves:
// macros, controls, and objects of other programs.
var officeActs = regexp.MustCompile(`(?i)(vbaproject\.bin|oleobject[^/]*\.bin|/activex/[^/]+)$`)

func officeTypeOf(content []byte) string {
	parts, err := archive.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return ""
	}
	has := func(name string) bool {
		return slices.ContainsFunc(parts.File, func(f *archive.File) bool { return strings.EqualFold(f.Name, name) })
	}
	acts := slices.ContainsFunc(parts.File, func(f *archive.File) bool { return officeActs.MatchString(f.Name) })
	switch {
	case acts:
		return ""
	case has("ppt/presentation.xml"):
		return "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	case has("word/document.xml"):
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	}
	return ""
}
