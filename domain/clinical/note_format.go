package clinical

import (
	"fmt"
	"slices"

	"cohort/domain"
)

// NoteFormat is a way to write a note: what it says, in order. A section that
// two formats have in common has one key in both.
type NoteFormat struct {
	Key      domain.NoteFormatKey
	Name     string
	Sections []FormatSection
}

// FormatSection is one heading of a format.
type FormatSection struct {
	Key   string
	Title string
}

// The sections that formats are made of.
var (
	data         = FormatSection{"data", "Data"}
	assessment   = FormatSection{"assessment", "Assessment"}
	plan         = FormatSection{"plan", "Plan"}
	subjective   = FormatSection{"subjective", "Subjective"}
	objective    = FormatSection{"objective", "Objective"}
	behavior     = FormatSection{"behavior", "Behavior"}
	intervention = FormatSection{"intervention", "Intervention"}
	response     = FormatSection{"response", "Response"}
	goal         = FormatSection{"goal", "Goal"}
	problem      = FormatSection{"problem", "Problem"}
	evaluation   = FormatSection{"evaluation", "Evaluation"}
)

// knownFormats are those that payers know.
var knownFormats = []NoteFormat{
	{Key: domain.FormatDAP, Name: "DAP", Sections: []FormatSection{data, assessment, plan}},
	{Key: domain.FormatSOAP, Name: "SOAP", Sections: []FormatSection{subjective, objective, assessment, plan}},
	{Key: domain.FormatBIRP, Name: "BIRP", Sections: []FormatSection{behavior, intervention, response, plan}},
	{Key: domain.FormatGIRP, Name: "GIRP", Sections: []FormatSection{goal, intervention, response, plan}},
	{Key: domain.FormatPIE, Name: "PIE", Sections: []FormatSection{problem, intervention, evaluation}},
}

// NoteFormats are the formats of a practice, its own one last.
func NoteFormats(rules domain.NoteRules) []NoteFormat {
	all := slices.Clone(knownFormats)
	if len(rules.Own.Sections) == 0 {
		return all
	}
	own := NoteFormat{Key: domain.FormatOwn, Name: rules.Own.Name}
	for i, title := range rules.Own.Sections {
		own.Sections = append(own.Sections, FormatSection{Key: fmt.Sprintf("own%d", i+1), Title: title})
	}
	return append(all, own)
}

// FormatOf finds a format; false where the practice has none of that key.
func FormatOf(rules domain.NoteRules, key domain.NoteFormatKey) (NoteFormat, bool) {
	all := NoteFormats(rules)
	i := slices.IndexFunc(all, func(f NoteFormat) bool { return f.Key == key })
	if i < 0 {
		return all[0], false
	}
	return all[i], true
}

// Arrange puts what was typed under a format's headings. Nothing typed is
// dropped: what stands under a heading that the format has not is kept behind,
// under that heading.
func (f NoteFormat) Arrange(typed []NoteSection) []NoteSection {
	out := make([]NoteSection, 0, len(f.Sections))
	known := map[string]int{}
	for i, s := range f.Sections {
		known[s.Key] = i
		out = append(out, NoteSection{Key: s.Key, Title: s.Title})
	}
	for _, s := range typed {
		if i, has := known[s.Key]; has {
			out[i].Text = joined(out[i].Text, s.Text)
			continue
		}
		if domain.IsBlank(s.Text) {
			continue
		}
		known[s.Key], out = len(out), append(out, s)
	}
	return out
}

// joined is one text behind the other.
func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n\n" + b
}

// titleOf is the heading of a section that some format has, "" for none.
func titleOf(key string) string {
	for _, f := range knownFormats {
		for _, s := range f.Sections {
			if s.Key == key {
				return s.Title
			}
		}
	}
	return ""
}
