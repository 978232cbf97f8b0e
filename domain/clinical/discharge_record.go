package clinical

import "cohort/domain"

// DischargeRecord is what is known of a membership without anybody typing it.
type DischargeRecord struct {
	Cohort     string           `json:"cohort"`  // its code
	Program    string           `json:"program"` // the curriculum's name, or the cohort's without one
	From       domain.Date      `json:"from"`
	To         domain.Date      `json:"to,omitzero"` // the last day; zero while no end is known
	EndReason  string           `json:"endReason,omitempty"`
	ReferredBy string           `json:"referredBy,omitempty"` // the kind of source
	Attendance DischargeRoll    `json:"attendance"`
	Homework   DischargeTasks   `json:"homework"`
	Skills     []DischargeSkill `json:"skills"`
	Tools      []DischargeSkill `json:"tools"`
	Scores     []DischargeScore `json:"scores"`
	Leaders    []LedFact        `json:"leaders"`
	// FollowUpDays are how many days after the last day somebody is asked how they
	// are doing, as the practice had it when this was counted; empty in summaries
	// from before practices could say, which are asked on the usual ones.
	FollowUpDays []int `json:"followUpDays,omitempty"`
}

// DischargeRoll is how often somebody was there.
type DischargeRoll struct {
	Offered  int `json:"offered"` // closed sessions that they belonged to
	Attended int `json:"attended"`
	Excused  int `json:"excused"`
	Missed   int `json:"missed"`
	CaughtUp int `json:"caughtUp"` // missed themes that were made up
}

// DischargeTasks is what became of homework.
type DischargeTasks struct {
	Asked  int `json:"asked"` // of how much is known whether it was done
	Done   int `json:"done"`
	Partly int `json:"partly"`
}

// DischargeSkill is a skill or a tool that came up while somebody was there.
type DischargeSkill struct {
	Name  string `json:"name"`
	Theme string `json:"theme"`
	Times int    `json:"times"`
}

// DischargeScore is the first and the last result of one form that frame a
// membership. With one alone there is no change.
type DischargeScore struct {
	Instrument string      `json:"instrument"` // its code
	Title      string      `json:"title"`
	FirstOn    domain.Date `json:"firstOn"`
	First      int         `json:"first"`
	FirstBand  string      `json:"firstBand,omitempty"`
	LastOn     domain.Date `json:"lastOn,omitzero"`
	Last       int         `json:"last"`
	LastBand   string      `json:"lastBand,omitempty"`
	Class      string      `json:"class,omitempty"` // of the change (Jacobson and Truax); "": not to be judged
}

// Changed says that there are two results to compare.
func (s DischargeScore) Changed() bool { return !s.LastOn.IsZero() }

// Counts says whether two records count the same of a membership. How leaders are
// called and what became of forms since is no other membership.
func (r DischargeRecord) Counts(o DischargeRecord) bool {
	return r.From == o.From && r.To == o.To && r.Attendance == o.Attendance && r.Homework == o.Homework
}
