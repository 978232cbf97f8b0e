package main

import (
	"bytes"
	"encoding/json"
	"time"

	"cohort/api"
	"cohort/practice/desks"
)

// openAPICommand prints the API's description, which the page's types are
// generated from. It needs no database.
type openAPICommand struct{}

// Run prints.
func (openAPICommand) Run(s streams) error {
	document, err := api.New(desks.Open(desks.Outside{Now: time.Now}), api.Config{Version: "v1"}).OpenAPI()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, document, "", "  "); err != nil {
		return err
	}
	out.WriteByte('\n')
	_, err = out.WriteTo(s.out)
	return err
}
