package corpus

import (
	"time"

	"quoth/internal/when"
)

// Article is one stored news story and what is known of it.
// Text is kept byte for byte as it was given; every quoted sentence is a substring of it.
type Article struct {
	Number   uint64    // given by Add, from 1 upwards in each corpus, never used twice
	Ref      string    // the importer's own identifier; may be empty. Unique in a corpus where given
	Headline string    // may be empty
	Text     string    // UTF-8, paragraphs separated by line breaks
	URL      string    // http or https, or empty
	Source   string    // publisher; may be empty
	Author   string    // byline; may be empty
	Lang     string    // ISO 639-1 code; recognised by Add where empty
	Date     when.Date // of publication, as exact as it is known; zero where unknown
	AddedBy  string    // Discord user ID, or "operator" for the command line
	Added    time.Time // set by Add
	Removed  time.Time // zero unless the article lies in the bin
}

// Receipt tells what Add understood of an article, so that the moderator who gave it can see mistakes at once.
type Receipt struct {
	Number    uint64
	Headline  string
	Date      when.Date
	Source    string
	URL       string
	Lang      string
	Sentences int  // that can be quoted
	Known     bool // the same text (or ref) was stored already; Number is the stored article's, nothing was written
}
