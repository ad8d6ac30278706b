package names

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"quoth/internal/lang"
)

// maxName is the length in bytes beyond which a string is not looked at as a name.
const maxName = 200

// maxVariants is how many spellings Variants returns at most.
const maxVariants = 12

// cyrillic writes Russian and Ukrainian letters as English does.
var cyrillic = strings.NewReplacer("а", "a", "б", "b", "в", "v", "г", "g", "ґ", "g", "д", "d", "е", "e", "ё", "yo", "є", "ye",
	"ж", "zh", "з", "z", "и", "i", "і", "i", "ї", "yi", "й", "y", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p",
	"р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch", "ъ", "",
	"ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya")

// alike writes what German, English and French spell differently in the same way. Longer patterns come first.
var alike = strings.NewReplacer("schtsch", "sk", "shch", "sk", "tsch", "k", "tch", "k", "dsch", "i", "dzh", "i", "dj", "i",
	"sch", "s", "sh", "s", "zh", "s", "ch", "k", "kh", "k", "gh", "g", "dh", "d", "th", "t", "ph", "f", "ck", "k", "ts", "s", "tz", "s",
	"ae", "a", "oe", "o", "ue", "u", "ou", "u", "q", "k", "c", "k", "x", "ks", "z", "s", "w", "v", "y", "i", "j", "i")

// sound returns a key under which the spellings of a word in several languages meet: Lawrow and Lavrov, Jelzin and
// Yeltsin. word is folded. Short words and those with digits stay as they are.
func sound(word string) string {
	if r, _ := utf8.DecodeRuneInString(word); unicode.Is(unicode.Cyrillic, r) {
		word = cyrillic.Replace(word)
	}
	if len(word) < 4 || strings.ContainsAny(word, "0123456789") {
		return word
	}
	word = alike.Replace(word)
	var b strings.Builder
	for i := range len(word) { // double letters are one
		if i == 0 || word[i] != word[i-1] {
			b.WriteByte(word[i])
		}
	}
	word = b.String()
	for _, ending := range [...]string{"iev", "ov", "ev", "of"} {
		if base, ok := strings.CutSuffix(word, ending); ok && len(base) > 2 {
			word = base + "v"
			break
		}
	}
	if strings.HasPrefix(word, "ie") {
		word = word[1:]
	}
	return word
}

// respelling is one way to write a name of another language.
type respelling struct {
	replacer *strings.Replacer
	endings  [][2]string
	initials [][2]string // at the beginning, before a vowel
}

var respellings = []respelling{
	{ // German to English
		strings.NewReplacer("schtsch", "shch", "tsch", "ch", "dsch", "j", "sch", "sh", "ch", "kh", "j", "y", "w", "v", "z", "ts"),
		[][2]string{{"yj", "y"}, {"ij", "y"}, {"jew", "yev"}, {"ski", "sky"}, {"ej", "ei"}},
		[][2]string{{"s", "z"}},
	},
	{ // the same, s as it is
		strings.NewReplacer("schtsch", "shch", "tsch", "ch", "dsch", "j", "sch", "sh", "j", "y", "w", "v"),
		[][2]string{{"yj", "yy"}, {"ij", "iy"}, {"jew", "ev"}, {"ski", "sky"}, {"ej", "ey"}},
		nil,
	},
	{ // English to German
		strings.NewReplacer("shch", "schtsch", "sh", "sch", "kh", "ch", "ch", "tsch", "zh", "sch", "ya", "ja", "ye", "je", "yo", "jo", "yu", "ju",
			"v", "w", "ts", "z", "z", "s"),
		[][2]string{{"sky", "ski"}, {"skyy", "skyj"}, {"yev", "jew"}, {"ey", "ej"}, {"iy", "ij"}},
		nil,
	},
	{ // the same, ch as it is, y at the end as i
		strings.NewReplacer("shch", "schtsch", "sh", "sch", "zh", "sch", "ya", "ja", "ye", "je", "yo", "jo", "yu", "ju", "v", "w"),
		[][2]string{{"sky", "skyj"}, {"y", "i"}, {"ei", "ej"}},
		nil,
	},
}

