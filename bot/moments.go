package bot

import (
	"sync"
	"time"
)

// moments keeps when something last happened in a channel. Its zero value is ready for use, and it is safe for concurrent use.
type moments struct {
	of sync.Map // ID of a channel to a time.Time
}

func (m *moments) note(channel string) { m.of.Store(channel, time.Now()) }

// lately tells whether it happened within the last d.
func (m *moments) lately(channel string, d time.Duration) bool {
	at, ok := m.of.Load(channel)
	return ok && time.Since(at.(time.Time)) < d
}
