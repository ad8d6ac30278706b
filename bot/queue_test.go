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
			ok := q.put(key, key, func() {
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
	if q.put("1", "a", func() {}) {
		t.Error("taken after close")
	}
	for key, want := range taken {
		if fmt.Sprint(done[key]) != fmt.Sprint(want) {
			t.Errorf("key %s: done %v, taken %v", key, done[key], want)
		}
	}
	if len(q.lanes) != 0 || q.waiting != 0 {
		t.Errorf("left: %d lanes, %d waiting", len(q.lanes), q.waiting)
	}
}

// A job that does not end holds up the closing no longer than patience.
func TestQueueClosesInTime(t *testing.T) {
	q := newQueue()
	release := make(chan struct{})
	q.put("a", "a", func() { <-release })
	if q.close(time.Millisecond) {
		t.Error("done while a job runs")
	}
	close(release)
	if !q.close(10 * time.Second) {
		t.Error("not done")
	}
}

// Askers take turns, whatever one of them has asked before the others came, and each is answered in order.
func TestQueueTakesTurns(t *testing.T) {
	q := newQueue()
	release := make(chan struct{})
	var done []string
	q.put("general", "spammer", func() { <-release })
	ask := func(asker, what string) bool {
		return q.put("general", asker, func() { done = append(done, what) })
	}
	taken := 0
	for i := range 2 * queueShare {
		if ask("spammer", fmt.Sprint("s", i)) {
			taken++
		}
	}
	ask("anna", "a1")
	ask("bert", "b1")
	ask("anna", "a2")
	close(release)
	if !q.close(10 * time.Second) {
		t.Fatal("not done")
	}
	if got := fmt.Sprint(done[:6]); taken != queueShare && taken != queueShare-1 || got != "[a1 b1 s0 a2 s1 s2]" {
		t.Errorf("%d of the spammer's taken, done %s", taken, got)
	}
}

// Whoever has had a turn gets the next one, too, where others come all the time.
func TestQueueLeavesNobodyBehind(t *testing.T) {
	q := newQueue()
	release, last := make(chan struct{}), make(chan struct{})
	var done []string
	q.put("general", "anna", func() { <-release })
	q.put("general", "anna", func() { done = append(done, "anna") })
	const others = 10
	var arrive func(n int)
	arrive = func(n int) {
		q.put("general", fmt.Sprint(n), func() {
			done = append(done, fmt.Sprint(n))
			if n == others {
				close(last)
				return
			}
			arrive(n + 1)
		})
	}
	arrive(1)
	close(release)
	<-last
	if !q.close(10 * time.Second) {
		t.Fatal("not done")
	}
	if len(done) < 2 || done[1] != "anna" {
		t.Errorf("done in the order %v", done)
	}
}
