package clinical

import (
	"slices"

	"cohort/domain"
)

// DischargeReason is why somebody left treatment, by the categories of the item
// REASON in the Treatment Episode Data Set (TEDS-D 2019 codebook).
type DischargeReason string

// The reasons.
const (
	DischargeCompleted    DischargeReason = "completed"
	DischargeDroppedOut   DischargeReason = "dropped_out"
	DischargeByFacility   DischargeReason = "terminated_by_facility"
	DischargeTransferred  DischargeReason = "transferred"
	DischargeIncarcerated DischargeReason = "incarcerated"
	DischargeDied         DischargeReason = "death"
	DischargeOther        DischargeReason = "other"
)

// DischargeReasons lists them in the order of their codes.
var DischargeReasons = []DischargeReason{DischargeCompleted, DischargeDroppedOut, DischargeByFacility, DischargeTransferred, DischargeIncarcerated, DischargeDied, DischargeOther}

// Values is the closed list, as texts.
func (DischargeReason) Values() []string { return domain.Texts(DischargeReasons) }

// Code is the reason's code in TEDS, from 1 to 7; 0 for none.
func (r DischargeReason) Code() int { return slices.Index(DischargeReasons, r) + 1 }

// Unasked says that the client could most likely not be asked at the end.
func (r DischargeReason) Unasked() bool {
	return r == DischargeDroppedOut || r == DischargeIncarcerated || r == DischargeDied
}

// DischargeSubReason is what is behind the reason, in categories that TEDS lacks.
type DischargeSubReason string

// DischargeSubReasons lists them. The last five are those by which group treatment
// is left early in particular.
var DischargeSubReasons = []DischargeSubReason{"goals_met", "no_longer_needs", "clinical_step_up", "clinical_step_down", "individual_instead", "moved", "cost_or_coverage", "schedule",
	"illness", "non_attendance", "rule_violation", "confidentiality_breach", "did_not_fit", "too_close_too_soon", "poorly_prepared", "sub_groups", "lost_contact"}

// Values is the closed list, as texts.
func (DischargeSubReason) Values() []string { return domain.Texts(DischargeSubReasons) }

// SelfHelp is how often somebody went to self-help groups in the 30 days before, by
// the categories of the TEDS items FREQ_ATND_SELF_HELP.
type SelfHelp string

// SelfHelps lists them in the order of their codes, from 1.
var SelfHelps = []SelfHelp{"none", "1_to_3", "4_to_7", "8_to_30", "some"}

// Values is the closed list, as texts.
func (SelfHelp) Values() []string { return domain.Texts(SelfHelps) }

// Code is its code in TEDS, from 1 to 5; 0 for not asked.
func (s SelfHelp) Code() int { return slices.Index(SelfHelps, s) + 1 }
