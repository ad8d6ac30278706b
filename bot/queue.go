package bot

import (
	"sync"
	"time"
)

// Bounds of a queue. What comes beyond them is dropped: a bot that is flooded must neither grow nor answer minutes later.
const (
	queueWorkers = 16   // jobs that run at the same time
	queueLine    = 32   // jobs that wait under one key
	queueTotal   = 1024 // jobs that wait in all
)

// queue runs jobs, those of one key in order and one at a time. It is safe for concurrent use.
type queue struct {
	slots chan struct{}

	mu      sync.Mutex
	lines   map[string][]func() // jobs that wait; a key that is there has a goroutine
	waiting int
	closed  bool
	running sync.WaitGroup
}

func newQueue() *queue {
	return &queue{slots: make(chan struct{}, queueWorkers), lines: map[string][]func(){}}
}

// put adds a job, which must not panic. It returns false, and does not run it, when there are too many or the queue is closed.
func (q *queue) put(key string, job func()) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	line, busy := q.lines[key]
	if q.closed || len(line) >= queueLine || q.waiting >= queueTotal {
		return false
	}
	q.lines[key] = append(line, job)
	q.waiting++
	if !busy {
		q.running.Go(func() { q.work(key) })
	}
	return true
}

// work runs the jobs of a key until none is left.
func (q *queue) work(key string) {
	for {
		q.slots <- struct{}{}
		q.mu.Lock()
		line := q.lines[key]
		if len(line) == 0 {
			delete(q.lines, key)
			q.mu.Unlock()
			<-q.slots
			return
		}
		job := line[0]
		q.lines[key] = line[1:]
		q.waiting--
		q.mu.Unlock()
		job()
		<-q.slots
	}
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
