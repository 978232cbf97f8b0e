package repository

import (
	"context"
	"database/sql/driver"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
)

func isPostgres(url string) bool {
	return strings.HasPrefix(url, "postgres://") || strings.HasPrefix(url, "postgresql://")
}

// The bounds of the connections to PostgreSQL; see also LimitConnections.
const (
	usualConnections = 20
	connectionHours  = 1
)

func openPostgres(url string, keys Keys) (*Store, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	pool := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(inUTC), stdlib.OptionResetSession(writable))
	pool.SetMaxOpenConns(usualConnections)
	pool.SetMaxIdleConns(usualConnections)
	pool.SetConnMaxLifetime(connectionHours * time.Hour)
	s, err := newStore(pool, postgres.New(postgres.Config{Conn: pool}), keys)
	if err != nil {
		return nil, err
	}
	s.postgres = true
	return s, nil
}

// inUTC makes instants come back in UTC; otherwise they come in the zone of
// the machine, whatever the URL says.
func inUTC(_ context.Context, conn *pgx.Conn) error {
	conn.TypeMap().RegisterType(&pgtype.Type{Name: "timestamptz", OID: pgtype.TimestamptzOID,
		Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC}})
	return nil
}

// writable drops a used connection whose server says that it takes no writes: a
// standby, after the other one took over, or one that was made read-only.
func writable(_ context.Context, conn *pgx.Conn) error {
	for _, setting := range []string{"in_hot_standby", "default_transaction_read_only"} {
		if conn.PgConn().ParameterStatus(setting) == "on" {
			return driver.ErrBadConn
		}
	}
	return nil
}

// queues says that writes whose answer nobody needs wait for the next round trip.
func (t *tx) queues() bool { return t.byHand && t.tr != nil }

// send makes one round trip of statements, whose answers their callbacks read.
func (t *tx) send(batch *pgx.Batch) error {
	if t.tr != nil {
		return t.tr.send(t.ctx, batch)
	}
	return onConn(t.conn, func(conn *pgx.Conn) error { return conn.SendBatch(t.ctx, batch).Close() })
}
