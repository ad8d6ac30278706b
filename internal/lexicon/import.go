package lexicon

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"quoth/internal/lang"
)

// Limits of what an import keeps.
const (
	maxKeyWords         = 3       // stems of a phrase that can be looked up
	maxTargetWords      = 3       // words of a translation
	maxCandidates       = 8       // translations of a word
	maxPhraseCandidates = 2       // translations of a phrase
	minImportP          = 0.02    // probability below which a translation is left out
	maxPairs            = 4 << 20 // pairs of phrases read in all
)

// ErrNotDing is returned by Import for input that has no entry of the form
// "German :: English".
var ErrNotDing = errors.New("lexicon: no entry of the form \"German :: English\"")

// ImportStats tells what an import read and wrote.
type ImportStats struct {
	Lines   int   // lines read, comments included
	Skipped int   // lines that are not entries
	Pairs   int   // distinct pairs of a German and an English phrase
	Keys    int   // words and phrases that can be looked up, both directions
	Bytes   int64 // written
}

// Import reads a dictionary in the Ding format from r and writes the compact
// file that Open reads to w. Lines that are not entries are skipped and
// counted. The Debian dictionary of 206 000 lines takes some ten seconds and
// 750 megabytes of memory; ctx stops it.
func Import(ctx context.Context, r io.Reader, w io.Writer) (ImportStats, error) {
	var stats ImportStats
	im := newImporter()
	br := bufio.NewReaderSize(r, 1<<16)
	for {
		line, tooLong, err := readLine(br)
		if err == io.EOF {
			break
		}
		if err != nil {
			return stats, err
		}
		if stats.Lines++; stats.Lines%1024 == 0 && ctx.Err() != nil {
			return stats, ctx.Err()
		}
		pairs, ok := parseDing(line)
		if tooLong || !ok || im.full() {
			stats.Skipped++
			continue
		}
		for _, p := range pairs {
			im.add(p)
		}
	}
	stats.Pairs = len(im.pairs)
	if stats.Pairs == 0 {
		return stats, ErrNotDing
	}
	return im.finish(ctx, w, stats)
}

func (im *importer) finish(ctx context.Context, w io.Writer, stats ImportStats) (ImportStats, error) {
	var out fileContent
	for d := range directions {
		if ctx.Err() != nil {
			return stats, ctx.Err()
		}
		out.keys[d] = im.translations(d)
		stats.Keys += len(out.keys[d])
	}
	b, err := out.encode()
	if err != nil {
		return stats, fmt.Errorf("lexicon: %w", err)
	}
	n, err := w.Write(b)
	stats.Bytes = int64(n)
	return stats, err
}

// readLine returns the next line without its end; of a line that is too long
// only the beginning.
func readLine(br *bufio.Reader) (line string, tooLong bool, err error) {
	var b []byte
	for {
		part, err := br.ReadSlice('\n')
		if room := maxLineBytes - len(b); len(part) > room {
			part, tooLong = part[:max(room, 0)], true
		}
		b = append(b, part...)
		if err == nil || err == io.EOF && len(b) > 0 {
			return string(bytes.TrimRight(b, "\r\n")), tooLong, nil
		}
		if err != bufio.ErrBufferFull {
			return "", false, err
		}
	}
}

// A phrases is the distinct phrases of one language, equal by their stems.
type phrases struct {
	stems   *stemCache
	words   map[string]uint32 // stem to number, from 1
	ids     map[string]uint32 // stem key to phrase
	keys    []string          // stem key of each phrase
	numbers [][]uint32        // stems of each phrase
	forms   []string          // the ways the phrases are written, folded
	formIDs map[string]uint32
}

func newPhrases(code string) *phrases {
	return &phrases{
		stems: newStemCache(code), words: map[string]uint32{}, ids: map[string]uint32{}, formIDs: map[string]uint32{},
	}
}

// id returns the number of a phrase, a new one at first sight.
func (p *phrases) id(words []string) uint32 {
	key := stemKey(p.stems.stem, slices.Values(words))
	id, ok := p.ids[key]
	if ok {
		return id
	}
	id = uint32(len(p.keys))
	var numbers []uint32
	for stem := range strings.SplitSeq(key, " ") {
		n, ok := p.words[stem]
		if !ok {
			n = uint32(len(p.words) + 1)
			p.words[stem] = n
		}
		numbers = append(numbers, n)
	}
	p.ids[key] = id
	p.keys = append(p.keys, key)
	p.numbers = append(p.numbers, numbers)
	return id
}

// form returns the number of what words look like.
func (p *phrases) form(words []string) uint32 {
	text := strings.Join(words, " ")
	id, ok := p.formIDs[text]
	if !ok {
		id = uint32(len(p.forms))
		p.formIDs[text] = id
		p.forms = append(p.forms, text)
	}
	return id
}

