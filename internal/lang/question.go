package lang

// The kinds of question that [Language.QuestionWord] tells apart.
const (
	Who     = "who"
	What    = "what"
	When    = "when"
	Where   = "where"
	Why     = "why"
	How     = "how"
	HowMany = "howmany"
	HowMuch = "howmuch"
	Which   = "which"
	Said    = "said"
)

// maxQuestionPhrase is the number of words in the longest question phrase of the tables ("à partir de quand").
const maxQuestionPhrase = 4

// QuestionWord tells which kind of question folded words begin, and how many of them the question phrase takes:
// "wie viele banken ..." is HowMany, 2; "mit wem ..." is Who, 2. It returns "", 0 where they begin with none.
func (l *Language) QuestionWord(words []string) (kind string, n int) {
	if kind, n = l.questionPhrase(words); n > 0 || len(words) == 0 {
		return kind, n
	}
	if !l.prepositions[words[0]] {
		return "", 0
	}
	if kind, n = l.questionPhrase(words[1:]); n > 0 {
		return kind, n + 1
	}
	return "", 0
}

// questionPhrase finds the longest phrase of the table that words begin with.
func (l *Language) questionPhrase(words []string) (kind string, n int) {
	phrase := ""
	for i, word := range words[:min(len(words), maxQuestionPhrase)] {
		if i > 0 {
			phrase += " "
		}
		phrase += word
		if k, ok := l.questions[phrase]; ok {
			kind, n = k, i+1
		}
	}
	return kind, n
}
