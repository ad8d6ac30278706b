package answer

import (
	"slices"
	"strings"

	"quoth/internal/analysis"
	"quoth/internal/lang"
)

// fate is what became of somebody.
type fate uint8

const (
	died fate = 1 << iota
	hurt
	seized
	saved
	missing
)

// fates are the words of the news for what became of people; "leben" is the noun of "ums Leben kommen".
var fates = fateWords(map[fate]string{
	died: "dead died die dies dying killed kill kills killing death deaths fatal fatally fatalities drowned lives murdered perished victim victims " +
		"tot tote toten toter starb starben stirbt sterben gestorben getötet tötete töteten umgekommen umkam umkamen leben menschenleben todesopfer todesfälle erschossen ertrunken ertrank ertranken erfroren ermordet opfer opfern",
	hurt: "injured injure injures injuring injuries injury hurt wounded " +
		"verletzt verletzung verletzungen schwerverletzt schwerverletzte schwerverletzten leichtverletzt leichtverletzte leichtverletzten verwundet",
	seized:  "arrested arrest arrests detained detain jailed festgenommen festnahme festnahmen verhaftet verhaftungen",
	saved:   "rescued rescue saved survived survive survivors survivor unharmed unhurt gerettet rettete retteten retten überlebt überlebte überlebten überleben überlebende überlebenden unverletzt geborgen",
	missing: "missing vermisst",
})

// outcomes are the words for what became of things, and of people besides.
var outcomes = lang.Set("destroyed demolished wrecked gutted sunk scrapped dismantled damaged repaired restored rebuilt closed shut sold auctioned donated given returned recovered confiscated removed stolen buried burned burnt " +
	"lost replaced cancelled abandoned moved taken towed brought released freed acquitted convicted sentenced jailed fined suspended dismissed sacked fired resigned charged deported recovering treated hospital left fled escaped disappeared vanished " +
	"zerstört abgerissen gesprengt versenkt verschrottet beschädigt repariert restauriert geschlossen verkauft versteigert gespendet zurückgegeben beschlagnahmt entfernt gestohlen begraben beigesetzt verbrannt verloren ersetzt " +
	"abgesagt aufgegeben gebracht geschleppt abgeschleppt freigelassen entlassen freigesprochen verurteilt angeklagt suspendiert gefeuert abgeschoben behandelt krankenhaus klinik geflohen floh flohen entkommen entkam entkamen " +
	"verschwunden verschwand eingeschläfert freigesetzt umgesiedelt übergeben umziehen zugutekommen museum ausgestellt ausgesetzt wieder nun inzwischen heute mittlerweile seither")

func fateWords(lists map[fate]string) map[string]fate {
	m := map[string]fate{}
	for f, words := range lists {
		for w := range lang.Set(words) {
			m[w] |= f
		}
	}
	return m
}

// fate is what a word of a story tells that became of somebody; a German "die" is an article, and who "leben" are not dead.
func (s *Story) fate(w *analysis.Word) fate {
	if s.Lang.Code() == "de" && (w.Folded == "die" || w.Folded == "leben" && !capital(s.Text[w.Start:w.End])) {
		return 0
	}
	return befell(w.Folded)
}

// befell is what a word tells that became of somebody, also a participle before whom it befell: "die getöteten Fischer".
func befell(folded string) fate {
	if f := fates[folded]; f != 0 {
		return f
	}
	for _, ending := range [...]string{"e", "en", "er", "es", "em"} {
		if base, ok := strings.CutSuffix(folded, ending); ok && fates[base] != 0 && lang.Participle(base) {
			return fates[base]
		}
	}
	return 0
}

// tellsOutcome tells whether a sentence has a word for what became of somebody or something.
func (s *Story) tellsOutcome(i int) bool {
	return slices.ContainsFunc(s.Sentences[i].words, func(w analysis.Word) bool { return s.fate(&w) != 0 || outcomes[w.Folded] })
}

// askedFate is what a question asks who or how many became of.
func (r *reading) askedFate() (asked fate) {
	for i := range r.q.Plan.Words {
		if w := r.q.Plan.Words[i].Folded; w != "leben" && w != "lives" { // "how many people live there"
			asked |= befell(w)
		}
	}
	return asked
}

// otherFate tells whether a question asks of one of some fates, and the sentence says nothing of it: how many died is not told by how many
// were hurt.
func (r *reading) otherFate(of fate) bool {
	asked := r.askedFate() & of
	return asked != 0 && r.fateIn(0, len(r.words))&asked == 0
}

// fateIn is what the words from one to before another tell that became of somebody.
func (r *reading) fateIn(from, to int) (told fate) {
	for i := from; i < to; i++ {
		told |= r.story.fate(&r.words[i])
	}
	return told
}

// fateOf is what became of those whom a number counts: what the words behind it tell up to the next number, conjunction or comma, or else
// those before it.
func (r *reading) fateOf(x *piece) fate {
	ends := func(i int) bool { return r.tokens[i].class == numeral || r.tokens[i].class == junction }
	to := x.to
	for depth := 0; to < len(r.words); to++ {
		switch gap := r.tokens[to].before; {
		case gap&unbracket != 0:
			depth = 0
		case gap&bracket != 0:
			depth = 1
		}
		if depth == 0 && (r.tokens[to].before&broken&^unbracket != 0 || ends(to)) {
			break
		}
	}
	if told := r.fateIn(x.from, to); told != 0 {
		return told
	}
	from := x.from
	for from > 0 && r.tokens[from].before&broken == 0 && !ends(from-1) {
		from--
	}
	return r.fateIn(from, x.from)
}
