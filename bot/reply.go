package bot

import "quoth/corpus"

// Reply is what a command answers. At most one of Answer, Stored, List and Help is set; Notice can stand with each.
type Reply struct {
	Lang     string        // "de" or "en": of the bot's own words
	Question string        // as it was asked; empty if it was none
	Answer   *corpus.Reply // to a question
	Stored   *Stored       // of an article or articles that were given
	List     *List         // of stored articles
	Help     []Command     // the commands to be explained
	Notice   string        // a sentence in the bot's own words: what was done, or what is wrong and what to do
	Failed   bool          // the notice tells what is wrong
}

// Stored tells what became of the articles that were given.
type Stored struct {
	Receipts []corpus.Receipt // of the first ones
	Total    int              // articles stored, also those without a receipt here
	Known    int              // of those given, how many were stored already
	Kept     int              // of the known, how many were given with another headline, date, publisher or link
	Bad      []string         // what could not be stored and why, the first ones
	Failed   int              // how many could not be stored
}

// List is one page of the stored articles, the newest first.
type List struct {
	Articles []corpus.Article // without their text
	Page     int              // from 1
	Pages    int
	Total    int  // articles on all pages
	Removed  bool // those in the bin
}
