// Package x12 writes and reads the files that a practice and a health
// insurer exchange, in the format that US law prescribes for them (ASC X12
// version 5010, 45 CFR 162):
//
//	837P  the claims that the practice sends      WriteProfessional, ReadProfessional
//	TA1   whether the envelope could be opened    ReadEnvelopeReceipts
//	999   whether the file could be read          ReadFileReceipts
//	277CA which claims were let in                ReadClaimReceipts
//	835   what was paid, and why the rest was not ReadRemittances
//
// What the files say is found in package claim; this package only knows how it
// is laid out. A file is a chain of segments such as
//
//	SV1*HC:90853*60*UN*1***1:2~
//
// nested in envelopes: ISA to IEA around all, GS to GE around messages of one
// kind, ST to SE around one message. Each envelope states how much it holds,
// and the readers recount, so a file that was cut short is never taken for a
// whole one. An 835 must also balance to the cent: the payment as a whole, or
// nothing of it is returned, and every claim, or that claim is marked to wait for a
// person (claim.PaidClaim.Unbalanced).
//
// Every reader takes an io.Reader and Limits, reads no further than they allow,
// and refuses with an *Error that names the place: the number of the segment,
// its name, and the claim and line it belongs to; it is a domain.Error too, fit
// to be shown. Errors never repeat what a field holds. Nothing here asks for
// the time; the writer is told when the file is made.
package x12
