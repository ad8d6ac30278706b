//go:build unix

package postings

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"
)

// The benchmarks run over a corpus and a query file of the side-by-side benchmark:
//
//	POSTINGS_CORPUS=de100k.jsonl POSTINGS_QUERIES=q_de100k.txt go test -run - -bench . ./internal/postings
//
// Segments hold 100 000 articles at most. POSTINGS_SEGMENTS names a directory that keeps them from one run to the next.

type benchArticle struct{ Title, Text string }

func readCorpus(b *testing.B, each func(i int, a *benchArticle)) {
	f, err := os.Open(os.Getenv("POSTINGS_CORPUS"))
	if err != nil {
		b.Skip("POSTINGS_CORPUS names no corpus")
	}
	defer f.Close()
	scanner := bufio.NewScanner(f)
	scanner.Buffer(nil, 1<<26)
	for i := 0; scanner.Scan(); i++ {
		var a benchArticle
		if err := json.Unmarshal(scanner.Bytes(), &a); err != nil {
			b.Fatal(err)
		}
		each(i, &a)
	}
}

// analysed is a corpus as term IDs, as an import has it: the builder's work begins here.
type analysed struct {
	words    []string
	articles []Article
	text     int
}

// analyse calls each with the corpus in parts of size articles.
func analyse(b *testing.B, size int, each func(*analysed)) {
	c, ids := &analysed{}, map[string]TermID{}
	flush := func() {
		if len(c.articles) > 0 {
			c.dropStopWords(150)
			each(c)
		}
		c, ids = &analysed{}, map[string]TermID{}
	}
	readCorpus(b, func(i int, a *benchArticle) {
		if len(c.articles) == size {
			flush()
		}
		c.text += len(a.Text)
		article := Article{ID: uint64(i + 1), Day: int32(17000 + i%700), Lang: 1, Keys: []string{fmt.Sprintf("\x00source:%d", i%17)}}
		for j, line := range strings.Split(a.Text, "\n") {
			s := Sentence{Paragraph: j / 3}
			for _, word := range strings.FieldsFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
				word = strings.ToLower(word)
				id, ok := ids[word]
				if !ok {
					id = TermID(len(ids))
					word = strings.Clone(word)
					ids[word] = id
					c.words = append(c.words, word)
				}
				s.Terms = append(s.Terms, Term{ID: id, Position: int32(s.Words)})
				s.Words++
			}
			article.Sentences = append(article.Sentences, s)
		}
		c.articles = append(c.articles, article)
	})
	flush()
}

// analyseFirst returns the first part of the corpus.
func analyseFirst(b *testing.B) (first *analysed) {
	analyse(b, segmentArticles, func(c *analysed) {
		if first == nil {
			first = c
		}
	})
	return first
}

const segmentArticles = 100_000

// dropStopWords leaves the most frequent words out and their positions free, as the analysis of an import does.
func (c *analysed) dropStopWords(n int) {
	counts := make([]int, len(c.words))
	for i := range c.articles {
		for _, s := range c.articles[i].Sentences {
			for _, t := range s.Terms {
				counts[t.ID]++
			}
		}
	}
	order := slices.Clone(counts)
	slices.Sort(order)
	limit := order[len(order)-min(n, len(order)-1)-1]
	for i := range c.articles {
		for j := range c.articles[i].Sentences {
			s := &c.articles[i].Sentences[j]
			s.Terms = slices.DeleteFunc(s.Terms, func(t Term) bool { return counts[t.ID] > limit })
		}
	}
}

func (c *analysed) build(b *testing.B, builder *Builder) []byte {
	for _, word := range c.words {
		builder.Term(word)
	}
	for i := range c.articles {
		if err := builder.Add(&c.articles[i]); err != nil {
			b.Fatal(err)
		}
	}
	data, err := builder.Bytes()
	if err != nil {
		b.Fatal(err)
	}
	return data
}

func benchSegments(b *testing.B) (segments []*Segment) {
	dir := os.Getenv("POSTINGS_SEGMENTS")
	paths, _ := filepath.Glob(filepath.Join(dir, "*.segment"))
	if dir == "" || len(paths) == 0 {
		analyse(b, segmentArticles, func(c *analysed) {
			data := c.build(b, NewBuilder(1))
			segments = append(segments, mustOpen(data))
			if dir != "" {
				path := filepath.Join(dir, fmt.Sprintf("%03d.segment", len(segments)))
				if err := os.WriteFile(path, data, 0o644); err != nil {
					b.Fatal(err)
				}
			}
		})
		return segments
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		segments = append(segments, mustOpen(data))
	}
	return segments
}

func BenchmarkBuild(b *testing.B) {
	c := analyseFirst(b)
	builder := NewBuilder(1)
	b.SetBytes(int64(c.text))
	begin := cpuTime()
	for b.Loop() {
		s := mustOpen(c.build(b, builder))
		b.ReportMetric(float64(len(s.data))/float64(c.text), "x_raw")
		b.ReportMetric(float64(s.indexAt-s.termsAt)/float64(c.text), "terms_x_raw")
		b.ReportMetric(float64(s.termsAt)/float64(c.text), "lists_x_raw")
	}
	b.ReportMetric((cpuTime()-begin).Seconds()/float64(b.N), "cpu-s/op")
}

