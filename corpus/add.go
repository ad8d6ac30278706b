package corpus

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"go.etcd.io/bbolt"

	"quoth/internal/analysis"
	"quoth/internal/lang"
)

const (
	// MaxText is the greatest length of an article's text in bytes.
	MaxText = 1 << 20
	// maxField is the greatest length of any other of its fields.
	maxField = 4 << 10
)

// Add stores an article and makes it findable. When it returns without an error, the article is on the disk. It sets Number, Added
// and Removed, and replaces invalid UTF-8 by U+FFFD.
//
// An article that is stored already is not stored again (see Receipt.Known): one with the same ref or, where either of the two
// has no ref, the same text. Articles in the bin do not count.
//
// Add returns ErrEmptyArticle, ErrTooLong, or an error of the file.
func (c *Corpus) Add(ctx context.Context, a Article) (Receipt, error) {
	if err := ctx.Err(); err != nil {
		return Receipt{}, err
	}
	if err := a.clean(); err != nil {
		return Receipt{}, err
	}
	l := languageOf(&a)
	a.Lang = l.Code()
	c.mu.Lock()
	defer c.mu.Unlock()
	if r, err := c.knownReceipt(&a); err != nil || r.Known {
		return r, err
	}
	a.Number, a.Added, a.Removed = c.next, time.Now().UTC().Truncate(time.Millisecond), time.Time{}
	quotable, part, err := c.analyse(&a, l)
	if err != nil {
		return Receipt{}, err
	}
	if err := c.update(func(tx *bbolt.Tx, st *state) error { return c.put(tx, st, &a, part) }); err != nil {
		return Receipt{}, err
	}
	c.next++
	c.maintain()
	return receipt(&a, quotable, false), nil
}

func receipt(a *Article, quotable int, isKnown bool) Receipt {
	return Receipt{
		Number: a.Number, Headline: a.Headline, Date: a.Date, Source: a.Source, URL: a.URL, Lang: a.Lang,
		Sentences: quotable, Known: isKnown,
	}
}

// knownReceipt returns the receipt of the stored article that a is the same as; the zero Receipt where there is none.
func (c *Corpus) knownReceipt(a *Article) (r Receipt, err error) {
	err = c.read(func(v *view) error {
		n, err := v.stored(a)
		if err != nil || n == 0 {
			return err
		}
		other, err := v.article(n)
		if err != nil {
			return err
		}
		r = receipt(other, analysis.CountQuotable(languageFor(other.Lang), other.Text), true)
		return nil
	})
	return r, err
}

// indexers are idle Indexers, whose tables of words are warm. An Indexer can take 40 MB, so the corpora of a Dir share a few.
type indexers chan *analysis.Indexer

func (x indexers) take() *analysis.Indexer {
	select {
	case indexer := <-x:
		return indexer
	default:
		return analysis.NewIndexer()
	}
}

func (x indexers) giveBack(indexer *analysis.Indexer) {
	indexer.Reset()
	select {
	case x <- indexer:
	default:
	}
}

// analyse makes the value of an article's part of the tail, and counts the sentences that can be quoted.
func (c *Corpus) analyse(a *Article, l *lang.Language) (quotable int, value []byte, err error) {
	indexer := c.opt.indexers.take()
	defer c.opt.indexers.giveBack(indexer)
	quotable, err = indexer.Add(a.forIndex(l))
	if err != nil {
		return 0, nil, err
	}
	if quotable == 0 {
		return 0, nil, ErrEmptyArticle
	}
	var b tableBuilder
	b.add(a.Number, prints(a), indexer.Sentences())
	data, err := indexer.Bytes()
	return quotable, partValue(b.tables(), data), err
}

// put writes an article to the log, and its part to the tail.
func (c *Corpus) put(tx *bbolt.Tx, st *state, a *Article, part []byte) error {
	if c.compressorOf != st.codec {
		z, err := st.codec.compressor()
		if err != nil {
			return err
		}
		c.compressor, c.compressorOf = z, st.codec
	}
	log := tx.Bucket(articlesBucket)
	if err := log.Put(numberKey(a.Number), c.compressor.record(a)); err != nil {
		return err
	}
	if err := log.SetSequence(a.Number); err != nil {
		return err
	}
	if err := addTail(tx, st, a.Number, part); err != nil {
		return err
	}
	st.counts[a.Lang]++
	return nil
}

// clean brings an article into the form in which it is stored, except for its language.
func (a *Article) clean() error {
	for _, s := range []*string{&a.Headline, &a.Ref, &a.URL, &a.Source, &a.Author, &a.AddedBy} {
		if !utf8.ValidString(*s) {
			*s = strings.ToValidUTF8(*s, "\uFFFD")
		}
		if *s = strings.Join(strings.Fields(*s), " "); len(*s) > maxField {
			return fmt.Errorf("%w: a field of %d bytes, at most %d are stored", ErrTooLong, len(*s), maxField)
		}
	}
	if !utf8.ValidString(a.Text) {
		a.Text = strings.ToValidUTF8(a.Text, "\uFFFD")
	}
	if len(a.Text) > MaxText {
		return fmt.Errorf("%w: %d bytes, at most %d are stored", ErrTooLong, len(a.Text), MaxText)
	}
	if strings.TrimSpace(a.Text) == "" {
		return ErrEmptyArticle
	}
	return nil
}

// detectBytes is how much of a text its language is detected from.
const detectBytes = 2 << 10

// languageOf returns the language that an article names, else the one it seems to be written in.
func languageOf(a *Article) *lang.Language {
	if l := lang.Named(a.Lang); l != nil {
		return l
	}
	code, _ := lang.Detect(a.Headline + "\n" + a.Text[:min(len(a.Text), detectBytes)])
	return languageFor(code)
}

// languageFor returns the language of a code; English where this version does not know it.
func languageFor(code string) *lang.Language {
	if l := lang.Get(code); l != nil {
		return l
	}
	return lang.Get("en")
}

// forIndex returns what the index needs of an article.
func (a *Article) forIndex(l *lang.Language) *analysis.Article {
	first, _ := a.Date.Days()
	return &analysis.Article{ID: a.Number, Day: first, Lang: l, Keys: a.keys(), Headline: a.Headline, Text: a.Text}
}

// keys returns the filter keys of an article: its publisher's name, each word of the name, and the host of its address.
func (a *Article) keys() (keys []string) {
	add := func(value string) {
		if k := analysis.SourceKey(value); value != "" && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	add(a.Source)
	for word := range strings.FieldsSeq(a.Source) {
		add(word)
	}
	if u, err := url.Parse(a.URL); err == nil {
		add(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."))
	}
	return keys
}
