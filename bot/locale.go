package bot

import (
	"fmt"
	"slices"
	"strings"

	"quoth/internal/lang"
)

// phrases are the bot's own words in one language.
type phrases struct {
	notManager, emptyQuestion, noArticles, notFound, emptyArticle, tooLong, badFormat, duplicate  string
	locked, stopping, tookTooLong, tooBusy, importCut, textUnused, wordsUnused, oneQuestion, kept string
	welcome, serversOnly, fileUnreadable, replyUnreadable, failure, badOperator                   string

	also, disagree, sources, reported, by, nothing, nearest, undated, noPublisher, noHeadline    string
	readThere, tooLongQuote, more, commands, aliases, example, managersOnly, emptyList, emptyBin string
	lookedFor, neverSeen, readAs, incomplete, unsure                                             string

	languages                                              map[string]string
	headline, date, publisher, language, sentences, stored string
	known, storedMany, failedSome, listed, bin             string

	noCommand, broken, removed, restored, forgottenOwn, forgotten string // formats of sentences
}

var english = phrases{
	notManager:      "Only members with the permission Manage Messages may do that.",
	emptyQuestion:   "There is no word to look for in this question. Ask for something that an article could say, such as !who declined, or reply with it to an answer.",
	badOperator:     "%s cannot be understood: write a date as 2018, 2018-07 or 2018-07-24, a language as de or en, and - before words only.",
	noArticles:      "No articles are stored here yet. Somebody who may manage messages can store one with !add.",
	notFound:        "There is no article with that number. !list shows the numbers; an article that was erased cannot come back.",
	emptyArticle:    "The article has no text. Paste it after the command, below its headline.",
	tooLong:         "The article is too long to be stored as one. Split it into parts.",
	badFormat:       "This kind of file cannot be read; .txt, .md, .html and .jsonl files can.",
	duplicate:       "The same article has been stored again under another number; remove that one first.",
	locked:          "The articles are in use by another process. Stop the other quoth, or try again later.",
	stopping:        "I am shutting down. Please ask again in a moment.",
	tookTooLong:     "That took too long, so I stopped. Please try again, or with fewer words.",
	tooBusy:         "There is too much to do in this channel just now. Please try again in a moment.",
	importCut:       "That took too long, so I stopped. What is listed below is stored; attach the file again, and I will go on with the rest.",
	textUnused:      "The text beside the files was not used: only a headline, a date or named lines beside a single .txt, .md or .html file are.",
	wordsUnused:     "What was typed with the command was not used: a headline of three words or more, a date or named lines such as headline: ... would be.",
	kept:            "What is stored stays as it was: to change headline, date, publisher or link, remove the article and add it again.",
	oneQuestion:     "I answer one question per message: please ask the others one by one.",
	welcome:         "You are welcome.",
	serversOnly:     "I answer in servers only: each has articles of its own. Ask me there.",
	failure:         "That failed:",
	fileUnreadable:  "The attachment could not be fetched. Please attach it again.",
	replyUnreadable: "The message that you replied to cannot be read. Paste the article instead.",
	also:            "also in", disagree: "The sources disagree", sources: "Sources", reported: "reported", by: "said by",
	incomplete: "The articles are being indexed again, so some cannot be found yet. Please ask again in a moment.",
	unsure:     "I am not sure; this comes closest.",
	nothing:    "Nothing found in the stored articles.", nearest: "Nearest headline",
	undated: "undated", noPublisher: "no publisher", noHeadline: "no headline",
	readThere:    "read it there",
	tooLongQuote: "The sentence (%d characters) does not fit into a message, and is never cut", more: "%d more did not fit",
	commands: "Commands", aliases: "also", example: "Example", managersOnly: "needs Manage Messages",
	emptyList: "No articles are stored here yet.", emptyBin: "The bin is empty.", lookedFor: "Looked for", neverSeen: "in no sentence", readAs: "read as",
	languages: map[string]string{"de": "German", "en": "English", "es": "Spanish", "fr": "French", "ru": "Russian", "sv": "Swedish", "no": "Norwegian", "hu": "Hungarian"},
	headline:  "Headline", date: "Date", publisher: "Publisher", language: "Language", sentences: "Sentences",
	stored: "Stored as article %d", known: "Stored already, as article %d", storedMany: "Articles stored: %d; stored already: %d",
	failedSome: "Could not be stored: %d", listed: "Articles: %d (page %d of %d)", bin: "In the bin: %d (page %d of %d)",

	noCommand:    "There is no command “%s”; !help shows them all.",
	broken:       "Sorry, something went wrong. The operator finds it under number %d in the log.",
	removed:      "Article %[1]d (%[2]s) is in the bin. For 30 days !restore %[1]d brings it back.",
	restored:     "Article %d (%s) is back.",
	forgottenOwn: "Your ID is erased on this server. It was kept with %d articles; the articles themselves stay.",
	forgotten:    "The ID is erased on this server. It was kept with %d articles; the articles themselves stay.",
}

