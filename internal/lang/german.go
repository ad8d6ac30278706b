package lang

import (
	"cmp"
	"maps"
	"math/bits"
	"slices"
	"strings"
)

// german holds the verbs, which the Snowball stemmer leaves in as many forms as they have: "lehnt", "lehnte", "abgelehnt".
// Sets hold infinitives where nothing else is said.
type german struct {
	strong    map[string]string // form of a strong verb to its infinitive
	preterite map[string]bool   // forms of strong verbs
	behind    map[string]string // form that stands behind a prefix only, of a participle without its ge- ("gangen") or with a second prefix ("an|erkannte"), to the infinitive
	forms     *filter           // of the forms in strong and behind
	weak      map[string]bool   // without a prefix
	weakHeads *trie             // of weak: what stands before the ending
	er        map[string]bool   // in -ern beside a noun in -er
	prefixed  map[string]bool   // with a prefix, separable or not
	heads     *trie             // of prefixed, and the prefixes themselves
	nouns     map[string]bool   // words that only look like a verb's form
	separating
}

// inseparable are the prefixes that never part from their verb, or that are not looked for apart from it.
var inseparable = []string{
	"be", "emp", "ent", "er", "ge", "hinter", "miss", "über", "um", "unter", "ver", "voll", "wider", "wieder", "zer", "durch",
	"aufer", "brach", "dicht", "geheim", "klein", "kund", "kurz", "liegen", "näher", "not", "ob", "rück", "schwarz", "sitzen", "stecken", "stehen", "urauf",
	"warm", "wiederauf", "wiederein", "wohl", "zwangs", "zwischen",
}

func loadGerman() *german {
	s := read("de-verbs.txt")
	g := &german{
		strong:    make(map[string]string),
		preterite: make(map[string]bool),
		behind:    make(map[string]string),
		weak:      Set(s["weak"]...),
		er:        Set(s["er"]...),
		prefixed:  Set(append(s["inseparable"], s["separable"]...)...),
		nouns:     Set(s["noun"]...),
		separating: separating{
			particles: Set(s["particle"]...), separable: make(map[string]string), parting: make(map[string]bool), clause: Set(s["clause"]...), apart: 30,
		},
	}
	for _, line := range s["strong"] {
		g.addStrong(strings.Fields(line))
	}
	g.yield()
	for verb := range Set(s["separable"]...) {
		g.separable[verb] = verb
		for i := range verb {
			if g.particles[verb[:i]] {
				g.parting[verb[i:]] = true
			}
		}
	}
	g.weakHeads = newTrie(verbHeads(g.weak))
	heads := verbHeads(g.prefixed)
	for prefix := range g.particles {
		heads[prefix] |= isPrefix
	}
	for _, prefix := range inseparable {
		heads[prefix] |= isPrefix
	}
	g.heads = newTrie(heads)
	g.addInner()
	g.forms = newFilter(append(keys(g.strong), keys(g.behind)...))
	return g
}

// What is said of an entry of a trie of heads.
const (
	headEn   = 1 << iota // with -en it is an infinitive
	headN                // it ends in -el or -er, and with -n it is an infinitive
	isPrefix             // it is a prefix or a particle
)

// verbHeads returns what stands before the endings of verbs, given their infinitives.
func verbHeads(verbs map[string]bool) map[string]byte {
	heads := make(map[string]byte)
	for verb := range verbs {
		switch {
		case strings.HasSuffix(verb, "en"):
			heads[verb[:len(verb)-2]] |= headEn
		case strings.HasSuffix(verb, "eln"), strings.HasSuffix(verb, "ern"):
			heads[verb[:len(verb)-1]] |= headN
		}
	}
	return heads
}

