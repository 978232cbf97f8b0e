package privacy_test

import (
	"bufio"
	"embed"
	"math/rand/v2"
	"strings"
	"testing"

	"cohort/domain/clinical/privacy"
)

//go:embed testdata
var testdata embed.FS

// label marks where a generated note identifies a peer.
type label struct {
	kind       string
	start, end int
	who        string
}

// labelled is a generated note with all its people and places.
type labelled struct {
	people privacy.People
	text   string
	labels []label
	style  func(string) string // how the writer capitalizes, nil for as usual
}

// corpus holds one half of the names and one file of sentences. The halves
// share no name and the files no sentence.
type corpus struct {
	rng       *rand.Rand
	first     []string
	last      []string
	wordNames []string
	shorts    [][2]string
	sentences map[string][]string
}

// Names that are also words, and given names with the short form one would
// expect; both kept apart from the checker's own tables.
var (
	developWords = strings.Fields("Grace Will Mark Hope May Bill Rose Young Long Park")
	heldOutWords = strings.Fields("Faith Art Penny Frank Joy Dawn June Summer Chase Drew Ivy King Price Green Brown")

	developShorts = "Elizabeth Liz|William Bill|Robert Bob|Margaret Peggy|Katherine Kate|Alexander Alex|Michael Mike|Jennifer Jen|Christopher Chris|Joseph Joe|José Pepe|Francisco Paco|Dmitri Dima|Guadalupe Lupe|Daniel Danny|Susan Sue|Patricia Trish|Thomas Tom"
	heldOutShorts = "Richard Dick|Edward Ted|Rebecca Becky|Samantha Sam|Theodore Teddy|Victoria Vicky|Nicholas Nick|Matthew Matt|Jessica Jess|Stephanie Steph|Anthony Tony|Charles Chuck|Dorothy Dot|Deborah Debbie|Gregory Greg|Ignacio Nacho|Aleksandr Sasha|Katarzyna Kasia|Abigail Abby|Benjamin Ben|Timothy Tim|Zachary Zach|Jacqueline Jackie|Pamela Pam|Eleanor Nell|Henry Hank|Cynthia Cindy|Ronald Ron|Barbara Barb|Isabella Izzy|Andrew Drew|Gabriel Gabe|Jesus Chuy|Enrique Kike|Natalia Natasha|Lawrence Larry|Philip Phil|Amanda Mandy|Leonard Len|Vincent Vinny"
)

func newCorpus(t testing.TB, file string, half int, seed uint64) *corpus {
	t.Helper()
	c := &corpus{rng: rand.New(rand.NewPCG(seed, 77)), sentences: readSentences(t, file)}
	c.first, c.last = readNames(t, "first.txt", half), readNames(t, "last.txt", half)
	shorts := developShorts
	c.wordNames = developWords
	if half == 1 {
		c.wordNames, shorts = heldOutWords, heldOutShorts
	}
	for pair := range strings.SplitSeq(shorts, "|") {
		name, short, _ := strings.Cut(pair, " ")
		c.shorts = append(c.shorts, [2]string{name, short})
	}
	return c
}

// readNames reads every second name of a list, starting with the given one.
func readNames(t testing.TB, file string, half int) []string {
	t.Helper()
	var names []string
	n := 0
	for _, line := range readLines(t, file) {
		origin, list, _ := strings.Cut(line, ": ")
		split := strings.Fields
		if origin == "compound" {
			split = func(s string) []string { return strings.Split(s, "|") }
		}
		for _, name := range split(list) {
			if n++; n%2 == half {
				names = append(names, name)
			}
		}
	}
	return names
}

func readSentences(t testing.TB, file string) map[string][]string {
	t.Helper()
	sentences, section := map[string][]string{}, ""
	for _, line := range readLines(t, file) {
		if strings.HasPrefix(line, "[") {
			section = strings.Trim(line, "[]")
			continue
		}
		sentences[section] = append(sentences[section], line)
	}
	return sentences
}

func readLines(t testing.TB, file string) []string {
	t.Helper()
	f, err := testdata.Open("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines []string
	for s := bufio.NewScanner(f); s.Scan(); {
		if line := s.Text(); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines
}

func (c *corpus) pick(list []string) string { return list[c.rng.IntN(len(list))] }
func (c *corpus) chance(p float64) bool     { return c.rng.Float64() < p }
