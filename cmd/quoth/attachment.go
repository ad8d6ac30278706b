package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"quoth/bot"
)

// maxAttached is the greatest size of all files of a message.
const maxAttached = 16 << 20

// marked is a file's name in a message, in quotes where it has spaces, and the space before it.
var marked = regexp.MustCompile(`(?:^| )@(?:"([^"]+)"|(\S+))`)

// attached takes the names of files (@story.txt, @"my story.txt") off the first line of a message. What no file has for a name stays, as
// the name of a member may; but in a message that is to be stored it is a mistake, which would be stored as an article.
func attached(said string) (text string, files []attachment, err error) {
	first, rest, more := strings.Cut(said, "\n")
	c, _ := bot.Named(first)
	stores := c != nil && c.Name == "add"
	left := int64(maxAttached)
	text = marked.ReplaceAllStringFunc(first, func(word string) string {
		m := marked.FindStringSubmatch(word)
		file, fault := readAttachment(m[1]+m[2], left)
		switch {
		case fault == nil:
			left -= int64(len(file.Data))
			files = append(files, file)
			return ""
		case stores || !errors.As(fault, new(noFile)):
			err = cmp.Or(err, fault)
		}
		return word
	})
	if err != nil {
		return "", nil, err
	}
	if more {
		text += "\n" + rest
	}
	return text, files, nil
}

// noFile tells that a name is not that of a file.
type noFile string

func (e noFile) Error() string { return string(e) }

// readAttachment reads a file of at most so many bytes.
func readAttachment(name string, most int64) (attachment, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return attachment{}, noFile(name + ": no such file")
	case info.IsDir():
		return attachment{}, noFile(name + ": it is a folder; quoth import takes those")
	case !info.Mode().IsRegular():
		return attachment{}, noFile(name + ": it is no file")
	case info.Size() > most:
		return attachment{}, fmt.Errorf("%s is too large to be attached, over %d MiB; use quoth import", name, maxAttached>>20)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return attachment{}, fmt.Errorf("%s: %w", name, reason(err))
	}
	return attachment{filepath.Base(name), data}, nil
}
