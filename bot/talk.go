package bot

import (
	"regexp"
	"strings"
	"unicode"

	"quoth/internal/lang"
)

// asides are what people say to a bot that no article answers, with the command word that it stands for.
var asides = sayings(map[string]string{
	"help": "hello, hi, hey, hello quoth, hi quoth, hey quoth, hi there, hello there, good morning, good evening, " +
		"who are you, what are you, are you a bot, what can you do, what do you do, what can i ask, " +
		"what can i ask you, how do you work, how does this work, how does it work, how do i use you, help me",
	"hilfe": "hallo, hallo quoth, moin, servus, guten morgen, guten tag, guten abend, " +
		"wer bist du, was bist du, bist du ein bot, was kannst du, was kannst du alles, was machst du, " +
		"was kann ich fragen, was kann ich dich fragen, wie funktionierst du, wie funktioniert das, wie geht das, hilf mir",
	"list": "what do you know, what do you have, what articles do you have, which articles do you have, how many articles do you have, " +
		"what articles are stored, which articles are stored, how many articles are stored, show me the articles",
	"liste": "was weißt du, was hast du, welche artikel hast du, welche artikel gibt es, welche artikel sind gespeichert, wie viele artikel hast du, " +
		"wie viele artikel gibt es, wie viele artikel sind gespeichert, zeig mir die artikel",
})

// thanks are what people say to a bot after an answer, with its language.
var thanks = sayings(map[string]string{
	"en": "thanks, thanks quoth, ok thanks, thank you, thank you quoth, thank you very much, thanks a lot, many thanks, thx, good bot",
	"de": "danke, danke quoth, ok danke, danke schön, danke dir, dankeschön, vielen dank, besten dank, guter bot",
})

// sayings turns lists of sayings around: by saying, as bareWords has it, the key of its list.
func sayings(lists map[string]string) map[string]string {
	m := map[string]string{}
	for key, list := range lists {
		for saying := range strings.SplitSeq(list, ", ") {
			m[bareWords(saying)] = key
		}
	}
	return m
}

// maxSaying is more than the longest saying has, in bytes.
const maxSaying = 200

// bareWords returns the words of a line, folded; "" for a line that is too long to be a saying, such as an article.
func bareWords(line string) string {
	if len(line) > maxSaying {
		return ""
	}
	words := strings.FieldsFunc(markup.ReplaceAllString(line, " "), func(r rune) bool { return !unicode.In(r, unicode.L, unicode.N, unicode.M) })
	return lang.Fold(strings.Join(words, " "))
}

// preamble is what people say before a question, and what follows it; polite is what they write behind one.
var (
	preamble = regexp.MustCompile(`(?is)^(?:hello|hi|hey|hallo|moin|servus|good (?:morning|evening)|guten (?:morgen|tag|abend)|quoth|` +
		`sorry|excuse me|entschuldigung|ok|okay|so|thanks|thank you|thx|danke|question|frage|i have a question|ich habe eine frage|` +
		`(?:please )?(?:can|could) you (?:please )?tell me|do you know|i (?:want|would like) to know|` +
		`sag (?:mal|mir)|kannst du mir (?:bitte )?sagen|weißt du|ich (?:möchte|will) wissen|ich hätte gern gewusst)` +
		`(?: there|,? quoth)?\s*([,.!:]?)\s+(.+)$`)
	polite = regexp.MustCompile(`(?i)\s(?:pls|plz|thx)[.!]*$`)
)

// withoutTalk returns a line without the talk before a question, as in "Hey, who declined?" and "weißt du wer abgelehnt hat". What stands
// before other words may belong to them: "Hello Kitty". Nobody says more than a few things first.
func withoutTalk(line string) string {
	for range 4 {
		m := preamble.FindStringSubmatch(line)
		said := bareWords(line)
		if m == nil || asides[said] != "" || thanks[said] != "" || m[1] == "" && find(questionCommands(), firstWord(m[2])) == nil {
			return line
		}
		line = m[2]
	}
	return line
}
