package intake

import (
	"slices"

	"cohort/domain"
)

// contraindication is a reason why a group is not right, and what it means.
type contraindication struct {
	code   Contraindication
	means  Recommendation
	reason string
	offer  Destination
}

// contraindicated follows TIP 41, chapter 3: most reasons pass, so the answer
// is "not now"; only what will not change makes it "not suitable".
var contraindicated = []contraindication{
	{code: "refuses_group", means: NotSuitable, reason: "The client does not want to be in a group; nobody is placed against their will.", offer: IndividualTherapy},
	{code: "severe_cognitive_impairment", means: NotSuitable, reason: "Severe cognitive impairment makes an interactive group too much; individual work fits better.", offer: IndividualTherapy},
	{code: "active_suicidality", means: NotNow, reason: "Active suicidality needs more than a weekly group: make the client safe first.", offer: CrisisService},
	{code: "acute_crisis", means: NotNow, reason: "An acute crisis comes first; ask again when it has passed.", offer: CrisisService},
	{code: "active_psychosis", means: NotNow, reason: "Active psychosis needs treatment before an interactive group.", offer: HigherLevelOfCare},
	{code: "intoxication_or_withdrawal", means: NotNow, reason: "Acute intoxication or withdrawal needs medical care first.", offer: HigherLevelOfCare},
	{code: "uncontrolled_aggression", means: NotNow, reason: "Aggression that the client cannot control would put the group at risk.", offer: IndividualTherapy},
	{code: "cannot_follow_rules", means: NotNow, reason: "The client cannot keep to the rules of a group yet.", offer: IndividualTherapy},
	{code: "cannot_tolerate_emotion", means: NotNow, reason: "Strong feelings of others are more than the client can bear now.", offer: IndividualTherapy},
	{code: "conflict_of_interest", means: NotNow, reason: "A relative, partner, colleague or former partner is in the group: look for another group.", offer: ""},
}

// Contraindications are the codes of the reasons why a group is not right now.
var Contraindications = codesOf(contraindicated)

// Contraindication is the code of one.
type Contraindication string

// Values is the closed list, as texts.
func (Contraindication) Values() []string { return domain.Texts(Contraindications) }

func codesOf(all []contraindication) []Contraindication {
	codes := make([]Contraindication, len(all))
	for i, c := range all {
		codes[i] = c.code
	}
	return codes
}

// Severity from which a licensed professional is needed, and up to which
// peers alone may be enough.
const (
	seriousFrom = 3
	mildUpTo    = 1
)

// selfHelpLimit stands at every outcome: whatever the guide says, and also
// where it offers peers or is asked about.
const selfHelpLimit = "Self-help does not replace professional treatment."

// weighing gathers an answer.
type weighing struct {
	Suitability
	lighter []string // reasons that change nothing
}

func (w *weighing) says(r Recommendation, reason string) {
	w.Recommendation = worst(w.Recommendation, r)
	if r == Fit {
		w.lighter = append(w.lighter, reason)
		return
	}
	w.Reasons = append(w.Reasons, reason)
}

func (w *weighing) offer(d Destination) {
	if d != "" && !slices.Contains(w.Alternatives, d) {
		w.Alternatives = append(w.Alternatives, d)
	}
}

// Weigh gives the recommendation with its reasons in words. The worst factor
// decides: one reason against is not outweighed by many for.
func (s Factors) Weigh() Suitability {
	w := &weighing{Suitability: Suitability{Factors: s, Recommendation: Fit}}
	for _, c := range contraindicated {
		if slices.Contains(s.Contraindicated, c.code) {
			w.says(c.means, c.reason)
			w.offer(c.offer)
		}
	}
	w.commitment(s)
	w.company(s)
	w.seriousness(s)
	w.Reasons = append(append(w.Reasons, w.lighter...), selfHelpLimit)
	return w.Suitability
}

func (w *weighing) commitment(s Factors) {
	switch {
	case s.ReadinessCommit <= 1:
		w.says(NotNow, "The client is not ready to commit to coming every week; motivation is what clinicians agree on most.")
		w.offer(IndividualTherapy)
	case s.ReadinessCommit == 2:
		w.says(FitWithPreparation, "The client is in two minds about committing: talk about goals and hindrances before the first session.")
	default:
		w.says(Fit, "The client is ready to commit to the sessions.")
	}
	if !s.CanAttend {
		w.says(NotNow, "The client cannot attend reliably as things are: look for another time, place or an online group.")
	}
	if !s.KeepsConfidence {
		w.says(NotNow, "The client has not accepted confidentiality, on which every member relies: explain it and ask again.")
	}
}

func (w *weighing) company(s Factors) {
	switch {
	case s.ComfortInGroups == 0:
		w.says(NotNow, "Being in a group is severely distressing for the client: begin with individual work.")
		w.offer(IndividualTherapy)
	case s.ComfortInGroups <= 2:
		w.says(FitWithPreparation, "The client is uneasy in groups: a pre-group meeting about what happens there raises attendance and trust.")
	default:
		w.says(Fit, "The client is at ease among others.")
	}
	if s.TakesTurns != nil {
		switch {
		case *s.TakesTurns == 0:
			w.says(NotNow, "The client cannot listen to others and let them speak yet.")
		case *s.TakesTurns == 1:
			w.says(FitWithPreparation, "The client finds it hard to let others speak: agree on it before the first session.")
		}
	}
	if s.SharesFocus != nil && !*s.SharesFocus {
		w.says(NotNow, "The client does not share what this group is about: look for a group that fits the problem.")
	}
}

func (w *weighing) seriousness(s Factors) {
	coOccurring := s.CoOccurring != nil && *s.CoOccurring
	if s.Severity >= seriousFrom || coOccurring {
		w.says(Fit, "With a condition this serious, a licensed professional must be involved.")
		if s.Severity == highest {
			w.says(FitWithPreparation, "The condition is very serious: plan individual treatment beside the group.")
		}
		w.offer(IndividualTherapy)
	}
	switch {
	case s.NeedForStructure >= 3:
		w.says(Fit, "The client wants structure and expert guidance: a group with a curriculum and a licensed leader suits them.")
	case s.NeedForStructure <= 1 && s.Severity <= mildUpTo && !coOccurring:
		w.says(Fit, "The condition is mild and the client looks for peers rather than guidance: a self-help group may serve as well.")
		w.offer(SelfHelp)
	}
}
