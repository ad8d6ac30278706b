// Package query understands a question: what kind of answer it wants, which of its words carry
// meaning and in which language they are, and as which index terms each is to be looked for.
//
// The way of the data is
//
//	command line -> ParseCommand -> kind, text -> Analyse -> Plan -> Expand -> one group of terms a word
//
// A Plan says what the question is about and does not depend on any corpus. Expand turns it into
// groups for the languages of one corpus: a word's own stem, its translations, synonyms, compound
// parts and spellings stand in one group with a probability each, so that a word with ten
// translations weighs no more than a word with one (Darwish and Oard, "Probabilistic Structured
// Query Methods", SIGIR 2003).
package query
