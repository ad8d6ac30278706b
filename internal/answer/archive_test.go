package answer

import (
	"slices"
	"testing"

	"quoth/internal/lang"
)

func TestSlipsOfTheKeyboard(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2019-02-01", "Rumänien", "Die Brauerei Steinkrug liefert seit Montag wieder nach Rumänien. Der Braumeister war krank."},
		report{"en", "2019-02-02", "The lighthouse", "The lighthouse of Overstrand was painted on Monday. The painter Ed Tellwright fell ill."})
	de, en := lang.Get("de"), lang.Get("en")
	for _, c := range []struct {
		l    *lang.Language
		stem string
		want []string
	}{
		{de, "steinkrg", []string{"steinkrug"}}, {en, "telwright", []string{"tellwright"}},
		{en, "ellwright", []string{"tellwright"}}, {en, "etllwright", []string{"tellwright"}},
		{en, "rellwright", []string{"tellwright"}}, {en, "ttellwright", []string{"tellwright"}}, {de, "xsteinkrug", []string{"steinkrug"}},
		{en, "steinkrug", nil}, {en, "abc", nil}, {en, "zzyzx", nil}, {en, "x\xff\xfe\xff", nil},
	} {
		var found []string
		for _, term := range b.archive.Near(c.l, c.stem, 3) {
			found = append(found, term[1:])
		}
		if !slices.Equal(found, c.want) {
			t.Errorf("%s: near %q are %q, not %q", c.l, c.stem, found, c.want)
		}
	}
}
