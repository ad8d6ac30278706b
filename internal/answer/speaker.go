package answer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/text"
)

// reporting verbs go with a speaker and what they say.
var reporting = lang.Set(acts, "sagte sagt sagten sagen erklärte erklärt erklärten betonte betont betonten teilte teilt teilten kündigte kündigt kündigten äusserte "+
	"äussert äusserten meinte meint meinten berichtete berichtet berichteten behauptete behauptet behaupteten fügte fügt schrieb "+
	"schreibt schrieben schimpfte schimpft schimpften spottete spottet spotteten klagte klagt klagten jubelte jubelt jubelten konterte kontert konterten witzelte polterte wetterte wettert höhnte seufzte höhnten "+
	"monierte moniert monierten unterstrich unterstreicht unterstrichen konstatierte konstatiert zitiert zitierte so laut versicherte versichert versicherten verkündete verkündet verkündeten gab gibt gaben hob "+
	"hebt meldete meldet meldeten antwortete antwortet fragte fragt gestand gesteht beteuerte beteuert beteuerten "+
	"kommentierte kommentiert prophezeite prophezeit verlautete erzählte erzählt erzählten erwiderte erwidert entgegnete entgegnet "+
	"urteilte urteilt scherzte schilderte schildert schilderten ergänzte ergänzt schätzte schätzt schätzten vermutete vermutet schwor "+
	"schwört erinnerte erinnert bekräftigte bekräftigt freute said says say saying told tells stated states commented comments added "+
	"adds announced announces explained explains claimed claims noted notes wrote writes argued argues insisted insists asked asks "+
	"replied replies according remarked declared declares tweeted emphasized emphasised stressed stresses recalled recalls testified "+
	"testifies complained complains joked lamented estimated estimates cautioned concluded boasted "+
	"grumbled grumbles quipped scoffed scoffs fumed retorted countered counters responded responds sighed shouted mused")

// sayings are nouns that go with a speaker behind "nach" or "laut": "nach Angaben der Polizei".
var sayings = lang.Set("angaben angabe auskunft darstellung worten einschätzung ansicht aussage aussagen überzeugung mitteilung schilderung meinung")

// speechActs are verbs that tell what somebody says without their words: "Anna Quandt nannte das bedauerlich".
var speechActs = lang.Set(acts, "nannten nennen begrüsste begrüsst begrüssten dankte dankt dankten warf wirft warfen sprachen verteidigten appelliert beschwerten "+
	"entschuldigten lehnte lehnt lehnten rechtfertigt rechnet rechnete rechneten hofft hoffte hofften verurteilt würdigte würdigt "+
	"würdigten gratulierte gratuliert plädierte plädiert mitteilen ausrichten mitteilte mitteilten ankündigte ankündigten einräumte einräumten hinzufügte "+
	"vorwarf vorwarfen bekanntgab widersprach widerspricht widersprachen erwartet erwartete erwarteten riet rät rieten criticises "+
	"criticizes warn accused accuses thanks welcomed welcomes defended defends dismissed dismisses rejected rejects condemned condemns "+
	"hailed hails threatened threatens expects expected hopes recommended recommends advised advises appealed appeals")

// acts are verbs of both: "Anna Quandt warnte, das Eis sei dünn", and "warnte vor dem Eis".
const acts = "nannte nennt bezeichnete bezeichnet bezeichneten lobte lobt lobten kritisierte kritisiert kritisierten forderte fordert forderten " +
	"verlangte verlangt verlangten bedauerte bedauert bedauerten beklagte beklagt beklagten sprach spricht versprach verspricht " +
	"versprachen warnte warnt warnten drohte droht drohten bestritt bestreitet bestritten dementierte dementiert dementierten " +
	"verteidigte verteidigt rief ruft riefen mahnte mahnt mahnten empfahl empfiehlt empfahlen appellierte beschwerte entschuldigte wies " +
	"weist wiesen verwies verweist verwiesen rechtfertigte bestätigte bestätigt bestätigten räumte räumt räumten begründete begründet begründeten called calls " +
	"describes described praised praises criticised criticized demanded demands urged urges denied denies promised promises pledged " +
	"pledges vowed spoke speaks vows warned warns blamed blames thanked apologised apologized hoped predicted predicts suggested suggests confirmed " +
	"confirms admitted admits acknowledged acknowledges conceded concedes"

