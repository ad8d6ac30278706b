package query

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"quoth/internal/lang"
)

// oppositeShare is what the opposite of a word counts for it where it is asked whether something is so.
const oppositeShare = 0.8

//go:embed opposites.txt
var opposites string

// oppositesOf holds, for each language, the opposites of a word by its stem.
var oppositesOf = sync.OnceValue(func() map[*lang.Language]map[string][]string {
	m := map[*lang.Language]map[string][]string{}
	var l *lang.Language
	for line := range strings.Lines(opposites) {
		word, others, ok := strings.Cut(strings.TrimSpace(line), ": ")
		switch {
		case word == "" || word[0] == '#':
		case !ok:
			l = lang.Get(word)
			m[l] = map[string][]string{}
		default:
			stem := l.Stem(lang.Fold(word))
			m[l][stem] = append(m[l][stem], strings.Fields(others)...)
		}
	}
	return m
})

// lasts are the words by which a question asks whether something is still so, and left what denies it of somebody with a post.
var (
	lasts = lang.Set("still anymore noch weiterhin")
	left  = map[string][]string{"en": {"resign", "dismiss"}, "de": {"zurücktreten", "entlassen"}}
)

// opposed adds what denies the word of a question whether something is so.
func (e *expansion) opposed(p *Plan, l *lang.Language) {
	own, other := e.word, *e.word
	list := oppositesOf()[own.Lang][own.Lang.Stem(own.Folded)]
	if !own.Name && p.classOf(own.Folded) == WantPerson && slices.ContainsFunc(p.tokens, func(t string) bool { return lasts[t] }) {
		list = slices.Concat(list, left[own.Lang.Code()])
	}
	for _, folded := range list {
		other.Folded, other.Name = folded, false
		e.word, e.share = &other, oppositeShare
		e.inLanguage(l)
	}
	e.word, e.share = own, 1
}
