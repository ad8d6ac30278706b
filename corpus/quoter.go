package corpus

import "quoth/internal/frame"

// quoter reads sentences from records, of which it decodes no more than it must. Records that it cannot read have to be decoded as a
// whole. It is not safe for concurrent use.
type quoter struct {
	frame  *frame.Reader
	number uint64 // of the article at hand, 0 for none
}

// usualFields is how many bytes most payloads have before the text.
const usualFields = 256

// begin turns to the record of an article.
func (q *quoter) begin(number uint64, record []byte) error {
	data, err := recordFrame(number, record)
	if err == nil {
		q.number = number
		_ = q.frame.Reset(data) // if it cannot read the frame, payload will tell
	}
	return err
}

// payload returns the payload of the article at hand with at least the first end bytes of its text; not ok where it cannot. It is
// valid until the next call.
func (q *quoter) payload(end int) (p payload, ok bool) {
	for _, fields := range []int{usualFields, maxRecord} { // first a guess, then the whole frame
		data, err := q.frame.Read(fields + end)
		if err != nil {
			return p, false
		}
		if p, ok = parsePayload(data); ok && len(p.text) >= end {
			return p, true
		}
	}
	return p, false
}
