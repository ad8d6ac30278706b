// Package answer finds, in a few articles that are likely to hold it, the sentence that answers a
// question and the words in it that do.
//
// The index has found the articles; Rank looks at every sentence of them:
//
//	Plan, groups, stories -> match the words -> features -> rank -> facts -> rank again -> answers
//
// A feature is one number that says something of a sentence as an answer to the question (how much
// of the question stands in it, in its neighbours, in its headline; whether it holds a date where a
// date is wanted, and how near to the question's words). The score is their weighted sum. The
// weights stand in weights.go and are fitted on development questions by internal/answer/fit.
//
// Everything quoted is a byte range of the story's text.
package answer