var german = phrases{
	notManager:      "Das dürfen nur Mitglieder mit der Berechtigung „Nachrichten verwalten“.",
	emptyQuestion:   "In dieser Frage ist kein Wort, nach dem ich suchen kann. Frag nach etwas, das in einem Artikel stehen kann, etwa !wer hat abgelehnt, oder antworte damit auf eine Antwort.",
	badOperator:     "%s ist nicht zu verstehen: bitte ein Datum als 2018, 2018-07 oder 2018-07-24 schreiben, eine Sprache als de oder en und - nur vor Wörtern.",
	noArticles:      "Hier sind noch keine Artikel gespeichert. Wer Nachrichten verwalten darf, kann mit !hinzufügen einen speichern.",
	notFound:        "Einen Artikel mit dieser Nummer gibt es nicht. !liste zeigt die Nummern; was endgültig gelöscht ist, kommt nicht zurück.",
	emptyArticle:    "Der Artikel hat keinen Text. Er gehört hinter den Befehl, unter die Schlagzeile.",
	tooLong:         "Der Artikel ist zu lang für einen einzigen. Bitte in Teile zerlegen.",
	badFormat:       "Diese Art von Datei kann ich nicht lesen; .txt, .md, .html und .jsonl gehen.",
	duplicate:       "Derselbe Artikel ist unter einer anderen Nummer neu gespeichert; bitte erst jenen entfernen.",
	locked:          "Die Artikel sind bei einem anderen Prozess in Gebrauch. Bitte das andere quoth beenden oder es später noch einmal versuchen.",
	stopping:        "Ich werde gerade beendet. Bitte gleich noch einmal fragen.",
	tookTooLong:     "Das hat zu lange gedauert, ich habe abgebrochen. Bitte noch einmal oder mit weniger Wörtern versuchen.",
	tooBusy:         "In diesem Kanal ist gerade zu viel zu tun. Bitte gleich noch einmal versuchen.",
	importCut:       "Das hat zu lange gedauert, ich habe abgebrochen; was unten steht, ist gespeichert. Noch einmal angehängt, geht die Datei dort weiter.",
	textUnused:      "Der Text neben den Dateien wurde nicht verwendet: das geht nur mit Schlagzeile, Datum oder benannten Zeilen bei einer einzelnen Datei .txt, .md oder .html.",
	wordsUnused:     "Was beim Befehl stand, wurde nicht verwendet: das geht mit einer Schlagzeile ab drei Wörtern, einem Datum oder benannten Zeilen wie Schlagzeile: ...",
	kept:            "Was gespeichert ist, bleibt, wie es war: um Schlagzeile, Datum, Quelle oder Link zu ändern, den Artikel entfernen und neu hinzufügen.",
	oneQuestion:     "Ich beantworte eine Frage je Nachricht: die anderen bitte einzeln stellen.",
	welcome:         "Gern geschehen.",
	serversOnly:     "Ich antworte nur auf Servern: jeder hat seine eigenen Artikel. Bitte dort fragen.",
	failure:         "Das ging nicht:",
	fileUnreadable:  "Der Anhang war nicht abzurufen. Bitte noch einmal anhängen.",
	replyUnreadable: "Die Nachricht, auf die geantwortet wurde, ist nicht lesbar. Bitte den Artikel als Text einfügen.",
	also:            "auch in", disagree: "Die Quellen widersprechen sich", sources: "Quellen", reported: "laut Bericht", by: "gesagt von",
	incomplete: "Die Artikel werden gerade neu indexiert, manche sind noch nicht zu finden. Bitte gleich noch einmal fragen.",
	unsure:     "Ich bin nicht sicher; das kommt der Frage am nächsten.",
	nothing:    "In den gespeicherten Artikeln nichts gefunden.", nearest: "Nächste Schlagzeile",
	undated: "ohne Datum", noPublisher: "ohne Quelle", noHeadline: "ohne Schlagzeile",
	readThere:    "dort zu lesen",
	tooLongQuote: "Der Satz (%d Zeichen) passt nicht in eine Nachricht und wird nicht gekürzt", more: "%d weitere passten nicht",
	commands: "Befehle", aliases: "auch", example: "Beispiel", managersOnly: "braucht „Nachrichten verwalten“",
	emptyList: "Hier sind noch keine Artikel gespeichert.", emptyBin: "Der Papierkorb ist leer.", lookedFor: "Gesucht", neverSeen: "in keinem Satz", readAs: "gelesen als",
	languages: map[string]string{"de": "Deutsch", "en": "Englisch", "es": "Spanisch", "fr": "Französisch", "ru": "Russisch", "sv": "Schwedisch", "no": "Norwegisch", "hu": "Ungarisch"},
	headline:  "Schlagzeile", date: "Datum", publisher: "Quelle", language: "Sprache", sentences: "Sätze",
	stored: "Gespeichert als Artikel %d", known: "Schon gespeichert, als Artikel %d", storedMany: "Artikel gespeichert: %d; schon gespeichert: %d",
	failedSome: "Nicht zu speichern: %d", listed: "Artikel: %d (Seite %d von %d)", bin: "Im Papierkorb: %d (Seite %d von %d)",

	noCommand:    "Einen Befehl „%s“ gibt es nicht; !hilfe zeigt alle.",
	broken:       "Entschuldigung, da ist etwas schiefgegangen. Es steht unter der Nummer %d im Protokoll des Betreibers.",
	removed:      "Artikel %[1]d (%[2]s) liegt im Papierkorb. !wiederherstellen %[1]d holt ihn 30 Tage lang zurück.",
	restored:     "Artikel %d (%s) ist wieder da.",
	forgottenOwn: "Deine ID ist auf diesem Server gelöscht. Sie stand an Artikeln: %d. Die Artikel selbst bleiben.",
	forgotten:    "Die ID ist auf diesem Server gelöscht. Sie stand an Artikeln: %d. Die Artikel selbst bleiben.",
}

