package bot

import (
	"embed"
	"fmt"
	"path"

	"quoth/corpus"
	"quoth/internal/extract"
)

//go:embed samples/*.txt
var sampleFiles embed.FS

// Samples returns the articles that a first conversation is held about: invented news in German and English, on which every kind of
// question can be tried. Their refs begin with "sample-".
func Samples() ([]corpus.Article, error) {
	entries, err := sampleFiles.ReadDir("samples")
	if err != nil {
		return nil, err
	}
	articles := make([]corpus.Article, 0, len(entries))
	for _, e := range entries {
		data, err := sampleFiles.ReadFile(path.Join("samples", e.Name()))
		if err != nil {
			return nil, err
		}
		a, err := extract.Text(data)
		if err != nil {
			return nil, fmt.Errorf("sample %s: %w", e.Name(), err)
		}
		a.Ref = "sample-" + e.Name()[:2]
		articles = append(articles, NewArticle(a, Operator))
	}
	return articles, nil
}
