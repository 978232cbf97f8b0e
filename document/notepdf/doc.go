// Package notepdf writes signed progress notes as one PDF: each note begins on a
// page of its own and stands alone on its pages, as it does in its member's
// record. The same notes give the same bytes.
//
// A character that the embedded fonts lack, or that would stand in the
// wrong order (scripts that are written from right to left), is written as its
// number in Unicode, such as [U+6F22], and the note says so: nothing is lost
// without a word.
package notepdf
