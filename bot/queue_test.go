package bot

import (
	"fmt"
	"sync"
	"testing"
	"time"
)

// Jobs of one key are done in order and never side by side, and every one that was taken is done.
func TestQueueKeepsOrder(t *testing.T) {
	q := newQueue()
	const keys = 40
	var mu sync.Mutex
	done, taken, busy := map[string][]int{}, map[string][]int{}, map[string]bool{}
	for i := range 30 {
		for k := range keys {
			key := fmt.Sprint(k)
			ok := q.put(key, func() {
				mu.Lock()
				if busy[key] {
					t.Errorf("two jobs of %s at a time", key)
				}
				busy[key] = true
				mu.Unlock()
				mu.Lock()
				busy[key] = false
				done[key] = append(done[key], i)
				mu.Unlock()
			})
			if ok {
				taken[key] = append(taken[key], i)
			}
		}
	}
	if !q.close(10 * time.Second) {
		t.Fatal("not done")
	}
	if q.put("1", func() {}) {
		t.Error("taken after close")
	}
	for key, want := range taken {
		if fmt.Sprint(done[key]) != fmt.Sprint(want) {
			t.Errorf("key %s: done %v, taken %v", key, done[key], want)
		}
	}
	if len(q.lines) != 0 || q.waiting != 0 {
		t.Errorf("left: %d lines, %d waiting", len(q.lines), q.waiting)
	}
}

// A job that does not end holds up the closing no longer than patience.
func TestQueueClosesInTime(t *testing.T) {
	q := newQueue()
	release := make(chan struct{})
	q.put("a", func() { <-release })
	if q.close(time.Millisecond) {
		t.Error("done while a job runs")
	}
	close(release)
	if !q.close(10 * time.Second) {
		t.Error("not done")
	}
}