// addStrong adds the forms of a strong verb, given its infinitive, present, preterite and participle.
func (g *german) addStrong(v []string) {
	infinitive, present, preterite, participle := v[0], v[1], v[2], v[3]
	add := func(stem string, endings ...string) {
		for _, e := range endings {
			g.strong[stem+e] = infinitive
		}
	}
	stem := strings.TrimSuffix(infinitive, "en")
	add(infinitive, "", "d", "de", "den", "der", "des", "dem")
	add(stem, "e")
	add(present, "")
	g.preterite[preterite] = true
	if p, ok := strings.CutSuffix(preterite, "e"); ok {
		g.preterite[p+"en"] = true
		add(p, "e", "en", "est", "et")
	} else {
		g.preterite[preterite+"en"] = true
		add(preterite, "", "en", "t", "st")
		add(umlaut(preterite), "e", "en", "est", "et")
	}
	endings := []string{"", "e", "en", "er", "es", "em"}
	add(participle, endings...)
	if rest, ok := strings.CutPrefix(participle, "ge"); ok {
		for _, e := range endings {
			g.behind[rest+e] = infinitive
		}
	}
}

// addInner adds the forms that strong verbs with a prefix have behind another one: "an|erkannte".
func (g *german) addInner() {
	inner := make(map[string][]string) // infinitive without any prefix to the second prefixes
	for verb := range g.prefixed {
		node := uint32(trieRoot)
		for i := range len(verb) {
			if node = g.heads.step(node, verb[i]); node == trieRoot {
				break
			}
			if g.heads.value(node)&isPrefix == 0 {
				continue
			}
			for _, p := range inseparable {
				if rest, ok := strings.CutPrefix(verb[i+1:], p); ok && g.strong[rest] == rest && !slices.Contains(inner[rest], p) {
					inner[rest] = append(inner[rest], p)
				}
			}
		}
	}
	for _, forms := range [...]map[string]string{g.strong, maps.Clone(g.behind)} {
		for form, infinitive := range forms {
			for _, p := range inner[infinitive] {
				if _, ok := g.strong[p+form]; !ok { // "an|gestanden" is rather of "stehen" than of "gestehen"
					g.behind[p+form] = p + infinitive
				}
			}
		}
	}
}

// yield takes out the forms that are rather those of a weak verb: "führen" is seldom the subjunctive of "fahren".
func (g *german) yield() {
	for form := range g.strong {
		for _, infinitive := range [...]string{form, form + "n"} {
			if g.weak[infinitive] {
				delete(g.strong, form)
			}
		}
	}
}

// umlaut returns the stem with its last a, o or u turned into ä, ö, ü.
func umlaut(stem string) string {
	i := strings.LastIndexAny(stem, "aou")
	if i < 0 {
		return stem
	}
	return stem[:i] + map[byte]string{'a': "ä", 'o': "ö", 'u': "ü"}[stem[i]] + stem[i+1:]
}

// addStems adds the stems of the words that the tables hold in that form.
func (g *german) addStems(stems map[string]string) {
	for form, infinitive := range g.strong {
		stems[form] = g.verbStem(infinitive)
	}
	for noun := range g.nouns {
		stems[noun] = snowball(noun)
	}
}

// stem returns the stem of a folded word that addStems does not add.
func (g *german) stem(word string) string {
	if infinitive := g.infinitive(word); infinitive != "" {
		return g.verbStem(infinitive)
	}
	if head, ok := cutParticiple(word, "iert"); ok {
		return plainUmlaut.Replace(head + "ier")
	}
	if head, ok := cutParticiple(word, "igt"); ok {
		return snowball(head + "igen")
	}
	if head, ok := strings.CutSuffix(word, "ieren"); ok && len(head) > 2 {
		return plainUmlaut.Replace(head + "ier")
	}
	if infinitive := g.elung(word); infinitive != "" {
		return g.verbStem(infinitive)
	}
	if stem, ok := foreignNoun(word); ok {
		return stem
	}
	return snowball(singular(g.masculine(word)))
}

