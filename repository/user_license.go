package repository

import (
	"encoding/json"

	"cohort/domain"
)

// licenseRow is a license as a user's row holds it.
type licenseRow struct {
	Type         string        `json:"type"`
	Kind         string        `json:"kind"`
	Number       string        `json:"number"`
	State        string        `json:"state"`
	From         domain.Date   `json:"from,omitzero"`
	Until        domain.Date   `json:"until,omitzero"`
	Supervisor   string        `json:"supervisor,omitempty"`
	SupervisorID domain.UserID `json:"supervisorId,omitzero"`
	SeenBy       string        `json:"seenBy,omitempty"`
	SeenOn       domain.Date   `json:"seenOn,omitzero"`
}

func licensesToText(licenses []domain.License) (string, error) {
	if len(licenses) == 0 {
		return "", nil
	}
	rows := make([]licenseRow, len(licenses))
	for i, l := range licenses {
		rows[i] = licenseRow{Type: l.Type, Kind: string(l.Kind), Number: l.Number, State: l.State, From: l.From, Until: l.Until,
			Supervisor: l.Supervisor, SupervisorID: l.SupervisorID, SeenBy: l.SeenBy, SeenOn: l.SeenOn}
	}
	text, err := json.Marshal(rows)
	return string(text), err
}

func licensesFromText(text string) ([]domain.License, error) {
	if text == "" {
		return nil, nil
	}
	var rows []licenseRow
	if err := json.Unmarshal([]byte(text), &rows); err != nil {
		return nil, err
	}
	return each(rows, func(r licenseRow) (domain.License, error) {
		return domain.License{Type: r.Type, Kind: domain.LicenseKind(r.Kind), Number: r.Number, State: r.State, From: r.From, Until: r.Until,
			Supervisor: r.Supervisor, SupervisorID: r.SupervisorID, SeenBy: r.SeenBy, SeenOn: r.SeenOn}, nil
	})
}
