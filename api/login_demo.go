package api

import "cohort/domain"

// DemoLogin is a login that the sign-in page of a demonstration practice
// offers.
type DemoLogin struct {
	Roles    []domain.Role `json:"roles" doc:"The person's own desk first"`
	Name     string        `json:"name"`
	Email    string        `json:"email"`
	Password string        `json:"password"`
}
