package corpus

import (
	"errors"
	"fmt"
)

// Errors that the asker can do something about. Tell them apart with errors.Is; their texts are fit for users.
var (
	// ErrEmptyQuestion is returned by Ask for a question without a word to look for.
	ErrEmptyQuestion = errors.New("there is no word to look for in this question")
	// ErrNoArticles is returned by Ask where the corpus is empty.
	ErrNoArticles = errors.New("no articles are stored yet")
	// ErrNotFound is returned by Get, Remove, Restore and Erase for a number that no article has.
	ErrNotFound = errors.New("there is no article with that number")
	// ErrEmptyArticle is returned by Add for a text without a sentence.
	ErrEmptyArticle = errors.New("the article has no text")
	// ErrTooLong is returned by Add for a text over MaxText.
	ErrTooLong = errors.New("the article is too long")
	// ErrDuplicate is returned by Restore where the article was stored again under another number.
	ErrDuplicate = errors.New("the same article is stored under another number")
	// ErrBadGuild is returned by Dir.Use for a guild ID that cannot name a file.
	ErrBadGuild = errors.New("a corpus name has letters, digits, '-' and '_' only, 64 at most")
)

// Errors of the data directory or a file in it, which an operator has to deal with.
var (
	// ErrLocked is returned where another process has the corpus open.
	ErrLocked = errors.New("the corpus is in use by another process")
	// ErrNewer is returned for a file written by a later version.
	ErrNewer = errors.New("the file was written by a newer version of quoth")
	// ErrForeign is returned for a file that is not a corpus.
	ErrForeign = errors.New("the file is not a quoth corpus")
	// ErrNotWritable is returned where the data directory, or a file in it, cannot be written.
	ErrNotWritable = errors.New("cannot be written")
	// ErrMoved is returned for a change of an open corpus whose file was moved or deleted, or has another in its place.
	ErrMoved = errors.New("the file was moved, deleted or replaced while it was in use")
	// ErrClosed is returned after Close.
	ErrClosed = errors.New("the corpus is closed")
	// ErrDamaged is returned where a file fails a checksum or contradicts itself.
	ErrDamaged = errors.New("the file is damaged")
)

// OperatorError is returned by Ask for an operator of the question that makes no sense.
type OperatorError struct{ Operator string } // with its value: "after:soon"

func (e *OperatorError) Error() string {
	return fmt.Sprintf("%q cannot be understood: write a date as 2018, 2018-07 or 2018-07-24, a language as de or en, and - before words only", e.Operator)
}
