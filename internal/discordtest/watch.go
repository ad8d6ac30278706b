package discordtest

import (
	"context"
	"slices"
)

// Watch calls see with every message, the ephemeral ones too, when it is new and
// again after each change, until ctx is done. Messages already there come first.
func (d *Server) Watch(ctx context.Context, see func(*Message)) {
	seen := map[string]*Message{}
	for {
		d.mu.Lock()
		changed := d.changed
		var news []*Message
		for id, m := range d.messages {
			if seen[id] != m {
				seen[id] = m
				news = append(news, m)
			}
		}
		d.mu.Unlock()
		slices.SortFunc(news, func(a, b *Message) int { return byAge(a.ID, b.ID) })
		for _, m := range news {
			see(m)
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return
		}
	}
}
