// Package dischargepdf writes a discharge summary as PDF: the whole for the record,
// and what goes home with the member. The second has no diagnosis, nothing of risk
// and nothing of what the clinician thinks.
package dischargepdf