// says tells whether word i of a sentence goes with a speaker.
func says(words []analysis.Word, i int) bool {
	f := words[i].Folded
	if participles[f] {
		return hasPerfect(words, i)
	}
	if !sayings[f] {
		other := (f == "called" || f == "calls") && i+1 < len(words) && particles[words[i+1].Folded]
		return !other && (reporting[f] || speechActs[f])
	}
	const between = 2 // words: "nach eigenen Angaben", "nach den ersten Angaben"
	for k := max(0, i-1-between); k < i; k++ {
		if b := words[k].Folded; b == "nach" || b == "laut" {
			return true
		}
	}
	return false
}

// participles of German verbs tell with "haben" what somebody says: "Huber hatte fünf Jahre gefordert".
var participles = lang.Set("gesagt erklärt betont mitgeteilt geschrieben genannt bezeichnet gefordert verlangt gelobt kritisiert begrüsst bedauert beklagt angekündigt bestätigt dementiert bestritten verteidigt gewarnt vorgeworfen " +
	"versprochen gedroht zurückgewiesen abgelehnt eingeräumt hingewiesen widersprochen empfohlen gemahnt plädiert appelliert gedankt gewürdigt gratuliert geraten behauptet beteuert versichert gerügt gefragt geantwortet " +
	"vorgeschlagen beantragt zugesagt aufgerufen aufgefordert angemahnt verurteilt gestanden zugegeben berichtet erzählt geschildert geäussert")

// hasPerfect tells whether "haben" goes with the participle at word i: before it in its clause, or right behind.
func hasPerfect(words []analysis.Word, i int) bool {
	const farthest = 16 // words
	if i+1 < len(words) && having[words[i+1].Folded] {
		return true
	}
	for k := i - 1; k >= 0 && k >= i-farthest; k-- {
		switch f := words[k].Folded; {
		case having[f]:
			return true
		case f == "wurde" || f == "wurden" || f == "wird" || f == "werden" || f == "ist" || f == "sind":
			return false
		}
	}
	return false
}

var having = lang.Set("hat hatte haben hatten habe hätte hätten")

// particles make another verb of "called": "called off the merger".
var particles = lang.Set("off up in out back home")

// speaker returns who says what a span quotes: the name that goes with a verb of saying in the
// sentence, or else in the one before or after in the same paragraph; empty if none is told. A sentence between that
// names somebody who says nothing leaves unclear who goes on.
func (p *Preparer) speaker(s *Story, i int, quote text.Span) string {
	if sentence := &s.Sentences[i]; covers(quote, sentence.Span) && !s.quoting(i) && !quotationMark(firstRune(s.Text[sentence.Start:])) {
		quote = text.Span{} // the sentence tells what is said, and who says it
		if name := s.label(i); name != "" {
			return p.full(s, name, i)
		}
	}
	told := false // the sentence tells itself who speaks, if not by a name
	for _, k := range [...]int{i, i - 1, i + 1, i - 2} {
		if k > i {
			if name := p.alone(s, i); name != "" {
				return name
			}
		}
		if k < 0 || k >= len(s.Sentences) || s.Sentences[k].Paragraph != s.Sentences[i].Paragraph || k > i && told {
			continue
		}
		if k != i {
			quote = text.Span{}
		}
		if name := p.namesSpeaker(s, k, quote); name != "" {
			return p.full(s, name, k)
		}
		if k == i && quote.End < s.Sentences[i].End && s.reportsAround(i, quote) {
			told = true
			if name := p.toldOf(s, i); name != "" {
				return name
			}
		}
		if k == i-2 || told && k == i-1 && len(p.personsOutside(s, k, text.Span{})) > 0 {
			break
		}
	}
	return ""
}

// alone returns the one person that the sentences of the paragraph name before one that is nothing but direct speech: "Kunath rang um Fassung.
// „Das war gelogen.“"
func (p *Preparer) alone(s *Story, i int) (name string) {
	const most = 4 // sentences between
	if body := s.Text[s.Sentences[i].Start:s.Sentences[i].End]; !quotationMark(lastRune(body)) || !quotesMost(s, i) {
		return ""
	}
	if i+1 < len(s.Sentences) && s.onlyCredits(i+1) { // "Das sagte Lund."
		return ""
	}
	for k := i - 1; k >= max(0, i-most) && s.Sentences[k].Paragraph == s.Sentences[i].Paragraph; k-- {
		for _, n := range p.personsOutside(s, k, text.Span{}) {
			other := p.full(s, s.Text[n.Start:n.End], k)
			if name != "" && !names.Equal(name, other) {
				return ""
			}
			name = longer(name, other)
		}
	}
	return name
}

