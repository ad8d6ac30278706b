package corpus

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"quoth/internal/when"
)

// golden is the question set in testdata/golden: articles and questions written for it, and what must be found.
type golden struct {
	articles  []Article // in the order in which they are stored
	byRef     map[string]*Article
	questions []goldenQuestion
}

// goldenQuestion is a question as a member types it.
type goldenQuestion struct {
	style   string // "lexical", "paraphrase", "crosslingual", "typo", "free", "none", "summary"
	lang    string
	command string
	accept  [][]goldenAnswer // a question has one row at most, of answers of which one will do; a summary one for each fact
}

// goldenAnswer is a sentence that answers, named by some of its words.
type goldenAnswer struct {
	ref   string
	words string   // stand once in the article's text
	spans []string // accepted; none where the whole sentence answers
	claim string   // "reported", "fact", or empty where both will do
}

// answers returns the sentences of which one will do, none for a question that has no answer.
func (q *goldenQuestion) answers() []goldenAnswer {
	if q.style == "summary" || len(q.accept) == 0 {
		return nil
	}
	return q.accept[0]
}

func readGolden(t testing.TB) *golden {
	t.Helper()
	g := &golden{byRef: map[string]*Article{}}
	archive, err := txtar.ParseFile(filepath.Join("testdata", "golden", "articles.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		a, err := goldenArticle(f)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		g.articles = append(g.articles, a)
	}
	for i := range g.articles {
		g.byRef[g.articles[i].Ref] = &g.articles[i]
	}
	data, err := os.ReadFile(filepath.Join("testdata", "golden", "questions.txt"))
	if err != nil {
		t.Fatal(err)
	}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		if err := g.addLine(strings.TrimRight(line, "\n")); err != nil {
			t.Fatalf("questions.txt:%d: %v", number, err)
		}
	}
	return g
}

// goldenArticle reads fields, an empty line, and the text.
func goldenArticle(f txtar.File) (Article, error) {
	a := Article{Ref: f.Name, AddedBy: "operator"}
	fields, text, _ := strings.Cut(string(f.Data), "\n\n")
	a.Text = text
	for line := range strings.SplitSeq(fields, "\n") {
		name, value, _ := strings.Cut(line, ": ")
		switch name {
		case "headline":
			a.Headline = value
		case "source":
			a.Source = value
		case "author":
			a.Author = value
		case "url":
			a.URL = value
		case "lang":
			a.Lang = value
		case "date":
			date, err := when.Parse(value)
			if err != nil {
				return a, err
			}
			a.Date = date
		default:
			return a, fmt.Errorf("no field is called %q", name)
		}
	}
	return a, nil
}

// addLine reads a line of questions.txt; its first lines describe them.
func (g *golden) addLine(line string) error {
	switch {
	case line == "" || line[0] == '#':
		return nil
	case line[0] != ' ':
		fields := strings.SplitN(line, " ", 3)
		if len(fields) != 3 {
			return errors.New("a question has a style, a language and a command")
		}
		g.questions = append(g.questions, goldenQuestion{style: fields[0], lang: fields[1], command: fields[2]})
		return nil
	case len(g.questions) == 0:
		return errors.New("an answer stands before the first question")
	}
	q := &g.questions[len(g.questions)-1]
	var row []goldenAnswer
	for choice := range strings.SplitSeq(strings.TrimSpace(line), " || ") {
		a, err := g.answer(choice)
		if err != nil {
			return err
		}
		row = append(row, a)
	}
	if q.style != "summary" && len(q.accept) > 0 {
		q.accept[0] = append(q.accept[0], row...)
		return nil
	}
	q.accept = append(q.accept, row)
	return nil
}

