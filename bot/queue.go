package bot

import (
	"slices"
	"sync"
	"time"
)

// Bounds of a queue. What comes beyond them is dropped: a bot that is flooded must neither grow nor answer minutes later.
const (
	queueShare = 16   // jobs of one asker that wait under one key
	queueLine  = 128  // jobs that wait under one key
	queueTotal = 4096 // jobs that wait in all
)

// queue runs jobs, those of one key one at a time. It is safe for concurrent use.
type queue struct {
	mu      sync.Mutex
	lanes   map[string]*lane // a key that is there has a goroutine
	waiting int
	closed  bool
	running sync.WaitGroup
}

// lane holds the jobs that wait under one key. Those of one asker are done in order; several take turns, so that nobody waits behind all
// that another asks.
type lane struct {
	jobs   []job          // in the order in which they came
	turns  int            // jobs begun
	served map[string]int // the turn that an asker had last, or the one before the first job came
}

type job struct {
	asker string
	run   func()
}

func newQueue() *queue { return &queue{lanes: map[string]*lane{}} }

// put adds a job of an asker's, which must not panic. It returns false, and does not run it, when there are too many or the queue is closed.
func (q *queue) put(key, asker string, run func()) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	l, busy := q.lanes[key]
	if !busy {
		l = &lane{served: map[string]int{}}
	}
	if q.closed || q.waiting >= queueTotal || !l.admits(asker) {
		return false
	}
	q.lanes[key] = l
	if _, known := l.served[asker]; !known {
		l.served[asker] = l.turns - 1 // before whoever has this turn, and behind those who have waited longer
	}
	l.jobs = append(l.jobs, job{asker, run})
	q.waiting++
	if !busy {
		q.running.Go(func() { q.work(key, l) })
	}
	return true
}

// work runs the jobs of a key until none is left.
func (q *queue) work(key string, l *lane) {
	for {
		q.mu.Lock()
		if len(l.jobs) == 0 {
			delete(q.lanes, key)
			q.mu.Unlock()
			return
		}
		run := l.next()
		q.waiting--
		q.mu.Unlock()
		run()
	}
}

// admits tells whether there is room for one more job of an asker.
func (l *lane) admits(asker string) bool {
	own := 0
	for _, j := range l.jobs {
		if j.asker == asker {
			own++
		}
	}
	return own < queueShare && len(l.jobs) < queueLine
}

// next takes out the first job of whoever has waited longest for a turn.
func (l *lane) next() func() {
	first := 0
	for i, j := range l.jobs {
		if l.served[j.asker] < l.served[l.jobs[first].asker] {
			first = i
		}
	}
	j := l.jobs[first]
	l.jobs = slices.Delete(l.jobs, first, first+1)
	l.turns++
	l.served[j.asker] = l.turns
	return j.run
}

// close lets no more jobs in and waits for those that are there, but not longer than patience. It returns whether all were done.
func (q *queue) close(patience time.Duration) bool {
	q.mu.Lock()
	q.closed = true
	q.mu.Unlock()
	done := make(chan struct{})
	go func() {
		q.running.Wait()
		close(done)
	}()
	select {
	case <-done:
		return true
	case <-time.After(patience):
		return false
	}
}
