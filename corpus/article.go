package corpus

import (
	"time"

	"quoth/internal/when"
)

// Article is a news story and what is known about it. Its text is stored byte for byte; every quoted sentence is a substring of it.
type Article struct {
	Number   uint64    // given by Add, from 1 upwards in each corpus, never used twice
	Ref      string    // the importer's identifier; may be empty, else unique in the corpus
	Named    bool      // Ref is but a file's name: Import takes no other text for the same article by it (see finder.known); not stored
	Headline string    // may be empty
	Text     string    // UTF-8, paragraphs separated by line breaks
	URL      string    // http or https, or empty
	Source   string    // publisher; may be empty
	Author   string    // byline; may be empty
	Lang     string    // ISO 639-1 code; where empty, Add detects it
	Date     when.Date // of publication, as precise as is known; zero where unknown
	AddedBy  string    // Discord user ID, or "operator" for the command line
	Added    time.Time // set by Add
	Removed  time.Time // zero unless the article lies in the bin
}

// Receipt says what Add made of an article, so that the moderator who gave it sees mistakes at once.
type Receipt struct {
	Number    uint64
	Headline  string
	Date      when.Date
	Source    string
	URL       string
	Lang      string
	Sentences int  // how many can be quoted
	Known     bool // the article was stored already, as Number; nothing was written
}
