package corpus

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"quoth/internal/analysis"
	"quoth/internal/answer"
	"quoth/internal/lexicon"
	"quoth/internal/names"
	"quoth/internal/postings"
	"quoth/internal/query"
	"quoth/internal/when"
)

const (
	// preparedStories is how many stories are kept, cut into words, for the next questions. Each takes about 35 KB.
	preparedStories = 1500
	// preparedText is how much text they have together at most, in bytes. They take up to thirty times as much memory.
	preparedText = 16 << 20
)

// answers is what the corpora of a Dir share to answer questions. It is safe for concurrent use.
type answers struct {
	engine  func() (*answer.Engine, error) // loads the language data when it is first called
	stories *lru.Cache[storyKey, *answer.Story]
	text    atomic.Int64 // of the stories, in bytes
}

type storyKey struct {
	corpus *Corpus
	number uint64
}

func newAnswers(log *slog.Logger, lexiconFile string) *answers {
	a := &answers{engine: sync.OnceValues(func() (*answer.Engine, error) { return loadEngine(log, lexiconFile) })}
	var err error
	a.stories, err = lru.NewWithEvict(preparedStories, func(_ storyKey, s *answer.Story) { a.text.Add(-int64(len(s.Text))) })
	if err != nil {
		panic(err) // the size is not positive
	}
	return a
}

// keep keeps a prepared story for the next questions.
func (a *answers) keep(key storyKey, s *answer.Story) {
	if known, _ := a.stories.ContainsOrAdd(key, s); known {
		return
	}
	for text := a.text.Add(int64(len(s.Text))); text > preparedText; text = a.text.Load() {
		if _, _, ok := a.stories.RemoveOldest(); !ok {
			return
		}
	}
}

// loadEngine loads the language data. Where an imported dictionary cannot be read, the embedded one has to do.
func loadEngine(log *slog.Logger, lexiconFile string) (*answer.Engine, error) {
	lex, err := lexicon.Embedded()
	if err != nil {
		return nil, err
	}
	if lexiconFile != "" {
		more, err := lexicon.Open(lexiconFile)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			log.Error("questions are answered without the imported dictionary; import it again, or delete the file", "err", err)
		}
		lex = lexicon.Merge(lex, more)
	}
	tagger, err := names.Load()
	if err != nil {
		return nil, err
	}
	return answer.NewEngine(answer.NewPreparer(analysis.NewWords(), tagger), lex), nil
}

// forget drops the prepared stories of a corpus.
func (a *answers) forget(c *Corpus) {
	for _, k := range a.stories.Keys() {
		if k.corpus == c {
			a.stories.Remove(k)
		}
	}
}

// Ask answers a question. It returns ErrEmptyQuestion, an OperatorError or ErrNoArticles for what the asker can do something about, or an
// error of the file. If nothing stored answers the question, that is not an error but a Reply that is not Answered.
func (c *Corpus) Ask(ctx context.Context, question Question) (Reply, error) {
	return c.AskWithin(ctx, question, nil)
}

// AskWithin is Ask among the articles of some numbers, or all where there are none.
func (c *Corpus) AskWithin(ctx context.Context, question Question, numbers []uint64) (Reply, error) {
	engine, err := c.opt.answers.engine()
	if err != nil {
		return Reply{}, err
	}
	start := time.Now()
	reply := Reply{Kind: question.Kind}
	err = c.view(func(v *view) error {
		reply.Incomplete = v.st.broken != nil
		if v.st.live() == 0 {
			return ErrNoArticles
		}
		archive := c.archive(engine, v)
		archive.Only = numbers
		return c.answer(ctx, engine, v, archive, question, &reply)
	})
	reply.Took = time.Since(start)
	return reply, err
}

// maxAnswers is the greatest number of answers of one reply.
const maxAnswers = 20

