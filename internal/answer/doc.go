// Package answer finds, in a few articles that are likely to hold it, the sentence that answers a
// question and the words in it that do. An Engine goes from a question to its answers in three steps:
//
//	q := engine.Question(archive, command, today)                      // its words, and the terms each is looked for as
//	stories, err := engine.Retrieve(archive, q)                        // the articles that the index has for it, best first
//	verdict := engine.Answer(archive, q, stories, limit)               // the answers, or the story nearest to the question
//
// Answer matches the words of the question with every sentence of the stories (match.go) and ranks the
// sentences by features. A feature is one number that says something of a sentence as an answer: how much
// of the question stands in it, in its neighbours, in its headline; whether it holds a date where a date
// is wanted, and how near to the question's words. The score is their weighted sum (features.go, weights.go, rank.go).
//
// In the best sentences the pronouns, and nouns such as "the company", match what they stand for (standin.go). For that every noun phrase
// and pronoun of a story (mention.go) is linked to the one before that it may stand for by gender and kind (agreement.go, chain.go).
//
// The best sentences are read closely (reading.go): they are cut into pieces that may be the words that
// answer, by the kind of question (span.go, which leads to the names, dates, numbers, clauses and quotations),
// of which one is chosen by weights again (spanfeatures.go, spanweights.go). Then they are ranked anew.
//
// confidence.go decides whether the best one is good enough to be given, and whether it is sure. What is given becomes a Finding
// (outcome.go), with what a reader must know of it: that it reports hearsay, who speaks, whom a pronoun
// stands for, which other articles say the same and which contradict it.
//
// All weights are fitted on development questions by internal/answer/fit. Everything quoted is a byte
// range of the story's text.
package answer
