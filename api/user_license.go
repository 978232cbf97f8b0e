package api

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"cohort/domain"
)

// licenseOrNone tells a license that was left out from one that was sent as
// null.
type licenseOrNone struct {
	wasSent bool
	license *domain.License
}

func (l *licenseOrNone) sent() reflect.Value {
	l.wasSent = true
	return reflect.ValueOf(&l.license).Elem()
}

// Schema describes it to the framework.
func (licenseOrNone) Schema(r huma.Registry) *huma.Schema {
	schema := huma.SchemaFromType(r, reflect.TypeFor[domain.License]())
	schema.Nullable = true
	return schema
}
