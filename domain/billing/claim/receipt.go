package claim

import "cohort/domain"

// EnvelopeReceipt (TA1) says whether a file's outer envelope could be opened. It is
// the first answer there is; without it nothing inside was looked at.
type EnvelopeReceipt struct {
	Control string // the control number of the file that it answers
	On      domain.Date
	Minute  string // of the day, HHMM, as the file stated it
	Outcome string // A accepted, E accepted with errors, R rejected
	Note    string // see EnvelopeNotes; 000 for no error
}

// Taken says that the file was opened and goes on to be read.
func (r EnvelopeReceipt) Taken() bool { return acceptedOutcome(r.Outcome) }

// FileReceipt (999) says whether a file of claims could be read.
type FileReceipt struct {
	Control  string // the control number of the file that it answers
	Guide    string // the implementation guide of that file
	Outcome  string // see ReceiptOutcomes
	Sent     int    // messages that the file said it held
	Received int
	Accepted int
	Faults   []string // codes for faults of the envelope
	Messages []MessageReceipt
}

// acceptedOutcome: a file with "E" was taken in spite of its errors.
func acceptedOutcome(outcome string) bool { return outcome == "A" || outcome == "E" }

// Taken says that the whole file was accepted.
func (r FileReceipt) Taken() bool { return acceptedOutcome(r.Outcome) }

// MessageReceipt is the answer to one message of a file.
type MessageReceipt struct {
	Control string
	Outcome string
	Reasons []string // codes
	Faults  []FileFault
}

// Taken says that the message was accepted.
func (r MessageReceipt) Taken() bool { return acceptedOutcome(r.Outcome) }

// FileFault is one segment that the receiver objects to.
type FileFault struct {
	Segment  string // its name
	Position int    // its place in the message, the opening ST being 1
	Loop     string
	Reason   string // see SegmentFaults
	Claim    string // number of the claim, where the receiver says so
	Elements []ElementFault
}

// ElementFault is one field within that segment.
type ElementFault struct {
	Element   int
	Component int    // 0 where the field has no parts
	Reason    string // see ElementFaults
	Sent      string // what stood there, where the receiver repeats it; may identify a client
}

// ClaimReceipt (277CA) says which claims a payer let in to be decided.
type ClaimReceipt struct {
	Payer     string   // who answers
	Reference string   // our number of the batch
	Statuses  []Status // of the batch as a whole
	Provider  []Status // of the billing provider as a whole
	Claims    []ClaimStatus
}

// ClaimStatus is the answer to one claim.
type ClaimStatus struct {
	Number      string // our number
	PayerNumber string // the payer's, once it has one
	Patient     Name
	MemberID    string
	Statuses    []Status
	From, To    domain.Date
	Lines       []LineStatus
}

// LineStatus is the answer to one line, given only where the payer objects.
type LineStatus struct {
	ID       string // our number of the charge
	Code     string
	Charge   int64 // cents
	Statuses []Status
}

// Status is one thing the payer says.
type Status struct {
	Category string // see StatusCategories
	Code     string // what it is about, see StatusCodes
	Entity   string // whom it is about, see StatusEntities
	Rejects  bool   // the payer says that it turns the claim down
	On       domain.Date
	Amount   int64 // cents
	Text     string
}

// Refuses says that the claim has to be corrected and sent again.
func (s Status) Refuses() bool {
	switch s.Category {
	case "A3", "A4", "A6", "A7", "A8":
		return true
	}
	return s.Rejects
}

// Accepted says that nothing about the claim was refused.
func (c ClaimStatus) Accepted() bool {
	for _, l := range c.Lines {
		if refused(l.Statuses) {
			return false
		}
	}
	return len(c.Statuses) > 0 && !refused(c.Statuses)
}

func refused(list []Status) bool {
	for _, s := range list {
		if s.Refuses() {
			return true
		}
	}
	return false
}
