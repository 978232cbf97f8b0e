// Package claim holds what a health insurer is told about a group session and
// what it answers: the claim a practice sends, the remittance that pays it,
// and the receipts in between. It is values and rules only. How they are laid
// out in a file is the matter of package x12; nothing here reads a clock, a
// file or a database.
//
// # One claim
//
// A Claim is one client's bill to one payer: who bills (BillingProvider), who
// is insured and by whom (Coverage), who was treated when that is somebody
// else (Dependent), up to twelve diagnoses, and up to fifty Lines. A group of
// eight clients makes eight claims, because each member is billed alone; the
// modifier HQ on a line says that the service was given in a group where the
// code does not say so itself. Place of service belongs to the line: in a
// hybrid group one member sat in the office (11) and another at home (10).
//
// Money is in cents. The claim's total is not a field, it is the sum of its
// lines, so the two can never disagree.
//
// Canonical gives a claim in the form in which a payer can take it: capitals
// without accents, identifiers without stray blanks, diagnosis codes without
// the dot. Check then says everything a payer would refuse, each fault under
// the name of its field ("lines[2].units"), before the file leaves the house.
//
// A Bill is what a claim is made from: the charges of one client, with how the
// member took part, and the payer's terms. Bill.Claim makes it, or names everything
// that is missing.
//
// # Units
//
// Some codes are billed once per session, others per fifteen minutes, and
// payers round those differently. Units knows the rules in use; it wants the
// minutes of the client, not of the session, since somebody who came late got
// less.
//
// # What comes back
//
// A FileReceipt (999) says whether the file could be read. A ClaimReceipt
// (277CA) says which claims were let in. A Remittance (835) says what was paid
// and why the rest was not. Remittance.Balance proves that the money adds up
// at each line, each claim and for the whole payment, to the cent. A claim that does
// not add up waits for a person (Waiting), and the rest is posted (Postable); a
// payment that does not, as a whole, must not be posted. An EnvelopeReceipt (TA1)
// comes before them all.
//
// # Codes
//
// Places, Modifiers, Groups, Reasons and the other tables give codes with
// labels in our own words. The official descriptions belong to their
// publishers (the AMA for procedure codes, X12 for reason codes) and are not
// copied here.
package claim
