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

// filtered limits a question to what the filter lets through.
func filtered(db *gorm.DB, from chargeSource, f billing.ChargeFilter) *gorm.DB {
	if !f.From.IsZero() {
		db = db.Where(from.date+" >= ?", f.From)
	}
	if !f.To.IsZero() {
		db = db.Where(from.date+" <= ?", f.To)
	}
	if !f.CohortID.IsZero() {
		db = db.Where("charges.cohort_id = ?", f.CohortID)
	}
	if !f.ClientID.IsZero() {
		db = db.Where("charges.client_id = ?", f.ClientID)
	}
	return withFate(db, from, f)
}

// withFate limits it to what became of the charges.
func withFate(db *gorm.DB, from chargeSource, f billing.ChargeFilter) *gorm.DB {
	exported := f.ExportedOnly()
	switch from {
	case openOnes:
		if f.Status != "" {
			db = db.Where("open_charges.reversed = ?", f.Status == billing.ChargeReversed)
		}
		return db
	case reversedOnes:
		db = db.Where("voids.reverses_id IS NOT NULL")
	default:
		switch f.Status {
		case billing.ChargeReversed:
			db = db.Where("EXISTS (SELECT 1 FROM charges AS r WHERE r.reverses_id = charges.id)")
		case billing.ChargeReady, billing.ChargeExported:
			db = db.Where("NOT EXISTS (SELECT 1 FROM charges AS r WHERE r.reverses_id = charges.id)")
		}
	}
	if exported == nil {
		return db
	}
	if !*exported {
		return db.Where("EXISTS (SELECT 1 FROM open_charges AS o WHERE o.charge_id = charges.id)")
	}
	// The newest charges are seldom exported: the list begins with the last day that is.
	return db.Where(from.date + " <= (SELECT max(d.service_date) FROM batch_days AS d)").
		Where("EXISTS (SELECT 1 FROM batch_charges AS b WHERE b.charge_id = charges.id)")
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
