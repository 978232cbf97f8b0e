package claim

// Code is an entry of a code table, with a label in our own words.
type Code struct {
	Value string
	Label string
}

// Label finds the label of value in a table, and "" when it is not listed.
func Label(table []Code, value string) string {
	for _, c := range table {
		if c.Value == value {
			return c.Label
		}
	}
	return ""
}

func listed(table []Code, value string) bool { return Label(table, value) != "" }

// Places are the places of service where group work happens (a selection of
// CMS's place-of-service code set).
var Places = []Code{
	{"02", "Telehealth, client not at home"},
	{"03", "School"},
	{"04", "Homeless shelter"},
	{"09", "Prison or jail"},
	{"10", "Telehealth, client at home"},
	{"11", "Office"},
	{"12", "Client's home"},
	{"13", "Assisted living"},
	{"14", "Group home"},
	{"15", "Mobile unit"},
	{"16", "Temporary lodging"},
	{"18", "Workplace"},
	{"19", "Hospital outpatient, off campus"},
	{"21", "Hospital inpatient"},
	{"22", "Hospital outpatient, on campus"},
	{"23", "Emergency room"},
	{"27", "Outreach or street"},
	{"31", "Skilled nursing facility"},
	{"32", "Nursing facility"},
	{"33", "Custodial care"},
	{"49", "Independent clinic"},
	{"50", "Federally qualified health center"},
	{"51", "Psychiatric hospital, inpatient"},
	{"52", "Psychiatric hospital, partial stay"},
	{"53", "Community mental health center"},
	{"55", "Residential substance use treatment"},
	{"56", "Residential psychiatric treatment"},
	{"57", "Substance use treatment, not residential"},
	{"58", "Opioid treatment program"},
	{"71", "Public health clinic"},
	{"72", "Rural health clinic"},
	{"99", "Other place"},
}

// Modifiers are those that occur with group and behavioral services. States
// give U1 to U9 and UA to UD meanings of their own.
var Modifiers = []Code{
	{"HQ", "In a group"},
	{"HE", "Mental health program"},
	{"HF", "Substance use program"},
	{"HH", "Program for mental health and substance use together"},
	{"HR", "Family or couple, client present"},
	{"HS", "Family or couple, client absent"},
	{"HA", "Child or adolescent program"},
	{"HB", "Adult program, not geriatric"},
	{"HC", "Adult program, geriatric"},
	{"HD", "Program for pregnant or parenting women"},
	{"HG", "Opioid treatment program"},
	{"HL", "Intern"},
	{"HM", "Clinician below bachelor's level"},
	{"HN", "Clinician with bachelor's degree"},
	{"HO", "Clinician with master's degree"},
	{"HP", "Clinician with doctorate"},
	{"AH", "Clinical psychologist"},
	{"AJ", "Clinical social worker"},
	{"95", "Telehealth, live video"},
	{"GT", "Telehealth, live video (older rule)"},
	{"93", "Telehealth, sound only"},
	{"FQ", "Telehealth, sound only (Medicare behavioral health)"},
	{"FR", "Supervisor present by video"},
	{"GQ", "Telehealth, recorded and sent on"},
	{"25", "Separate evaluation on the same day"},
	{"59", "Distinct service"},
	{"76", "Same service again, same clinician"},
	{"XE", "Distinct: separate encounter"},
	{"XP", "Distinct: another clinician"},
	{"XS", "Distinct: separate structure"},
	{"XU", "Distinct: does not overlap"},
	{"KX", "Required papers are on file"},
	{"GC", "Partly by a resident under a teacher"},
	{"U1", "State-defined 1"}, {"U2", "State-defined 2"}, {"U3", "State-defined 3"},
	{"U4", "State-defined 4"}, {"U5", "State-defined 5"}, {"U6", "State-defined 6"},
	{"U7", "State-defined 7"}, {"U8", "State-defined 8"}, {"U9", "State-defined 9"},
	{"UA", "State-defined A"}, {"UB", "State-defined B"}, {"UC", "State-defined C"},
	{"UD", "State-defined D"},
}

// Relationships of a patient to the holder of the policy (PAT01, SBR02).
var Relationships = []Code{
	{"18", "Self"},
	{"01", "Spouse"},
	{"19", "Child"},
	{"20", "Employee"},
	{"21", "Not known"},
	{"39", "Organ donor"},
	{"40", "Donor who has died"},
	{"53", "Life partner"},
	{"G8", "Other"},
}

// FilingIndicators are the kinds of plan a claim can name (SBR09).
var FilingIndicators = []Code{
	{"11", "Other non-federal program"},
	{"12", "Preferred provider organization"},
	{"13", "Point of service"},
	{"14", "Exclusive provider organization"},
	{"15", "Indemnity"},
	{"16", "Medicare HMO"},
	{"17", "Dental HMO"},
	{"AM", "Automobile medical"},
	{"BL", "Blue Cross or Blue Shield"},
	{"CH", "Military families (TRICARE)"},
	{"CI", "Commercial"},
	{"DS", "Disability"},
	{"FI", "Federal employees"},
	{"HM", "Health maintenance organization"},
	{"LM", "Liability medical"},
	{"MA", "Medicare part A"},
	{"MB", "Medicare part B"},
	{"MC", "Medicaid"},
	{"OF", "Other federal program"},
	{"TV", "Title V"},
	{"VA", "Veterans Affairs"},
	{"WC", "Workers' compensation"},
	{"ZZ", "Mutually agreed or not known"},
}

// MedicareSecondary says why Medicare does not pay first (SBR05).
var MedicareSecondary = []Code{
	{"12", "Working, or spouse working, with a group plan"},
	{"13", "Kidney disease within the group plan's months"},
	{"14", "No-fault insurance"},
	{"15", "Workers' compensation"},
	{"16", "Federal public health service"},
	{"41", "Black lung"},
	{"42", "Veterans Affairs"},
	{"43", "Disabled, with a large group plan"},
	{"47", "Other liability insurance"},
}

// Orders say which insurer pays in which turn (SBR01).
var Orders = []Code{
	{"P", "First"}, {"S", "Second"}, {"T", "Third"},
	{"A", "Fourth"}, {"B", "Fifth"}, {"C", "Sixth"}, {"D", "Seventh"},
	{"E", "Eighth"}, {"F", "Ninth"}, {"G", "Tenth"}, {"H", "Eleventh"},
	{"U", "Not known"},
}
