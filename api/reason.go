package api

// ReasonBody gives a reason.
type ReasonBody struct {
	Reason string `json:"reason"`
}

// reasonInput is a thing and the reason for doing something to it.
type reasonInput struct {
	ByID
	Sent[ReasonBody]
}
