package frame

import "math/bits"

// A table of probabilities is described by the counts of its symbols (section 4.1.1): how many of its 1<<log states each has. -1 stands for
// less than one, which takes a state all the same. It is read forwards:
//
//	log - 5     4 bits
//	count + 1   of each symbol, in as many bits as the greatest possible value takes, or one less where that suffices
//	zeros       after a count of 0, how many more symbols have none, in 2 bits; 3 means that another such number follows
//
// until no states are left.

// countWidth returns the bits of a count, given the states left plus one, and the least value for which one bit less does not suffice.
func countWidth(left int) (width uint, short int) {
	width = uint(bits.Len(uint(left)))
	return width, 1<<width - 1 - left
}

// appendCounts appends counts, all of them above 0.
func appendCounts(dst []byte, counts []int16, log uint) []byte {
	w := bitWriter{out: dst}
	w.put(uint32(log-5), 4)
	left := 1<<log + 1
	for _, count := range counts {
		width, short := countWidth(left)
		v := int(count) + 1
		switch {
		case v < short:
			w.put(uint32(v), width-1)
		case v < 1<<(width-1):
			w.put(uint32(v), width)
		default:
			w.put(uint32(v+short), width)
		}
		w.flush()
		left -= int(count)
	}
	return w.bytes()
}

// readCounts reads counts. It returns the number of symbols, the log, and what follows.
func readCounts(counts []int16, data []byte, maxLog uint) (n int, log uint, rest []byte, ok bool) {
	at := uint(0) // in bits
	log = uint(bitsFrom(data, at)&15) + 5
	at += 4
	if log > maxLog {
		return 0, 0, nil, false
	}
	left := 1<<log + 1 // states left, plus one
	for left > 1 && n < len(counts) {
		width, short := countWidth(left)
		v := bitsFrom(data, at)
		count := int(v & (1<<(width-1) - 1))
		at += width - 1
		if count >= short {
			if count = int(v & (1<<width - 1)); count >= 1<<(width-1) {
				count -= short
			}
			at++
		}
		counts[n] = int16(count - 1)
		n++
		left -= max(count-1, 1-count) // 0 stands for -1, which takes a state
		if count != 1 {
			continue
		}
		for more := uint32(3); more == 3 && n <= len(counts); { // symbols that do not occur
			more = bitsFrom(data, at) & 3
			at += 2
			n += int(more)
		}
	}
	used := int(at+7) / 8
	if left != 1 || n > len(counts) || used > len(data) {
		return 0, 0, nil, false
	}
	return n, log, data[used:], true
}
