package repository_test

import (
	"database/sql"
	"fmt"
	"regexp"
	"sort"
	"strings"
	"testing"

	"cohort/repository"
)

// table is one table as a database describes it, in words that both share.
type table struct {
	columns map[string]column
	keys    string   // columns of the primary key
	indexes []string // name, uniqueness, columns, condition
	foreign []string // columns → table (columns)
}

// column is one column. kind is SQLite's word for it.
type column struct {
	kind     string
	nullable bool
}

// sqliteKinds gives SQLite's word for each type of PostgreSQL.
var sqliteKinds = map[string]string{"uuid": "text", "text": "text", "date": "text", "timestamptz": "datetime",
	"int4": "integer", "int8": "integer", "bool": "boolean", "bytea": "blob"}

func readSchema(t *testing.T, store *repository.Store) map[string]table {
	t.Helper()
	tables := map[string]table{}
	questions := sqliteQuestions
	if store.Kind() == "postgresql" {
		questions = postgresQuestions
	}
	ask(t, store.SQL(), questions.columns, func(scan func(...any)) {
		var name, col, kind string
		var nullable bool
		scan(&name, &col, &kind, &nullable)
		if known, ok := sqliteKinds[kind]; ok {
			kind = known
		}
		if _, ok := tables[name]; !ok {
			tables[name] = table{columns: map[string]column{}}
		}
		tables[name].columns[col] = column{kind, nullable}
	})
	ask(t, store.SQL(), questions.keys, func(scan func(...any)) {
		var name, cols string
		scan(&name, &cols)
		change(tables, name, func(x *table) { x.keys = cols })
	})
	ask(t, store.SQL(), questions.indexes, func(scan func(...any)) {
		var name, index, cols, definition string
		var unique bool
		scan(&name, &index, &unique, &cols, &definition)
		change(tables, name, func(x *table) {
			x.indexes = append(x.indexes, fmt.Sprintf("%s unique=%t (%s) %s", index, unique, cols, condition(definition)))
		})
	})
	ask(t, store.SQL(), questions.foreign, func(scan func(...any)) {
		var name, cols, to, toCols, onDelete string
		scan(&name, &cols, &to, &toCols, &onDelete)
		change(tables, name, func(x *table) {
			x.foreign = append(x.foreign, fmt.Sprintf("(%s) → %s (%s) on delete %s", cols, to, toCols, onDelete))
		})
	})
	delete(tables, "goose_db_version")
	return tables
}

func change(tables map[string]table, name string, do func(*table)) {
	x := tables[name]
	do(&x)
	sort.Strings(x.indexes)
	sort.Strings(x.foreign)
	tables[name] = x
}

var parentheses = regexp.MustCompile(`[()\s]+`)

// condition gives the condition of a partial index from its definition.
func condition(definition string) string {
	_, where, _ := strings.Cut(strings.ToLower(definition), " where ")
	where = strings.ReplaceAll(where, "::text", "") // how PostgreSQL repeats a text
	return strings.TrimSpace(parentheses.ReplaceAllString(where, " "))
}

func ask(t *testing.T, db *sql.DB, question string, row func(scan func(...any))) {
	t.Helper()
	rows, err := db.Query(question)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for ; rows.Next(); n++ {
		row(func(into ...any) {
			t.Helper()
			if err := rows.Scan(into...); err != nil {
				t.Fatal(err)
			}
		})
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	if n == 0 {
		t.Fatalf("nothing found by %s", question)
	}
}

type questions struct{ columns, keys, indexes, foreign string }

var sqliteQuestions = questions{
	columns: `SELECT m.name, c.name, lower(c.type), c."notnull" = 0 AND c.pk = 0
		FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`,
	keys: `SELECT name, group_concat(col, ', ') FROM (SELECT m.name, c.name AS col
		FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.pk > 0 ORDER BY m.name, c.pk) GROUP BY name`,
	indexes: `SELECT m.name, i.name, i."unique", (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)), s.sql
		FROM sqlite_master m JOIN pragma_index_list(m.name) i JOIN sqlite_master s ON s.name = i.name
		WHERE m.type = 'table' AND i.origin = 'c'`,
	foreign: `SELECT name, group_concat(col, ', '), "table", group_concat(to_col, ', '), on_delete
		FROM (SELECT m.name, f.id, f.seq, f."from" AS col, f."table", f."to" AS to_col, lower(f.on_delete) AS on_delete
		FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq)
		GROUP BY name, id`,
}

var postgresQuestions = questions{
	columns: `SELECT c.table_name, c.column_name, c.udt_name, c.is_nullable = 'YES'
		FROM information_schema.columns c WHERE c.table_schema = 'public'`,
	keys: `SELECT t.relname, string_agg(a.attname, ', ' ORDER BY k.place) FROM pg_constraint c
		JOIN pg_class t ON t.oid = c.conrelid CROSS JOIN unnest(c.conkey) WITH ORDINALITY k(num, place)
		JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.num
		WHERE c.contype = 'p' AND c.connamespace = 'public'::regnamespace GROUP BY t.relname`,
	indexes: `SELECT t.relname, i.relname, x.indisunique,
		(SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(x.indkey) WITH ORDINALITY k(num, place)
			JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.num), pg_get_indexdef(x.indexrelid)
		FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
		WHERE t.relnamespace = 'public'::regnamespace AND NOT x.indisprimary`,
	foreign: `SELECT t.relname,
		(SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY k(num, place)
			JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num), r.relname,
		(SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(c.confkey) WITH ORDINALITY k(num, place)
			JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.num),
		CASE c.confdeltype WHEN 'a' THEN 'no action' WHEN 'c' THEN 'cascade' WHEN 'r' THEN 'restrict' WHEN 'n' THEN 'set null' ELSE 'set default' END
		FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid
		WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace`,
}
