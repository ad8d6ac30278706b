package answer

// actors lets pieces that nobody has tagged tell who: nouns of office and of bodies ("the judge", "die Sparkasse"), and
// English words in capitals that stand together.
func (p *pool) actors() {
	for i := range p.list {
		x := &p.list[i]
		if x.good > 0 || x.typ != 0 || x.form != isPhrase && x.form != isRun {
			continue
		}
		last := &p.reading.words[x.to-1]
		switch {
		case acts(p.german, last.Folded):
			x.good = 0.4
		case !p.german && x.form == isRun && x.to-x.from > 1:
			x.good = 0.5
		}
	}
}

// acts tells whether a noun is of an office, a trade or a body, or a German one ends in one: "Alsterbank".
func acts(german bool, folded string) bool {
	const shortest = 4 // of an end: "Verrat" is no Rat
	for i := range folded {
		if i > 0 && (!german || len(folded)-i < shortest) {
			break
		}
		if w := folded[i:]; roles[w] || corporate[w] || actorNouns[w] {
			return true
		}
	}
	return false
}

// actorNouns are people and bodies, besides roles and corporate, that do what the news tell of.
var actorNouns = set("polizei feuerwehr regierung opposition gericht staatsanwaltschaft ministerium gewerkschaft universität kirche parlament senat rat ausschuss kommission institut amt zeitung " +
	"agentur team mannschaft kasse stadt gemeinde mann frau junge mädchen kind schüler schülerin student studentin lehrer lehrerin arzt ärztin fahrer fahrerin pilot zeuge zeugin nachbar nachbarin " +
	"polizist polizistin soldat soldaten forscher forscherinnen wissenschaftler wissenschaftlerin einwohner bewohner demonstranten aktivisten rentner rentnerin unbekannte " +
	"police government court prosecutors ministry union university church parliament senate council committee commission institute office newspaper agency team city man woman boy girl child " +
	"pupil student teacher doctor driver pilot witness neighbour neighbor policeman officer soldier soldiers researchers scientist scientists residents protesters activists pensioner")
