package answer

import (
	"cmp"
	"slices"
	"strings"

	"quoth/internal/analysis"
	"quoth/internal/names"
	"quoth/internal/text"
)

// surnames adds to the names of a story the surnames that stand alone where nothing around them shows the tagger what they are: "Pugh said"
// in a story of Ann Pugh.
func (s *Story) surnames() {
	const shortest = 4 // letters
	known := map[string]float32{}
	for _, n := range s.names {
		name := s.Text[n.Start:n.End]
		at := strings.LastIndexByte(name, ' ')
		if last := name[at+1:]; n.Type == names.Person && at > 0 && len(last) >= shortest && capital(last) {
			known[last] = max(known[last], n.Score)
		}
	}
	if len(known) == 0 {
		return
	}
	var more []names.Name
	for i := range s.Sentences {
		words := s.Sentences[i].words
		for k := range words {
			w := s.Text[words[k].Start:words[k].End]
			score, ok := known[w]
			if !ok {
				w = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(w, "’s"), "'s"), "s")
				score, ok = known[w]
			}
			if ok && !s.isCommon(words, k) {
				more = append(more, names.Name{Span: text.Span{Start: words[k].Start, End: words[k].Start + len(w)}, Type: names.Person, Score: score})
			}
		}
	}
	s.addNames(more)
}

// isCommon tells whether word k is no surname but the noun that it looks like, or a part of another name: "der Koch" in a story of Anna Koch,
// "Finch Street".
func (s *Story) isCommon(words []analysis.Word, k int) bool {
	joined := func(a, b int) bool {
		between := s.Text[words[a].End:words[b].Start]
		return between == "-" || between == " " && s.Lang.Code() != "de" && capital(s.Text[words[b].Start:words[b].End]) && capital(s.Text[words[a].Start:words[a].End])
	}
	if k+1 < len(words) && joined(k, k+1) {
		return true
	}
	if k == 0 {
		return false
	}
	before := &words[k-1]
	if s.Text[before.End:words[k].Start] == "-" {
		return true
	}
	class, known := grammarOf(s.Lang)[before.Folded]
	return known && (class == article || class == possessive)
}

// addNames adds names where there are none yet.
func (s *Story) addNames(more []names.Name) {
	found := len(s.names)
	for _, n := range more {
		i, _ := slices.BinarySearchFunc(s.names[:found], n.Start, func(x names.Name, o int) int { return cmp.Compare(x.End, o+1) })
		if i == found || s.names[i].Start >= n.End {
			s.names = append(s.names, n)
		}
	}
	slices.SortFunc(s.names, func(a, b names.Name) int { return cmp.Compare(a.Start, b.Start) })
}