// phrasesOf returns the bot's words in a language, English for any but "de".
func phrasesOf(lang string) *phrases {
	if lang == "de" {
		return &german
	}
	return &english
}

// in returns the one of two texts that is in the language of the phrases.
func (p *phrases) in(en, de string) string {
	if p == &german {
		return de
	}
	return en
}

// unknownCommand says that a word names no command.
func (p *phrases) unknownCommand(word string) string { return fmt.Sprintf(p.noCommand, brief(word)) }

// title returns a headline as one short line.
func (p *phrases) title(headline string) string {
	if headline = brief(headline); headline == "" {
		return p.noHeadline
	}
	return headline
}

// languageName returns the name of a language by its code.
func (p *phrases) languageName(code string) string {
	if name := p.languages[code]; name != "" {
		return name
	}
	return code
}

// speech returns the language to answer a request in, "de" or "en": that of a question's words, else that of the command word, else
// the one that the request names. What follows any other command, such as an article, says nothing of who gave it.
func speech(r *Request) string {
	command, asks := commandSpeech(r.Word)
	score := command
	if asks {
		score = questionSpeech(r.Text, command)
	}
	if score == 0 {
		score = command
	}
	if score == 0 && r.Earlier != "" {
		score = questionSpeech(r.Earlier, 0)
	}
	if score > 0 || score == 0 && r.Lang == "de" {
		return "de"
	}
	return "en"
}

// Speech returns the language, "de" or "en", in which to answer a line.
func Speech(line string) string {
	_, word, text := parse(Commands(), line, false)
	return speech(&Request{Word: word, Text: text})
}

// questionSpeech tells the language of a question: above 0 German, below 0 English, 0 either. The letters are asked where the words do not
// tell, but not against a German command word: names look like words of any language.
func questionSpeech(text string, command int) int {
	text = strings.ToLower(text[:min(len(text), 2000)])
	score, words := 0, 0
	de, en := lang.Get("de"), lang.Get("en")
	for word := range strings.FieldsSeq(text) {
		word = lang.Fold(strings.Trim(word, "?!.,:;\"“”„"))
		words++
		switch inGerman, inEnglish := de.IsStop(word), en.IsStop(word); {
		case inGerman && !inEnglish, strings.ContainsAny(word, "äöüß"):
			score++
		case inEnglish && !inGerman:
			score--
		}
	}
	if score == 0 && words >= 3 && command <= 0 {
		if code, confidence := lang.Detect(text); confidence > 0.8 {
			score = map[string]int{"de": 1, "en": -1}[code]
		}
	}
	return score
}

// commandSpeech tells the language of a command word, 1 German, -1 English, 0 either, and whether the command asks a question.
func commandSpeech(word string) (language int, asks bool) {
	if word == "" {
		return 0, true
	}
	c := find(Commands(), word)
	if c == nil {
		return 0, false
	}
	if word = plain(word); word == c.Name || slices.Contains(englishAliases, word) {
		return -1, c.IsQuestion()
	}
	return 1, c.IsQuestion()
}

// englishAliases are the aliases of commands that are not German.
var englishAliases = []string{"whom", "whose"}