// An importer gathers the pairs of a dictionary. sides[d] is the language
// that direction d leads to: German, then English.
type importer struct {
	sides [directions]*phrases
	pairs map[pairKey]pairValue
}

type pairKey struct {
	phrase [directions]uint32
	pos    POS
}

type pairValue struct {
	form   [directions]uint32 // as in the weightiest entry, mostly the dictionary form
	best   float32            // weight of that entry
	weight float32            // of all entries
}

func newImporter() *importer {
	return &importer{
		sides: [directions]*phrases{toGerman: newPhrases("de"), toEnglish: newPhrases("en")},
		pairs: map[pairKey]pairValue{},
	}
}

func (im *importer) full() bool { return len(im.pairs) >= maxPairs }

func (im *importer) add(p dingPair) {
	german, english := im.sides[toGerman], im.sides[toEnglish]
	k := pairKey{pos: p.pos}
	k.phrase[toGerman], k.phrase[toEnglish] = german.id(p.german), english.id(p.english)
	v := im.pairs[k]
	v.weight += p.weight
	if p.weight > v.best {
		v.best = p.weight
		v.form[toGerman], v.form[toEnglish] = german.form(p.german), english.form(p.english)
	}
	im.pairs[k] = v
}

// A pairing is one pair seen from the side that is translated from.
type pairing struct {
	from, to uint32 // phrases
	form     uint32 // of to
	pos      POS
	weight   float32
}

// pairings returns the pairs in a fixed order, by what is translated from.
func (im *importer) pairings(d direction) []pairing {
	ps := make([]pairing, 0, len(im.pairs))
	for k, v := range im.pairs {
		ps = append(ps, pairing{k.phrase[1-d], k.phrase[d], v.form[d], k.pos, v.weight})
	}
	slices.SortFunc(ps, func(a, b pairing) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.pos, b.pos))
	})
	return ps
}

// translations estimates the probabilities of one direction and returns its
// keys with their candidates.
func (im *importer) translations(d direction) []fileKey {
	from, to := im.sides[1-d], im.sides[d]
	ps := im.pairings(d)
	training := make([]phrasePair, len(ps))
	for i, p := range ps {
		training[i] = phrasePair{source: from.numbers[p.from], target: to.numbers[p.to], weight: p.weight}
	}
	m := trainModel1(training, len(from.words)+1)
	var keys []fileKey
	for len(ps) > 0 {
		n := 1
		for n < len(ps) && ps[n].from == ps[0].from {
			n++
		}
		if k := fileEntry(m, from, to, ps[:n]); len(k.candidates) > 0 {
			keys = append(keys, k)
		}
		ps = ps[n:]
	}
	slices.SortFunc(keys, func(a, b fileKey) int { return cmp.Compare(a.key, b.key) })
	return keys
}

// fileEntry scores the translations of one phrase; none for phrases too long
// to be looked up. The score of a translation is shared among its parts of
// speech by their weight.
func fileEntry(m *model1, from, to *phrases, ps []pairing) fileKey {
	source := from.numbers[ps[0].from]
	k := fileKey{key: from.keys[ps[0].from]}
	if len(source) > maxKeyWords {
		return k
	}
	weights := make(map[uint32]float32, len(ps))
	for _, p := range ps {
		weights[p.to] += p.weight
	}
	var sum float32
	for _, p := range ps {
		target := to.numbers[p.to]
		if len(target) > maxTargetWords {
			continue
		}
		score := m.score(source, target) * p.weight / weights[p.to]
		sum += score
		k.candidates = append(k.candidates, fileCandidate{text: to.forms[p.form], pos: p.pos, p: score})
	}
	slices.SortStableFunc(k.candidates, func(a, b fileCandidate) int { return cmp.Compare(b.p, a.p) })
	limit := maxCandidates
	if len(source) > 1 {
		limit = maxPhraseCandidates
	}
	for i := range k.candidates {
		k.candidates[i].p /= sum
		if i == limit || i > 0 && k.candidates[i].p < minImportP {
			k.candidates = k.candidates[:i]
			break
		}
	}
	return k
}

// stemFingerprint changes when a stemmer does: the keys of a file are stems,
// so it is of no use to another stemmer.
func stemFingerprint() uint32 {
	h := newChecksum()
	for _, code := range []string{"de", "en"} {
		l := lang.Get(code)
		for w := range strings.FieldsSeq(fingerprintWords) {
			io.WriteString(h, l.Stem(w)+" ")
		}
	}
	return h.Sum32()
}

const fingerprintWords = `ablehnte absage häuser gegangen nahm regierungen freundlichkeit kinder städte politischen
	gewählt stärker international universities declined went children policies running generally happiness
	relational hopefully studies taken men wolves buses argued leaving traditional electricity`
