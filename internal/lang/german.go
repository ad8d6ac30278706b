package lang

import (
	"strings"

	snowballstem "github.com/blevesearch/snowballstem"
	germanstem "github.com/blevesearch/snowballstem/german"
)

// german holds the verbs, which the Snowball stemmer leaves in as many forms as they have: "lehnt", "lehnte", "abgelehnt".
// Sets hold infinitives where nothing else is said.
type german struct {
	strong      map[string]string   // form of a strong verb to its infinitive
	participles map[string]string   // participle without its ge- ("gangen"), as after a prefix, to the infinitive
	weak        map[string]struct{} // without a prefix
	er          map[string]struct{} // in -ern beside a noun in -er
	prefixed    map[string]struct{} // with a prefix, separable or not
	separable   map[string]struct{}
	nouns       map[string]struct{} // words that only look like a verb's form
	particles   map[string]struct{} // what parts from a separable verb
	clause      map[string]struct{} // words that open a new clause
}

// inseparable are the prefixes that never part from their verb.
var inseparable = []string{"be", "emp", "ent", "er", "ge", "hinter", "miss", "über", "um", "unter", "ver", "voll", "wider", "wieder", "zer", "durch"}

func loadGerman() *german {
	s := read("de-verbs.txt")
	g := &german{
		strong:      make(map[string]string),
		participles: make(map[string]string),
		weak:        wordSet(s["weak"]),
		er:          wordSet(s["er"]),
		prefixed:    wordSet(append(s["inseparable"], s["separable"]...)),
		separable:   wordSet(s["separable"]),
		nouns:       wordSet(s["noun"]),
		particles:   wordSet(s["particle"]),
		clause:      wordSet(s["clause"]),
	}
	for _, line := range s["strong"] {
		g.addStrong(strings.Fields(line))
	}
	return g
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
	if p, ok := strings.CutSuffix(preterite, "e"); ok {
		add(p, "e", "en", "est", "et")
	} else {
		add(preterite, "", "en", "t", "st")
		add(umlaut(preterite), "e", "en", "est", "et")
	}
	endings := []string{"", "e", "en", "er", "es", "em"}
	add(participle, endings...)
	if rest, ok := strings.CutPrefix(participle, "ge"); ok {
		for _, e := range endings {
			g.participles[rest+e] = infinitive
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

// stem returns the stem of a folded word.
func (g *german) stem(word string) string {
	if _, ok := g.nouns[word]; ok {
		return snowball(word)
	}
	if infinitive := g.infinitive(word); infinitive != "" {
		return g.verbStem(infinitive)
	}
	for _, verb := range [...]struct{ participle, infinitive string }{{"iert", "ier"}, {"igt", "igen"}} {
		if head, ok := cutParticiple(word, verb.participle); ok {
			return snowballUnless(head+verb.infinitive, "ier")
		}
	}
	if head, ok := strings.CutSuffix(word, "ieren"); ok && len(head) > 2 {
		return plainUmlaut.Replace(head + "ier")
	}
	if stem, ok := foreignNoun(word); ok {
		return stem
	}
	return snowball(g.masculine(word))
}

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
	for _, w := range foreign {
		i := strings.LastIndex(word, w)
		if i < 0 {
			continue
		}
		switch word[i+len(w):] {
		case "", "e", "en", "s", "er", "es":
			return plainUmlaut.Replace(word[:i+len(w)]), true
		}
	}
	for _, w := range latin {
		if head, ok := strings.CutSuffix(word, w[0]); ok {
			return snowball(head + w[1]), true
		}
	}
	return "", false
}

// snowballUnless stems a word, but keeps all of one with the ending: "finanzier" is the stem of "Finanzierung".
func snowballUnless(word, ending string) string {
	if strings.HasSuffix(word, ending) {
		return plainUmlaut.Replace(word)
	}
	return snowball(word)
}

// cutParticiple cuts a participle's ending, inflected or not, off a word of which at least three bytes must stay.
func cutParticiple(word, ending string) (head string, ok bool) {
	i := strings.LastIndex(word, ending)
	if i < 3 {
		return "", false
	}
	switch word[i+len(ending):] {
	case "", "e", "en", "er", "es", "em":
		return word[:i], true
	}
	return "", false
}

// verbStem returns the stem that a verb's infinitive shares with its noun in -ung: "änder", "entwickl", "finanzier", "ablehn".
func (g *german) verbStem(infinitive string) string {
	_, er := g.er[infinitive]
	switch {
	case er:
		return snowball(infinitive[:len(infinitive)-1])
	case strings.HasSuffix(infinitive, "ieren"):
		return plainUmlaut.Replace(infinitive[:len(infinitive)-2])
	case strings.HasSuffix(infinitive, "ern"):
		return plainUmlaut.Replace(infinitive[:len(infinitive)-1])
	case strings.HasSuffix(infinitive, "eln"):
		if _, simplex := g.weak[infinitive]; simplex {
			return plainUmlaut.Replace(infinitive[:len(infinitive)-1])
		}
		return plainUmlaut.Replace(infinitive[:len(infinitive)-3] + "l")
	}
	return snowball(infinitive)
}

var plainUmlaut = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u")

func snowball(word string) string {
	env := snowballstem.NewEnv(word)
	germanstem.Stem(env)
	return env.Current()
}

// masculine returns the masculine of a feminine noun of office or trade ("Ministerin", "Präsidentinnen"), which a
// question seldom tells from the other; any other word as it is.
func (g *german) masculine(word string) string {
	head, ok := strings.CutSuffix(word, "nen")
	if !ok {
		head = word
	}
	for _, ending := range [...]string{"erin", "entin", "istin", "antin", "orin", "ärin", "eurin", "ologin"} {
		if strings.HasSuffix(head, ending) && len(head) >= 8 && head != "katharin" && head != "catherin" {
			return head[:len(head)-2]
		}
	}
	return word
}

// infinitive returns the infinitive of a verb's form, "" for any other word.
func (g *german) infinitive(word string) string {
	if infinitive := g.simplex(word); infinitive != "" {
		return infinitive
	}
	for i := min(len(word)-3, 14); i >= 2; i-- { // the longest prefix first
		if prefix := word[:i]; g.isPrefix(prefix) {
			if infinitive := g.afterPrefix(prefix, word[i:]); infinitive != "" {
				return infinitive
			}
		}
	}
	return ""
}

func (g *german) isPrefix(prefix string) bool {
	if _, ok := g.particles[prefix]; ok {
		return true
	}
	for _, p := range inseparable {
		if p == prefix {
			return true
		}
	}
	return false
}

// afterPrefix returns the infinitive, with its prefix, of which rest is a form: "ge|lehnt", "zu|lehnen", "standen".
func (g *german) afterPrefix(prefix, rest string) string {
	known := func(infinitive string) bool {
		_, ok := g.prefixed[prefix+infinitive]
		return ok
	}
	if r, ok := strings.CutPrefix(rest, "zu"); ok && known(r) {
		return prefix + r
	}
	if infinitive, ok := g.participles[rest]; ok && known(infinitive) {
		return prefix + infinitive
	}
	if infinitive, ok := g.strong[rest]; ok && known(infinitive) {
		return prefix + infinitive
	}
	weak := func(infinitive string) bool { return known(infinitive) }
	if r, ok := strings.CutPrefix(rest, "ge"); ok {
		if infinitive := weakInfinitive(r, weak); infinitive != "" {
			return prefix + infinitive
		}
	}
	if infinitive := weakInfinitive(rest, weak); infinitive != "" {
		return prefix + infinitive
	}
	return ""
}

// simplex returns the infinitive of a form of a verb without a prefix, else "".
func (g *german) simplex(word string) string {
	if infinitive, ok := g.strong[word]; ok {
		return infinitive
	}
	weak := func(infinitive string) bool {
		_, ok := g.weak[infinitive]
		return ok
	}
	if rest, ok := strings.CutPrefix(word, "ge"); ok && strings.Contains(rest, "t") {
		if infinitive := weakInfinitive(rest, weak); infinitive != "" {
			return infinitive
		}
	}
	return weakInfinitive(word, weak)
}

// weakEndings are those of weak verbs in all forms, the longest first.
var weakEndings = [...]string{
	"enden", "ender", "endes", "endem", "ende", "end", "etest", "etet", "eten", "etes", "eter", "etem", "ete",
	"test", "tet", "ten", "tes", "ter", "tem", "te", "est", "et", "st", "en", "t", "e", "n",
}

// weakInfinitive returns the infinitive, known to the function, of which word is a form by its ending, else "".
func weakInfinitive(word string, known func(string) bool) string {
	for _, ending := range weakEndings {
		head, ok := strings.CutSuffix(word, ending)
		if !ok || len(head) < 2 {
			continue
		}
		if known(head + "en") {
			return head + "en"
		}
		if liquid := strings.HasSuffix(head, "el") || strings.HasSuffix(head, "er"); liquid && known(head+"n") {
			return head + "n"
		}
	}
	return ""
}
