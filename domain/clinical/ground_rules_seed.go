package clinical

import _ "embed"

// SeedRules is what a practice may begin its ground rules with. The wording is
// ours; what it speaks of follows what agreements of therapy groups commonly hold
// (SAMHSA, Treatment Improvement Protocol 41, Group Therapy in Substance Use
// Treatment, 2015, on group agreements).
//
//go:embed ground_rules_seed.txt
var SeedRules string
