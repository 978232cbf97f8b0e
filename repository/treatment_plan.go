package repository

import (
	"gorm.io/gorm"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
)

type treatmentPlanRow struct {
	ID         domain.TreatmentPlanID `gorm:"primaryKey"`
	ClientID   domain.ClientID
	Status     string
	IsOpen     bool
	WaitsForID *domain.UserID
	Content    []byte
	Version    int
}

func (treatmentPlanRow) TableName() string { return "treatment_plans" }

const planContent = "treatment_plans.content"

// planSaid is what is sealed of a plan.
type planSaid struct {
	Kind        clinical.PlanKind      `json:"kind"`
	Before      domain.TreatmentPlanID `json:"before,omitzero"`
	EffectiveOn domain.Date            `json:"effectiveOn,omitzero"`
	ReviewOn    domain.Date            `json:"reviewOn,omitzero"`
	Text        clinical.PlanText      `json:"text"`
	Client      *clinical.ClientPart   `json:"client,omitempty"`
	signingSaid
}

func (t *tx) planToRow(p clinical.TreatmentPlan) (treatmentPlanRow, error) {
	content, err := t.sealJSON(planContent, p.ID, planSaid{Kind: p.Kind, Before: p.Before, EffectiveOn: p.EffectiveOn, ReviewOn: p.ReviewOn, Text: p.Text, Client: p.Client, signingSaid: signingToSaid(p.Signing)})
	return treatmentPlanRow{ID: p.ID, ClientID: p.ClientID, Status: string(p.Status), IsOpen: p.Status.IsOpen(), WaitsForID: optional(p.WaitsFor), Content: content, Version: p.Version}, err
}

func (t *tx) planFromRow(r treatmentPlanRow) (clinical.TreatmentPlan, error) {
	var s planSaid
	err := t.openJSON(planContent, r.ID, r.Content, &s)
	if err == nil {
		err = s.asSealed(r.TableName(), r.Status, r.Version, r.WaitsForID)
	}
	return clinical.TreatmentPlan{ID: r.ID, ClientID: r.ClientID, Kind: s.Kind, Before: s.Before, EffectiveOn: s.EffectiveOn, ReviewOn: s.ReviewOn, Text: s.Text, Client: s.Client, Signing: s.signing()}, err
}

// TreatmentPlans gives all versions of clients but discarded ones, in the order
// in which they were begun.
func (t *tx) TreatmentPlans(clients ...domain.ClientID) ([]clinical.TreatmentPlan, error) {
	if len(clients) == 0 {
		return nil, nil
	}
	rows, err := list[treatmentPlanRow](t.db, "id", "client_id IN ? AND status <> ?", clients, string(clinical.SigningDiscarded))
	if err != nil {
		return nil, err
	}
	return each(rows, t.planFromRow)
}

// TreatmentPlan gives one.
func (t *tx) TreatmentPlan(id domain.TreatmentPlanID) (p clinical.TreatmentPlan, err error) {
	row, err := find[treatmentPlanRow](t.db, "id = ?", id)
	if err != nil {
		return p, err
	}
	return t.planFromRow(row)
}

// PlansWaitingFor gives those that wait for somebody's co-signature.
func (t *tx) PlansWaitingFor(user domain.UserID) ([]clinical.TreatmentPlan, error) {
	rows, err := list[treatmentPlanRow](t.db, "id", "waits_for_id = ?", user)
	if err != nil {
		return nil, err
	}
	return each(rows, t.planFromRow)
}

// CreateTreatmentPlan adds one. A client has one open version at most.
func (t *tx) CreateTreatmentPlan(p clinical.TreatmentPlan) error {
	if err := t.mine(lockClient, p.ClientID); err != nil {
		return err
	}
	row, err := t.planToRow(p)
	if err != nil {
		return err
	}
	return duplicateAs(t.insert(&row), clinical.ErrPlanOpen)
}

// SaveTreatmentPlan writes one whose client is locked.
func (t *tx) SaveTreatmentPlan(p clinical.TreatmentPlan) error {
	if err := t.mine(lockClient, p.ClientID); err != nil {
		return err
	}
	row, err := t.planToRow(p)
	if err != nil {
		return err
	}
	return t.update(&row)
}

// running are memberships that go on in cohorts that have begun. Whoever has a seat
// in a planned one is not in treatment yet.
func (t *tx) running() *gorm.DB {
	return t.db.Table("enrollments AS e").Joins("JOIN cohorts AS c ON c.id = e.cohort_id").
		Where("e.until_on IS NULL AND c.status = ?", string(program.CohortRunning))
}

// beganOn is when a membership began to be treatment: not before the cohort met.
const beganOn = "CASE WHEN e.since_on > c.starts_on THEN e.since_on ELSE c.starts_on END"

// PlanMembers gives who are in treatment now, since the first day of what they are
// in now.
func (t *tx) PlanMembers(scope domain.Scope) (members []clinical.PlanMember, err error) {
	db := t.running().Select("e.client_id, min(" + beganOn + ") AS since")
	if !scope.All() {
		led, err := t.ledBy(scope.Leader())
		if err != nil {
			return nil, err
		}
		db = db.Where("e.client_id IN (SELECT o.client_id FROM enrollments o WHERE o.until_on IS NULL AND o.cohort_id IN ?)", led.cohorts())
	}
	var rows []struct {
		ClientID domain.ClientID
		Since    domain.Date
	}
	err = db.Group("e.client_id").Order("e.client_id").Find(&rows).Error
	for _, r := range rows {
		members = append(members, clinical.PlanMember{ClientID: r.ClientID, Since: r.Since})
	}
	return members, err
}

// InTreatmentSince is the first day on which a client was a member of a cohort; with
// now, of those in which they are treated now.
func (t *tx) InTreatmentSince(client domain.ClientID, now bool) (domain.Date, error) {
	db, day := t.db.Table("enrollments AS e"), "e.since_on"
	if now {
		db, day = t.running(), beganOn
	}
	var days []domain.Date
	err := db.Where("e.client_id = ?", client).Order(day).Limit(1).Pluck(day, &days).Error
	if err != nil || len(days) == 0 {
		return domain.Date{}, err
	}
	return days[0], nil
}