// answer fills in the reply to a question.
func (c *Corpus) answer(ctx context.Context, engine *answer.Engine, v *view, archive *answer.Archive, question Question, reply *Reply) error {
	limit := min(cmp.Or(max(question.Limit, 0), answer.SummaryLength), maxAnswers)
	q := engine.Question(archive, query.Command{Kind: question.Kind, Lang: question.Lang, Text: question.Text}, when.OfTime(time.Now()))
	if wrong := q.Plan.Filter.Wrong; wrong != "" {
		return &OperatorError{wrong}
	}
	if len(q.Plan.Words) == 0 {
		return ErrEmptyQuestion
	}
	reply.Kind = q.Plan.Kind
	reply.Searched = searched(q)
	stories, err := engine.Retrieve(archive, q)
	if err != nil && len(stories) == 0 {
		return err
	}
	if err != nil {
		c.log.Error("a part of the index cannot be read; answering from the rest", "err", err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	verdict := engine.Answer(archive, q, stories, limit)
	if verdict.Nearest != nil {
		source, err := v.source(verdict.Nearest)
		if err != nil {
			return err
		}
		reply.Nearest = &source
	}
	for i := range verdict.Findings {
		a, err := v.quote(&verdict.Findings[i])
		if err != nil {
			return err
		}
		reply.Answers = append(reply.Answers, a)
	}
	reply.Answered, reply.Unsure = len(reply.Answers) > 0, verdict.Unsure
	return nil
}

// archive returns the view as package answer wants it.
func (c *Corpus) archive(engine *answer.Engine, v *view) *answer.Archive {
	return &answer.Archive{
		Segments: v.segments,
		Dead:     v.st.dead,
		Stored:   v.langs(),
		Sentence: v.sentence,
		Story: func(number uint64) (*answer.Story, error) {
			key := storyKey{c, number}
			if s, ok := c.opt.answers.stories.Get(key); ok {
				return s, nil
			}
			a, err := v.indexed(number)
			if err != nil {
				return nil, err
			}
			s := engine.Preparer.Story(number, languageFor(a.Lang), a.Date, a.Headline, a.Text)
			c.opt.answers.keep(key, s)
			return s, nil
		},
	}
}

// searched lists what was looked for.
func searched(q *answer.Question) []Searched {
	var list []Searched
	for i, g := range q.Groups {
		w := &q.Plan.Words[i]
		s := Searched{Word: w.Text, Terms: g.Shown, Seen: slices.ContainsFunc(g.Alts, likely)}
		if w.Slip {
			s.Read = w.Folded
		}
		list = append(list, s)
	}
	return list
}

// likely reports whether an alternative means the word itself rather than something close to it, as the members of a class do.
func likely(a postings.Alt) bool { return a.P >= 0.5 }

// quote makes an Answer of a finding.
func (v *view) quote(f *answer.Finding) (Answer, error) {
	source, err := v.source(&f.Result)
	if err != nil {
		return Answer{}, err
	}
	span := f.Story.Sentences[f.Sentence].Span
	a := Answer{
		Source: source, Sentence: f.Text(), Offset: span.Start, Span: f.Answer(),
		Hedged: f.Cue != "", Cue: f.Cue, Speaker: f.Speaker, Resolved: f.Resolved, Score: f.Score, Conflicts: f.Conflicts,
	}
	if a.Span != "" {
		a.SpanStart = f.Span.Start - span.Start
	}
	for i := range f.Also {
		also, err := v.source(&f.Also[i])
		if err != nil {
			return Answer{}, err
		}
		a.Also = append(a.Also, also)
	}
	return a, nil
}

// source returns where a result stands.
func (v *view) source(r *answer.Result) (Source, error) {
	a, err := v.outline(r.Story.Number)
	if err != nil {
		return Source{}, err
	}
	return Source{
		Article: a.Number, Ref: a.Ref, Headline: a.Headline, Source: a.Source,
		URL: textFragment(a.URL, r.Text()), Date: a.Date.String(), Lang: a.Lang,
	}, nil
}
