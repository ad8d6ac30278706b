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

// otherFate tells whether a question asks of one of some fates, and the sentence says nothing of it: how many died is not told by how many
// were hurt.
func (r *reading) otherFate(of fate) bool {
	var asked, told fate
	for i := range r.q.Plan.Words {
		if w := r.q.Plan.Words[i].Folded; w != "leben" && w != "lives" { // "how many people live there"
			asked |= fates[w]
		}
	}
	if asked &= of; asked == 0 {
		return false
	}
	for i := range r.words {
		told |= fates[r.words[i].Folded]
	}
	return told&asked == 0
}
