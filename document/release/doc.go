// Package release writes what leaves of a client's record, and the account of what
// left.
//
// A release is one package, a ZIP archive with the record for people (record.pdf), for
// programs (record.json) and for other systems (record.fhir.json, a FHIR R4 Bundle),
// the attachments that leave, and a list of all with their digests (manifest.json). All of them are written
// from one record, of which everything that was to be taken out is gone already. The
// same paper gives the same bytes: the digest of the package says whether it is the
// one that left.
package release
