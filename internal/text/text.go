// Package text cuts a text into paragraphs, sentences and words: byte spans over the original, which stays as it is.
//
//	for _, sentence := range text.Sentences(article, lang.Get("de")) {
//		words = text.AppendWords(words[:0], article, sentence.Start, sentence.End)
//	}
//
// Paragraphs are the blocks between blank lines; in a text without a blank line every line is one. Inside a block a line
// break ends a sentence, as in texts with a sentence a line, unless the next line goes on in lower case or the block is
// hard-wrapped (three lines or more, all but the last of about the same width, most without final punctuation).
// Within those stretches sentences are told by rules (see boundary.go), and short stretches without final punctuation
// are kept whole: headings, captions, photo credits and agency lines, which have a [Role] of their own, and the rows of tables and lists.
//
// A sentence is read for dates and amounts by its [Tokens]: runs of letters, runs of digits, and single signs.
package text

// A Span is a half-open range of byte offsets into a text.
type Span struct{ Start, End int }

// Role tells what a sentence is to the text it stands in.
type Role uint8

// The roles. They are written to disk: append only.
const (
	Body    Role = iota
	Heading      // a headline-like line inside the text, such as "Hintergrund": seldom an answer
	Caption      // a caption, photo credit, agency or reading-tip line, or a notice of the page (furniture.go): never an answer
)

// String returns the role's name in lower case.
func (r Role) String() string {
	switch r {
	case Body:
		return "body"
	case Heading:
		return "heading"
	case Caption:
		return "caption"
	}
	return "unknown"
}

// A Sentence is one sentence of a text, without white space around it.
type Sentence struct {
	Span
	Paragraph int // counted from 0
	Role      Role
}
