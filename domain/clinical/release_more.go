package clinical

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// ReleasedDischarge is a signed summary of a membership, with what was counted then.
type ReleasedDischarge struct {
	ID             domain.DischargeID  `json:"id"`
	Group          string              `json:"group"` // code
	From           domain.Date         `json:"from"`
	On             domain.Date         `json:"on"` // the last day
	Reason         string              `json:"reason"`
	SubReason      string              `json:"subReason,omitempty"`
	Attendance     DischargeRoll       `json:"attendance"`
	Homework       DischargeTasks      `json:"homework"`
	Scores         []ReleasedChange    `json:"scores,omitempty"`
	ReadyClient    *int                `json:"readyClient,omitempty"` // from 0 to 10
	ReadyClinician *int                `json:"readyClinician,omitempty"`
	SelfHelpThen   string              `json:"selfHelpThen,omitempty"`
	SelfHelpNow    string              `json:"selfHelpNow,omitempty"`
	Texts          []ReleasedLine      `json:"texts,omitempty"`
	Signed         []ReleasedSignature `json:"signed"`
}

// ReleasedChange is the first and the last score of one form in a membership.
type ReleasedChange struct {
	Name    string      `json:"name"` // of the form
	FirstOn domain.Date `json:"firstOn"`
	First   int         `json:"first"`
	LastOn  domain.Date `json:"lastOn,omitzero"` // zero: there is one score alone
	Last    int         `json:"last"`
	Class   string      `json:"class,omitempty"`
}

// ReleasedLine is a text under a heading of ours.
type ReleasedLine struct {
	Name string `json:"name"`
	Text Told   `json:"text" place:"text"`
}

// ReleasedHomework is what somebody was given to do between sessions, and what came
// back.
type ReleasedHomework struct {
	ID           domain.HomeworkID    `json:"id"`
	On           domain.Date          `json:"on"` // the session's day
	Group        string               `json:"group"`
	DueOn        domain.Date          `json:"dueOn,omitzero"` // zero: by the next session
	Title        Told                 `json:"title" place:"title"`
	Instructions Told                 `json:"instructions,omitempty" place:"instructions"`
	Personal     Told                 `json:"personal,omitempty" place:"what they do otherwise"`
	Stages       []ReleasedStage      `json:"stages,omitempty" place:"stage"`
	Status       program.ReturnStatus `json:"status"`
	BackAt       time.Time            `json:"returnedAt,omitzero"`
	Answer       Told                 `json:"answer,omitempty" place:"what came back"`
}

// ReleasedStage is a step of homework that runs over several weeks.
type ReleasedStage struct {
	Title Told `json:"title" place:"title"`
	Goal  Told `json:"goal" place:"goal"`
	Met   bool `json:"met"`
}

// ReleasedRiskFlag is that an answer had to be looked at at once, and what was done.
type ReleasedRiskFlag struct {
	ID         domain.RiskFlagID `json:"id"`
	On         domain.Date       `json:"on"`
	RaisedAt   time.Time         `json:"raisedAt"`
	Kind       string            `json:"kind"`
	Instrument string            `json:"instrument"` // code
	Item       int               `json:"item"`
	Severity   string            `json:"severity,omitempty"`
	Blank      bool              `json:"blank,omitempty"` // the question was not answered
	AnsweredAt time.Time         `json:"answeredAt,omitzero"`
	AnsweredBy string            `json:"answeredBy,omitempty"`
	Action     Told              `json:"action,omitempty" place:"what was done"`
	ClosedFor  string            `json:"closedFor,omitempty"`
}

// ReleasedAgreement is a signature under ground rules of a group, or that the client
// declined.
type ReleasedAgreement struct {
	ID      string       `json:"id,omitempty"` // none for what was signed at admission
	On      domain.Date  `json:"on"`
	Group   string       `json:"group"`
	Version Told         `json:"version" place:"version"`
	Way     ClientSigned `json:"way,omitempty"` // none for what was signed at admission
	Name    Told         `json:"name,omitempty" place:"who signed"`
	Witness Told         `json:"witness,omitempty" place:"witness"`
	Words   Told         `json:"words,omitempty" place:"the client’s words"`
	By      string       `json:"by,omitempty"` // who was with them
}

// ReleasedLeaflet is a leaflet that the client, or somebody of theirs, was given.
type ReleasedLeaflet struct {
	ID    domain.LeafletGivenID `json:"id"`
	On    domain.Date           `json:"on"`
	Title Told                  `json:"title" place:"title"`
	To    GivenTo               `json:"givenTo"`
	Way   GivenWay              `json:"givenBy"`
	Words Told                  `json:"words,omitempty" place:"remark"`
	By    string                `json:"by"`
}

// ReleasedAttachment is a file of the client's. What is in it nobody but a person can
// read for names.
type ReleasedAttachment struct {
	ID        domain.AttachmentID `json:"id"`
	On        domain.Date         `json:"on"`
	Title     Told                `json:"title" place:"title"`
	Name      Told                `json:"name" place:"name of the file"`
	Note      Told                `json:"note,omitempty" place:"note"`
	MediaType string              `json:"mediaType"`
	Size      int                 `json:"size"`             // bytes
	File      string              `json:"file,omitempty"`   // in the package
	SHA256    string              `json:"sha256,omitempty"` // of its content
}

func (r ReleasedDischarge) place() string  { return "Discharge summary of " + r.On.String() }
func (r ReleasedHomework) place() string   { return "Homework of " + r.On.String() }
func (r ReleasedRiskFlag) place() string   { return "Risk flag of " + r.On.String() }
func (r ReleasedAgreement) place() string  { return "Agreement of " + r.On.String() }
func (r ReleasedLeaflet) place() string    { return "Leaflet of " + r.On.String() }
func (r ReleasedAttachment) place() string { return "Attachment of " + r.On.String() }

// heading is what tells the lines of one text apart.
func (l ReleasedLine) heading() string { return l.Name }
