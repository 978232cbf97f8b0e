package api_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

// narrow is a listener whose connections hold little that is not read, and wait
// for ever for who does not read: a busy machine ends no download before the test.
type narrow struct{ net.Listener }

type patient struct{ net.Conn }

func (patient) SetWriteDeadline(time.Time) error { return nil }

const narrowBytes = 4 << 10

func (l narrow) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return patient{c}, c.(*net.TCPConn).SetWriteBuffer(narrowBytes)
}

// stalled asks for a batch's file over a connection of its own and reads only
// how it begins.
func stalled(t *testing.T, w *apitest.World, who, addr, batch string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.(*net.TCPConn).SetReadBuffer(narrowBytes); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, "GET /api/v1/exports/"+batch+"/file HTTP/1.1\r\nHost: cohort\r\nConnection: close\r\nAuthorization: Bearer "+w.Token(who)+"\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	begins := make([]byte, len("HTTP/1.1 200"))
	if _, err := io.ReadFull(c, begins); err != nil || string(begins) != "HTTP/1.1 200" {
		t.Fatalf("%q, %v", begins, err)
	}
	return c
}

// Somebody who begins many downloads and reads none of them holds nothing that
// others need: not one connection to the database.
func TestDownloadsThatStallHoldNoConnection(t *testing.T) {
	const people, each = 8, 4 // more than there are connections to either database, as many as one person has at once
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.Charges(4000)
		batch := w.Do("billing", http.MethodPost, "/exports", inMarch).Want(http.StatusCreated).Text("id")
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		server, ended := w.Server.HTTP(), atomic.Int32{}
		server.Handler = http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
			defer ended.Add(1) // a download that is cut off panics
			w.Server.ServeHTTP(out, r)
		})
		go server.Serve(narrow{listener}) // it ends with the test
		defer server.Close()
		for p := range people {
			who := fmt.Sprintf("billing %d", p)
			w.AddUser(who, domain.Billing)
			for range each {
				defer stalled(t, w, who, listener.Addr().String(), batch).Close()
			}
		}
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		if err := w.Store.Ping(ctx); err != nil {
			t.Errorf("the database is not ready: %v", err)
		}
		if got := ready(w); got != http.StatusOK {
			t.Errorf("ready: %d", got)
		}
		w.Do("billing", http.MethodGet, "/charges", nil).Want(http.StatusOK)
		w.Do("intake", http.MethodPost, "/clients", map[string]any{"firstName": "Ann", "lastName": "Example", "birthDate": "1990-01-15"}).Want(http.StatusCreated)
		if n := ended.Load(); n != 0 {
			t.Errorf("%d downloads had ended: the test shows nothing", n)
		}
	})
}