// singular cuts off an ending of nouns that the Snowball stemmer leaves: the -n of "Inseln", and the -s of "Autos", "Chips" and "Obamas",
// which it takes off behind other letters.
func singular(word string) string {
	const shortest = 5 // bytes: "Gas", "Moos", "Gips"
	if len(word) < shortest {
		return word
	}
	head := word[:len(word)-1]
	if strings.HasSuffix(word, "eln") || strings.HasSuffix(word, "s") && strings.IndexByte("aoypw", head[len(head)-1]) >= 0 &&
		!slices.ContainsFunc(hissing[:], func(end string) bool { return strings.HasSuffix(word, end) }) {
		return head
	}
	return word
}

// hissing are the ends of words of which the -s is a part: those that are inflected ("Treibhausgase", "endlose"), and names beside
// which there is another without it ("Andrea").
var hissing = [...]string{"gas", "glas", "gras", "los", "aps", "irps", "klops", "schlips", "andreas", "jonas", "lucas", "lukas", "nikolas", "thomas"}

// foreign are the nouns and adjectives, also as a compound's last part, of which the Snowball stemmer cuts a final -em or
// -ern in some forms and not in others.
var foreign = [...]string{"problem", "system", "konzern", "modern", "extrem", "intern", "extern", "emblem", "bequem"}

// latin are plurals, also as a compound's last part, and their singulars.
var latin = [...][2]string{
	{"zentren", "zentrum"}, {"museen", "museum"}, {"ministerien", "ministerium"}, {"gremien", "gremium"}, {"kriterien", "kriterium"}, {"firmen", "firma"},
	{"risiken", "risiko"}, {"konten", "konto"}, {"themen", "thema"}, {"stadien", "stadion"}, {"villen", "villa"}, {"visa", "visum"},
}

// foreignNoun returns the stem of a form of one of these words.
func foreignNoun(word string) (stem string, ok bool) {
	for i := len(word); i >= 5 && i >= len(word)-2; i-- {
		head := word[:i]
		if !strings.HasSuffix(head, "em") && !strings.HasSuffix(head, "ern") {
			continue
		}
		switch word[i:] {
		case "", "e", "en", "s", "er", "es":
			if slices.ContainsFunc(foreign[:], func(w string) bool { return strings.HasSuffix(head, w) }) {
				return plainUmlaut.Replace(head), true
			}
		}
	}
	if !strings.HasSuffix(word, "en") && !strings.HasSuffix(word, "visa") {
		return "", false
	}
	for i := range latin {
		if head, ok := strings.CutSuffix(word, latin[i][0]); ok {
			return snowball(head + latin[i][1]), true
		}
	}
	return "", false
}

// cutParticiple cuts a participle's ending, inflected or not, off a word of which at least three bytes must stay.
func cutParticiple(word, ending string) (head string, ok bool) {
	t := len(word) - 1
	for t > len(word)-3 && t > 0 && word[t] != 't' { // no inflection has one
		t--
	}
	if head, ok = strings.CutSuffix(word[:t+1], ending); !ok || len(head) < 3 {
		return "", false
	}
	switch word[t+1:] {
	case "", "e", "en", "er", "es", "em":
		return head, true
	}
	return "", false
}

// elung returns the verb with a prefix of which a word is the noun in -elung, "" for any other word. Beside it there is
// often one in -lung, whose stem the verb has: "Verdoppelung", "Verdopplung".
func (g *german) elung(word string) string {
	head, ok := strings.CutSuffix(strings.TrimSuffix(word, "en"), "ung")
	if !ok || !strings.HasSuffix(head, "el") {
		return ""
	}
	if !g.prefixed[head+"n"] {
		return ""
	}
	return head + "n"
}