// part returns some of the articles, with a vocabulary of their own.
func (c *analysed) part(from, to int) *analysed {
	p := &analysed{}
	ids := map[TermID]TermID{}
	for _, a := range c.articles[from:to] {
		a.Sentences = slices.Clone(a.Sentences)
		for i := range a.Sentences {
			terms := slices.Clone(a.Sentences[i].Terms)
			for j, t := range terms {
				id, ok := ids[t.ID]
				if !ok {
					id = TermID(len(ids))
					ids[t.ID] = id
					p.words = append(p.words, c.words[t.ID])
				}
				terms[j].ID = id
			}
			a.Sentences[i].Terms = terms
		}
		p.articles = append(p.articles, a)
	}
	return p
}

// BenchmarkAdd is what an add to the newest articles costs: a segment of n articles built again, or merged of smaller ones.
func BenchmarkAdd(b *testing.B) {
	c := analyseFirst(b)
	for _, n := range []int{1, 8, 64} {
		p := c.part(0, n)
		b.Run(fmt.Sprintf("build%d", n), func(b *testing.B) {
			builder := NewBuilder(1)
			for b.Loop() {
				p.build(b, builder)
			}
		})
		var segments []*Segment
		for i := range 8 {
			segments = append(segments, mustOpen(c.part(i*n, (i+1)*n).build(b, NewBuilder(1))))
		}
		b.Run(fmt.Sprintf("merge8x%d", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Merge(segments, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkMerge(b *testing.B) {
	c := analyseFirst(b)
	var segments []*Segment
	builder := NewBuilder(1)
	for i := range 10 {
		part := c.part(i*len(c.articles)/10, (i+1)*len(c.articles)/10)
		segments = append(segments, mustOpen(part.build(b, builder)))
	}
	b.SetBytes(int64(c.text))
	begin := cpuTime()
	for b.Loop() {
		if _, err := Merge(segments, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric((cpuTime()-begin).Seconds()/float64(b.N), "cpu-s/op")
}

func BenchmarkCheck(b *testing.B) {
	s := benchSegments(b)[0]
	b.SetBytes(int64(len(s.data)))
	for b.Loop() {
		if err := s.Check(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	s := benchSegments(b)[0]
	for b.Loop() {
		if _, err := Open(s.data); err != nil {
			b.Fatal(err)
		}
	}
}

func readQueries(b *testing.B) map[string][]*Query {
	data, err := os.ReadFile(os.Getenv("POSTINGS_QUERIES"))
	if err != nil {
		b.Skip("POSTINGS_QUERIES names no file")
	}
	queries := map[string][]*Query{}
	for line := range bytes.Lines(data) {
		kind, words, _ := strings.Cut(strings.TrimSpace(string(line)), "\t")
		q := &Query{K: 10}
		for _, w := range strings.Fields(words) {
			q.Groups = append(q.Groups, Group{Weight: 1, Alts: []Alt{{Term: w, P: 1}}})
		}
		queries[kind] = append(queries[kind], q)
		queries["all"] = append(queries["all"], q)
	}
	return queries
}

// wideQueries returns questions as question answering asks them: words with many alternatives each, of which the first is
// the likeliest. The terms are frequent ones of the segment, drawn by chance.
func wideQueries(s *Segment, n, groups, alts int) (queries []*Query) {
	var frequent []string
	for term, df := range s.Terms("") {
		if df >= 10 && df < s.Sentences()/50 {
			frequent = append(frequent, term)
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range n {
		q := &Query{K: 200}
		for range groups {
			g := Group{Weight: 1}
			for i := range alts {
				g.Alts = append(g.Alts, Alt{Term: frequent[rng.IntN(len(frequent))], P: 1 / float32(i+1)})
			}
			q.Groups = append(q.Groups, g)
		}
		queries = append(queries, q)
	}
	return queries
}

func BenchmarkSearchWide(b *testing.B) {
	segments := benchSegments(b)
	for _, alts := range []int{1, 10, 30} {
		queries := wideQueries(segments[0], 100, 6, alts)
		b.Run(fmt.Sprintf("alts%d", alts), func(b *testing.B) { runQueries(b, segments, queries) })
	}
}

// runQueries reports what a query costs.
func runQueries(b *testing.B, segments []*Segment, queries []*Query) {
	n, begin := 0, cpuTime()
	for b.Loop() {
		for _, q := range queries {
			if _, err := Search(segments, q, nil); err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64((cpuTime()-begin).Microseconds())/float64(n), "cpu-us/query")
}

// cpuTime returns what the process has used, on all its threads: other load on the machine does not count.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func BenchmarkSearch(b *testing.B) {
	segments := benchSegments(b)
	queries := readQueries(b)
	plain := DefaultParams()
	plain.Article, plain.Paragraph, plain.Neighbour, plain.Headline = 0, 0, 0, 0
	for _, bench := range []struct {
		name   string
		k      int
		params *Params
	}{{"context", 10, nil}, {"plain", 10, &plain}, {"top200", 200, nil}} {
		for _, kind := range []string{"all", "rare1", "common1", "cooc2", "cooc3", "cooc4", "mixed2", "mixed3", "mixed4"} {
			if bench.name != "context" && kind != "all" {
				continue
			}
			b.Run(bench.name+"/"+kind, func(b *testing.B) {
				var these []*Query
				for _, q := range queries[kind] {
					c := *q
					c.K, c.Params = bench.k, bench.params
					these = append(these, &c)
				}
				runQueries(b, segments, these)
			})
		}
	}
}
