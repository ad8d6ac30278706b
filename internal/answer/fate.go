package answer

import "quoth/internal/lang"

// fate is what became of somebody.
type fate uint8

const (
	died fate = 1 << iota
	hurt
	seized
	saved
	missing
)

// fates are the words of the news for what became of people; "leben" is that of "ums Leben kommen".
var fates = fateWords(map[fate]string{
	died: "dead died die dies dying killed kill kills killing death deaths fatal fatally fatalities drowned lives murdered perished " +
		"tot tote toten toter starb starben stirbt sterben gestorben getötet tötete töteten umgekommen leben todesopfer todesfälle erschossen ertrunken ertrank ertranken erfroren ermordet",
	hurt: "injured injure injures injuring injuries injury hurt wounded " +
		"verletzt verletzte verletzten verletzter verletzung verletzungen schwerverletzt schwerverletzte leichtverletzt leichtverletzte verwundet",
	seized:  "arrested arrest arrests detained detain jailed festgenommen festnahme festnahmen verhaftet verhaftungen",
	saved:   "rescued rescue saved survived survive survivors survivor unharmed unhurt gerettet rettete retteten retten überlebt überlebte überlebten überleben überlebende überlebenden unverletzt geborgen",
	missing: "missing vermisst vermisste vermissten",
})

func fateWords(lists map[fate]string) map[string]fate {
	m := map[string]fate{}
	for f, words := range lists {
		for w := range lang.Set(words) {
			m[w] |= f
		}
	}
	return m
}

// askedFate is what a question asks who or how many became of.
func (r *reading) askedFate() (asked fate) {
	for i := range r.q.Plan.Words {
		if w := r.q.Plan.Words[i].Folded; w != "leben" && w != "lives" { // "how many people live there"
			asked |= fates[w]
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
		told |= fates[r.words[i].Folded]
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
