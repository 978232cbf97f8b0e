package fhir

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"cohort/domain/intake/instrument"
)

// Limits on what is read; a real form is far smaller.
const (
	maxBytes    = 2 << 20
	maxDepth    = 16
	maxProblems = 50 // told of one file
	maxLinkID   = 80 // bytes of a link id, when it is told
)

const loinc = "http://loinc.org"

// The extensions that state what a choice counts: R4's, R4's for value sets, the
// STU3 one that older files still carry, and the R5 one that is already in use.
var ordinalURLs = map[string]bool{
	"http://hl7.org/fhir/StructureDefinition/ordinalValue":               true,
	"http://hl7.org/fhir/StructureDefinition/valueset-ordinalValue":      true,
	"http://hl7.org/fhir/StructureDefinition/codesystem-ordinalValue":    true,
	"http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue": true,
	"http://hl7.org/fhir/StructureDefinition/itemWeight":                 true,
}

// A reason why there is no answer, such as "asked but declined", is a blank.
const absentURL = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

var absentSystems = map[string]bool{
	"http://terminology.hl7.org/CodeSystem/data-absent-reason": true,
	"http://hl7.org/fhir/data-absent-reason":                   true,
}

const (
	minValueURL = "http://hl7.org/fhir/StructureDefinition/minValue"
	maxValueURL = "http://hl7.org/fhir/StructureDefinition/maxValue"
)

type extension struct {
	URL          string   `json:"url"`
	ValueDecimal *float64 `json:"valueDecimal"`
	ValueInteger *int     `json:"valueInteger"`
}

type coding struct {
	Extension []extension `json:"extension"`
	System    string      `json:"system"`
	Code      string      `json:"code"`
	Display   string      `json:"display"`
}

type questionnaire struct {
	ResourceType string              `json:"resourceType"`
	ID           string              `json:"id"`
	URL          string              `json:"url"`
	Name         string              `json:"name"`
	Title        string              `json:"title"`
	Version      string              `json:"version"`
	Language     string              `json:"language"`
	Copyright    string              `json:"copyright"`
	Publisher    string              `json:"publisher"`
	Purpose      string              `json:"purpose"`
	Code         []coding            `json:"code"`
	Contained    []json.RawMessage   `json:"contained"`
	Item         []questionnaireItem `json:"item"`
}

type questionnaireItem struct {
	Extension      []extension         `json:"extension"`
	LinkID         string              `json:"linkId"`
	Code           []coding            `json:"code"`
	Text           string              `json:"text"`
	Type           string              `json:"type"`
	ReadOnly       bool                `json:"readOnly"`
	Repeats        bool                `json:"repeats"`
	EnableWhen     []json.RawMessage   `json:"enableWhen"`
	AnswerValueSet string              `json:"answerValueSet"`
	AnswerOption   []answerOption      `json:"answerOption"`
	Item           []questionnaireItem `json:"item"`
}

type answerOption struct {
	Extension    []extension `json:"extension"`
	ValueCoding  *coding     `json:"valueCoding"`
	ValueInteger *int        `json:"valueInteger"`
	ValueString  *string     `json:"valueString"`
}

type valueSet struct {
	ResourceType string `json:"resourceType"`
	ID           string `json:"id"`
	URL          string `json:"url"`
	Compose      struct {
		Include []struct {
			System  string   `json:"system"`
			Concept []coding `json:"concept"`
		} `json:"include"`
	} `json:"compose"`
	Expansion struct {
		Contains []coding `json:"contains"`
	} `json:"expansion"`
}

// Problem is one thing that stops an import. LinkID is empty when it concerns
// the resource as a whole.
type Problem struct {
	LinkID  string
	Message string
}

// ImportError lists everything that stops an import, at once.
type ImportError struct{ Problems []Problem }

func (e *ImportError) Error() string {
	parts := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		parts[i] = p.Message
		if p.LinkID != "" {
			parts[i] = fmt.Sprintf("question %q %s", p.LinkID, p.Message)
		}
	}
	return "FHIR import: " + strings.Join(parts, "; ")
}

// add keeps what a person can use: a hostile file could name a million things.
func (e *ImportError) add(linkID, format string, args ...any) {
	switch len(e.Problems) {
	case maxProblems:
		e.Problems = append(e.Problems, Problem{Message: "and more"})
	default:
		if len(e.Problems) < maxProblems {
			e.Problems = append(e.Problems, Problem{short(linkID), fmt.Sprintf(format, args...)})
		}
	}
}

// short cuts a link id that no form would have.
func short(linkID string) string {
	if len(linkID) <= maxLinkID {
		return linkID
	}
	return strings.ToValidUTF8(linkID[:maxLinkID], "") + "…"
}

func (e *ImportError) orNil() error {
	if len(e.Problems) == 0 {
		return nil
	}
	return e
}

func refuse(format string, args ...any) error {
	return &ImportError{[]Problem{{Message: fmt.Sprintf(format, args...)}}}
}

// decode reads one resource of the wanted type. Its errors say where the text
// breaks and never quote it, because it holds a client's answers.
func decode(data []byte, want string, into any) error {
	if len(data) > maxBytes {
		return refuse("larger than %d bytes", maxBytes)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")) // some programs mark UTF-8 so
	var head struct {
		ResourceType string `json:"resourceType"`
	}
	for _, target := range []any{&head, into} {
		decoder := json.NewDecoder(bytes.NewReader(data))
		if err := decoder.Decode(target); err != nil {
			return refuse("not the JSON of a %s%s", want, place(err))
		}
		if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
			return refuse("something follows the resource")
		}
		if head.ResourceType != want {
			return refuse("not a %s", want)
		}
	}
	if instrument.RepeatedField(data) != "" {
		return refuse("an object names one of its fields twice")
	}
	return nil
}

func place(err error) string {
	var wrong *json.UnmarshalTypeError
	var broken *json.SyntaxError
	switch {
	case errors.As(err, &wrong):
		return fmt.Sprintf(": %s has the wrong type (byte %d)", wrong.Field, wrong.Offset)
	case errors.As(err, &broken):
		return fmt.Sprintf(" (byte %d)", broken.Offset)
	}
	return ""
}

// ordinal is the number a choice counts, where one is stated. ok is false when
// it is stated but is not a whole number.
func ordinal(lists ...[]extension) (value *int, ok bool) {
	for _, list := range lists {
		for _, e := range list {
			if !ordinalURLs[e.URL] {
				continue
			}
			if e.ValueInteger != nil {
				return e.ValueInteger, true
			}
			if e.ValueDecimal == nil {
				return nil, false
			}
			return whole(*e.ValueDecimal)
		}
	}
	return nil, true
}

// whole turns 2.0 into 2 and refuses 2.5 and what no instrument can hold.
func whole(x float64) (*int, bool) {
	if x != math.Trunc(x) || math.Abs(x) > 1e6 {
		return nil, false
	}
	n := int(x)
	return &n, true
}

// loincOf is the first valid LOINC code of the list. Many forms leave the system
// out; the check digit then has to do.
func loincOf(codes []coding) string {
	for _, c := range codes {
		if (c.System == loinc || c.System == "") && instrument.ValidLOINC(c.Code) {
			return c.Code
		}
	}
	return ""
}

// absent says whether the choice is a reason for not answering.
func (c coding) absent() bool { return absentSystems[c.System] }