// verbStem returns the stem that a verb's infinitive shares with its noun in -ung: "änder", "entwickl", "finanzier", "ablehn".
func (g *german) verbStem(infinitive string) string {
	switch {
	case g.er[infinitive]:
		return snowball(infinitive[:len(infinitive)-1])
	case strings.HasSuffix(infinitive, "ieren"):
		return plainUmlaut.Replace(infinitive[:len(infinitive)-2])
	case strings.HasSuffix(infinitive, "ern"):
		return plainUmlaut.Replace(infinitive[:len(infinitive)-1])
	case strings.HasSuffix(infinitive, "eln"):
		if g.weak[infinitive] {
			return plainUmlaut.Replace(infinitive[:len(infinitive)-1])
		}
		return plainUmlaut.Replace(infinitive[:len(infinitive)-3] + "l")
	}
	for _, ending := range [...]string{"lichen", "enden", "enen", "eren", "sten"} { // of which the Snowball stemmer cuts more off a verb than off its noun
		if strings.HasSuffix(infinitive, ending) {
			return plainUmlaut.Replace(infinitive[:len(infinitive)-2])
		}
	}
	return snowball(infinitive)
}

var plainUmlaut = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u")

// masculine returns the masculine of a feminine noun of office or trade ("Ministerin", "Präsidentinnen"), which a
// question seldom tells from the other; any other word as it is.
func (g *german) masculine(word string) string {
	head, ok := strings.CutSuffix(word, "nen")
	if !ok {
		head = word
	}
	if !strings.HasSuffix(head, "in") || len(head) < 8 || head == "katharin" || head == "catherin" {
		return word
	}
	for _, trade := range [...]string{"er", "ent", "ist", "ant", "or", "är", "eur", "olog", "ärzt", "anwält", "ot", "eg", "ert", "bar", "urg"} {
		if strings.HasSuffix(head[:len(head)-2], trade) {
			return head[:len(head)-2]
		}
	}
	return word
}

// maxPrefix is the length in bytes of the longest prefix of a verb.
const maxPrefix = 14

// infinitive returns the infinitive of a verb's form, "" for any other word and for a strong verb without a prefix.
func (g *german) infinitive(word string) string {
	if infinitive := g.weakSimplex(word); infinitive != "" {
		return infinitive
	}
	return g.withPrefix(word)
}

// Preterite tells whether a folded word is a German verb in the preterite: "lehnte" and "verbot" are, "verboten" is not.
func (l *Language) Preterite(word string) bool {
	g := l.german
	if g == nil {
		return false
	}
	if infinitive := g.infinitive(word); infinitive != "" && infinitive != word && (strings.HasSuffix(word, "te") || strings.HasSuffix(word, "ten")) {
		return true
	}
	return l.StrongPreterite(word) != ""
}

// StrongPreterite returns the infinitive of a strong German verb of which a folded word may be the preterite: "bieten" for "bot", though that
// may be a noun, too; "" for any other word.
func (l *Language) StrongPreterite(word string) string {
	g := l.german
	if g == nil {
		return ""
	}
	for i := 0; i <= min(len(word)-3, maxPrefix); i++ {
		switch {
		case !g.preterite[word[i:]]:
		case i == 0:
			return cmp.Or(g.strong[word], word)
		default:
			return g.withPrefix(word)
		}
	}
	return ""
}

// withPrefix is infinitive for the form of a verb with a prefix.
func (g *german) withPrefix(word string) string {
	var nodes [maxPrefix + 1]uint32 // by the prefix's length
	prefixes := uint32(0)           // lengths, one a bit
	node := uint32(trieRoot)
	for i := 1; i <= min(len(word)-3, maxPrefix); i++ {
		if node = g.heads.step(node, word[i-1]); node == trieRoot {
			break
		}
		if i >= 2 && g.heads.value(node)&isPrefix != 0 {
			nodes[i] = node
			prefixes |= 1 << i
		}
	}
	for prefixes != 0 { // the longest first
		i := bits.Len32(prefixes) - 1
		if infinitive := g.afterPrefix(word[:i], word[i:], nodes[i]); infinitive != "" {
			return infinitive
		}
		prefixes &^= 1 << i
	}
	return ""
}

