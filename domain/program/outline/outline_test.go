package outline_test

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/domain/program/outline"
)

// What texts may hold and a format could lose.
var bits = []string{"word", "Ärger", " ", "  ", "|", `\`, `\n`, `\p`, "\n", "\n\n", "\t", "\r\n", ">", "# ", "## Week 2: x", "- ", "**Source:** ", "<b>&", `"`, "\u00a0", "\u2028", "日本", "🙂", "1.", ":"}

func textOf(r *rand.Rand, most int) string {
	var out strings.Builder
	for range 1 + r.IntN(most) {
		out.WriteString(bits[r.IntN(len(bits))])
	}
	if domain.IsBlank(out.String()) {
		return "x" + out.String()
	}
	return out.String()
}

func textsOf(r *rand.Rand) []string {
	var out []string
	for range r.IntN(4) {
		out = append(out, textOf(r, 5))
	}
	return out
}

func anyOf[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func outlineOf(r *rand.Rand) program.Outline {
	o := program.Outline{Name: "Name " + anyOf(r, []string{"one", "O'Neil: #2", "* (b)"}), ProblemArea: anyOf(r, []string{"", "depression"}), GroupType: anyOf(r, append(program.CohortTypes, ""))}
	if r.IntN(2) == 0 {
		o.Summary, o.Citation, o.Tags = textOf(r, 12), textOf(r, 6), []string{"a" + textOf(r, 3), "b" + textOf(r, 3)}
	}
	for n := range r.IntN(6) {
		w := program.Week{Theme: textOf(r, 4), Objectives: textsOf(r), Prompts: textsOf(r), Skills: textsOf(r), Tools: textsOf(r), Materials: textsOf(r)}
		if r.IntN(2) == 0 {
			w.Goal, w.Topics = textOf(r, 8), program.Topics[:1+r.IntN(len(program.Topics))]
		}
		for earlier := range n {
			if r.IntN(3) == 0 {
				w.BuildsOn = append(w.BuildsOn, earlier+1)
			}
		}
		for range r.IntN(3) {
			w.Agenda = append(w.Agenda, program.AgendaItem{Title: textOf(r, 4), Minutes: 1 + r.IntN(90), Kind: anyOf(r, append(program.PartKinds, "")), Technique: anyOf(r, []string{"", textOf(r, 3)})})
			w.Handouts = append(w.Handouts, program.Handout{FileID: domain.NewID[domain.AttachmentID]().String(), Name: textOf(r, 3)})
		}
		if r.IntN(2) == 0 {
			w.Homework = &program.Assignment{Title: textOf(r, 4), Instructions: anyOf(r, []string{"", textOf(r, 9)})}
			for range r.IntN(3) {
				w.Homework.Stages = append(w.Homework.Stages, program.Stage{Title: textOf(r, 3), Goal: anyOf(r, []string{"", textOf(r, 4)}), Weeks: 1 + r.IntN(9)})
			}
		}
		o.Weeks = append(o.Weeks, w)
	}
	return o
}

func TestWhatIsWrittenIsReadAsItWas(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for n := range 600 {
		o := outline.Normal(outlineOf(r))
		if err := o.Validate(); err != nil {
			t.Fatal(err)
		}
		for _, format := range outline.Formats {
			text := outline.Write(o, format)
			read, err := outline.Read(text, format)
			if err != nil || !reflect.DeepEqual(o, read) {
				t.Fatalf("%d as %s: %v\n%#v\n%#v\n%s", n, format, err, o, read, text)
			}
			if again := outline.Write(read, format); again != text {
				t.Fatalf("%d as %s is written otherwise the second time", n, format)
			}
		}
	}
}

func TestABadFileIsRefusedWithItsLine(t *testing.T) {
	good := outline.Write(program.Outline{Name: "A", Weeks: []program.Week{{Theme: "One"}, {Theme: "Two", BuildsOn: []int{1}, Objectives: []string{"Say so"}}}}, outline.Markdown)
	json := outline.Write(program.Outline{Name: "A", Weeks: []program.Week{{Theme: "One"}}}, outline.JSON)
	change := func(text, from, to string) string {
		if !strings.Contains(text, from) {
			t.Fatalf("%q is not in the file", from)
		}
		return strings.Replace(text, from, to, 1)
	}
	for name, c := range map[string]struct {
		text   string
		format outline.Format
		want   string
	}{
		"another Markdown file":  {"# Shopping\n\nMilk\n", outline.Markdown, "is no curriculum"},
		"a text without its >":   {change(good, "- Say so", "Say so"), outline.Markdown, "line 13: cannot be read"},
		"a link forward":         {change(good, "**Builds on:** 1", "**Builds on:** 2"), outline.Markdown, "line 9: weeks[1].buildsOn[0] makes week 2 build on itself"},
		"weeks out of order":     {change(good, "Week 2:", "Week 5:"), outline.Markdown, "line 7: should be week 2"},
		"an unknown heading":     {change(good, "### Objectives", "### Wishes"), outline.Markdown, "line 11: is a heading that a week does not have"},
		"a theme that is empty":  {change(good, "Week 2: Two", "Week 2:"), outline.Markdown, "line 7: weeks[1].theme is missing"},
		"half a backslash":       {change(good, "Say so", `Say \so \q`), outline.Markdown, "line 13: has a backslash"},
		"no JSON":                {"{\n \"format\": \"cohort-curriculum\",\n oops", outline.JSON, "line 3: is no JSON"},
		"JSON that ends early":   {json[:len(json)-20], outline.JSON, "ends too early"},
		"JSON that goes on":      {json + "{}", outline.JSON, "goes on after its end"},
		"another JSON":           {"{}", outline.JSON, "is no curriculum"},
		"a field of another one": {change(json, `"theme"`, `"title"`), outline.JSON, "line 7: has a field that a curriculum does not have"},
		"a field twice":          {change(json, `"theme": "One"`, `"theme": "One", "theme": "Two"`), outline.JSON, "line 7: has a field twice"},
		"a text for a number":    {change(json, `"formatVersion": 1`, `"formatVersion": "1"`), outline.JSON, "line 3: formatVersion should be a whole number"},
		"JSON with a bad week":   {change(json, `"theme": "One"`, `"theme": " "`), outline.JSON, "line 7: weeks[0].theme is missing"},
		"one that is too large":  {strings.Repeat("a", outline.MaxSize+1), outline.JSON, "is larger than 500 kB"},
		"one that is empty":      {" \n", outline.Markdown, "is empty"},
		"one that is no text":    {"\xff\xfe", outline.JSON, "is not valid text"},
		"JSON nested too deep":   {`{"weeks":` + strings.Repeat("[", 40), outline.JSON, "nested too deep"},
	} {
		_, err := outline.Read(c.text, c.format)
		var e domain.Error
		if !errors.As(err, &e) || len(e.Fields) == 0 || e.Fields[0].Field != "text" || !strings.Contains(e.Fields[0].Message, c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}
