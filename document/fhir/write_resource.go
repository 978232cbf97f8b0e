package fhir

import (
	"crypto/sha256"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"

	"cohort/domain"
)

// The code systems that are written.
const (
	actCode        = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
	consentScope   = "http://terminology.hl7.org/CodeSystem/consentscope"
	observationCat = "http://terminology.hl7.org/CodeSystem/observation-category"
	participation  = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
	ucum           = "http://unitsofmeasure.org"
	npiSystem      = "http://hl7.org/fhir/sid/us-npi"
	clientSystem   = "urn:cohort:client"
	ordinalURL     = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
)

// term is a code as it is written.
type term struct {
	Extension []ordinalExtension `json:"extension,omitempty"`
	System    string             `json:"system,omitempty"`
	Code      string             `json:"code,omitempty"`
	Display   string             `json:"display,omitempty"`
}

type ordinalExtension struct {
	URL          string `json:"url"`
	ValueDecimal int    `json:"valueDecimal"`
}

// concept is a CodeableConcept.
type concept struct {
	Coding []term `json:"coding,omitempty"`
	Text   string `json:"text,omitempty"`
}

func (c concept) isZero() bool { return len(c.Coding) == 0 && c.Text == "" }

// words is a concept that no code system has.
func words(text string) concept { return concept{Text: plain(text)} }

func coded(system, code, display string) concept {
	return concept{Coding: []term{{System: system, Code: code, Display: display}}}
}

// concepts are those that say something.
func concepts(list ...concept) (said []concept) {
	for _, c := range list {
		if !c.isZero() {
			said = append(said, c)
		}
	}
	return said
}

type identifier struct {
	System string `json:"system,omitempty"`
	Value  string `json:"value"`
}

// reference points at a resource of the bundle, or names somebody who has none.
type reference struct {
	Reference string `json:"reference,omitempty"`
	Display   string `json:"display,omitempty"`
}

func at(id string) *reference { return &reference{Reference: "urn:uuid:" + id} }

// called names somebody who is no resource of the bundle; nil for nobody.
func called(name string) *reference {
	if name = plain(name); name == "" {
		return nil
	}
	return &reference{Display: name}
}

type period struct {
	Start string `json:"start,omitempty"`
	End   string `json:"end,omitempty"`
}

// days is a period of whole days; nil for none.
func days(from, until domain.Date) *period {
	if from.IsZero() && until.IsZero() {
		return nil
	}
	return &period{Start: date(from), End: date(until)}
}

type quantity struct {
	Value  float64 `json:"value"`
	Unit   string  `json:"unit"`
	System string  `json:"system"`
	Code   string  `json:"code"`
}

type annotation struct {
	Text string `json:"text"`
}

func notes(text string) []annotation {
	if text = plain(text); text == "" {
		return nil
	}
	return []annotation{{Text: text}}
}

func date(d domain.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// plain makes a FHIR string: without control characters but line breaks and tabs,
// and without blanks around it.
func plain(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	return strings.TrimSpace(text)
}

// derived is the id of a resource that is made from a thing with an id of its own:
// the same each time, so that a program which reads two exports knows it again.
func derived(kind string, ids ...string) string {
	sum := sha256.Sum256([]byte("cohort fhir " + kind + " " + strings.Join(ids, " ")))
	id := sum[:16]
	id[6], id[8] = id[6]&0x0f|0x80, id[8]&0x3f|0x80 // a UUID of version 8, RFC 9562
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// DerivedID is the same for what others make of a thing with an id of its own and
// give to Write.
func DerivedID(kind string, ids ...string) string { return derived(kind, ids...) }

var uuidShape = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// noUUID is the id of what was never saved.
const noUUID = "00000000-0000-0000-0000-000000000000"

func isUUID(id string) bool { return uuidShape.MatchString(id) && id != noUUID }