// toldOf returns whom the pronoun or noun that goes with the verb of saying in a sentence stands for: "sagte sie", "sagte der 31-Jährige".
func (p *Preparer) toldOf(s *Story, i int) string {
	if name, _ := p.refers(s, i); name != "" {
		return name
	}
	if i == 0 || !s.aged(i) {
		return ""
	}
	if list := p.personsOutside(s, i-1, text.Span{}); len(list) == 1 {
		return p.full(s, s.Text[list[0].Start:list[0].End], i-1)
	}
	return ""
}

// aged tells whether a sentence names somebody by their age.
func (s *Story) aged(i int) bool {
	for k := range s.Sentences[i].words {
		if s.tellsAge(i, k) {
			return true
		}
	}
	return false
}

// tellsAge tells whether word k of a sentence ends a noun for somebody by their age: "der 31-Jährige", "the 46-year-old".
func (s *Story) tellsAge(i, k int) bool {
	words := s.Sentences[i].words
	f := words[k].Folded
	return strings.HasSuffix(f, "jährige") || strings.HasSuffix(f, "jähriger") || f == "old" && k > 0 && words[k-1].Folded == "year"
}

// personsOutside returns the persons that a sentence names outside of a quotation.
func (p *Preparer) personsOutside(s *Story, i int, quote text.Span) (list []text.Span) {
	all := p.names(s, i)
	for k, n := range all {
		title := k+1 < len(all) && s.Text[n.End:max(n.End, all[k+1].Start)] == " " // "Kellner" of "Kellner Paul Marsch"
		if n.Type == names.Person && !covers(quote, n.Span) && !title {
			list = append(list, n.Span)
		}
	}
	return list
}

// reportsAround tells whether a sentence has a verb of saying outside of the quotation.
func (s *Story) reportsAround(i int, quote text.Span) bool {
	words := s.Sentences[i].words
	for k := range words {
		if says(words, k) && !covers(quote, words[k].Span) {
			return true
		}
	}
	return false
}

// namesSpeaker returns the person or organisation nearest to a verb of saying, not within the quotation.
func (p *Preparer) namesSpeaker(s *Story, i int, quote text.Span) string {
	n, ok := p.speaking(s, i, quote)
	if !ok {
		n, ok = p.signed(s, i, quote)
	}
	if !ok {
		n, ok = p.quoted(s, i, quote)
	}
	if !ok {
		return ""
	}
	return s.Text[n.Start:n.End]
}

// farthest is how many words may stand between a speaker and the verb of saying, inserted is how many more between commas.
const (
	farthest = 8
	inserted = 14
)

func (p *Preparer) speaking(s *Story, i int, quote text.Span) (best text.Span, ok bool) {
	words := s.Sentences[i].words
	distance := farthest
	at := 0
	list := p.names(s, i)
	for x, n := range list {
		for at < len(words) && words[at].End <= n.Start {
			at++
		}
		if n.Type != names.Person && n.Type != names.Organisation || covers(quote, n.Span) || x+1 < len(list) && s.titles(n.Span, list[x+1].Span) || s.owns(n.Span) {
			continue
		}
		for k := max(0, at-farthest-2); k < min(len(words), at+farthest+inserted); k++ {
			if !says(words, k) || covers(quote, words[k].Span) || s.pronounSays(list, i, k) || !s.maySay(i, k, n.Span) {
				continue
			}
			d := s.apart(i, k, n.Span)
			if sayings[words[k].Folded] && d > 2 {
				continue // "nach Angaben aus Kreisen wird Paul"
			}
			if n.Type == names.Organisation {
				d += 2
			}
			if s.oblique(i, n.Span) {
				d += 5
			}
			if d < distance {
				best, distance, ok = n.Span, d, true
			}
		}
	}
	return best, ok
}

// titles tells whether what was taken for a name is the title of the next one: "Rektorin" of "Rektorin Beate Lange",
// "Bauer" of "ein Bauer, Heinz Lange,".
func (s *Story) titles(name, next text.Span) bool {
	between := s.Text[name.End:max(name.End, next.Start)]
	return (between == " " || between == ", ") && roles[lang.Fold(s.Text[name.Start:name.End])]
}

// owns tells whether a name stands in the genitive before what is its own: "Quandts Mutter", "Pugh's son". The name is without the ending.
func (s *Story) owns(name text.Span) bool {
	rest := s.Text[name.End:]
	for _, end := range [...]string{"'s ", "’s ", "s "} {
		if after, ok := strings.CutPrefix(rest, end); ok {
			return end != "s " || capital(after)
		}
	}
	return false
}