// answer reads "article: words = span | span" and makes sure that all of it stands in the article.
func (g *golden) answer(s string) (a goldenAnswer, err error) {
	left, right, ok := strings.Cut(s, ": ")
	if !ok {
		return a, errors.New("an answer has an article and words of it")
	}
	a.ref = left
	if claim, ref, ok := strings.Cut(left, " "); ok {
		a.claim, a.ref = claim, ref
	}
	words, spans, ok := strings.Cut(right, " = ")
	a.words = words
	if ok {
		a.spans = strings.Split(spans, " | ")
	}
	article := g.byRef[a.ref]
	switch {
	case article == nil:
		return a, fmt.Errorf("there is no article %q", a.ref)
	case a.claim != "" && a.claim != "reported" && a.claim != "fact":
		return a, fmt.Errorf("%q is neither reported nor fact", a.claim)
	case strings.Count(article.Text, a.words) != 1:
		return a, fmt.Errorf("%q stands %d times in %s", a.words, strings.Count(article.Text, a.words), a.ref)
	}
	return a, nil
}

// corpus stores the articles in a fresh corpus.
func (g *golden) corpus(t testing.TB) *Corpus {
	t.Helper()
	c := openTest(t)
	mustImport(t, c, yielded(g.articles))
	if c.Len() != len(g.articles) {
		t.Fatalf("%d of %d articles", c.Len(), len(g.articles))
	}
	return c
}

// hit returns the accepted sentence that an answer is, nil if it is none.
func (g *golden) hit(a *Answer, accept []goldenAnswer) *goldenAnswer {
	for i := range accept {
		want := &accept[i]
		start := strings.Index(g.byRef[want.ref].Text, want.words)
		if a.Ref == want.ref && a.Offset <= start && start+len(want.words) <= a.Offset+len(a.Sentence) {
			return want
		}
	}
	return nil
}

// outcome is how a question was answered.
type outcome struct {
	q        *goldenQuestion
	rank     int // of the first answer that is accepted, 0 where none is
	answered bool
	span     verdict // of the first answer
	hedge    verdict // likewise, where it is accepted
	facts    int     // of a summary: how many it has
	answers  int
	onTopic  int // of a summary's sentences: how many are of an article that has a fact
}

// verdict is written into the golden file: "-" where there was nothing to judge.
type verdict string

const (
	unjudged verdict = "-"
	right    verdict = "ok"
	wrong    verdict = "no"
)

func judge(ok bool) verdict {
	if ok {
		return right
	}
	return wrong
}

func (g *golden) judge(q *goldenQuestion, r *Reply) outcome {
	o := outcome{q: q, answered: r.Answered, answers: len(r.Answers), span: unjudged, hedge: unjudged}
	for i := range r.Answers {
		if g.hit(&r.Answers[i], q.answers()) != nil && o.rank == 0 {
			o.rank = i + 1
		}
	}
	for _, row := range q.accept {
		if q.style == "summary" && slices.ContainsFunc(r.Answers, func(a Answer) bool { return g.hit(&a, row) != nil }) {
			o.facts++
		}
	}
	for _, a := range r.Answers {
		if slices.ContainsFunc(slices.Concat(q.accept...), func(w goldenAnswer) bool { return w.ref == a.Ref }) {
			o.onTopic++
		}
	}
	if slices.ContainsFunc(q.answers(), func(a goldenAnswer) bool { return len(a.spans) > 0 }) {
		o.span = wrong
	}
	if o.rank != 1 {
		return o
	}
	first := &r.Answers[0]
	want := g.hit(first, q.answers())
	if len(want.spans) == 0 {
		o.span = unjudged
	} else {
		o.span = judge(slices.ContainsFunc(want.spans, func(s string) bool { return bare(s) == bare(first.Span) }))
	}
	if want.claim != "" {
		o.hedge = judge(first.Hedged == (want.claim == "reported"))
	}
	return o
}

