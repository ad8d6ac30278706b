package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"quoth/internal/discordtest"
)

// attach makes a file that is attached to a request.
func attach(name, text string) File {
	return File{Name: name, Size: int64(len(text)), Read: func(context.Context) ([]byte, error) { return []byte(text), nil }}
}

// What becomes of text and files that are given together.
func TestAddTextAndFiles(t *testing.T) {
	const cat = "The cat was seen on Friday by Ole Friis. It was black."
	const dog = "The dog was seen on Monday by Ann Lee. It was white."
	picture, story, other := attach("photo.png", "x"), attach("cat.txt", cat), attach("dog.md", "# Dog\n\n"+dog)
	lines := attach("dogs.jsonl", `{"text":"`+dog+`"}`)
	const unused, cannot = "text beside the files was not used", "kind of file cannot be read"
	for _, test := range []struct {
		name, line, replyTo string
		files               []File
		want, not           []string
	}{
		{"an article with a picture", "!add date 2025-01-01 Bridge closed\nThe bridge was closed by Ann Lee.", "", []File{picture},
			[]string{"Bridge closed", "2025-01-01", "Sentences: 1"}, []string{cannot}},
		{"a message with a picture", "!add", "The mill burned down on Friday, said Jakob Senn.", []File{picture}, []string{"Stored as article 1"}, []string{cannot}},
		{"a headline for a file that cannot be read", "!add date 2025-01-01 Bridge closed", "", []File{attach("bridge.pdf", "x")}, []string{cannot}, nil},
		{"a picture alone", "!add", "", []File{picture}, []string{cannot}, nil},
		{"a head for a text", "!add date 2025-01-01 My own headline", "", []File{story}, []string{"My own headline", "2025-01-01", "Sentences: 2"}, []string{unused}},
		{"a headline for a text", "!add A cat on Friday", "", []File{story}, []string{"Headline: A cat on Friday", "Sentences: 2"}, []string{unused}},
		{"a headline for Markdown that has one", "!add A dog on Monday", "", []File{other}, []string{"Headline: Dog", "Sentences: 2"}, []string{unused}},
		{"a remark", "!add this please", "", []File{story}, []string{unused, "no headline", "Sentences: 2"}, nil},
		{"a link alone", "!add <https://example.org/cat>", "", nil, []string{"I do not open links"}, []string{"Stored"}},
		{"several links", "!hinzufügen https://example.org/cat https://example.org/dog\nhttps://example.org/mill", "", nil, []string{"Links öffne ich nicht"}, []string{"Gespeichert"}},
		{"a head for a message with a link", "!add 2025-01-01 A cat on Friday", "https://example.org/cat", nil, []string{"I do not open links"}, []string{"Stored"}},
		{"an article with its link", "!add 2025-01-01 A cat on Friday\nhttps://example.org/cat\n" + cat, "", nil, []string{"A cat on Friday", "Sentences: 2"}, nil},
		{"an article in answer to who asked for it", "!add 2025-01-01 A cat on Friday\n" + cat, "Could you add the story of the cat?", nil, []string{"A cat on Friday", "Sentences: 2"}, nil},
		{"a message with marks", "!add 2025-01-01 A cat on Friday", "> **The cat** was seen\n> by Ole Friis on Friday.\n- It was ||black||.", nil, []string{"A cat on Friday", "Sentences: 2"}, nil},
		{"a remark on a message", "!add bitte", "2025-01-01 A cat on Friday\n" + cat, nil, []string{"What was typed", "A cat on Friday", "2025-01-01", "Sentences: 2"}, nil},
		{"a date for a message that has one", "!add 2025-01-02", "2025-01-01 A cat on Friday\n" + cat, nil, []string{"Headline: A cat on Friday", "2025-01-02", "Sentences: 2"}, []string{"not used"}},
		{"a line in answer to who asked for it", "!add " + cat, "And the cat?", nil, []string{"Sentences: 2"}, []string{"not used"}},
		{"a date for a message that cannot be read", "!hinzufügen Datum: gestern", cat, nil, []string{"„gestern“ ist kein Datum"}, []string{"Gespeichert"}},
		{"a long remark on a short message", "!add Thanks to whoever posted this, for which I had been looking.", "Ole Friis saw a cat. It ran.", nil,
			[]string{"What was typed", "Sentences: 2"}, nil},
		{"an article in answer to a word", "!add A cat on Friday\n\n" + cat, "Go on.", nil, []string{"A cat on Friday", "Sentences: 2"}, nil},
		{"bad lines", "!hinzufügen", "", []File{attach("cats.jsonl", `{"text":"`+cat+`"}`+"\n{x\n"+`{"text":" "}`+"\n"+`{"text":"x","date":"bald"}`+"\n"+`{"text":"x","url":"ftp:x"}`+"\n"+`{"text":5}`)},
			[]string{"Gespeichert als", "Zeile 2: kein JSON", "Zeile 3: kein Text", "Zeile 4: „bald“ ist kein Datum", "Zeile 5: „ftp:x“ ist keine Adresse"}, nil},
		{"a bad line far below", "!hinzufügen", "", []File{attach("cats.jsonl", strings.Repeat(`{"text":"`+cat+`"}`+"\n", maxReceipts+1)+`{"text":5}`)}, []string{"Zeile 7: nicht zu lesen"}, nil},
		{"a bad article of an array", "!hinzufügen", "", []File{attach("cats.json", `[{"text":"`+cat+`"},{"text":""}]`)}, []string{"cats.json: Artikel 2: kein Text"}, nil},
		{"named lines for a message", "!add\nDate: 2025-01-01\nSource: The Northern Courier of Milport", cat, nil, []string{"2025-01-01", "Sentences: 2"}, nil},
		{"a link", "!add https://example.org/cat", "", []File{story}, []string{"no headline", "Sentences: 2"}, []string{unused}},
		{"named lines for a page", "!add\nQuelle: Kurier\nDatum: 3. Februar 2025", "", []File{attach("cat.html", "<title>Cat</title><p>"+cat+"</p>")}, []string{"Kurier", "2025-02-03"}, []string{unused}},
		{"a head for a text with a picture", "!add 2025-03 Cat", "", []File{picture, story}, []string{"Headline: Cat", "2025-03"}, []string{unused, "photo.png", cannot}},
		{"a date that is none", "!add date: the day after tomorrow", "", []File{story}, []string{"not a date"}, []string{"Stored"}},
		{"words that are no head", "!add Please store this one. It is about a cat.", "", []File{story}, []string{unused, "no headline", "Sentences: 2"}, nil},
		{"a head for two texts", "!add date 2025-01-01 Animals", "", []File{story, other}, []string{unused, "Articles stored: 2", "Dog", "undated"}, []string{"Animals"}},
		{"a head for many articles", "!hinzufügen date 2025-01-01 Tiere", "", []File{lines}, []string{"Text neben den Dateien wurde nicht verwendet", "ohne Datum"}, []string{"Tiere"}},
		{"a file of several fails", "!add", "", []File{story, attach("c.pdf", "x"), other}, []string{"Articles stored: 2", "Could not be stored: 1", "c.pdf: This " + cannot}, nil},
		{"every file fails", "!add", "", []File{attach("a.txt", " "), attach("c.pdf", "x")}, []string{"stored: 0", "a.txt", "c.pdf"}, nil},
		{"a document that is called text", "!add", "", []File{attach("story.txt", "%PDF-1.4\n%\xe2\xe3\n1 0 obj\n<< /Type /Catalog >>")}, []string{cannot}, []string{"Stored"}},
		{"a file with nothing in it", "!add", "", []File{attach("a.jsonl", "\n")}, []string{"no text"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := Request{Guild: "t", User: "101", Manager: true, Files: test.files, ReplyTo: test.replyTo}
			got := strings.Join(strings.Fields(Terminal(newDesk(t).Handle(t.Context(), test.line, r), TerminalOptions{})), " ")
			for _, w := range test.want {
				if !strings.Contains(got, w) {
					t.Errorf("%q is not in %s", w, got)
				}
			}
			for _, w := range test.not {
				if strings.Contains(got, w) {
					t.Errorf("%q is in %s", w, got)
				}
			}
		})
	}
}

