package cohort_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	asvsRow    = regexp.MustCompile(`(?m)^\| (V[0-9.]+) \| [123] \| .+ \| (met|partly|not) \| (.+) \|$`)
	asvsNamed  = regexp.MustCompile("`([^`]+)`|\\]\\(([^)]+)\\)")
	testsNamed = regexp.MustCompile(`(?m)^func (Test\w+)\(`)
)

// What docs/asvs.md says to meet a requirement is there: every file and every
// test that it names, and something for each that it calls met.
func TestASVSNamesWhatIsThere(t *testing.T) {
	page, err := os.ReadFile("docs/asvs.md")
	if err != nil {
		t.Fatal(err)
	}
	rows, tests := asvsRow.FindAllStringSubmatch(string(page), -1), testsOf(t)
	for _, row := range rows {
		number, state, where := row[1], row[2], row[3]
		named := 0
		for _, name := range asvsNamed.FindAllStringSubmatch(where, -1) {
			if isThere(tests, name[1], name[2]) {
				named++
			} else if name[1] == "" || strings.ContainsAny(name[1], "/.") || strings.HasPrefix(name[1], "Test") {
				t.Errorf("%s names %s%s, which is not there", number, name[1], name[2])
			}
		}
		if state == "met" && named == 0 {
			t.Errorf("%s is called met, and nothing is named that meets it", number)
		}
	}
	if len(rows) < 150 {
		t.Errorf("only %d requirements", len(rows))
	}
}

func isThere(tests map[string]bool, name, link string) bool {
	if name == "" {
		name = filepath.Join("docs", link)
	}
	_, err := os.Stat(name)
	return err == nil || tests[name]
}

// testsOf are the tests of the whole repository, by name.
func testsOf(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == "node_modules" {
			return filepath.SkipDir
		}
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, name := range testsNamed.FindAllStringSubmatch(string(text), -1) {
			found[name[1]] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
