package claim

// ReceiptOutcomes say what became of a file or message (999: AK901, IK501).
var ReceiptOutcomes = []Code{
	{"A", "Accepted"},
	{"E", "Accepted, with errors"},
	{"P", "Partly accepted"},
	{"R", "Rejected"},
	{"M", "Rejected: authentication failed"},
	{"W", "Rejected: assurance failed"},
	{"X", "Rejected: could not be decrypted"},
}

// EnvelopeNotes say what is wrong with a file's outer envelope (TA105).
var EnvelopeNotes = []Code{
	{"000", "No error"},
	{"001", "The control numbers at beginning and end differ"},
	{"002", "This edition of the standard is not supported"},
	{"003", "This version of the controls is not supported"},
	{"004", "The segment terminator is not valid"},
	{"005", "The kind of the sender's id is not valid"},
	{"006", "The sender's id is not valid"},
	{"007", "The kind of the receiver's id is not valid"},
	{"008", "The receiver's id is not valid"},
	{"009", "The receiver's id is not known"},
	{"010", "The kind of the authorization is not valid"},
	{"011", "The authorization is not valid"},
	{"012", "The kind of the security information is not valid"},
	{"013", "The security information is not valid"},
	{"014", "The date is not valid"},
	{"015", "The time is not valid"},
	{"016", "The standards identifier is not valid"},
	{"017", "The version is not valid"},
	{"018", "The control number is not valid"},
	{"019", "The request for an acknowledgment is not valid"},
	{"020", "The test indicator is not valid"},
	{"021", "The number of groups is not right"},
	{"022", "The control structure is not valid"},
	{"023", "The file ends too soon"},
	{"024", "What it holds is not valid"},
	{"025", "This control number was used before"},
	{"026", "The element separator is not valid"},
	{"027", "The component separator is not valid"},
	{"028", "The delivery date is not valid"},
	{"029", "The delivery time is not valid"},
	{"030", "The delivery time code is not valid"},
	{"031", "The grade of service is not valid"},
}

// SegmentFaults say what is wrong with a segment (999: IK304).
var SegmentFaults = []Code{
	{"1", "Not a known segment"},
	{"2", "Not expected here"},
	{"3", "Required and missing"},
	{"4", "Its loop occurs too often"},
	{"5", "Occurs too often"},
	{"6", "Not part of this message"},
	{"7", "In the wrong order"},
	{"8", "Has faults in its fields"},
	{"I4", "Not used under the guide"},
	{"I6", "Missing, though another field calls for it"},
	{"I7", "Its loop occurs too seldom"},
	{"I8", "Occurs too seldom"},
	{"I9", "Not used in this case"},
}

// ElementFaults say what is wrong with a field (999: IK403).
var ElementFaults = []Code{
	{"1", "Required and missing"},
	{"2", "Missing, though another field calls for it"},
	{"3", "Too many fields"},
	{"4", "Too short"},
	{"5", "Too long"},
	{"6", "Has a sign that is not allowed"},
	{"7", "Not a valid code"},
	{"8", "Not a valid date"},
	{"9", "Not a valid time"},
	{"10", "Excluded by another field"},
	{"12", "Repeated too often"},
	{"13", "Too many parts"},
	{"I6", "Code not used under the guide"},
	{"I9", "Missing, though the guide calls for it here"},
	{"I10", "Not used under the guide"},
	{"I11", "Repeated too seldom"},
	{"I12", "Not in the expected form"},
	{"I13", "Not used in this case"},
}

// StatusCategories say how far a claim got (277CA: first part of STC01).
var StatusCategories = []Code{
	{"A0", "Passed on to another"},
	{"A1", "Received; says nothing about acceptance"},
	{"A2", "Accepted to be decided"},
	{"A3", "Returned, cannot be processed"},
	{"A4", "Not found"},
	{"A5", "Split in several"},
	{"A6", "Rejected: something is missing"},
	{"A7", "Rejected: something is not valid"},
	{"A8", "Rejected: fields contradict each other"},
}

// StatusCodes say what a status is about (277CA: second part of STC01); a
// selection, X12 keeps the whole list.
var StatusCodes = []Code{
	{"16", "Passed on"},
	{"19", "Receipt confirmed"},
	{"20", "Accepted for processing"},
	{"21", "Missing or not valid"},
	{"24", "Entity not approved as electronic submitter"},
	{"26", "Entity not found"},
	{"33", "Subscriber and member number not found"},
	{"54", "Duplicate"},
	{"88", "Entity not eligible for benefits on those dates"},
	{"97", "Patient not found with this payer"},
	{"116", "Sent to the wrong payer"},
	{"122", "Value missing or not valid"},
	{"125", "Entity's name"},
	{"126", "Entity's address"},
	{"128", "Entity's tax number"},
	{"145", "Entity's taxonomy code"},
	{"153", "Entity's id number"},
	{"158", "Entity's birth date"},
	{"164", "Entity's contract or member number"},
	{"178", "Submitted charges"},
	{"187", "Date of service"},
	{"247", "Line information"},
	{"249", "Place of service"},
	{"254", "Principal diagnosis"},
	{"255", "Diagnosis"},
	{"453", "Modifier"},
	{"454", "Procedure code"},
	{"464", "Payer's claim number"},
	{"476", "Number of units"},
	{"500", "Entity's ZIP code"},
	{"507", "HCPCS code"},
	{"562", "Entity's NPI"},
}

// StatusEntities say whom a status is about (277CA: third part of STC01).
var StatusEntities = []Code{
	{"40", "Receiver"},
	{"41", "Submitter"},
	{"77", "Service location"},
	{"82", "Rendering provider"},
	{"85", "Billing provider"},
	{"87", "Pay-to provider"},
	{"DK", "Ordering provider"},
	{"DN", "Referring provider"},
	{"DQ", "Supervising provider"},
	{"IL", "Subscriber"},
	{"PR", "Payer"},
	{"QC", "Patient"},
	{"AY", "Clearinghouse"},
}
