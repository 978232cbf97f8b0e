package fhir

import (
	"errors"
	"strconv"
	"strings"

	"cohort/domain/intake/instrument"
)

// ErrEnteredInError is answered for a response its sender has taken back.
var ErrEnteredInError = errors.New("FHIR import: the sender has marked these answers as entered in error")

// Response is a QuestionnaireResponse read against a definition.
type Response struct {
	Questionnaire string   // the form it says it answers, as written
	Subject       string   // whom it says it is about, as written: to be compared, not believed
	Status        string   // in-progress, completed, amended or stopped
	AuthoredOn    string   // local day, YYYY-MM-DD; "" when not stated to the day
	Answers       []*int   // one for each item of the definition; nil for a blank
	Others        []string // link ids of answered questions that the definition does not have
}

// Links says which item, by its number, a question of the sender is.
type Links map[string]int

type questionnaireResponse struct {
	ResourceType  string                     `json:"resourceType"`
	Questionnaire string                     `json:"questionnaire"`
	Status        string                     `json:"status"`
	Authored      string                     `json:"authored"`
	Subject       struct{ Reference string } `json:"subject"`
	Item          []responseItem             `json:"item"`
}

type responseItem struct {
	LinkID string           `json:"linkId"`
	Answer []responseAnswer `json:"answer"`
	Item   []responseItem   `json:"item"`
}

type responseAnswer struct {
	Extension    []extension    `json:"extension"`
	ValueBoolean *bool          `json:"valueBoolean"`
	ValueInteger *int           `json:"valueInteger"`
	ValueDecimal *float64       `json:"valueDecimal"`
	ValueString  *string        `json:"valueString"`
	ValueCoding  *coding        `json:"valueCoding"`
	Item         []responseItem `json:"item"`
}

// OwnLinks are the link ids under which the definition's items are known without
// being told: the link id it was imported with, its LOINC code, that code with a
// slash, as many senders write it, and, for an item with neither, its number.
func OwnLinks(d instrument.Definition) Links {
	links := Links{}
	for _, item := range d.Items {
		switch {
		case item.LOINC != "":
			links[item.LOINC], links["/"+item.LOINC] = item.Number, item.Number
		case item.LinkID == "":
			links[strconv.Itoa(item.Number)] = item.Number
		}
	}
	for _, item := range d.Items {
		if item.LinkID != "" {
			links[item.LinkID] = item.Number
		}
	}
	return links
}

// Match maps the link ids of an imported form to the items of another definition
// with the same LOINC codes, such as a sender's PHQ-9 to the shipped one. Every
// scored item must be found, with the same numbers for the same answers: a form
// that counts from 1 where ours counts from 0 would be scored wrong.
func Match(form Imported, d instrument.Definition) (Links, error) {
	byCode := map[string]instrument.Item{}
	for _, item := range form.Definition.Items {
		byCode[item.LOINC] = item
	}
	links, bad := Links{}, &ImportError{}
	for _, item := range d.Items {
		theirs, found := byCode[item.LOINC]
		switch {
		case item.LOINC == "" || !found:
			if !item.Unscored {
				bad.add("", "the form has no question for item %d", item.Number)
			}
		case !agree(theirs, item):
			bad.add(theirs.LinkID, "has other answers than item %d", item.Number)
		default:
			links[theirs.LinkID] = item.Number
		}
	}
	if err := bad.orNil(); err != nil {
		return nil, err
	}
	return links, nil
}

// Answers moves what was read against the form's own definition to another one with
// the same questions, by what each choice counts: a form may offer choices that the
// other does not have and that count like one of its own ("none" beside "1 or 2"
// drinks). It refuses what [Match] refuses, and a count that is that of several of
// the other's choices.
func (form Imported) Answers(r Response, d instrument.Definition) ([]*int, error) {
	links, err := Match(form, d)
	if err != nil {
		return nil, err
	}
	answers, bad := make([]*int, len(d.Items)), &ImportError{}
	for i, theirs := range form.Definition.Items {
		number, known := links[theirs.LinkID]
		if !known || i >= len(r.Answers) || r.Answers[i] == nil {
			continue
		}
		values := counting(d.Items[number-1], theirs.Counts(*r.Answers[i]))
		if len(values) != 1 {
			bad.add(theirs.LinkID, "is answered with a choice that is not one of item %d", number)
			continue
		}
		answers[number-1] = &values[0]
	}
	if err := bad.orNil(); err != nil {
		return nil, err
	}
	return answers, nil
}

