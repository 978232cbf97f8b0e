package api

import "cohort/domain"

// DemoLogin is a login that the sign-in page of a demonstration practice
// offers.
type DemoLogin struct {
	Role     domain.Role `json:"role"`
	Name     string      `json:"name"`
	Email    string      `json:"email"`
	Password string      `json:"password"`
}