// bare returns a span without quotation marks, and without articles and prepositions at its beginning.
func bare(s string) string {
	words := strings.Fields(strings.ToLower(strings.Trim(s, "„“”\"‚‘'.,:;!? ")))
	light := strings.Fields("der die das den dem des ein eine einen einem einer the a an am im in on at um vom von auf bis zum seit for from")
	for len(words) > 1 && slices.Contains(light, words[0]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// direction returns the languages of question and answer, "" where there is no answer.
func (g *golden) direction(q *goldenQuestion) string {
	if len(q.accept) == 0 {
		return ""
	}
	return q.lang + ">" + g.byRef[q.accept[0][0].ref].Lang
}

// TestGoldenRanking asks every question of the set and compares what comes back with the committed file, so that a change of
// the ranking shows as a difference. "-update" rewrites the file.
func TestGoldenRanking(t *testing.T) {
	g := readGolden(t)
	c := g.corpus(t)
	var outcomes []outcome
	for i := range g.questions {
		q := &g.questions[i]
		r, err := c.Ask(context.Background(), ParseQuestion(q.command))
		if err != nil {
			t.Fatalf("%s: %v", q.command, err)
		}
		g.checkPromises(t, q.command, &r, 5)
		outcomes = append(outcomes, g.judge(q, &r))
	}
	got := g.table(outcomes) + "\n" + g.lines(outcomes)
	path := filepath.Join("testdata", "golden", "rank.txt")
	if *updateFormat {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.ReplaceAll(string(data), "\r\n", "\n"); got != want {
		t.Errorf("the ranking has changed; read the difference, and keep it with\n\tgo test ./corpus -run Golden -update\n%s",
			difference(want, got))
	}
}

// checkPromises checks what every reply promises: verbatim sentences and spans, of articles that are named in full, and if nothing was
// found, what was looked for.
func (g *golden) checkPromises(t *testing.T, question string, r *Reply, limit int) {
	t.Helper()
	if r.Answered != (len(r.Answers) > 0) || len(r.Answers) > limit {
		t.Errorf("%.80q: answered is %v with %d answers of %d", question, r.Answered, len(r.Answers), limit)
	}
	if !r.Answered && len(r.Searched) == 0 {
		t.Errorf("%.80q: nothing was found, and nothing is said of what was looked for", question)
	}
	if r.Nearest != nil {
		g.checkSource(t, question, r.Nearest)
	}
	for i := range r.Answers {
		a := &r.Answers[i]
		g.checkSource(t, question, &a.Source)
		for j := range a.Also {
			g.checkSource(t, question, &a.Also[j])
		}
		article := g.byRef[a.Ref]
		if article == nil {
			continue
		}
		if a.Sentence == "" || !at(article.Text, a.Offset, a.Sentence) {
			t.Errorf("%.80q: %q does not stand at %d in %s", question, a.Sentence, a.Offset, a.Ref)
		}
		if !at(a.Sentence, a.SpanStart, a.Span) {
			t.Errorf("%.80q: span %q does not stand at %d in %q", question, a.Span, a.SpanStart, a.Sentence)
		}
		if a.Hedged != (a.Cue != "") || math.IsNaN(a.Score) || math.IsInf(a.Score, 0) {
			t.Errorf("%.80q: hedged %v with cue %q, score %v", question, a.Hedged, a.Cue, a.Score)
		}
	}
}

func (g *golden) checkSource(t *testing.T, question string, s *Source) {
	t.Helper()
	a := g.byRef[s.Ref]
	if a == nil {
		t.Errorf("%.80q: the answer names an article %q", question, s.Ref)
		return
	}
	if s.Headline != a.Headline || s.Source != a.Source || s.Date != a.Date.String() || s.Lang != a.Lang || s.Article == 0 ||
		!strings.HasPrefix(s.URL, a.URL+"#:~:text=") {
		t.Errorf("%.80q: the answer names %+v, the article is %s of %s", question, s, a.Headline, a.Source)
	}
}

// at reports whether part stands at a place of s.
func at(s string, place int, part string) bool {
	return 0 <= place && place <= len(s) && strings.HasPrefix(s[place:], part)
}

// table lists the figures over all questions, by style, and by the languages of question and answer.
func (g *golden) table(outcomes []outcome) string {
	rows := map[string][]outcome{}
	for _, o := range outcomes {
		if o.q.style == "summary" {
			continue
		}
		for _, name := range []string{"all", o.q.style, g.direction(o.q)} {
			rows[name] = append(rows[name], o)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-14s%6s%10s%10s%8s%8s%10s%11s%8s%7s\n",
		"questions", "n", "recall@1", "recall@5", "MRR", "span", "answered", "abstained", "useful", "hedge")
	styles := []string{"all", "lexical", "paraphrase", "crosslingual", "typo", "free", "none"}
	for _, name := range slices.Concat(styles, slices.Sorted(maps.Keys(rows))) {
		if o := rows[name]; name != "" && len(o) > 0 {
			fmt.Fprintf(&b, "%-14s%6d%s\n", name, len(o), figures(o))
		}
		delete(rows, name)
	}
	var facts, found, sentences, onTopic int
	for _, o := range outcomes {
		if o.q.style == "summary" {
			facts, found = facts+len(o.q.accept), found+o.facts
			sentences, onTopic = sentences+o.answers, onTopic+o.onTopic
		}
	}
	fmt.Fprintf(&b, "summaries: facts %s, sentences of the story %s\n", share(found, facts), share(onTopic, sentences))
	return b.String()
}

// figures is a row of the table.
func figures(outcomes []outcome) string {
	var n, none, first, five, answered, abstained, spans, spansRight, hedges, hedgesRight int
	reciprocal := 0.0
	for _, o := range outcomes {
		if o.q.style == "none" {
			none++
			abstained += count(!o.answered)
			continue
		}
		n++
		answered += count(o.answered)
		first += count(o.rank == 1)
		five += count(o.rank > 0)
		if o.rank > 0 {
			reciprocal += 1 / float64(o.rank)
		}
		spans, spansRight = spans+count(o.span != unjudged), spansRight+count(o.span == right)
		hedges, hedgesRight = hedges+count(o.hedge != unjudged), hedgesRight+count(o.hedge == right)
	}
	mrr := "-"
	if n > 0 {
		mrr = fmt.Sprintf("%.3f", reciprocal/float64(n))
	}
	return fmt.Sprintf("%10s%10s%8s%8s%10s%11s%8s%7s", share(first, n), share(five, n), mrr, share(spansRight, spans),
		share(answered, n), share(abstained, none), share(first+abstained, n+none), share(hedgesRight, hedges))
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func share(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", float64(part)/float64(whole))
}

// lines lists the questions, a line each.
func (g *golden) lines(outcomes []outcome) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-8s %-5s %-6s %-13s %-6s %s\n", "rank", "span", "hedge", "style", "langs", "question")
	for _, o := range outcomes {
		fmt.Fprintf(&b, "%-8s %-5s %-6s %-13s %-6s %s\n", o.place(), o.span, o.hedge, o.q.style, g.direction(o.q), o.q.command)
	}
	return b.String()
}

// place returns the rank of the right answer, or what came instead.
func (o *outcome) place() string {
	switch {
	case o.q.style == "summary":
		return fmt.Sprintf("%d/%d", o.facts, len(o.q.accept))
	case o.q.style == "none" && o.answered, o.rank == 0 && o.answered:
		return "wrong"
	case o.rank == 0:
		return "nothing"
	}
	return strconv.Itoa(o.rank)
}

// difference lists the lines that only one of two texts has.
func difference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	var out strings.Builder
	for _, line := range a {
		if !slices.Contains(b, line) {
			fmt.Fprintf(&out, "-%s\n", line)
		}
	}
	for _, line := range b {
		if !slices.Contains(a, line) {
			fmt.Fprintf(&out, "+%s\n", line)
		}
	}
	return out.String()
}
