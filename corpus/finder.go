package corpus

import (
	"errors"
	"slices"
)

// finder finds, among the articles of some parts, those that are the same as others (see sameArticle). It remembers which articles have a
// text that was looked for: many may have one text and a ref each, as what stands in the place of stories that are sold.
type finder struct {
	v      *view
	beside []tables // of the parts
	byText map[soughtText][]uint64
}

// soughtText is the text of an article. Where that has a ref, only articles without one can be the same by their text.
type soughtText struct {
	text    string
	withRef bool
}

func (v *view) finder(parts []*indexPart) *finder {
	f := &finder{v: v, byText: map[soughtText][]uint64{}}
	for _, p := range parts {
		f.beside = append(f.beside, p.tables(v.tx))
	}
	return f
}

// stored returns the numbers of the articles that are the same as a, whose fingerprints are given; one may be there twice.
func (f *finder) stored(a *Article, prints []fingerprint) ([]uint64, error) {
	numbers, err := f.withText(a, prints[0])
	if err != nil || a.Ref == "" {
		return numbers, err
	}
	byRef, err := f.keep(f.printed(prints[1]), func(n uint64) (bool, error) {
		other, err := f.v.outline(n)
		return err == nil && other.Ref == a.Ref, err
	})
	return append(slices.Clip(numbers), byRef...), err
}

// known reports whether an article of an import is stored already. One that was named after its file, as an article of another text was
// before, loses the name.
func (f *finder) known(a *incoming) (bool, error) {
	numbers, err := f.stored(a.Article, a.prints)
	if err != nil || len(numbers) == 0 || !a.Named {
		return len(numbers) > 0, err
	}
	same, err := f.keep(numbers, func(n uint64) (bool, error) {
		other, err := f.v.indexed(n)
		return err == nil && other.Text == a.Text, err
	})
	if err != nil || len(same) > 0 {
		return err == nil, err
	}
	a.unname()
	return f.known(a)
}

// withText returns the numbers of the articles that are the same as a by their text.
func (f *finder) withText(a *Article, print fingerprint) (numbers []uint64, err error) {
	sought := soughtText{a.Text, a.Ref != ""}
	if numbers, ok := f.byText[sought]; ok {
		return numbers, nil
	}
	candidates := f.printed(print)
	if len(candidates) == 0 {
		return nil, nil
	}
	numbers, err = f.keep(candidates, func(n uint64) (bool, error) {
		if sought.withRef {
			if other, err := f.v.outline(n); err != nil || other.Ref != "" {
				return false, err
			}
		}
		other, err := f.v.indexed(n)
		return err == nil && other.Text == a.Text, err
	})
	f.byText[sought] = numbers
	return numbers, err
}

// printed returns the numbers of the articles with a fingerprint, without erased ones.
func (f *finder) printed(print fingerprint) (numbers []uint64) {
	for _, t := range f.beside {
		numbers = append(numbers, t.find(print)...)
	}
	return slices.DeleteFunc(numbers, f.v.st.isErased)
}

// keep returns those of the numbers for which same is true. A damaged article is the same as no other: storing it again brings it back.
func (f *finder) keep(numbers []uint64, same func(uint64) (bool, error)) (kept []uint64, err error) {
	for _, n := range numbers {
		ok, err := same(n)
		if err != nil && !errors.Is(err, ErrDamaged) {
			return nil, err
		}
		if ok {
			kept = append(kept, n)
		}
	}
	return kept, nil
}
