package extract

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Path reads every article of a file, of a zip file, or of a directory and the directories in it. Files are told apart
// by the end of their name: .jsonl, .ndjson, .json (JSON lines), .txt, .text, .md, .markdown, .html, .htm, .xhtml,
// .zip. Within directories and zip files others are passed over, as are hidden ones, links, and zip files in zip
// files; the order is that of the names. What cannot be read gives an *Error, and reading goes on; so does, with
// ErrNoFile, a directory or a zip file in which there is nothing to read.
func Path(name string) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		info, err := os.Stat(name)
		switch {
		case err != nil:
			yield(Article{}, &Error{Name: name, Err: reason(err)})
		case info.IsDir():
			directory(name, yield)
		default:
			if FormatOf(name) == "" {
				yield(Article{}, &Error{Name: name, Err: ErrFormat})
				return
			}
			file(name, filepath.Base(name), yield)
		}
	}
}

// reason drops the path that errors of package os repeat.
func reason(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

// Format is what a file holds, by the end of its name.
type Format string

// The formats that can be read; the empty one cannot.
const (
	JSONLines  Format = "lines" // any number of articles
	PlainText  Format = "text"
	InMarkdown Format = "markdown"
	InHTML     Format = "html"
	InZip      Format = "zip" // any number of files
)

// FormatOf tells the format of a file by its name.
func FormatOf(name string) Format {
	switch strings.ToLower(path.Ext(filepath.ToSlash(name))) {
	case ".jsonl", ".ndjson", ".json":
		return JSONLines
	case ".txt", ".text":
		return PlainText
	case ".md", ".markdown":
		return InMarkdown
	case ".html", ".htm", ".xhtml":
		return InHTML
	case ".zip":
		return InZip
	}
	return ""
}

// File reads the article of a file that holds one, in the format that its name tells; ErrFormat is returned for any other, and for what is
// of another format than its name. A page's links are told from its address, which may be empty.
func File(name string, data []byte, address string) (Article, error) {
	switch FormatOf(name) {
	case PlainText:
		return Text(data)
	case InMarkdown:
		return Markdown(data)
	case InHTML:
		return HTML(data, address)
	}
	return Article{}, ErrFormat
}

// directory reads a tree of files. Its functions, as those below, report whether to go on.
func directory(root string, yield func(Article, error) bool) bool {
	linked, err := filepath.EvalSymlinks(root) // WalkDir follows no link, not even where it begins
	if err != nil {
		return yield(Article{}, &Error{Name: root, Err: reason(err)})
	}
	goOn, empty := true, true
	_ = filepath.WalkDir(linked, func(name string, entry fs.DirEntry, err error) error {
		hidden := name != linked && strings.HasPrefix(filepath.Base(name), ".")
		ref, relErr := filepath.Rel(linked, name)
		if relErr != nil {
			ref = filepath.Base(name)
		}
		name = filepath.Join(root, ref)
		switch {
		case err != nil:
			empty = false
			goOn = yield(Article{}, &Error{Name: name, Err: reason(err)})
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden || !entry.Type().IsRegular() || FormatOf(name) == "":
		default:
			empty = false
			goOn = file(name, filepath.ToSlash(ref), yield)
		}
		if !goOn {
			return fs.SkipAll
		}
		return nil
	})
	if empty {
		return yield(Article{}, &Error{Name: root, Err: ErrNoFile})
	}
	return goOn
}

// file reads the file at name, an archive or not; ref is what its article is called where it has no id.
func file(name, ref string, yield func(Article, error) bool) bool {
	f, err := os.Open(name)
	if err != nil {
		return yield(Article{}, &Error{Name: name, Err: reason(err)})
	}
	defer f.Close()
	if FormatOf(name) == InZip {
		info, err := f.Stat()
		if err != nil {
			return yield(Article{}, &Error{Name: name, Err: reason(err)})
		}
		return archive(f, info.Size(), name, yield)
	}
	return document(f, ref, name, yield)
}

// document reads one file that is no archive, of the format that ref ends in; shown is its name in errors.
func document(r io.Reader, ref, shown string, yield func(Article, error) bool) bool {
	if FormatOf(ref) == JSONLines {
		for a, err := range Lines(r, shown) {
			if !yield(a, err) {
				return false
			}
		}
		return true
	}
	data, err := io.ReadAll(io.LimitReader(r, MaxDocument+1))
	if err == nil && len(data) > MaxDocument {
		err = fmt.Errorf("%w: a file has %d MB at most", ErrTooLong, MaxDocument>>20)
	}
	var a Article
	if err == nil {
		a, err = File(ref, data, "")
	}
	if err != nil {
		return yield(Article{}, &Error{Name: shown, Err: reason(err)})
	}
	if a.Ref == "" {
		a.Ref, a.Named = oneLine(ref), true
	}
	a.File = shown
	return yield(a, nil)
}

// archive reads every article of a zip file of size bytes; shown is its name in errors.
func archive(r io.ReaderAt, size int64, shown string, yield func(Article, error) bool) bool {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // the names are never used as paths
		return yield(Article{}, &Error{Name: shown, Err: err})
	}
	if len(z.File) > maxZipFiles {
		return yield(Article{}, &Error{Name: shown, Err: fmt.Errorf("%w: a zip file has %d files at most", ErrTooLong, maxZipFiles)})
	}
	// What is unpacked in all is bounded, whatever the archive's own headers say.
	unpacked := &boundedReader{nil, min(maxZipBytes, max(size, 1<<16)*maxZipRatio), fmt.Errorf("the zip file unpacks to more than is read: %w", ErrTooLong)}
	empty := true
	for _, f := range z.File {
		if !wanted(f) {
			continue
		}
		empty = false
		if !packed(f, unpacked, shown+":"+printable(f.Name), yield) {
			return false
		}
		if unpacked.left <= 0 {
			return true // the error was given by the read that went beyond
		}
	}
	if empty {
		return yield(Article{}, &Error{Name: shown, Err: ErrNoFile})
	}
	return true
}

// wanted tells whether a file of an archive is one to be read.
func wanted(f *zip.File) bool {
	base := path.Base(f.Name)
	return !strings.HasPrefix(base, ".") && !strings.HasPrefix(f.Name, "__MACOSX/") && f.Mode().IsRegular() && FormatOf(base) != "" && FormatOf(base) != InZip
}

// packed reads a file of an archive, through a reader that bounds what is unpacked of all of them.
func packed(f *zip.File, unpacked *boundedReader, shown string, yield func(Article, error) bool) bool {
	content, err := f.Open()
	if err != nil {
		return yield(Article{}, &Error{Name: shown, Err: err})
	}
	defer content.Close()
	unpacked.in = content
	return document(unpacked, f.Name, shown, yield)
}
