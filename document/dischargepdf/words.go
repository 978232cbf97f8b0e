package dischargepdf

import (
	"fmt"
	"strings"

	"cohort/domain"
	"cohort/domain/clinical"
)

var reasons = map[clinical.DischargeReason]string{
	clinical.DischargeCompleted: "Treatment completed", clinical.DischargeDroppedOut: "Dropped out of treatment", clinical.DischargeByFacility: "Terminated by the practice",
	clinical.DischargeTransferred: "Transferred to another program", clinical.DischargeIncarcerated: "Incarcerated", clinical.DischargeDied: "Death", clinical.DischargeOther: "Other",
}

var subReasons = map[clinical.DischargeSubReason]string{
	"goals_met": "goals met", "no_longer_needs": "no longer needs treatment", "clinical_step_up": "needs more than this group", "clinical_step_down": "needs less than this group",
	"individual_instead": "individual treatment instead", "moved": "moved away", "cost_or_coverage": "cost or coverage", "schedule": "schedule", "illness": "illness", "non_attendance": "did not attend",
	"rule_violation": "broke the ground rules", "confidentiality_breach": "breach of confidentiality", "did_not_fit": "did not fit into the group", "too_close_too_soon": "too much too early",
	"poorly_prepared": "was not prepared for a group", "sub_groups": "groups within the group", "lost_contact": "lost contact",
}

var selfHelp = map[clinical.SelfHelp]string{"none": "none", "1_to_3": "1 to 3 times a month", "4_to_7": "4 to 7 times a month", "8_to_30": "8 to 30 times a month", "some": "some, not known how often"}

var sources = map[string]string{"self": "themselves", "family": "family or friends", "health_provider": "a health provider", "alcohol_drug_provider": "an alcohol or drug program", "hospital": "a hospital",
	"school": "a school", "employer": "an employer", "community": "a community service", "court": "a court", "insurer": "an insurer", "internal": "within the practice", "other": "others"}

var independence = map[clinical.Independence]string{
	"days": "Manages the day: sleep, meals, work or school", "warning_signs": "Knows their own early warning signs", "skills": "Uses what was learned when it gets hard",
	"crisis": "Knows whom to call in a crisis, and has the numbers", "people": "Has people, or a support group, to turn to", "medication": "Looks after medication and appointments",
	"home": "Has home, money and papers in order", "practice": "Practices without being asked to", "limits": "Says what they need, and where their limit is", "gladness": "Has things to do that do them good",
}

var manages = map[clinical.Manages]string{clinical.ManagesAlone: "alone", clinical.ManagesWithHelp: "with help", clinical.ManagesNotYet: "not yet", clinical.ManagesNoNeed: "does not apply"}

var goalStates = map[clinical.ObjectiveState]string{clinical.ObjectiveOpen: "open", clinical.ObjectiveMet: "met", clinical.ObjectivePartly: "partly met", clinical.ObjectiveStopped: "stopped"}

// classes are of a change in a record, classesAtHome of one's own.
var (
	classes = map[string]string{"recovered": "recovered: reliably better, and out of the clinical range", "improved": "reliably better", "unchanged": "no reliable change", "deteriorated": "reliably worse"}

	classesAtHome = map[string]string{"recovered": "clearly better, and in the range of people who need no treatment for it", "improved": "clearly better", "unchanged": "about the same", "deteriorated": "clearly harder than at the start"}
)

func reasonWords(t clinical.DischargeText) string {
	words := fmt.Sprintf("%s (TEDS %d)", reasons[t.Reason], t.Reason.Code())
	if t.SubReason != "" {
		words += ", " + subReasons[t.SubReason]
	}
	return words
}

func selfHelpWords(s clinical.SelfHelp) string {
	if s == "" {
		return "not asked"
	}
	return fmt.Sprintf("%s (TEDS %d)", selfHelp[s], s.Code())
}

func rollWords(r clinical.DischargeRoll) string {
	words := fmt.Sprintf("%d of %d sessions", r.Attended, r.Offered)
	var rest []string
	for _, part := range []struct {
		n    int
		what string
	}{{r.Excused, "excused"}, {r.Missed, "missed"}, {r.CaughtUp, "missed themes made up"}} {
		if part.n > 0 {
			rest = append(rest, fmt.Sprintf("%d %s", part.n, part.what))
		}
	}
	if len(rest) > 0 {
		words += "; " + strings.Join(rest, ", ")
	}
	return words
}

func homeworkWords(h clinical.DischargeTasks) string {
	if h.Asked == 0 {
		return "not asked"
	}
	words := fmt.Sprintf("%d of %d done", h.Done, h.Asked)
	if h.Partly > 0 {
		words += fmt.Sprintf(", %d in part", h.Partly)
	}
	return words
}

func scoreWords(s clinical.DischargeScore, change map[string]string) string {
	point := func(value int, band string, on string) string {
		if band != "" {
			band = " (" + strings.ToLower(band) + ")"
		}
		return fmt.Sprintf("%d%s on %s", value, band, on)
	}
	words := point(s.First, s.FirstBand, day(s.FirstOn))
	if !s.Changed() {
		return words + ", filled in once"
	}
	words += " → " + point(s.Last, s.LastBand, day(s.LastOn))
	if class := change[s.Class]; class != "" {
		words += ": " + class
	}
	return words
}

// joined puts the parts together that are there.
func joined(between string, parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, between)
}

// day is a day as people write it.
func day(d domain.Date) string { return d.Midnight().Format("January 2, 2006") }
