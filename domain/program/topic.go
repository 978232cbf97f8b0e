package program

import "cohort/domain"

// Topic is what a week teaches about.
type Topic string

// Topics are the contents of psychoeducation in groups.
var Topics = []Topic{"coping", "self_care", "stress_management", "communication", "relaxation", "negative_thoughts", "triggers", "relapse", "conditions_and_treatment"}

// Values is the closed list, as texts.
func (Topic) Values() []string { return domain.Texts(Topics) }

// PartKind is what a part of a session is for.
type PartKind string

// PartKinds: members set goals, share, are taught, and practice.
var PartKinds = []PartKind{"set_goals", "share", "teach", "practice"}

// Values is the closed list, as texts.
func (PartKind) Values() []string { return domain.Texts(PartKinds) }