// respell applies the rules to a word in lower case.
func (r *respelling) respell(word string) string {
	tail := ""
	for _, e := range r.endings {
		if base, ok := strings.CutSuffix(word, e[0]); ok && len(base) > 2 {
			word, tail = base, e[1]
			break
		}
	}
	head := ""
	for _, e := range r.initials {
		if rest, ok := strings.CutPrefix(word, e[0]); ok && rest != "" && strings.IndexByte("aeiou", rest[0]) >= 0 {
			word, head = rest, e[1]
			break
		}
	}
	return head + r.replacer.Replace(word) + tail
}

var (
	toDigraphs = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ß", "ss")
	toUmlauts  = strings.NewReplacer("ae", "ä", "oe", "ö", "ue", "ü", "Ae", "Ä", "Oe", "Ö", "Ue", "Ü")
	toSharpS   = strings.NewReplacer("ss", "ß")
)

// aliases are the names of each thing by folded name.
var aliases = sync.OnceValue(func() map[string][]*group {
	all := make(map[string][]*group)
	groups := theGroups()
	for i := range groups {
		g := &groups[i]
		for _, name := range g.names {
			key := fold(name)
			if n := len(all[key]); n == 0 || all[key][n-1] != g {
				all[key] = append(all[key], g)
			}
		}
	}
	return all
})

// personAliases are the spellings of persons' names by folded word or words.
var personAliases = sync.OnceValue(func() map[string][]string {
	all := make(map[string][]string)
	for line := range dataLines("persons") {
		for entry := range strings.SplitSeq(line, ",") {
			names := strings.Split(entry, "=")
			for i := range names {
				names[i] = strings.TrimSpace(names[i])
			}
			for _, n := range names {
				all[fold(n)] = names
			}
		}
	}
	return all
})

// Variants returns other spellings of a name that are worth searching, at most 12, the likeliest first, without the name
// itself: its names in other languages and its acronym ("Mailand": "Milan"; "EU": "Europäische Union"), persons' names as
// other languages write them ("Netanjahu": "Netanyahu"), ss for ß, ae for ä. Not all of them need exist.
func Variants(name string) []string {
	if len(name) == 0 || len(name) > maxName {
		return nil
	}
	v := variants{name: name, seen: map[string]bool{strings.ToLower(name): true}}
	for _, g := range aliases()[fold(name)] {
		for _, n := range g.names {
			v.add(n)
		}
	}
	v.addPersons()
	v.add(toDigraphs.Replace(name))
	v.add(toUmlauts.Replace(name))
	v.add(toSharpS.Replace(name))
	if plain := lang.Plain(name); plain != lang.Fold(name) {
		v.add(titled(plain))
	}
	for i := range respellings {
		v.addWords(func(w string) string {
			if utf8.RuneCountInString(w) < 5 {
				return w
			}
			return titled(respellings[i].respell(strings.ToLower(w)))
		})
	}
	return v.all
}

type variants struct {
	name string
	all  []string
	seen map[string]bool
}

func (v *variants) add(name string) {
	if key := strings.ToLower(name); len(v.all) < maxVariants && !v.seen[key] && utf8.ValidString(name) {
		v.seen[key] = true
		v.all = append(v.all, name)
	}
}

// addWords adds the name with each of its words replaced.
func (v *variants) addWords(replace func(string) string) {
	words := strings.Fields(v.name)
	for i, w := range words {
		words[i] = replace(w)
	}
	v.add(strings.Join(words, " "))
}

// addPersons adds the name with its words as other languages write them.
func (v *variants) addPersons() {
	for _, n := range personAliases()[fold(v.name)] {
		v.add(n)
	}
	words := strings.Fields(v.name)
	if len(words) < 2 {
		return
	}
	for k := 1; k < 5; k++ {
		v.addWords(func(w string) string {
			if all := personAliases()[fold(w)]; len(all) > 0 {
				return all[min(k, len(all)-1)]
			}
			return w
		})
	}
}

// titled capitalises the first letter of each word and each part of a hyphenated one.
func titled(s string) string {
	previous := ' '
	return strings.Map(func(r rune) rune {
		p := previous
		previous = r
		if p == ' ' || p == '-' {
			return unicode.ToUpper(r)
		}
		return r
	}, s)
}
