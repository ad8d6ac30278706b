package when

import (
	"strings"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// ahead returns next for a weekday that is still to come by the verb of its clause: "will reopen on Monday", "Am Samstag soll sie sprechen".
// The verb is the nearest before it or, where it begins its clause, the first behind it.
func (f *finder) ahead(i int) class {
	const near = 12 // tokens to each side
	k := i - 1
	for ; k >= 0 && k > i-near; k-- {
		if mod, ok := f.tense(k); ok {
			return mod
		}
		if f.At(k).Kind == text.Punct {
			break
		}
	}
	if i-k > 6 { // the verb of the clause tells nothing
		return 0
	}
	for k := i + 1; k < len(f.List) && k < i+near && f.At(k).Kind != text.Punct; k++ {
		if mod, ok := f.tense(k); ok {
			return mod
		}
	}
	return 0
}

// tense tells what a verb at token k makes of a weekday in its clause; false where there is none that tells.
func (f *finder) tense(k int) (mod class, ok bool) {
	w := f.Word(k)
	switch {
	case coming[w], w == "to" && (f.Word(k-1) == "is" || f.Word(k-1) == "are" || f.Word(k-1) == "due"):
		return next, true
	case gone[w], f.lang.Preterite(w), f.en && strings.HasSuffix(w, "ed") && f.Word(k-1) != "be":
		return 0, true
	}
	return 0, false
}

var (
	coming = lang.Set("will shall must expected scheduled wird werden soll sollen wollen muss müssen")
	gone   = lang.Set("was were had has have did said says told began broke worden hat haben hatte hatten war waren wurde wurden")
)
