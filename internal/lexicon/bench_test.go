package lexicon

import (
	"runtime"
	"testing"

	"quoth/internal/lang"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := loadEmbedded(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTranslate(b *testing.B) {
	x, en, de := load(b)
	for b.Loop() {
		x.Translate(en, de, "declined", Any)
	}
}

func BenchmarkSynonyms(b *testing.B) {
	x, _, de := load(b)
	for b.Loop() {
		x.Synonyms(de, "abgelehnt", Any)
	}
}

// BenchmarkMemory reports what the embedded lexicon keeps.
func BenchmarkMemory(b *testing.B) {
	lang.Get("en").Stem("warm")
	lang.Get("de").Stem("warm")
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		x, err := loadEmbedded()
		if err != nil {
			b.Fatal(err)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB")
		runtime.KeepAlive(x)
	}
}

func load(tb testing.TB) (x *Lexicon, en, de *lang.Language) {
	tb.Helper()
	x, err := Embedded()
	if err != nil {
		tb.Fatal(err)
	}
	return x, lang.Get("en"), lang.Get("de")
}
