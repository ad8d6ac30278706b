package answer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/internal/analysis"
	"quoth/internal/lang"
)

// hearsayCues are words and phrases by which a sentence reports a claim instead of stating it.
var hearsayCues = evenCues("angeblich, angebliche, angeblichen, angeblicher, mutmasslich, mutmassliche, mutmasslichen, mutmasslicher, offenbar, vermutlich, anscheinend, zufolge, " +
	"gerüchte, gerüchten, gerücht, dem vernehmen nach, medienberichten, nach berichten, unbestätigten, nach angaben, nach eigenen angaben, " +
	"nach ersten angaben, nach offiziellen angaben, nach polizeiangaben, nach behördenangaben, nach informationen, den angaben nach, heisst es, hiess es, " +
	"wie es heisst, wie es hiess, eigenen angaben zufolge, reportedly, allegedly, alleged, apparently, purportedly, supposedly, according to, unconfirmed, " +
	"rumoured, rumored, rumours, rumors, rumour, rumor, sources say, sources said, claims that, claimed that, claim that, reports suggest, it is said")

// Forms of the German Konjunktiv I: those of the first list are no other form unless "ich" stands
// beside; those of the second are more often the first person, and count outside of quotations only.
var (
	subjunctives = lang.Set("sei seien habe könne müsse wolle werde solle dürfe wisse möge")
	subjunctish  = lang.Set("gebe gehe komme stehe bleibe sehe nehme liege lasse handele handle bestehe brauche finde bringe spreche trage gelte führe halte diene zeige lebe drohe gehöre laufe fordere beginne " +
		"ende erhalte leide sterbe falle verliere unterstütze plane prüfe rechne erwarte glaube hoffe wünsche ermittle arbeite " +
		"lehne trete fahre steige sinke wachse baue kaufe verkaufe zahle bezahle koste fehle helfe suche kenne nenne denke rede sage frage antworte warne verlange verspreche bedeute betreffe verstehe entstehe bestreite " +
		"behaupte bedauere bedaure begrüsse schliesse eröffne öffne lande kämpfe spiele gewinne stimme wähle verlasse übernehme setze stelle lege sitze hänge ziehe treibe schreibe lese höre wirke scheine drücke passe reise fliege " +
		"verletze töte rette schütze kontrolliere ermögliche verhindere verbiete erlaube ändere verändere verbessere verschlechtere erhöhe senke spare investiere produziere liefere benötige verfüge besitze verdiene miete wohne bewege " +
		"beschuldige leugne gestehe klage entscheide beschliesse beantrage unterzeichne verhandle verhandele vereinbare enthalte behalte vermute befürchte fürchte freue sorge kümmere verzichte rechtfertige reagiere funktioniere existiere " +
		"passiere geschehe bekomme entkomme entspreche gelinge scheitere dauere daure bestätige widerspreche zweifle riskiere gefährde bedrohe belaste kritisiere fördere begründe erkläre bezeichne verweigere überlege biete suche mache tue")
)

// hearsay returns the words by which a sentence of a story shows that it reports a claim, as they
// stand in the text; empty if it does not.
func (s *Story) hearsay(i int) string {
	body, code, words := s.Text, s.Lang.Code(), s.Sentences[i].words
	h := hearer{body: body, words: words, open: s.quoting(i)}
	for i := range words {
		n := h.phrase(i)
		switch {
		case n > 0:
		case code == "de" && h.german(i), code == "en" && h.passive(i):
			n = 1
		}
		if n > 0 {
			return body[words[i].Start:words[i+n-1].End]
		}
	}
	return ""
}

// hearer looks for hearsay in one sentence.
type hearer struct {
	body   string
	words  []analysis.Word
	open   bool   // the sentence begins within a quotation
	inside []bool // which words stand within quotation marks; made when first asked for
}

func (h *hearer) at(i int) string {
	if i < 0 || i >= len(h.words) {
		return ""
	}
	return h.words[i].Folded
}

// capital tells whether word i begins with a capital letter.
func (h *hearer) capital(i int) bool {
	return i >= 0 && i < len(h.words) && capital(h.body[h.words[i].Start:h.words[i].End])
}

// between returns what stands between word i-1 and word i.
func (h *hearer) between(i int) string {
	if i <= 0 || i >= len(h.words) {
		return ""
	}
	return h.body[h.words[i-1].End:h.words[i].Start]
}

// phrase returns how many words the cue at word i has; 0 if none is there.
func (h *hearer) phrase(i int) int {
	if h.at(i) == "according" && documents[h.at(i+2)] {
		return 0
	}
	n, _ := cueAt(hearsayCues, h.words, i)
	return n
}

// documents state what holds; to cite them is no hearsay ("laut Gesetz", "according to plan").
var documents = lang.Set("gesetz verfassung vertrag satzung artikel paragraf paragraph definition grundgesetz plan schedule law rules tradition custom")

// german tells whether word i is a cue of hearsay in German.
func (h *hearer) german(i int) bool {
	switch w := h.at(i); {
	case w == "laut":
		return h.quotes(i)
	case w == "soll" || w == "sollen":
		return h.reports(i)
	case subjunctives[w]:
		return h.indirect(i)
	case subjunctish[w]:
		return i > 0 && h.indirect(i) && !h.quoted(i) && !slices.ContainsFunc(h.words, func(w analysis.Word) bool { return w.Folded == "ich" })
	case passesOn[w]:
		return h.asReported(i)
	}
	return false
}

