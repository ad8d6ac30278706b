package query

import (
	"strings"

	"quoth/internal/lang"
)

// isRole tells whether a folded word names somebody by what they do or are, or ends in such a word: "feuerwehrchef", "chairwoman".
func isRole(folded string) bool {
	const shortest = 3 // letters before the noun of a compound
	if roles[folded] {
		return true
	}
	for i := shortest; i+shortest < len(folded); i++ {
		if heads[folded[i:]] {
			return true
		}
	}
	return false
}

// roles are words for people by their office, trade or part in a story, in German in the cases of the singular.
var roles = lang.Set(
	"mayor mayoress president premier minister chancellor secretary senator congressman congresswoman councillor councilor councilman councilwoman alderman governor lawmaker mp deputy ambassador envoy diplomat "+
		"commissioner king queen prince princess duke duchess pope bishop archbishop cardinal priest vicar pastor rabbi imam leader head chief chair chairman chairwoman chairperson chairlady boss ceo cfo coo director "+
		"manager owner founder landlord landlady spokesman spokeswoman spokesperson organiser organizer president treasurer secretary general colonel captain sergeant inspector detective officer constable sheriff "+
		"policeman policewoman firefighter fireman soldier guard judge magistrate prosecutor lawyer solicitor barrister attorney defendant suspect accused witness victim survivor juror coroner coach trainer goalkeeper "+
		"striker defender midfielder player skipper referee umpire champion winner athlete swimmer runner cyclist driver pilot sailor fisherman surgeon doctor nurse midwife paramedic anaesthetist vet pharmacist dentist "+
		"scientist professor researcher biologist physicist chemist geologist historian archaeologist astronomer virologist meteorologist forecaster economist analyst expert engineer architect inventor teacher headteacher "+
		"headmaster headmistress principal student pupil lecturer rector dean curator librarian farmer baker butcher brewer cook chef waiter waitress cashier postman shopkeeper trader banker broker carpenter plumber "+
		"electrician mechanic builder gardener forester ranger keeper warden zookeeper actor actress singer musician composer conductor painter artist sculptor author writer novelist poet journalist reporter editor "+
		"publisher photographer activist campaigner protester volunteer resident neighbour neighbor tenant passer-by widow widower mother father son daughter brother sister wife husband grandfather grandmother boy girl child baby twins teenager",
	"vorsitzende vorsitzender vorsitzenden beauftragte beauftragter beauftragten abgeordnete abgeordneter abgeordneten angeklagte angeklagter angeklagten verdächtige verdächtiger verdächtigen beamte beamter beamten "+
		"beamtin angestellte angestellter angestellten überlebende überlebender überlebenden vorstand ceo zeuge zeugen zeugin opfer kollege kollegen kollegin experte experten expertin biologe biologen biologin geologe "+
		"geologen geologin archäologe archäologen archäologin psychologe psychologen psychologin soziologe soziologin virologe virologen virologin meteorologe meteorologen meteorologin astronom astronomin ökonom "+
		"ökonomin königin könig papst graf gräfin fürst fürstin prinz prinzessin hausfrau kauffrau kaufmann obmann obfrau amtmann landsmann feuerwehrmann feuerwehrfrau mutter vater sohn tochter bruder schwester "+
		"ehefrau ehemann witwe witwer oma opa anwohner anwohnerin nachbar nachbarn nachbarin student studenten studentin präsident präsidenten präsidentin assistent assistenten assistentin intendant intendanten "+
		"intendantin kommandant kommandanten kommandantin demonstrant demonstrantin polizist polizisten polizistin artist artistin gitarrist journalist journalisten journalistin aktivist aktivisten aktivistin jurist "+
		"juristen juristin tourist touristin kandidat kandidaten kandidatin diplomat diplomaten diplomatin soldat soldaten soldatin architekt architekten architektin pilot piloten pilotin athlet athletin rechtsanwalt "+
		"bürgermeister bürgermeisters bürgermeisterin wirt wirtin arzt ärztin tierarzt tierärztin zahnarzt zahnärztin junge jungen mädchen bub buben kind baby zwillinge bauer bauern bäuerin koch köchin bischof bischöfin pfarrer pfarrerin priester pastor pastorin rabbiner")

// heads are the German nouns for people that end compounds, with their feminine: "Chefin" in "Parteichefin".
var heads = withFeminine("sprecher leiter führer trainer minister präsident kanzler senator direktor rektor inspektor inspekteur kommissar chef boss meister manager berater vertreter stellvertreter referent dezernent "+
	"intendant kommandant assistent präfekt sekretär kämmerer geschäftsführer unternehmer händler hersteller inhaber eigentümer betreiber gründer verteidiger ankläger richter kläger nachfolger vorgänger amtsinhaber "+
	"spieler stürmer torwart torhüter schiedsrichter sportler fahrer läufer schwimmer springer turner ruderer segler reiter sieger gewinner verlierer fischer bäcker metzger müller brauer winzer gärtner förster "+
	"jäger schäfer imker schreiner tischler schlosser maurer dachdecker elektriker mechaniker techniker ingenieur informatiker chemiker physiker mathematiker historiker politiker kritiker forscher wissenschaftler "+
	"lehrer schüler erzieher pfleger apotheker mediziner chirurg hebamme psychiater musiker sänger dirigent komponist maler künstler zeichner bildhauer schauspieler regisseur autor schriftsteller dichter verleger "+
	"redakteur reporter moderator fotograf züchter tierpfleger wärter wächter kassierer verkäufer kellner postbote bote spediteur schaffner lokführer kapitän matrose seemann retter helfer sanitäter bewohner bürger "+
	"mieter vermieter besucher teilnehmer wanderer angreifer täter dieb räuber einbrecher entführer betrüger gutachter prüfer ermittler fahnder beobachter analyst volkswirt betriebsrat stadtrat gemeinderat landrat "+
	"rat anwalt staatsanwalt wart arzt bauer meteorologe biologe archäologe experte kollege zeuge wirt",
	"rätin landrätin stadträtin gemeinderätin betriebsrätin anwältin staatsanwältin ärztin bäuerin meteorologin biologin archäologin expertin kollegin zeugin wirtin vorsitzende vorsitzender beauftragte beauftragter "+
		"mann frau abgeordnete abgeordneter wächterin")

// withFeminine returns the nouns of a list with the genitive and the feminine of each, and those of another list as they are.
func withFeminine(list, more string) map[string]bool {
	m := lang.Set(more)
	for noun := range strings.FieldsSeq(list) {
		base := lang.Fold(noun)
		for _, end := range [...]string{"", "s", "n", "en", "in"} {
			m[strings.TrimSuffix(base, weakEnding(end))+end] = true
		}
	}
	return m
}

// weakEnding is what a noun loses before an ending: "Biologe", "Biologin".
func weakEnding(end string) string {
	if end == "in" || end == "en" {
		return "e"
	}
	return ""
}
