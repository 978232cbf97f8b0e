package api

import (
	"encoding/json"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"cohort/domain"
)

// licenseOrNone tells a license that was left out from one that was sent as
// null.
type licenseOrNone struct {
	sent    bool
	license *domain.License
}

// UnmarshalJSON is called only when the field was sent.
func (l *licenseOrNone) UnmarshalJSON(data []byte) error {
	l.sent = true
	return json.Unmarshal(data, &l.license)
}

// Schema describes it to the framework.
func (licenseOrNone) Schema(r huma.Registry) *huma.Schema {
	schema := huma.SchemaFromType(r, reflect.TypeFor[domain.License]())
	schema.Nullable = true
	return schema
}