// passesOn are verbs by which somebody else's report is passed on behind "wie".
var passesOn = lang.Set("berichtet berichtete berichteten meldet meldete meldeten")

// quotes tells whether "laut" at word i is the preposition: a noun follows, perhaps with an article or adjectives.
func (h *hearer) quotes(i int) bool {
	for k := i + 1; k < len(h.words) && k < i+4; k++ {
		w := h.at(k)
		switch {
		case h.between(k) != " " && k == i+1 || documents[w]:
			return false
		case h.capital(k):
			return true
		case germanGrammar[w] == article || germanGrammar[w] == possessive:
		case adjective(w) && germanGrammar[w] == nominal:
		default:
			return false
		}
	}
	return false
}

// asReported tells whether the verb at word i ends a clause that begins with "wie": "wie die Zeitung berichtet".
func (h *hearer) asReported(i int) bool {
	for k := i - 1; k >= 0 && k > i-12; k-- {
		if h.at(k) == "wie" {
			return true
		}
		if strings.ContainsAny(h.between(k+1), ",;:.") {
			return false
		}
	}
	return false
}

// reports tells whether "soll" at word i passes on a claim: with the infinitive of the perfect
// ("soll gewusst haben", "gewusst haben soll"), or of a verb that tells of a state ("soll der Gruppe angehören").
// An aim or a duty ("soll gebaut werden") is none.
func (h *hearer) reports(i int) bool {
	if h.perfect(i - 1) {
		return true
	}
	for k := i + 1; k < len(h.words) && k < i+60; k++ {
		if h.perfect(k) {
			return true
		}
		end := k+1 == len(h.words) || strings.ContainsAny(h.between(k+1), ".;:!?)") || strings.Contains(h.between(k+1), ",") && h.verbal(k)
		if end {
			return stative[h.at(k)]
		}
	}
	return false
}

// verbal tells whether word k may be the infinitive that ends a clause.
func (h *hearer) verbal(k int) bool { return !h.capital(k) && strings.HasSuffix(h.at(k), "n") }

// stative are infinitives that tell of a state, not of an aim.
var stative = lang.Set("gehören angehören wissen stammen betragen besitzen kennen zählen leiden umfassen wiegen verfügen bestehen existieren befinden enthalten wohnen heissen")

// perfect tells whether word k is the "haben" or "sein" of an infinitive of the perfect.
func (h *hearer) perfect(k int) bool {
	before := h.at(k - 1)
	switch h.at(k) {
	case "haben":
		return !h.capital(k-1) && (lang.Participle(before) || before == "können" || before == "wollen" || before == "lassen")
	case "sein":
		return before == "worden" || before == "gewesen" || before == "geworden" || !h.capital(k-1) && moved[strings.TrimPrefix(before, "um")]
	}
	return false
}

// moved are participles that form the perfect with "sein".
var moved = lang.Set("gekommen gegangen gefahren geflogen geflohen geflüchtet gestorben gestürzt gefallen gereist gelaufen gestiegen gesunken verschwunden entkommen ertrunken verunglückt explodiert passiert " +
	"geschehen eingetroffen angekommen ausgebrochen entstanden verstorben aufgetreten gekentert abgestürzt eingestürzt geblieben gewachsen zurückgekehrt zurückgetreten gelungen eingedrungen umgekommen")

// indirect tells whether the verb at word i is in the Konjunktiv I: not in the first person, no noun, no fixed phrase.
func (h *hearer) indirect(i int) bool {
	if h.capital(i) && i > 0 {
		return false
	}
	for k := i - 4; k <= i+3; k++ {
		if h.at(k) == "ich" {
			return false
		}
	}
	if h.at(i) != "sei" {
		return true
	}
	next := h.at(i + 1) // "sei es", "es sei denn", "Gott sei Dank", "wie dem auch sei"
	return i > 0 && next != "es" && next != "dank" && next != "denn" && (h.at(i-1) != "auch" || h.at(i-2) != "dem")
}

// quoted tells whether word i stands within quotation marks.
func (h *hearer) quoted(i int) bool {
	if h.inside == nil {
		h.inside = quotedWords(h.body, h.words, h.open)
	}
	return h.inside[i]
}

// quotedWords tells which words of a sentence stand within quotation marks; inside tells whether it
// begins within a quotation.
func quotedWords(body string, words []analysis.Word, inside bool) []bool {
	list := make([]bool, len(words))
	if len(words) == 0 {
		return list
	}
	from := words[0].Start
	for from > 0 {
		r, n := utf8.DecodeLastRuneInString(body[:from])
		if !quotationMark(r) {
			break
		}
		from -= n
	}
	for i, w := range words {
		for _, r := range body[from:w.Start] {
			if quotationMark(r) {
				inside = !inside
			}
		}
		list[i], from = inside, w.End
	}
	return list
}

func quotationMark(r rune) bool { return strings.ContainsRune("„“”\"«»", r) }

// passive tells whether word i is the participle of "is said to", "were believed to have".
func (h *hearer) passive(i int) bool {
	if !thought[h.at(i)] || h.at(i+1) != "to" {
		return false
	}
	for k := i - 1; k >= i-2; k-- {
		switch h.at(k) {
		case "is", "are", "was", "were", "be", "been":
			return true
		}
	}
	return false
}

var thought = lang.Set("said believed thought reported alleged rumoured rumored understood claimed feared presumed")
