package repository

import (
	"gorm.io/gorm"

	"cohort/domain"
	"cohort/domain/billing"
)

// chargeSource is where a list of charges is read from, and the columns of its
// order there. What is open or reversed is little beside all that was ever
// charged, and is not looked for among that.
type chargeSource struct{ table, join, date, id string }

var (
	allCharges = chargeSource{table: "charges", date: "charges.service_date", id: "charges.id"}
	openOnes   = chargeSource{table: "open_charges", join: "JOIN charges ON charges.id = open_charges.charge_id",
		date: "open_charges.service_date", id: "open_charges.charge_id"}
	reversedOnes = chargeSource{table: "charges AS voids", join: "JOIN charges ON charges.id = voids.reverses_id",
		date: "voids.service_date", id: "voids.reverses_id"}
)

// sourceOf gives where what the filter lets through is found soonest.
func sourceOf(f billing.ChargeFilter) chargeSource {
	exported := f.ExportedOnly()
	switch {
	case !f.ClientID.IsZero(), !f.CohortID.IsZero(): // few, by an index of their own
		return allCharges
	case exported != nil && !*exported:
		return openOnes
	case f.Status == billing.ChargeReversed:
		return reversedOnes
	}
	return allCharges
}

// filtered limits a question to what the filter lets through. The first page
// begins with the last day, the others behind the charge that was last.
func (t *tx) filtered(db *gorm.DB, from chargeSource, f billing.ChargeFilter, first bool) *gorm.DB {
	if !f.From.IsZero() {
		db = db.Where(from.date+" >= ?", f.From)
	}
	if !f.To.IsZero() {
		last := from.date
		if !first {
			last = t.unindexed(last, "")
		}
		db = db.Where(last+" <= ?", f.To)
	}
	if !f.CohortID.IsZero() {
		db = db.Where("charges.cohort_id = ?", f.CohortID)
	}
	if !f.ClientID.IsZero() {
		db = db.Where("charges.client_id = ?", f.ClientID)
	}
	if exported := f.ExportedOnly(); first && from != openOnes && exported != nil && *exported { // the newest seldom are
		db = db.Where(from.date + " <= (SELECT max(d.service_date) FROM batch_days AS d)")
	}
	return withFate(db, from, f)
}

// withFate limits it to what became of the charges, by the tables that
// chargesWithFate joins.
func withFate(db *gorm.DB, from chargeSource, f billing.ChargeFilter) *gorm.DB {
	switch {
	case from == openOnes && f.Status != "":
		return db.Where(isReversed(f.Status))
	case from == openOnes:
		return db
	case from == reversedOnes:
		db = db.Where("voids.reverses_id IS NOT NULL")
	case f.Status == billing.ChargeReversed:
		db = db.Where("charges.reversed")
	case f.Status != "":
		db = db.Where("NOT charges.reversed")
	}
	switch exported := f.ExportedOnly(); {
	case exported == nil:
		return db
	case !*exported:
		return db.Where("batch_charges.charge_id IS NULL")
	}
	return db.Where("batch_charges.charge_id IS NOT NULL")
}

// isReversed limits open charges to those of a status. It stands in the question
// as few are reversed, and what serves them does not serve the others.
func isReversed(status billing.ChargeStatus) string {
	if status == billing.ChargeReversed {
		return "open_charges.reversed"
	}
	return "NOT open_charges.reversed"
}

// afterCharge continues a list behind the charge that the cursor names.
func afterCharge(db *gorm.DB, from chargeSource, cursor string) (*gorm.DB, error) {
	if cursor == "" {
		return db, nil
	}
	if _, err := domain.ParseID[domain.ChargeID](cursor); err != nil {
		return nil, errCursor
	}
	return db.Where("("+from.date+", "+from.id+") < (SELECT c.service_date, c.id FROM charges AS c WHERE c.id = ?)", cursor), nil
}
