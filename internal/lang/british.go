package lang

import "strings"

// british returns an English word in British spelling, so that "color" and "organization" have the stems of "colour" and "organisation".
// Words that are spelled alike everywhere may come out as nobody spells them ("labouratory"): all that matters is that one word comes
// out in one way.
func british(word string) string {
	const shortest = 4 // bytes of the first part of a head, and of what stands before -ize
	if len(word) < shortest {
		return word
	}
	for _, h := range americanHeads[word[:shortest]] {
		if rest, ok := strings.CutPrefix(word, h.american); ok {
			return h.british + rest
		}
	}
	i := strings.LastIndexByte(word, 'z')
	if i <= shortest || word[i-1] != 'i' && word[i-1] != 'y' {
		return word
	}
	switch word[i+1:] {
	case "e", "es", "ed", "er", "ers", "ing", "ation", "ations":
		return word[:i] + "s" + word[i+1:]
	}
	return word
}

// A respelling is how the beginning of a word is spelled.
type respelling struct{ american, british string }

// americanHeads are the respellings by the first four bytes of the American one.
var americanHeads = func() map[string][]respelling {
	heads := make(map[string][]respelling)
	words := strings.Fields("color colour labor labour harbor harbour neighbor neighbour honor honour favor favour rumor rumour behavior behaviour humor humour " +
		"vapor vapour savior saviour endeavor endeavour armor armour flavor flavour odor odour tumor tumour glamor glamour parlor parlour " +
		"center centre theater theatre kilometer kilometre centimeter centimetre millimeter millimetre liter litre fiber fibre caliber calibre somber sombre " +
		"defens defenc offens offenc pretens pretenc licens licenc practis practic " +
		"gray grey plow plough jewelry jewellery aluminum aluminium skeptic sceptic airplane aeroplane judgment judgement fulfill fulfil enroll enrol " +
		"traveler traveller counselor counsellor jeweler jeweller maneuver manoeuvre fetus foetus anemi anaemi hemorrhag haemorrhag pediatric paediatric " +
		"encyclopedi encyclopaedi orthopedic orthopaedic leukemi leukaemi anesthe anaesthe archeolog archaeolog diarrhea diarrhoea estrogen oestrogen mustache moustache " +
		"sulfur sulphur mold mould artifact artefact paleo palaeo esophag oesophag gynecolog gynaecolog hemophil haemophil hemoglobin haemoglobin " +
		"mediaeval medieval specter spectre scepter sceptre luster lustre meager meagre saber sabre smolder smoulder ocher ochre cesium caesium")
	for i := 0; i < len(words); i += 2 {
		key := words[i][:4]
		heads[key] = append(heads[key], respelling{words[i], words[i+1]})
	}
	return heads
}()
