package clinical

import (
	"time"

	"cohort/domain"
)

// Part2Mark says of one client whether the program that treats them is one of 42 CFR
// part 2 (it holds itself out as treating substance use, and has federal assistance),
// and since when. It is said of each member, as one group may have both.
type Part2Mark struct {
	ID       domain.Part2MarkID
	ClientID domain.ClientID
	Applies  bool
	From     domain.Date // the first day of what is protected; zero where it does not apply
	Words    string      // why it is so, or is said anew
	By       domain.UserID
	ByName   string
	At       time.Time
}

// ErrPart2Unsaid is what a release gets before anybody said whether the part applies.
// A guess either way tells what must not be told, or leaves out what must be.
var ErrPart2Unsaid = domain.Conflict("part2_unsaid", "Say first whether this person is treated in a program under 42 CFR part 2.")

// Validate names what is wrong with what is said.
func (m Part2Mark) Validate(today domain.Date) error {
	var f domain.Faults
	f.When(m.Applies && m.From.IsZero(), "from", "is missing")
	f.When(!m.Applies && !m.From.IsZero(), "from", "is left out where the part does not apply")
	f.When(m.From.After(today), "from", "is in the future")
	f.Text("words", m.Words, domain.MaxReason)
	return f.Err()
}

// Part2Standing is what holds of a client: the mark that was said last. nil: nobody
// has said.
func Part2Standing(inOrder []Part2Mark) *Part2Mark {
	if len(inOrder) == 0 {
		return nil
	}
	return &inOrder[len(inOrder)-1]
}

// Protects says whether something of a record until a day is protected. What was
// written in such a program stays protected for good.
func (m Part2Mark) Protects(until domain.Date) bool { return m.Applies && !m.From.After(until) }

// Part2Notice goes with every disclosure of what is protected, by its version.
type Part2Notice struct {
	Version string // of the rule's text
	Long    string
	Short   string
}

// CurrentPart2Notice is 42 CFR 2.32(a)(1) and (2), in the text of the final rule of
// February 16, 2024 (89 FR 12472).
var CurrentPart2Notice = Part2Notice{
	Version: "42 CFR 2.32(a), 2024-02-16",
	Long: "This record which has been disclosed to you is protected by Federal confidentiality rules (42 CFR part 2). These rules prohibit you from using or disclosing this record, or testimony that describes the information contained in this record, " +
		"in any civil, criminal, administrative, or legislative proceedings by any Federal, State, or local authority, against the patient, unless authorized by the consent of the patient, except as provided at 42 CFR 2.12(c)(5) or as authorized by a court in accordance with 42 CFR 2.64 or 2.65. " +
		"In addition, the Federal rules prohibit you from making any other use or disclosure of this record unless at least one of the following applies: " +
		"(i) Further use or disclosure is expressly permitted by the written consent of the individual whose information is being disclosed in this record or as otherwise permitted by 42 CFR part 2. " +
		"(ii) You are a covered entity or business associate and have received the record for treatment, payment, or health care operations, or " +
		"(iii) You have received the record from a covered entity or business associate as permitted by 45 CFR part 164, subparts A and E. " +
		"A general authorization for the release of medical or other information is NOT sufficient to meet the required elements of written consent to further use or redisclose the record (see 42 CFR 2.31).",
	Short: "42 CFR part 2 prohibits unauthorized use or disclosure of these records.",
}
