package bot

import "sync"

// maxLedger is how many messages a ledger keeps.
const maxLedger = 1024

// ledger keeps of the last messages to the bot which version of each was seen, and the reply to it: so that none is answered twice, and a
// question that is edited has its answer edited. It holds nothing but IDs and times. Its zero value is ready for use, and it is safe for
// concurrent use.
type ledger struct {
	mu      sync.Mutex
	entries map[string]*entry // by the ID of the message
	order   []string          // the IDs, the oldest first
}

type entry struct {
	version string // when it was edited, as Discord writes it; "" before
	reply   string // the ID of the reply; "" before it is sent, and where it is not to be edited
}

// see notes a version of a message, and tells whether it was seen before.
func (l *ledger) see(message, version string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e := l.entries[message]; e != nil {
		seen := e.version == version
		e.version = version
		return seen
	}
	if l.entries == nil {
		l.entries = map[string]*entry{}
	}
	l.entries[message] = &entry{version: version}
	if l.order = append(l.order, message); len(l.order) > maxLedger {
		delete(l.entries, l.order[0])
		l.order = l.order[1:]
	}
	return false
}

// replied notes the reply to a message.
func (l *ledger) replied(message, reply string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e := l.entries[message]; e != nil {
		e.reply = reply
	}
}

// replyTo returns the ID of the reply to a message, "" where none is known.
func (l *ledger) replyTo(message string) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e := l.entries[message]; e != nil {
		return e.reply
	}
	return ""
}