// afterPrefix returns the infinitive, with its prefix, of which rest is a form: "ge|lehnt", "zu|lehnen", "standen". Node
// is where the prefix leads in g.heads.
func (g *german) afterPrefix(prefix, rest string, node uint32) string {
	known := func(infinitive string) bool {
		return g.prefixed[prefix+infinitive]
	}
	if r, ok := strings.CutPrefix(rest, "zu"); ok && known(r) {
		return prefix + r
	}
	infinitive, ok := "", false
	if g.forms.may(rest) {
		if infinitive, ok = g.behind[rest]; !ok {
			infinitive, ok = g.strong[rest]
		}
	}
	if ok && known(infinitive) {
		if known(rest) { // "vorlegen" is no form of "vorliegen"
			infinitive = rest
		}
		return prefix + infinitive
	}
	if r, ok := strings.CutPrefix(rest, "ge"); ok {
		if infinitive := weakInfinitive(g.heads, node, r); infinitive != "" {
			return prefix + infinitive
		}
	}
	if infinitive := weakInfinitive(g.heads, node, rest); infinitive != "" {
		return prefix + infinitive
	}
	return ""
}

// simplex returns the infinitive of a form of a verb without a prefix, else "".
func (g *german) simplex(word string) string {
	if infinitive, ok := g.strong[word]; ok {
		return infinitive
	}
	return g.weakSimplex(word)
}

// weakSimplex is simplex for weak verbs.
func (g *german) weakSimplex(word string) string {
	if rest, ok := strings.CutPrefix(word, "ge"); ok && strings.Contains(rest, "t") {
		if infinitive := weakInfinitive(g.weakHeads, trieRoot, rest); infinitive != "" {
			return infinitive
		}
	}
	return weakInfinitive(g.weakHeads, trieRoot, word)
}

// weakEndings are those of weak verbs in all forms. Where a form can be taken apart in several ways, the first of them counts.
var weakEndings = [...]string{
	"enden", "ender", "endes", "endem", "ende", "end", "etest", "etet", "eten", "etes", "eter", "etem", "ete",
	"test", "tet", "ten", "tes", "ter", "tem", "te", "est", "et", "st", "en", "t", "e", "n",
}

// maxEnding is the length of the longest of them.
const maxEnding = 5

// weakInfinitive returns the infinitive of which word is a form by its ending, "" for none, given a trie of the verbs' heads
// and the node from which the word leads on.
func weakInfinitive(heads *trie, node uint32, word string) string {
	best, infinitive := len(weakEndings), ""
	for i := range len(word) {
		if node = heads.step(node, word[i]); node == trieRoot {
			break
		}
		value := heads.value(node) &^ isPrefix
		head, ending := word[:i+1], word[i+1:]
		if value == 0 || len(head) < 2 || len(ending) > maxEnding {
			continue
		}
		k := slices.Index(weakEndings[:best], ending)
		if k < 0 {
			continue
		}
		if best, infinitive = k, head+"en"; value&headEn == 0 {
			infinitive = head + "n"
		}
	}
	return infinitive
}

// Participle tells whether a folded German word looks like a past participle.
func Participle(w string) bool {
	if len(w) < 5 || !strings.HasSuffix(w, "t") && !strings.HasSuffix(w, "en") && !strings.HasSuffix(w, "an") {
		return false
	}
	if strings.HasSuffix(w, "iert") || strings.Contains(w[:len(w)-2], "ge") {
		return true
	}
	for _, p := range [...]string{"be", "ver", "er", "ent", "emp", "zer", "miss", "über", "unter", "hinter", "wider", "durch", "auf", "an", "ab", "aus", "ein", "vor", "zu"} {
		if strings.HasPrefix(w, p) {
			return true
		}
	}
	return false
}
