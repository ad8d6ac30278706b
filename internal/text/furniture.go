package text

import (
	"slices"
	"strings"

	"quoth/internal/lang"
)

// What a page sets around a story and a reader would not quote, each on a line of its own: notices, times of publication, and lists of other
// stories.

// notices begin such lines, whether they are sentences or not; no sentence of a story is likely to.
var notices = byHead(`
sign up for our|sign up to our|subscribe to our|subscribe for|subscribe now|subscribe today|already a subscriber|not yet a subscriber|
was this email|get the latest|follow us on|we use cookies|by continuing to browse|by continuing to use|this site uses cookies|this website uses cookies|
all rights reserved|copyright ©|copyright 19|copyright 20|this material may not|compiled from wire|associated press writers|image caption|image source|
this article was|this article has been|this article first|this article originally|this story has been|this story was first|this story was originally|this story was updated|
this is a breaking news story|this is a developing story|this interview has been|this interview was edited|an earlier version of this|
a previous version of this|correction:|clarification:|editor's note|editor’s note|about the author:|views expressed are|the views expressed|
the opinions expressed|published by arrangement|forward-looking statements|
sperrfrist:|tel.:|tel:|telefon:|phone:|fax:|e-mail:|email:|mail:|newsletter:|original-content von|anmerkung der redaktion|hinweis der redaktion|
redaktioneller hinweis|hinweis: in einer früheren|anm. d. red|korrektur:|korrekturhinweis|berichtigung:|in einer früheren version dieses|in einer früheren version des artikels|
in einer früheren version hieß|in einer früheren version war|in einer ersten version|in einer früheren fassung dieses|eine frühere version dieses|
wir haben in einer früheren|dieser artikel wurde|dieser artikel erschien|dieser text wurde|dieser text erschien|wir verwenden cookies|wir nutzen cookies|
diese website verwendet cookies|diese seite verwendet cookies|mit ihrer zustimmung werden|an dieser stelle finden sie|hier finden sie inhalte|
hier finden sie externe|sie haben bereits ein abo|sie haben noch kein|abonnieren sie unser|melden sie sich für|melden sie sich hier|folgen sie uns auf|
alle rechte vorbehalten|abdruck honorarfrei|vielen dank fürs|dieser ticker ist|dieser ticker wird|dieser liveticker|dieses thema im programm|
die redaktion empfiehlt|die autorin:|der autor:|mit material von|bildunterschrift:`)

// buttons begin such lines where they are no sentences.
var buttons = byHead(`
also read|read also|read more|read next|read the full|continue reading|advertisement|sponsor|story continues|share this|share on|listen|heard on|toggle|
enlarge|photo credits|view in browser|click here|unsubscribe|sign up|sign in|subscribe|accept all|reporting by|additional reporting by|editing by|
writing by|our standards|getty images|donate|terms of|privacy|
lesedauer|lesezeit|zur startseite|zum inhalt|jetzt abonnieren|jetzt anmelden|jetzt kommentieren|sie haben bereits|teile diesen|diesen artikel teilen|
artikel teilen|picture alliance|picture-alliance|empfohlener redaktioneller inhalt|externer inhalt|impressum|nachdruck`)

// openings are phrases by the hash of their first bytes: nearly all lines are told from them at a glance.
type openings [buckets][]string

const (
	buckets = 1 << 10
	head    = 3 // bytes that are hashed
)

func byHead(list string) *openings {
	o := new(openings)
	for phrase := range strings.SplitSeq(strings.ReplaceAll(list, "\n", ""), "|") {
		h := hashHead(phrase)
		o[h] = append(o[h], phrase)
	}
	return o
}

// begin tells whether a line begins with one of the phrases.
func (o *openings) begin(line string) bool {
	if len(line) < head {
		return false
	}
	for _, phrase := range o[hashHead(line)] {
		if len(line) >= len(phrase) && strings.EqualFold(line[:len(phrase)], phrase) {
			return true
		}
	}
	return false
}

// hashHead hashes the first bytes of a line, small and capital letters alike.
func hashHead(line string) int {
	const lower = 0x20
	return (int(line[0]|lower)<<8 ^ int(line[1]|lower)<<4 ^ int(line[2]|lower)) & (buckets - 1)
}

// isNotice tells whether a line begins as a notice does, or with the number of a footnote.
func isNotice(line string) bool {
	if skipNotes(line, 0) > 0 || strings.HasPrefix(line, "¹ ") || strings.HasPrefix(line, "² ") || strings.HasPrefix(line, "³ ") {
		return true
	}
	for len(line) > 0 && (line[0] == '(' || line[0] == '[' || line[0] == '*' || line[0] == ' ') {
		line = line[1:]
	}
	line = strings.TrimPrefix(line, "— ")
	return notices.begin(line) || buttons.begin(line) && !endsSentence(line)
}

// stampLabels name a time of publication or how long a story takes to read, and stampWords go with them.
var (
	stampLabels = lang.Set("stand aktualisiert veröffentlicht erstellt geändert updated published posted modified read")
	stampWords  = lang.Set("uhr zuletzt am um vom den last first on at am pm gmt utc bst et est edt pt pst cet cest mez mesz min mins minute minutes minuten " +
		"januar jänner februar märz april mai juni juli august september oktober november dezember january february march may june july october december " +
		"jan feb mar mär apr jun jul aug sep sept oct okt nov dec dez montag dienstag mittwoch donnerstag freitag samstag sonntag " +
		"monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun mo di mi do fr sa so")
)

// isStamp tells whether a line tells when the story was published and nothing else: "Stand: 12.03.2021, 14:05 Uhr", "4 min read".
func isStamp(line string) bool {
	const longest = 100
	if len(line) > longest || line[len(line)-1] == '.' && !strings.HasSuffix(line, "in.") { // but "3 Min."
		return false
	}
	labelled, dated := false, false
	for word := range strings.FieldsFuncSeq(line, func(r rune) bool { return !isWordRune(r) }) {
		if digitFirst(word) {
			dated = true
			continue
		}
		switch word = strings.ToLower(word); {
		case stampLabels[word]:
			labelled = true
		case !stampWords[word]:
			return false
		}
	}
	return labelled && dated
}

// pointers stand above a list of other stories, or of names and numbers for the press.
var pointers = byHead(`mehr zum thema|lesen sie auch|lesen sie mehr|lesen sie dazu auch|das könnte sie auch interessieren|das könnte sie interessieren|auch interessant|
empfohlene artikel|weitere artikel|weitere themen|weitere meldungen|meistgelesen|am meisten gelesen|schlagwörter|schlagworte|kommentare|pressekontakt|
kontakt für rückfragen|rückfragen bitte an|ansprechpartner für die presse|related|related topics|related articles|related stories|related content|
more on this story|more stories|trending|trending now|most read|most popular|you may also like|you might also like|recommended|recommended for you|
read more|read next|see also|siehe auch|up next|top stories|media contact|media contacts|press contact|comments`)

// isPointer tells whether a line is one of those: "Mehr zum Thema", "Comments (3)".
func isPointer(line string) bool {
	line = strings.TrimRight(line, ":()0123456789 ")
	return len(line) >= head && slices.ContainsFunc(pointers[hashHead(line)], func(pointer string) bool { return strings.EqualFold(line, pointer) })
}
