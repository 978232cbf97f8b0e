package repository_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cohort/repository"
)

// covered are statements that write what no MAC covers.
var covered = map[string]bool{`"UPDATE calendar_feeds SET reads = reads + 1, used_on = ? WHERE secret_hash = ?"`: true}

// No statement of the program writes a row that carries a MAC as text, past the
// one place where MACs are made.
func TestNoStatementWritesPastTheMAC(t *testing.T) {
	tables := strings.Join(slices.Sorted(maps.Keys(repository.Deciding())), "|")
	writes := regexp.MustCompile(`(?is)\b(UPDATE(\s+ONLY)?|INTO|MERGE\s+INTO|COPY)\s+["'` + "`" + `]?(` + tables + `)\b`)
	for _, bad := range []string{"UPDATE users SET roles = 'admin'", "insert into \"logins\" (id)", "WITH x AS (UPDATE\n settings SET a = 1) SELECT 1", "INSERT OR REPLACE INTO factors"} {
		if !writes.MatchString(bad) {
			t.Errorf("not seen: %s", bad)
		}
	}
	read := 0
	for _, part := range []string{"api", "cmd", "demo", "document", "domain", "keyring", "practice", "repository"} {
		err := filepath.WalkDir(filepath.Join("..", part), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if text, is := n.(*ast.BasicLit); is && text.Kind == token.STRING {
					read++
					if found := writes.FindString(text.Value); found != "" && !covered[text.Value] {
						t.Errorf("%s: %s goes past the MAC", path, found)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 5000 {
		t.Errorf("%d texts read", read)
	}
}
