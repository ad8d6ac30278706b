package names

import (
	"slices"
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
	toDigraphs = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue")
	toUmlauts  = strings.NewReplacer("ae", "ä", "oe", "ö", "ue", "ü")
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
var personAliases = sync.OnceValue(func() map[string][]string { return joined("persons") })

// abroad are the names of rulers, saints and the ancients in the other of German and English, by folded word.
var abroad = sync.OnceValue(func() map[string][]string { return joined("abroad") })

// joined reads a data file of names that are joined by "=", by folded name.
func joined(file string) map[string][]string {
	all := make(map[string][]string)
	for line := range dataLines(file) {
		for entry := range strings.SplitSeq(line, ",") {
			names := strings.Split(entry, "=")
			for i := range names {
				names[i] = strings.TrimSpace(names[i])
			}
			for _, n := range names {
				all[fold(n)] = append(all[fold(n)], names...)
			}
		}
	}
	return all
}

// Abroad returns the names, folded, that the bearer of a name may have in the other of German and English, as rulers, saints and the
// ancients do: "heinrich": "henry"; "livy": "livius". Within one language Heinrich is another man than Henry.
func Abroad(word string) (list []string) {
	word = lang.Fold(word)
	names := abroad()[fold(word)]
	if len(names) == 0 { // a genitive: "Heinrichs"
		names = abroad()[fold(strings.TrimSuffix(word, "s"))]
	}
	for _, n := range names {
		if n = lang.Fold(n); n != word && !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list
}

// Variants returns other spellings of a word, folded, that are worth searching where it is a name, at most 12, the likeliest first: its
// names in other languages and its long form or acronym, which may be of several words ("mailand": "milan"; "eu": "europäische union"),
// persons' names as other languages write them ("netanjahu": "netanyahu"), ae for ä, a for ä.
func Variants(word string) []string {
	word = lang.Fold(word)
	if word == "" || len(word) > maxName || !utf8.ValidString(word) {
		return nil
	}
	all := []string{word}
	add := func(spelling string) {
		if len(all) <= maxVariants && !slices.Contains(all, spelling) {
			all = append(all, spelling)
		}
	}
	for _, g := range aliases()[fold(word)] {
		for _, n := range g.names {
			add(lang.Fold(n))
		}
	}
	for _, n := range personAliases()[fold(word)] {
		add(lang.Fold(n))
	}
	add(toDigraphs.Replace(word))
	add(toUmlauts.Replace(word))
	add(lang.Plain(word))
	if utf8.RuneCountInString(word) >= shortestRespelt {
		for i := range respellings {
			add(respellings[i].respell(word))
		}
	}
	return all[1:]
}

// shortestRespelt is how many letters a word must have to be written as another language would.
const shortestRespelt = 5