// lapsing is a context whose time is up when it has been asked a few times.
type lapsing struct {
	context.Context
	after int
}

func (l *lapsing) Err() error {
	if l.after--; l.after < 0 {
		return context.DeadlineExceeded
	}
	return nil
}

// An import that is cut off tells what it has stored, and goes on when the file is attached again.
func TestAddCutOff(t *testing.T) {
	d := newDesk(t)
	const articles = 100
	var b strings.Builder
	for i := range articles {
		line, err := json.Marshal(map[string]string{"text": fmt.Sprintf("The ferry number %d left at noon, said Ole Friis of pier %d.", i, i)})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s\n", line)
	}
	r := Request{Guild: "t", User: "101", Manager: true, Files: []File{attach("ferries.jsonl", b.String())}}
	reply := d.Handle(&lapsing{Context: t.Context(), after: 5}, "!add", r)
	if reply.Stored == nil || reply.Stored.Total == 0 || reply.Stored.Total == articles || !reply.Failed || !strings.Contains(reply.Notice, "took too long") {
		t.Fatalf("%+v", reply)
	}
	stored := reply.Stored.Total
	if reply = d.Handle(t.Context(), "!add", r); reply.Failed || reply.Stored.Total != articles-stored || reply.Stored.Known != stored {
		t.Errorf("after %d: %+v", stored, reply.Stored)
	}
}

// An article that was too long for a message can come in the file as which Discord's clients offer to send it.
func TestAddAsUploaded(t *testing.T) {
	sc := serve(t)
	const article = "2025-11-02 Lighthouse keeper retires\nThe keeper Tomas Ekdahl retired on Sunday.\n"
	long := strings.Repeat("He had counted every ship that passed. ", 100)
	upload := func(by *discordtest.Member, name, text string) *discordtest.Message {
		return by.Attach(sc.general, "", name, []byte(text+long))
	}
	silent := []*discordtest.Message{
		upload(sc.bert, "message.txt", "!add "+article), upload(sc.anna, "message.txt", article), upload(sc.anna, "notes.txt", "!add "+article),
		upload(sc.anna, "message.txt", "!who retired "),
	}
	wants(t, sc.Reply(t, upload(sc.anna, "message.txt", "!add "+article)), "Stored as article 10", "Lighthouse keeper retires", "2025-11-02")
	wants(t, sc.Reply(t, upload(sc.anna, "message.txt", sc.Mention()+" hinzufügen "+article)), "Schon gespeichert, als Artikel 10")
	for _, m := range silent {
		if r := sc.Replies(m); len(r) > 0 {
			t.Errorf("answered: %s", r[0].Text())
		}
	}
}
