package answer

import (
	"strings"

	"quoth/internal/analysis"
	"quoth/internal/lang"
)

// placePrepositions begin a phrase that tells where.
var placePrepositions = evenCues("in, im, ins, am, an, auf, aus, bei, beim, nach, nahe, vor, zum, zur, bis, unter, über, at, near, on, inside, into, from, to, around, outside, off, across, hinter, neben, zwischen, oberhalb, unterhalb, jenseits, gegenüber, behind, beneath, beside, between, above, below, under, along")

// pronouns refer to what was named before.
var pronouns = lang.Set("er sie es ihm ihn ihr ihnen dieser diese dieses diesem dort dabei damit daraufhin danach " +
	"he she it they him her them his their its this these that there")

// cues that lead to a reason or a manner, with how sure they are. A phrase of several words is
// written with spaces.
var (
	reasonCues = map[string]float64{
		"weil": 1, "denn": 0.6, "da": 0.45, "wegen": 1, "aufgrund": 1, "auf grund": 1, "infolge": 0.9, "grund": 0.8, "gründe": 0.8, "ursache": 0.9,
		"auslöser": 0.9, "anlass": 0.8, "todesursache": 0.9, "brandursache": 0.9, "unfallursache": 0.9, "absturzursache": 0.9, "unglücksursache": 0.9, "aus protest": 0.9, "damit": 0.4, "um": 0.4, "nachdem": 0.5, "angesichts": 0.7, "dank": 0.6, "deshalb": 0.5, "daher": 0.4,
		"hintergrund": 0.6, "möglicherweise": 0.3, "nach": 0.2, "ursachen": 0.9, "begründete": 0.8, "begründeten": 0.8, "begründet": 0.8,
		"begründung": 0.8, "zurückzuführen": 0.9, "zurückgeführt": 0.8, "führte": 0.3, "führten": 0.3, "führen": 0.3, "ausgelöst": 0.7, "auslöste": 0.7, "löste": 0.4,
		"lösten": 0.4, "verursacht": 0.7, "verursachte": 0.7, "schuld": 0.7, "verantwortlich": 0.6, "verdankt": 0.6, "verdanken": 0.6, "sollte": 0.15, "sollten": 0.15,
		"zwecks": 0.9, "zweck": 0.7, "ziel": 0.4, "dient": 0.6, "dienen": 0.6, "dienten": 0.6, "diente": 0.6, "zugute": 0.5, "mangels": 1, "deswegen": 0.5, "dafür": 0.5, "sodass": 0.3,
		"getrieben": 0.4, "veranlasst": 0.6, "bewogen": 0.7, "motiv": 0.8, "verwies": 0.4, "verwiesen": 0.4, "erklärte": 0.15, "erklärten": 0.15,
		"reagierte": 0.6, "reagierten": 0.6, "reagiert": 0.6, "konsequenz": 0.5, "konsequenzen": 0.5,
		"because": 1, "due to": 1, "since": 0.4, "after": 0.4, "as": 0.2, "reason": 0.8, "reasons": 0.8, "cause": 0.7, "caused": 0.7, "owing to": 1, "thanks to": 0.7,
		"in order to": 0.8, "so that": 0.7, "citing": 0.8, "prompted by": 0.9, "so": 0.3, "therefore": 0.5, "to": 0.15, "over": 0.3, "when": 0.2,
		"triggered": 0.7, "blamed": 0.8, "blames": 0.8, "blaming": 0.8, "attributed": 0.7, "motive": 0.8, "causing": 0.4, "responsible": 0.6, "fault": 0.5,
		"explained": 0.3, "led to": 0.5, "prompted": 0.7, "aim": 0.4, "purpose": 0.7, "meant to": 0.6, "designed to": 0.6, "intended to": 0.6, "resulted from": 0.9,
		"stemmed from": 0.9, "in response to": 0.8, "arguing": 0.5, "fearing": 0.7, "ruling": 0.3,
	}
	mannerCues = map[string]float64{
		"durch": 0.9, "mit": 0.7, "per": 1, "mittels": 1, "indem": 1, "mithilfe": 1, "mit hilfe": 1, "anhand": 0.8, "via": 1, "dadurch": 0.6,
		"by": 0.8, "with": 0.7, "using": 1, "through": 0.7, "by means of": 1,
	}
)

// timePrepositions may begin a phrase that tells when.
var timePrepositions = map[string]float64{
	"nach": 0.5, "vor": 0.5, "während": 1, "bei": 0.5, "beim": 0.5, "seit": 1, "bis": 1, "im": 0.3, "in": 0.3, "am": 0.3, "zu": 0.3,
	"during": 1, "after": 0.7, "before": 0.7, "until": 1, "till": 1, "since": 1, "by": 0.3, "on": 0.3, "at": 0.3,
}

// cueHeads are the first words of all cues of several words.
var cueHeads = heads(reasonCues, mannerCues, hearsayCues)

// heads returns the first words of the phrases of several words.
func heads(cues ...map[string]float64) map[string]bool {
	m := map[string]bool{}
	for _, c := range cues {
		for phrase := range c {
			if first, _, several := strings.Cut(phrase, " "); several {
				m[first] = true
			}
		}
	}
	return m
}

// evenCues returns cues that stand in a list with commas between them, each as sure as any.
func evenCues(list string) map[string]float64 {
	m := map[string]float64{}
	for cue := range strings.SplitSeq(list, ", ") {
		m[cue] = 1
	}
	return m
}

// cueAt returns how many words the cue at word i has, and how sure it is; 0 if none is there.
func cueAt(cues map[string]float64, words []analysis.Word, i int) (n int, sure float64) {
	phrase := words[i].Folded
	for k := 1; ; k++ {
		if g := cues[phrase]; g > 0 {
			n, sure = k, max(sure, g)
		}
		if k == 3 || i+k >= len(words) || !cueHeads[words[i].Folded] {
			return n, sure
		}
		phrase += " " + words[i+k].Folded
	}
}
