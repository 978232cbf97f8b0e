package api

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"cohort/domain"
)

// License is a license as it is sent.
type License struct {
	Type         string             `json:"type,omitempty" example:"LPC" doc:"As it is called: the letters of a board, or the kind"`
	Kind         domain.LicenseKind `json:"kind,omitempty" doc:"Found by the type where it is left out"`
	Number       string             `json:"number"`
	State        string             `json:"state" example:"NY"`
	ValidFrom    string             `json:"validFrom,omitempty" format:"date" doc:"Left out: long ago"`
	ValidUntil   string             `json:"validUntil,omitempty" format:"date" doc:"The last day; left out: without end"`
	Supervisor   string             `json:"supervisor,omitempty" doc:"Of a trainee: who answers for them"`
	SupervisorID string             `json:"supervisorId,omitempty" doc:"Their account, where they work at this practice: what the trainee signs waits for their co-signature"`
	SeenOn       string             `json:"seenOn,omitempty" format:"date" doc:"The day on which you saw the proof"`
}

func (l License) license(f *domain.Faults, at string) domain.License {
	return domain.License{Type: l.Type, Kind: l.Kind, Number: l.Number, State: l.State, Supervisor: l.Supervisor, SupervisorID: idField[domain.UserID](f, at+"supervisorId", l.SupervisorID),
		From: dateField(f, at+"validFrom", l.ValidFrom), Until: dateField(f, at+"validUntil", l.ValidUntil), SeenOn: dateField(f, at+"seenOn", l.SeenOn)}
}

// LicenseAnswer is a license on record.
type LicenseAnswer struct {
	License
	SeenBy string `json:"seenBy,omitempty" doc:"Who saw the proof"`
}

func licenseAnswer(l domain.License) LicenseAnswer {
	return LicenseAnswer{License{Type: l.Type, Kind: l.Kind, Number: l.Number, State: l.State, ValidFrom: l.From.String(), ValidUntil: l.Until.String(),
		Supervisor: l.Supervisor, SupervisorID: text(l.SupervisorID), SeenOn: l.SeenOn.String()}, l.SeenBy}
}

// Licensed is what somebody may practice by.
type Licensed struct {
	License  *LicenseAnswer         `json:"license,omitempty" doc:"The first of the licenses"`
	Licenses []LicenseAnswer        `json:"licenses"`
	Standing domain.LicenseStanding `json:"licenseStanding" doc:"ending: within 60 days"`
	Until    string                 `json:"licensedUntil,omitempty" format:"date" doc:"The last day, where one is known"`
}

func licensed(u domain.User, today domain.Date) Licensed {
	standing, until := u.Standing(today)
	body := Licensed{Licenses: each(u.Licenses, licenseAnswer), Standing: standing, Until: until.String()}
	if len(body.Licenses) > 0 {
		body.License = &body.Licenses[0]
	}
	return body
}

// notBoth is said where the one license and all of them were sent together.
const notBoth = "must not be sent together with licenses"

// licensesOf reads the one license that was sent, or several.
func licensesOf(f *domain.Faults, one *License, several []License) []domain.License {
	if one != nil && several == nil {
		return []domain.License{one.license(f, onlyLicense)}
	}
	f.When(one != nil, "license", notBoth)
	f.Items("licenses", len(several), domain.MaxItems)
	out := make([]domain.License, len(several))
	for i, l := range several {
		out[i] = l.license(f, fmt.Sprintf("licenses[%d].", i))
	}
	return out
}

// onlyLicense is where the rules find the license that was sent alone.
const onlyLicense = "licenses[0]."

// asOneLicense says of the license that was sent alone what the rules say of
// the first of several.
func asOneLicense(err error) error {
	var e domain.Error
	if !errors.As(err, &e) {
		return err
	}
	e.Fields = slices.Clone(e.Fields)
	for i, found := range e.Fields {
		if part, is := strings.CutPrefix(found.Field, onlyLicense); is {
			e.Fields[i].Field = "license." + part
		}
	}
	return e
}

// licenseOrNone tells a license that was left out from one that was sent as
// null.
type licenseOrNone struct {
	wasSent bool
	license *License
}

func (l *licenseOrNone) sent() reflect.Value {
	l.wasSent = true
	return reflect.ValueOf(&l.license).Elem()
}

// Schema describes it to the framework.
func (licenseOrNone) Schema(r huma.Registry) *huma.Schema {
	schema := huma.SchemaFromType(r, reflect.TypeFor[License]())
	schema.Nullable = true
	return schema
}
