package corpus

import (
	"errors"
	"fmt"
)

// Errors of a request that the asker can mend. They can be told apart with errors.Is; their text is fit for a reader.
var (
	// ErrEmptyQuestion is returned by Ask for a question without a word to look for.
	ErrEmptyQuestion = errors.New("there is no word to look for in this question")
	// ErrNoArticles is returned by Ask where the corpus is empty.
	ErrNoArticles = errors.New("no articles are stored yet")
	// ErrNotFound is returned by Get, Remove, Restore and Erase for a number that no article has.
	ErrNotFound = errors.New("there is no article of that number")
	// ErrEmptyArticle is returned by Add for a text without a sentence.
	ErrEmptyArticle = errors.New("the article has no text")
	// ErrTooLong is returned by Add for a text over MaxText.
	ErrTooLong = errors.New("the article is too long")
	// ErrDuplicate is returned by Restore where the same article has been stored again under another number.
	ErrDuplicate = errors.New("the same article is stored under another number")
	// ErrBadGuild is returned for a guild ID that could not be a file's name.
	ErrBadGuild = errors.New("a corpus name has letters, digits, '-' and '_' only, 64 at most")
)

// Errors of the data directory or a file in it, for an operator to mend.
var (
	// ErrLocked is returned where another process has the corpus open.
	ErrLocked = errors.New("the corpus is in use by another process")
	// ErrNewer is returned for a file written by a later version.
	ErrNewer = errors.New("the file was written by a newer version of quoth")
	// ErrForeign is returned for a file that is not a corpus.
	ErrForeign = errors.New("the file is not a quoth corpus")
	// ErrNotWritable is returned where the data directory or a file in it cannot be written.
	ErrNotWritable = errors.New("cannot be written")
	// ErrClosed is returned by every method after Close.
	ErrClosed = errors.New("the corpus is closed")
	// ErrDamaged is returned where a file's contents fail their checksum.
	ErrDamaged = errors.New("the file is damaged")
)

// OperatorError is returned by Ask for an operator whose value makes no sense.
type OperatorError struct{ Operator string } // with its value: "after:soon"

func (e *OperatorError) Error() string {
	return fmt.Sprintf("%q makes no sense: a date is like 2018, 2018-07 or 2018-07-24, a language like de or en", e.Operator)
}