// agree says whether the two questions count the same answers alike.
func agree(theirs, ours instrument.Item) bool {
	if theirs.Unscored && !ours.Unscored {
		return false
	}
	if len(theirs.Answers) == 0 {
		return theirs.Min == ours.Min && theirs.Max == ours.Max
	}
	counts := map[int]bool{}
	for _, a := range theirs.Answers {
		count := theirs.Counts(a.Value)
		picked := pick(coding{Code: firstOf(a.LOINC, a.Code), Display: a.Label}, ours)
		if picked != nil && ours.Counts(*picked) != count || len(counting(ours, count)) == 0 {
			return false
		}
		counts[count] = true
	}
	return counts[ours.Counts(ours.Min)] && counts[ours.Counts(ours.Max)]
}

// ReadResponse reads a FHIR R4 QuestionnaireResponse as answers to the
// definition; links may be nil for [OwnLinks]. It does not score and does not
// judge whether the response is finished: Status says so. The error is
// ErrEnteredInError or an *ImportError naming every question that cannot be read.
func ReadResponse(data []byte, d instrument.Definition, links Links) (Response, error) {
	var q questionnaireResponse
	if err := decode(data, "QuestionnaireResponse", &q); err != nil {
		return Response{}, err
	}
	switch q.Status {
	case "in-progress", "completed", "amended", "stopped":
	case "entered-in-error":
		return Response{}, ErrEnteredInError
	default:
		return Response{}, refuse("the status is missing or unknown")
	}
	own := links == nil
	if own {
		links = OwnLinks(d)
	}
	r := &responseReader{d: d, links: links, own: own, answers: make([]*int, len(d.Items)), done: map[int]bool{}}
	r.items(q.Item, 0)
	if err := r.bad.orNil(); err != nil {
		return Response{}, err
	}
	if len(r.done) == 0 {
		return Response{}, refuse("none of its questions belongs to %s", d.Name)
	}
	return Response{
		Questionnaire: q.Questionnaire,
		Subject:       q.Subject.Reference,
		Status:        q.Status,
		AuthoredOn:    day(q.Authored),
		Answers:       r.answers,
		Others:        r.others,
	}, nil
}

type responseReader struct {
	d       instrument.Definition
	links   Links
	own     bool // the links are the definition's own, so a path may lead to them
	answers []*int
	done    map[int]bool // item numbers met so far
	others  []string
	bad     ImportError
}

func (r *responseReader) items(list []responseItem, depth int) {
	if depth > maxDepth {
		r.bad.add("", "answers are nested more than %d deep", maxDepth)
		return
	}
	for _, item := range list {
		r.item(item)
		r.items(item.Item, depth+1)
		for _, a := range item.Answer {
			r.items(a.Item, depth+1)
		}
	}
}

func (r *responseReader) item(q responseItem) {
	number, known := r.links[q.LinkID]
	if !known && r.own {
		// "/44249-1/44250-9": the question within its panel
		number, known = r.links[lastPart(q.LinkID)]
	}
	switch {
	case !known || number < 1 || number > len(r.answers):
		if len(q.Answer) > 0 {
			r.others = append(r.others, q.LinkID)
		}
		return
	case r.done[number]:
		r.bad.add(q.LinkID, "is there twice")
		return
	case len(q.Answer) > 1:
		r.bad.add(q.LinkID, "has more than one answer")
		return
	}
	r.done[number] = true
	if len(q.Answer) == 0 {
		return
	}
	value, why := read(q.Answer[0], r.d.Items[number-1])
	if why != "" {
		r.bad.add(q.LinkID, "%s", why)
		return
	}
	r.answers[number-1] = value
}

// day is the local day of a FHIR dateTime that states one.
func day(authored string) string {
	date, _, _ := strings.Cut(authored, "T")
	if !dayShape.MatchString(date) {
		return ""
	}
	return date
}
