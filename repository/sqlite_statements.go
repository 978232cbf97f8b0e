package repository

import (
	recency "container/list"
	"context"
	"database/sql/driver"
	"errors"

	"github.com/ncruces/go-sqlite3"
	sqlite "github.com/ncruces/go-sqlite3/driver"
)

// keptStatements is how many prepared statements a connection to SQLite keeps.
// What the program asks all day are some hundred; lists of another length in a
// condition are statements of their own, and the oldest give way to them.
const keptStatements = 128

// statementConnector opens connections that keep what they prepared: SQLite has
// no cache of its own, and parsing took a third of reading a cohort.
type statementConnector struct{ driver.Connector }

func (c statementConnector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	kept := &statementConn{sqliteConn: conn.(sqliteConn), kept: map[string]*recency.Element{}}
	// A plan that may depend on a value is made anew for every value otherwise.
	if _, err := kept.Raw().Config(sqlite3.DBCONFIG_ENABLE_QPSG, true); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return kept, nil
}

// sqliteConn is all that database/sql looks for in the driver's connection.
type sqliteConn interface {
	sqlite.Conn
	driver.ExecerContext
	driver.NamedValueChecker
}

// statementConn is a connection with its prepared statements, the last used
// first. database/sql lets one goroutine use it at a time.
type statementConn struct {
	sqliteConn
	kept  map[string]*recency.Element // of *keptStatement
	order recency.List
}

func (c *statementConn) Prepare(query string) (driver.Stmt, error) {
	return c.PrepareContext(context.Background(), query)
}

// PrepareContext gives the statement that was kept. One whose rows are still
// being read is prepared again, for once.
func (c *statementConn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	if e, ok := c.kept[query]; ok {
		s := e.Value.(*keptStatement)
		if s.used {
			return c.sqliteConn.PrepareContext(ctx, query)
		}
		c.order.MoveToFront(e)
		s.used = true
		return s, nil
	}
	prepared, err := c.sqliteConn.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	s := &keptStatement{sqliteStatement: prepared.(sqliteStatement), query: query, used: true}
	c.kept[query] = c.order.PushFront(s)
	return s, c.makeRoom()
}

// makeRoom closes the statement that was not used for longest.
func (c *statementConn) makeRoom() error {
	for e := c.order.Back(); e != nil && c.order.Len() > keptStatements; e = e.Prev() {
		s := e.Value.(*keptStatement)
		if s.used {
			continue
		}
		c.order.Remove(e)
		delete(c.kept, s.query)
		return s.sqliteStatement.Close()
	}
	return nil
}

// Close closes the statements first: SQLite keeps a connection open that has some.
func (c *statementConn) Close() error {
	var all error
	for e := c.order.Front(); e != nil; e = e.Next() {
		all = errors.Join(all, e.Value.(*keptStatement).sqliteStatement.Close())
	}
	return errors.Join(all, c.sqliteConn.Close())
}

// sqliteStatement is all that database/sql looks for in the driver's statement,
// and what makes it new.
type sqliteStatement interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
	driver.NamedValueChecker
	Reset() error
	ClearBindings() error
}

// keptStatement is a statement whose closing gives it back.
type keptStatement struct {
	sqliteStatement
	query string
	used  bool
}

// Close gives the statement back without its values. Reset answers with the
// error of the last step, which whoever took it was told.
func (s *keptStatement) Close() error {
	_ = s.Reset()
	s.used = false
	return s.ClearBindings()
}
