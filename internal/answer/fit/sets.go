package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io/fs"
	"log"
	"strings"
	"unicode"

	"quoth/internal/analysis"
	"quoth/internal/answer"
	"quoth/internal/lang"
	"quoth/internal/lexicon"
	"quoth/internal/names"
	"quoth/internal/postings"
	"quoth/internal/query"
	"quoth/internal/when"
)

// story is one line of an articles file.
type story struct {
	ID, Title, Text, Date, Lang string
}

// gold is a sentence that answers, as text or as offsets (in runes) into its article.
type gold struct {
	Article    string
	Sentence   string
	Start, End int
	Answers    []string
}

// question is one line of a questions file.
type question struct {
	ID, Command, Lang, Kind, Style string
	Gold, Also                     []gold
	Answerable                     bool
}

// set is one collection with its questions.
type set struct {
	name      string
	news      bool // short questions about news stories, some of them without an answer
	own       bool // the stories
	engine    *answer.Engine
	segments  []*postings.Segment
	stories   []story // by number less one
	prepared  []*answer.Story
	langs     []*lang.Language
	questions []question
}

// load reads the collection and indexes it in memory.
func (s *set) load(files fs.FS, articles, questions string) error {
	if err := readLines(files, articles, &s.stories); err != nil {
		return err
	}
	if err := readLines(files, questions, &s.questions); err != nil {
		return err
	}
	lex, err := lexicon.Embedded()
	if err != nil {
		return err
	}
	tagger, err := names.Load()
	if err != nil {
		log.Print(err)
	}
	s.engine = answer.NewEngine(answer.NewPreparer(analysis.NewWords(), tagger), lex)
	s.prepared = make([]*answer.Story, len(s.stories))
	if err := s.index(); err != nil {
		return err
	}
	s.resolve()
	return nil
}

func readLines[T any](files fs.FS, path string, list *[]T) error {
	f, err := files.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<24)
	for scan.Scan() {
		var v T
		if err := json.Unmarshal(scan.Bytes(), &v); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		*list = append(*list, v)
	}
	return scan.Err()
}

func (s *set) index() error {
	x := analysis.NewIndexer()
	seen := map[string]bool{}
	for i, a := range s.stories {
		l := lang.Get(a.Lang)
		if !seen[a.Lang] {
			seen[a.Lang] = true
			s.langs = append(s.langs, l)
		}
		date, _ := when.Parse(a.Date)
		day, _ := date.Days()
		if _, err := x.Add(&analysis.Article{ID: uint64(i + 1), Day: day, Lang: l, Headline: a.Title, Text: a.Text}); err != nil {
			return err
		}
	}
	data, err := x.Bytes()
	if err != nil {
		return err
	}
	segment, err := postings.Open(data)
	s.segments = []*postings.Segment{segment}
	return err
}

// texts returns the articles' texts in runes, by ID.
func (s *set) texts() map[string][]rune {
	byID := map[string][]rune{}
	for _, a := range s.stories {
		byID[a.ID] = []rune(a.Text)
	}
	return byID
}

// resolve gives the gold sentences of the questions their text.
func (s *set) resolve() {
	byID := s.texts()
	for i := range s.questions {
		q := &s.questions[i]
		q.Gold = append(q.Gold, q.Also...)
		for k := range q.Gold {
			q.Gold[k].resolve(byID)
		}
	}
}

// resolve turns offsets into text.
func (g *gold) resolve(byID map[string][]rune) {
	if g.Sentence == "" {
		g.Sentence = string(byID[g.Article][g.Start:g.End])
	}
}

// archive returns the collection.
func (s *set) archive() *answer.Archive {
	return &answer.Archive{
		Segments: s.segments,
		Stored:   s.langs,
		Dead:     func(uint64) bool { return false },
		Story:    func(id uint64) (*answer.Story, error) { return s.story(id), nil },
		Sentence: func(id uint64, n int) (string, error) { return s.story(id).Sentence(n), nil },
	}
}

// story returns an article, prepared on first use.
func (s *set) story(id uint64) *answer.Story {
	if s.prepared[id-1] == nil {
		a := s.stories[id-1]
		date, _ := when.Parse(a.Date)
		s.prepared[id-1] = s.engine.Preparer.Story(id, lang.Get(a.Lang), date, a.Title, a.Text)
	}
	return s.prepared[id-1]
}

// ask returns the candidates for a question, best first.
func (s *set) ask(q *question, limit int) (*answer.Question, []answer.Result, error) {
	a := s.archive()
	asked := s.engine.Question(a, query.ParseCommand(q.Command), when.Date{Year: 2024, Month: 1, Day: 1})
	stories, err := s.engine.Retrieve(a, asked)
	if err != nil {
		return nil, nil, err
	}
	return asked, asked.Rank(s.engine.Preparer, stories, limit), nil
}

// right tells whether a result is one of the sentences that answer.
func (s *set) right(q *question, r *answer.Result) bool {
	for _, g := range q.Gold {
		if g.Article == s.stories[r.Story.Number-1].ID && same(r.Text(), g.Sentence) {
			return true
		}
	}
	return false
}

// same tells whether two sentences are one, give or take how each was cut.
func same(a, b string) bool {
	x, y := bare(a), bare(b)
	if x == "" || y == "" {
		return false
	}
	if strings.Contains(y, x) {
		return 2*len(x) >= min(80, len(y))
	}
	return strings.Contains(x, y) && 10*len(y) >= 4*len(x)
}

func bare(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if r == ' ' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r > 127 && r != '„' && r != '“' && r != '”' && r != '–' {
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// accepted tells whether a result's span is one of the accepted answers.
func (s *set) accepted(q *question, r *answer.Result) bool {
	span := unarticled(r.Answer())
	for _, g := range q.Gold {
		if g.Article != s.stories[r.Story.Number-1].ID {
			continue
		}
		for _, a := range g.Answers {
			if span != "" && span == unarticled(a) {
				return true
			}
		}
	}
	return false
}

// unarticled is a phrase without the articles and prepositions at its beginning.
func unarticled(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for len(words) > 0 && strings.Contains(" der die das den dem des ein eine einen einem einer eines the a an am im in on at um vom von ", " "+words[0]+" ") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// UnmarshalJSON reads a gold sentence as an object, or as the sentence alone.
func (g *gold) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, &g.Sentence)
	}
	type plain gold
	return json.Unmarshal(data, (*plain)(g))
}