// maySay tells whether a name may be the subject of the verb of saying at word k. Behind the verb stands whom it is said to, or in English of
// whom something is said ("Price said Finch was ill"), unless the verb opens its clause: "..., said Price".
func (s *Story) maySay(i, k int, name text.Span) bool {
	words := s.Sentences[i].words
	f := words[k].Folded
	if words[k].Start > name.Start || k == 0 || f == "according" || sayings[f] {
		return true
	}
	opens := strings.ContainsAny(s.Text[words[k-1].End:words[k].Start], ",“”»«\"")
	return opens || s.Lang.Code() != "en" && !addressing[f]
}

// pronounSays tells whether a pronoun beside the verb of saying at word k stands for who says it: "sagte sie der Zeitung". It does not
// where somebody else does: "Price said he was ill", "Huber nannte sie mutig".
func (s *Story) pronounSays(list []names.Name, i, k int) bool {
	words := s.Sentences[i].words
	if k > 0 && subjects[words[k-1].Folded] {
		return true
	}
	if k+1 == len(words) || !subjects[words[k+1].Folded] {
		return false
	}
	if k > 0 && s.Lang.Code() == "en" {
		return strings.ContainsAny(s.Text[words[k-1].End:words[k].Start], "“”»«\"")
	}
	return !slices.ContainsFunc(list, func(n names.Name) bool { return k > 0 && n.Type == names.Person && n.End == words[k-1].End })
}

var subjects = lang.Set("er sie he she")

// oblique tells whether a name is of whom or to whom something is said: "der Bruder von Anna sagte über Paul". What a source
// is named with ("laut", "according to") is not that.
func (s *Story) oblique(i int, name text.Span) bool {
	words := s.Sentences[i].words
	for k := 1; k < len(words) && words[k].Start <= name.Start; k++ {
		if words[k].Start == name.Start {
			g := grammarOf(s.Lang)
			if g[words[k-1].Folded] == article && k > 1 {
				k-- // "Anna Lund von der Universität sagte"
			}
			before := words[k-1].Folded
			return g[before] == adposition && before != "laut" && before != "nach" && !(before == "to" && k > 1 && words[k-2].Folded == "according")
		}
	}
	return false
}

// signed returns the name after a closing quotation mark and a dash: “...” – Name.
func (p *Preparer) signed(s *Story, i int, quote text.Span) (text.Span, bool) {
	for _, n := range p.names(s, i) {
		if n.Type == names.Person && quote.End > 0 && n.Start >= quote.End {
			if strings.Trim(s.Text[quote.End:n.Start], " \n\"“”»«.–—-") == "" {
				return n.Span, true
			}
		}
	}
	return text.Span{}, false
}

// quoted returns the one person that a sentence names before direct speech, or before indirect speech behind a colon: "Der Architekt Ressel
// war erleichtert: „...“", "Der Architekt Ressel war erleichtert: Er habe geschlafen".
func (p *Preparer) quoted(s *Story, i int, quote text.Span) (text.Span, bool) {
	if quote.Start <= s.Sentences[i].Start || s.reportsAround(i, quote) {
		return text.Span{}, false
	}
	if before := s.Text[s.Sentences[i].Start:quote.Start]; !quotationMark(lastRune(before)) && !strings.Contains(before, ": ") {
		return text.Span{}, false
	}
	list := p.personsOutside(s, i, quote)
	if len(list) != 1 || list[0].Start > quote.Start || s.oblique(i, list[0]) || s.attribute(i, list[0]) {
		return text.Span{}, false
	}
	return list[0], true
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// apart counts the words between word k of a sentence and a span, without what is inserted between two commas; a comma alone counts as three.
func (s *Story) apart(i, k int, span text.Span) int {
	words := s.Sentences[i].words
	from, to := k, k
	for from > 0 && words[from].Start >= span.End {
		from--
	}
	for to+1 < len(words) && words[to].End < span.Start {
		to++
	}
	d, open, before := -1, false, 0
	for j := from; j < to; j++ {
		switch between := s.Text[words[j].End:words[j+1].Start]; {
		case strings.ContainsAny(between, ";:"):
			d += 3
		case !strings.Contains(between, ","):
		case open:
			d, open = before, false
		default:
			before, open = d, true
		}
		d++
	}
	if open {
		d += 3
	}
	return d
}
