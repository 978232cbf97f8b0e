package repository_test

import (
	"context"
	"database/sql"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gorm.io/gorm/schema"

	"cohort/domain"
	"cohort/repository"
	"cohort/repository/storetest"
)

// rowless tables are written and read by hand alone.
var rowless = []string{"batch_charges"}

func TestEveryColumnHasAField(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		tables := readSchema(t, store)
		if len(tables) < 30 {
			t.Errorf("only %d tables found", len(tables))
		}
		for _, row := range repository.Rows() {
			parsed, err := schema.Parse(row, &sync.Map{}, schema.NamingStrategy{})
			if err != nil {
				t.Fatal(err)
			}
			found, ok := tables[parsed.Table]
			if !ok {
				t.Errorf("%T: there is no table %s", row, parsed.Table)
				continue
			}
			compareRow(t, parsed, found)
			delete(tables, parsed.Table)
		}
		if left := slices.Sorted(maps.Keys(tables)); !slices.Equal(left, rowless) {
			t.Errorf("tables without a row type in Rows: %v", left)
		}
	})
}

func compareRow(t *testing.T, row *schema.Schema, found table) {
	t.Helper()
	for name, c := range found.columns {
		field := row.LookUpField(name)
		if field == nil || field.DBName != name {
			t.Errorf("%s.%s has no field in %s", row.Table, name, row.Name)
			continue
		}
		if kinds := kindsOf(field.FieldType); !slices.Contains(kinds, c.kind) {
			t.Errorf("%s.%s is %s; %s.%s is a %s", row.Table, name, c.kind, row.Name, field.Name, field.FieldType)
		}
		if c.nullable && !takesNull(field.FieldType) {
			t.Errorf("%s.%s can be null; %s.%s cannot", row.Table, name, row.Name, field.Name)
		}
		if !c.nullable && field.FieldType.Kind() == reflect.Pointer {
			t.Errorf("%s.%s cannot be null; %s.%s can", row.Table, name, row.Name, field.Name)
		}
	}
	var keys []string
	for _, field := range row.Fields {
		if _, ok := found.columns[field.DBName]; field.DBName != "" && !ok {
			t.Errorf("%s.%s has no column %s.%s", row.Name, field.Name, row.Table, field.DBName)
		}
		if field.PrimaryKey {
			keys = append(keys, field.DBName)
		}
		// The store has no clock: GORM would write the year 1.
		if field.AutoCreateTime != 0 || field.AutoUpdateTime != 0 {
			t.Errorf("%s.%s is filled by GORM: tag it with autoCreateTime:false or autoUpdateTime:false", row.Name, field.Name)
		}
	}
	if got := strings.Join(keys, ", "); got != found.keys {
		t.Errorf("%s has the key (%s); %s has (%s)", row.Table, found.keys, row.Name, got)
	}
}

// kindsOf lists the kinds of column that a field of the type may have.
func kindsOf(field reflect.Type) []string {
	if field.Kind() == reflect.Pointer {
		field = field.Elem()
	}
	switch {
	case field == reflect.TypeFor[time.Time]():
		return []string{"datetime"}
	case field == reflect.TypeFor[domain.Date](), strings.HasPrefix(field.String(), "domain.ID["):
		return []string{"text"}
	case field.Kind() == reflect.Slice && field.Elem().Kind() == reflect.Uint8:
		return []string{"blob"}
	}
	switch field.Kind() {
	case reflect.String:
		return []string{"text"}
	case reflect.Bool:
		return []string{"boolean"}
	case reflect.Int, reflect.Int64:
		return []string{"integer"}
	default:
		return nil
	}
}

// takesNull says whether NULL can be read into a field of the type.
func takesNull(field reflect.Type) bool {
	if field.Kind() == reflect.Pointer || field.Kind() == reflect.Slice {
		return true
	}
	scanner, ok := reflect.New(field).Interface().(sql.Scanner)
	return ok && scanner.Scan(nil) == nil
}

func TestBothDatabasesHaveTheSameSchema(t *testing.T) {
	sqlite, postgres := readSchema(t, storetest.SQLite(t)), readSchema(t, storetest.Postgres(t))
	columns, indexes, foreign := 0, 0, 0
	for name := range merged(sqlite, postgres) {
		one, two := sqlite[name], postgres[name]
		for c := range merged(one.columns, two.columns) {
			columns++
			if one.columns[c] != two.columns[c] {
				t.Errorf("%s.%s: SQLite has %+v, PostgreSQL has %+v", name, c, one.columns[c], two.columns[c])
			}
		}
		if one.keys == "" || one.keys != two.keys {
			t.Errorf("%s: SQLite has the key (%s), PostgreSQL has (%s)", name, one.keys, two.keys)
		}
		if !slices.Equal(one.indexes, two.indexes) {
			t.Errorf("%s: SQLite has the indexes %q, PostgreSQL has %q", name, one.indexes, two.indexes)
		}
		if !slices.Equal(one.foreign, two.foreign) {
			t.Errorf("%s: SQLite has the references %q, PostgreSQL has %q", name, one.foreign, two.foreign)
		}
		indexes, foreign = indexes+len(one.indexes), foreign+len(one.foreign)
	}
	t.Logf("%d tables, %d columns, %d indexes, %d references", len(sqlite), columns, indexes, foreign)
	if columns < 200 || indexes < 40 || foreign < 30 {
		t.Error("that is less than there is: the test does not see everything")
	}
}

func merged[V any](a, b map[string]V) map[string]V {
	all := maps.Clone(a)
	if all == nil {
		all = map[string]V{}
	}
	maps.Copy(all, b)
	return all
}

func TestMigrationsGoDownAndUpAgain(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		ctx := context.Background()
		before := readSchema(t, store)
		if err := store.MigrateDown(ctx); err != nil {
			t.Fatal(err)
		}
		if used, err := store.HasKeyCheck(ctx); err != nil || used {
			t.Errorf("after going down: used %t, %v", used, err)
		}
		for range 2 { // up, and up again when there is nothing to do
			if _, err := store.Migrate(ctx, "test"); err != nil {
				t.Fatal(err)
			}
		}
		if after := readSchema(t, store); !reflect.DeepEqual(before, after) {
			t.Errorf("before: %v\nafter: %v", before, after)
		}
		steps, err := store.Migrations(ctx)
		if err != nil || len(steps) == 0 {
			t.Fatalf("%d steps, %v", len(steps), err)
		}
		for _, step := range steps {
			if !step.Applied {
				t.Errorf("%s is missing", step.Name)
			}
		}
	})
}
