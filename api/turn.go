package api

import (
	"context"
	"sync"
	"time"

	"cohort/domain"
)

// lanes share out what the server works on, by who asks.
type lanes struct {
	gates     *turns // finding out who it is, by access token
	people    *turns // requests of signed-in people
	files     *turns // that people download, for as long as they read
	feeds     *turns // calendar programs, by neighborhood
	known     *turns // signing in where somebody has signed in before, by device
	strangers *turns // signing in elsewhere, by neighborhood
	documents *turns // large texts for anybody, for as long as they read, by neighborhood
	elsewhere *turns // what waits for the identity provider, by device or neighborhood
}

// How much is worked on at once. Whoever asks for more waits, and whoever asks
// for very much more is told to come again. Strangers make the server compute
// passwords, of which it computes two at once: one is left to the others.
func newLanes() lanes {
	return lanes{
		gates:     newTurns(64, 8, 1000),
		people:    newTurns(128, 16, 500),
		files:     newTurns(32, 4, 4),
		feeds:     newTurns(16, 4, 100),
		known:     newTurns(32, 2, 50),
		strangers: newTurns(1, 1, 500),
		documents: newTurns(32, 8, 40),
		elsewhere: newTurns(32, 4, 50),
	}
}

// strangersPatience is how long somebody waits to sign in at a new place while
// others try to.
const strangersPatience = 10 * time.Second

// enterLane gives whoever is not signed in yet a turn: by the device that says
// that somebody has signed in with it before, which nobody else can say, or by
// where they are.
func (s *Server) enterLane(ctx context.Context, device string, work func() error) error {
	if known := s.desks.Office.DeviceOfSomebody(device); known != "" {
		return s.lanes.known.do(ctx, known, work)
	}
	waiting, cancel := context.WithTimeout(ctx, strangersPatience)
	defer cancel()
	place := domain.Neighborhood(stranger(ctx).Address)
	if err := s.lanes.strangers.take(waiting, place); err != nil {
		return err
	}
	defer s.lanes.strangers.give(place)
	return work()
}

// readersPatience is how long somebody waits for a document that many read.
const readersPatience = 2 * time.Second

// readInTurn lets anybody read a document, who need not say who they are. Ten
// thousand who ask for a megabyte and read none of it would otherwise keep the
// processor copying, and everybody else waiting.
func (s *Server) readInTurn(ctx context.Context, work func() error) error {
	waiting, cancel := context.WithTimeout(ctx, readersPatience)
	defer cancel()
	place := domain.Neighborhood(stranger(ctx).Address)
	if err := s.lanes.documents.take(waiting, place); err != nil {
		return err
	}
	defer s.lanes.documents.give(place)
	return work()
}

var errTooManyAtOnce = domain.Error{Kind: domain.KindTooMany, Code: "too_many_requests",
	Message: "Too many requests of yours are waiting. Nothing was saved; try again.", Wait: time.Second}

// turns shares out what can be worked on at once. Each who asks has a queue of
// their own, and the queues take turns, so that nobody waits behind the flood
// of somebody else: only behind one request of each who waits. It is safe for
// concurrent use.
type turns struct {
	atOnce  int // of everybody
	each    int // of one
	waiting int // of one

	mu   sync.Mutex
	busy int
	of   map[string]*queue
	next []*queue // those who wait, in the order in which they get a turn
}

type queue struct {
	who     string
	busy    int
	waiting []chan struct{}
	queued  bool // stands in next
}

func newTurns(atOnce, each, waiting int) *turns {
	return &turns{atOnce: atOnce, each: each, waiting: waiting, of: map[string]*queue{}}
}

// do waits for a turn of who and works. It answers too_many_requests when too
// many of the same wait already, and busy when the context ends first.
func (t *turns) do(ctx context.Context, who string, work func() error) error {
	if err := t.take(ctx, who); err != nil {
		return err
	}
	defer t.give(who)
	return work()
}

func (t *turns) take(ctx context.Context, who string) error {
	t.mu.Lock()
	q := t.of[who]
	if q == nil {
		q = &queue{who: who}
		t.of[who] = q
	}
	if t.busy < t.atOnce && q.busy < t.each && len(q.waiting) == 0 {
		t.busy++
		q.busy++
		t.mu.Unlock()
		return nil
	}
	if len(q.waiting) >= t.waiting {
		t.mu.Unlock()
		return errTooManyAtOnce
	}
	turn := make(chan struct{})
	q.waiting = append(q.waiting, turn)
	t.stand(q)
	t.mu.Unlock()
	select {
	case <-turn:
		return nil
	case <-ctx.Done():
		if !t.leave(q, turn) { // the turn came at the same moment
			t.give(who)
		}
		return domain.ErrBusy
	}
}

// stand puts a queue in the row, unless it stands there or may not go on.
func (t *turns) stand(q *queue) {
	if !q.queued && q.busy < t.each && len(q.waiting) > 0 {
		q.queued = true
		t.next = append(t.next, q)
	}
}

// give hands a turn on.
func (t *turns) give(who string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	q := t.of[who]
	t.busy--
	q.busy--
	t.stand(q)
	for t.busy < t.atOnce && len(t.next) > 0 {
		first := t.next[0]
		t.next = t.next[1:]
		first.queued = false
		if len(first.waiting) == 0 || first.busy >= t.each {
			continue
		}
		close(first.waiting[0])
		first.waiting = first.waiting[1:]
		t.busy++
		first.busy++
		t.stand(first)
	}
	t.forget(q)
}

// leave takes somebody out of a queue; false when their turn has come.
func (t *turns) leave(q *queue, turn chan struct{}) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	for i, w := range q.waiting {
		if w == turn {
			q.waiting = append(q.waiting[:i:i], q.waiting[i+1:]...)
			t.forget(q)
			return true
		}
	}
	return false
}

// forget drops a queue that nobody needs. One that still stands in the row is
// passed over when its turn comes, and dropped when it is used again.
func (t *turns) forget(q *queue) {
	if q.busy == 0 && len(q.waiting) == 0 && t.of[q.who] == q {
		delete(t.of, q.who)
	}
}

// working works in a lane and gives the answer.
func working[Out any](lane func(work func() error) error, work func() (Out, error)) (out Out, err error) {
	err = lane(func() error {
		out, err = work()
		return err
	})
	return out, err
}

// inTurn lets a handler work when it is its person's turn. What was sent has
// been read by then, and what is answered is sent afterwards: who is slow holds
// no turn.
func inTurn[In, Out any](s *Server, handle func(context.Context, *In) (*Out, error)) func(context.Context, *In) (*Out, error) {
	return func(ctx context.Context, in *In) (*Out, error) {
		return working(func(work func() error) error { return s.lanes.people.do(ctx, actorOf(ctx).UserID.String(), work) },
			func() (*Out, error) { return handle(ctx, in) })
	}
}

// deviceIn is the cookie of a device, "" where the input has none.
func deviceIn(in any) string {
	if b, has := in.(interface{ device() string }); has {
		return b.device()
	}
	return ""
}
