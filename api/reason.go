package api

// ReasonBody gives a reason.
type ReasonBody struct {
	Reason string `json:"reason"`
}
