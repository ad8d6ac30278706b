package lang_test

import (
	"strings"
	"testing"

	"quoth/internal/lang"
)

// stemGroups are words that have one stem.
var stemGroups = []struct{ code, words string }{
	{"de", "gehen geht ging gingen gegangen"},
	{"de", "ablehnen abgelehnt abgelehnte abzulehnen ablehnung ablehnungen"},
	{"de", "lehnen lehnte lehnt"},
	{"de", "ankündigen ankündigt angekündigt angekündigten ankündigung"},
	{"de", "kaufen kaufte gekauft gekaufte kauft"},
	{"de", "verkaufen verkaufte verkauft verkauften verkauf"},
	{"de", "sinken sank gesunken sanken"},
	{"de", "führen führt führte geführt führe"}, {"de", "fahren fährt fuhr fuhren"}, {"de", "drängen drängte dränge gedrängt"},
	{"de", "sterben starb stirbt gestorben starben"},
	{"en", "organise organised organize organized organizing"}, {"en", "organization organisation organizations"}, {"en", "analyze analyse analyzed"},
	{"en", "colour color colours colored coloured"}, {"en", "harbor harbour"}, {"en", "sulfur sulphur"}, {"en", "artifacts artefact"}, {"en", "defense defence"}, {"en", "program programs programme programmes"},
	{"en", "theater theatre theaters"}, {"en", "center centre centers centered centred"}, {"en", "license licence licensed licensing"}, {"en", "heavy heavier heaviest"}, {"en", "bus buses"},
	{"de", "potenziell potentielle potenziellen potentiell"}, {"de", "potenzial potential potenziale"}, {"de", "foto photos fotos"}, {"de", "delfin delphine delfine"},
	{"de", "insel inseln"}, {"de", "artikel artikeln artikels"}, {"de", "kartoffel kartoffeln"}, {"de", "büro büros"}, {"de", "auto autos"}, {"de", "polizeiauto polizeiautos"},
	{"de", "laptop laptops"}, {"de", "interview interviews"}, {"de", "handy handys"}, {"de", "obama obamas"}, {"de", "sarkozy sarkozys"}, {"de", "krimi krimis"},
	{"de", "treibhausgas treibhausgase treibhausgasen"}, {"de", "endlos endlose endlosen"}, {"de", "dubios dubiose dubioser"}, {"de", "einzeln einzelne einzelnen"},
	{"de", "frei freie freien freier freies freiem"}, {"de", "sicher sichere sicheren sicherer sicheres sicherem"}, {"de", "bekannt bekannte bekannten bekannter bekanntes"},
	{"de", "eisern eiserne eisernen eiserner"}, {"de", "braun braune braunen"}, {"de", "dunkel dunkle dunklen dunkler"}, {"de", "gerecht gerechte gerechten gerechter"},
	{"de", "anwalt anwältin anwältinnen anwälte"}, {"de", "tierarzt tierärztin tierärzte"}, {"de", "nachbar nachbarin nachbarn"}, {"de", "chef chefin chefs"},
	{"de", "pilot pilotin pilotinnen piloten"}, {"de", "gelegen gelegene gelegenen gelegener liegen"}, {"de", "eitel eitle eitlen"}, {"de", "kilo kilos"}, {"de", "silo silos"},
	{"de", "schlips schlipse schlipsen"}, {"de", "knirps knirpse"}, {"de", "klops klopse"}, {"de", "burschikos burschikose burschikosen"},
	{"de", "unfall unfälle unfällen unfalls"},
	{"de", "haus häuser häusern hauses"},
	{"de", "ändern ändert geändert änderte änderung änderungen"},
	{"de", "verhandeln verhandelt verhandelten verhandlung verhandlungen"},
	{"de", "finanzieren finanzierte finanziert finanzierung"},
	{"de", "entscheiden entschied entschieden entscheidung"},
	{"de", "teilnehmen teilgenommen teilzunehmen teilnahm"},
	{"de", "angreifen angegriffen angriff angriffe"},
	{"de", "angabe angaben"}, {"de", "einnahme einnahmen"}, {"de", "planet planeten"},
	{"de", "problem probleme problemen problems"},
	{"de", "grossproblem grossprobleme"},
	{"de", "konzern konzerne konzernen konzerns"},
	{"de", "system systeme systemen"},
	{"de", "forschungszentrum forschungszentren"},
	{"de", "museum museen"},
	{"de", "ministerin ministerinnen minister ministern"},
	{"de", "bestätigen bestätigt bestätigte bestätigung"},
	{"de", "verfilmen verfilmt verfilmte verfilmten verfilmung"}, {"de", "umkreisen umkreist umkreiste"}, {"de", "bereisen bereist bereiste bereisten"},
	{"de", "uraufführen uraufgeführt uraufgeführte uraufzuführen"}, {"de", "umbenennen umbenannt umbenannte umzubenennen umbenennung"},
	{"de", "ähneln ähnelt ähnelte ähnelten"}, {"de", "beinhalten beinhaltet beinhaltete"}, {"de", "entwässern entwässert entwässerte entwässerung"},
	{"de", "senden sendet sendete gesendet gesendete"}, {"de", "steigen stieg stiegen gestiegen"}, {"de", "schaffen schuf schufen geschaffen"},
	{"de", "treiben trieb trieben getrieben"}, {"de", "versterben verstarb verstarben verstorben verstorbene"}, {"de", "liegen lag lagen"},
	{"de", "anerkennen anerkannt anerkannte anzuerkennen anerkennung"}, {"de", "einbeziehen einbezogen einbezog einzubeziehen"}, {"de", "vorenthalten vorenthielt vorzuenthalten"},
	{"de", "vorlegen vorlegt vorgelegt vorzulegen"}, {"de", "gelangen gelangte gelangten"}, {"de", "gewähren gewährt gewährte"},
	{"de", "veröffentlichen veröffentlicht veröffentlichte veröffentlichung"}, {"de", "ermöglichen ermöglicht ermöglichung"}, {"de", "verdeutlichen verdeutlicht verdeutlichung"},
	{"de", "überqueren überquert überquerung"}, {"de", "erschweren erschwert erschwerung"}, {"de", "wiederverwenden wiederverwendet wiederverwendung"},
	{"de", "bedienen bedient bediente bedienung"}, {"de", "verdunsten verdunstet verdunstung"}, {"de", "verdienen verdient verdienst"},
	{"de", "verschlüsseln verschlüsselt verschlüsselte verschlüsselung verschlüsselungen"}, {"de", "entwickeln entwickelt entwicklung entwickelung"},
	{"de", "beschichten beschichtet beschichtete beschichtung"}, {"de", "bevölkern bevölkert bevölkerte bevölkerung"}, {"de", "begutachten begutachtet begutachtung"},
	{"de", "enthaupten enthauptet enthauptung"}, {"de", "entziffern entziffert entzifferte entzifferung"}, {"de", "enttarnen enttarnt enttarnte"}, {"de", "entweichen entwich entwichen"},
	{"de", "erschaffen erschuf erschaffene erschaffung"}, {"de", "erklimmen erklomm erklommen"}, {"de", "erleuchten erleuchtet erleuchtung"}, {"de", "errechnen errechnet errechnete"},
	{"de", "überbrücken überbrückt überbrückung"}, {"de", "überladen überlud überladene"}, {"de", "überliefern überliefert überlieferte überlieferung"}, {"de", "überwiegen überwog überwogen"},
	{"de", "unterteilen unterteilt unterteilung"}, {"de", "unterwandern unterwandert unterwanderung"}, {"de", "unterschlagen unterschlug unterschlagung"},
	{"de", "verankern verankert verankerung"}, {"de", "verschmelzen verschmolz verschmolzen verschmelzung"}, {"de", "verbiegen verbog verbogen"}, {"de", "vertonen vertont vertonung"},
	{"de", "verschrotten verschrottet verschrottung"}, {"de", "verseuchen verseucht verseuchte"}, {"de", "verwässern verwässert verwässerte"}, {"de", "verdreifachen verdreifacht verdreifachte"},
	{"de", "widerfahren widerfuhr widerfährt"}, {"de", "vollbringen vollbrachte vollbracht"}, {"de", "zerkleinern zerkleinert zerkleinerung"}, {"de", "durchleuchten durchleuchtet durchleuchtung"},
	{"de", "abschöpfen abgeschöpft abzuschöpfen abschöpfung"}, {"de", "aberkennen aberkannt aberkannte abzuerkennen aberkennung"}, {"de", "ausrauben ausgeraubt ausraubte"},
	{"de", "eingemeinden eingemeindet eingemeindete einzugemeinden eingemeindung"}, {"de", "einschulen eingeschult einzuschulen einschulung"}, {"de", "fertigstellen fertiggestellt fertigzustellen fertigstellung"},
	{"de", "notlanden notlandete notgelandet notzulanden notlandung"}, {"de", "wiedereinführen wiedereingeführt wiedereinzuführen"}, {"de", "auseinanderbrechen auseinandergebrochen auseinanderbrach"},
	{"de", "übereinstimmen übereingestimmt übereinzustimmen übereinstimmung"}, {"de", "zuerkennen zuerkannt zuzuerkennen"}, {"de", "aufrechterhalten aufrechterhielt aufrechtzuerhalten"},
	{"de", "brandmarken gebrandmarkt brandmarkte"}, {"de", "handhaben gehandhabt handhabte handhabung"}, {"de", "interviewen interviewt interviewte"}, {"de", "bündeln gebündelt bündelte bündel"},
	{"de", "dichtmachen dichtgemacht dichtzumachen"}, {"de", "agieren agiert agierte"}, {"de", "köpfen köpfte geköpft"}, {"de", "scannen gescannt scannte"}, {"de", "ködern geködert köder"}, {"de", "glimmen glomm geglommen"},
	{"de", "verjähren verjährt verjährte verjährung"}, {"de", "verkennen verkannt verkannte verkennung"}, {"de", "beschämen beschämt beschämte"}, {"de", "bespitzeln bespitzelt bespitzelte bespitzelung"},
	{"de", "erstreiten erstritt erstritten"}, {"de", "überschulden überschuldet überschuldung"}, {"de", "geheimhalten geheimgehalten"}, {"de", "kurzschliessen kurzgeschlossen kurzzuschliessen"},
	{"de", "rückführen rückgeführt rückzuführen rückführung"}, {"de", "einsenden eingesandt eingesendet einzusenden"}, {"de", "herausheben herausgehoben heraushob"}, {"de", "hineinreichen hineingereicht hineinreichte"},
	{"de", "wachrütteln wachgerüttelt wachzurütteln"}, {"de", "zusammensinken zusammengesunken zusammensank"}, {"de", "schlussfolgern schlussfolgert geschlussfolgert"}, {"de", "ragen ragt ragte"},
	{"de", "gesetz gesetze gesetzen gesetzes"}, {"de", "gericht gerichte gerichten"}, {"de", "bett betten bettes"}, {"de", "getränk getränke getränken"}, {"de", "festnahme festnahmen"},
	{"de", "feiern gefeiert feier feiert"},
	{"de", "gross grösser grösste grosse"},
	{"en", "go goes went gone going"},
	{"en", "decline declined declines declining"},
	{"en", "man men"}, {"en", "child children"}, {"en", "say said says saying"}, {"en", "sink sank sunk sinking"},
	{"en", "crisis crises"}, {"en", "company companies"}, {"en", "die died dies dying"},
	{"es", "banco bancos"}, {"es", "decir dijo dijeron"}, {"fr", "l'état état"}, {"fr", "journal journaux"},
	{"ru", "банк банка банки"}, {"sv", "banken banker bank"}, {"no", "banken banker"}, {"hu", "ment megy mentek"},
}

func TestStemGroups(t *testing.T) {
	for _, c := range stemGroups {
		l := lang.Get(c.code)
		stems := make(map[string]string)
		for word := range strings.FieldsSeq(c.words) {
			stems[l.Stem(word)] += word + " "
		}
		if len(stems) != 1 {
			t.Errorf("%s: %v", c.code, stems)
		}
	}
}

// TestStemApart holds that nouns which only look like verbs' forms keep stems of their own, and so do names that look like the genitives
// of others.
func TestStemApart(t *testing.T) {
	de := lang.Get("de")
	for _, c := range []struct{ noun, verb string }{
		{"gebiet", "bieten"}, {"gericht", "richten"}, {"gewalt", "walten"}, {"gesetz", "setzen"}, {"gehalt", "halten"}, {"geschäft", "schaffen"},
		{"gemeinde", "meinen"}, {"angehörige", "hören"}, {"vorstand", "vorstehen"}, {"verband", "verbinden"}, {"stahl", "stehlen"}, {"macht", "machen"},
		{"gerät", "geraten"}, {"betrieb", "betreiben"}, {"begriff", "begreifen"}, {"abschied", "scheiden"}, {"legende", "legen"}, {"verlag", "liegen"}, {"betrug", "betragen"},
		{"auffahrt", "auffahren"}, {"einschnitt", "einschneiden"}, {"unterstand", "unterstehen"}, {"anklang", "anklingen"}, {"auswuchs", "auswachsen"}, {"nachwuchs", "nachwachsen"},
		{"scharte", "scharen"}, {"schlangen", "schlingen"}, {"bögen", "biegen"}, {"bände", "binden"}, {"bett", "beten"}, {"ticket", "ticken"}, {"raster", "rasen"}, {"machete", "machen"},
		{"gesetzen", "setzen"}, {"gerichten", "richten"}, {"getränke", "tränken"}, {"geschütze", "schützen"}, {"verbänden", "verbinden"}, {"zuständen", "zustehen"}, {"ausstand", "ausstehen"},
		{"auftrieb", "auftreiben"}, {"äussere", "äussern"}, {"auflage", "auflegen"}, {"erbrecht", "erbrechen"}, {"versand", "versandet"}, {"vertrag", "vertrug"}, {"verdi", "verdienen"},
		{"vorlegen", "vorliegen"}, {"unterlagen", "unterliegen"}, {"vorlagen", "vorliegen"}, {"herzöge", "herziehen"}, {"bewahrt", "bewahrheitet"}, {"vorläufig", "vorlief"}, {"entspannt", "entspinnen"}, {"anlagen", "anliegen"},
		{"vermisst", "vermessen"}, {"gelangt", "langen"}, {"während", "wahr"}, {"verschieden", "verscheiden"}, {"bereich", "bereichern"},
		{"welt", "wollen"}, {"vierte", "vieren"}, {"tier", "tun"}, {"geburt", "bergen"}, {"geschichte", "schichten"}, {"gesicht", "sichten"}, {"gewicht", "weichen"},
	} {
		if stem := de.Stem(c.noun); stem == de.Stem(c.verb) {
			t.Errorf("%s has the stem of %s, %q", c.noun, c.verb, stem)
		}
	}
	for _, name := range []string{"andrea", "jona", "luca", "luka", "nikola", "thoma"} {
		if de.Stem(name) == de.Stem(name+"s") {
			t.Errorf("%ss has the stem of %s", name, name)
		}
	}
	en := lang.Get("en")
	for _, c := range []struct{ word, other string }{{"organ", "organization"}, {"size", "sis"}, {"prize", "price"}, {"literature", "litre"}} {
		if en.Stem(c.word) == en.Stem(c.other) {
			t.Errorf("%s has the stem of %s", c.word, c.other)
		}
	}
	for _, word := range []string{"gebiet", "gericht", "gewalt", "gesetz", "gehalt"} {
		if stem := de.Stem(word); stem != word {
			t.Errorf("stem of %s is %s", word, stem)
		}
	}
}

func FuzzStem(f *testing.F) {
	for _, word := range []string{"abgelehnt", "ging", "", "\xff", "gegegege", "zuzuzu", strings.Repeat("a", 4000), "ієї", "l'", "'"} {
		f.Add(word, byte(1))
	}
	f.Fuzz(func(t *testing.T, word string, id byte) {
		l := lang.ByID(id%8 + 1)
		word = lang.Fold(word)
		if stem := l.Stem(word); stem == "" && word != "" {
			t.Errorf("%s: %q has no stem", l, word)
		}
		parts := lang.Compound(l, word)
		if len(parts) == 1 || len(strings.Join(parts, "")) > len(word)+len(parts) {
			t.Errorf("%q: %q", word, parts)
		}
		l.Number(word)
		l.QuestionWord([]string{word, word})
		l.Separable([]string{word, "ab"})
	})
}

func TestSeparable(t *testing.T) {
	de := lang.Get("de")
	for _, c := range []struct{ in, want string }{
		{"die bank lehnte das angebot ab", "lehnte+ab=ablehnen"},
		{"die bank lehnt ab und teilt das mit", "lehnt+ab=ablehnen teilt+mit=mitteilen"},
		{"er nahm an der sitzung teil", "nahm+teil=teilnehmen"},
		{"das land erkannte die regierung an", "erkannte+an=anerkennen"},
		{"er bezog alle parteien ein , sagte er", "bezog+ein=einbeziehen"},
		{"das gericht behielt sich eine entscheidung vor", "behielt+vor=vorbehalten"},
		{"er bereitete das treffen vor", "bereitete+vor=vorbereiten"},
		{"drei kamen um , davon zwei kinder", "kamen+um=umkommen"},
		{"der fahrer kam mit dem schrecken davon", "kam+davon=davonkommen"},
		{"die angaben stimmten mit dem bericht überein", "stimmten+überein=übereinstimmen"},
		{"das amt stellte die meldung richtig", "stellte+richtig=richtigstellen"},
		{"der chef trat gestern von seinem amt zurück", "trat+zurück=zurücktreten"},
		{"er stellte auf der messe ein auto vor", "stellte+vor=vorstellen"},
		{"sie führte ein gespräch", ""},
		{"das gericht ordnete eine prüfung an , sagte er", "ordnete+an=anordnen"},
		{"sie ging nach hause", ""},
		{"ab montag gilt das", ""},
		{"", ""},
	} {
		words := strings.Fields(c.in)
		for i, w := range words {
			if w == "," {
				words[i] = ""
			}
		}
		var got []string
		for _, s := range de.Separable(words) {
			got = append(got, words[s.Verb]+"+"+words[s.Particle]+"="+s.Lemma)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%q: %q, want %q", c.in, g, c.want)
		}
	}
	en := lang.Get("en")
	for _, c := range []struct{ in, want string }{
		{"the bank turned down the offer", "turn down"}, {"the bank turned the offer down on monday", "turn down"}, {"he turned it down", "turn down"},
		{"the show was called off", "call off"}, {"she took over", "take over"}, {"she took the bridge over the river", ""}, {"he looked down", ""},
		{"der mann lehnte ab", ""},
	} {
		var got []string
		for _, s := range en.Separable(strings.Fields(c.in)) {
			got = append(got, s.Lemma)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%q: %q, want %q", c.in, g, c.want)
		}
	}
	if got := lang.Get("fr").Separable([]string{"lehnte", "ab"}); got != nil {
		t.Errorf("French has %v", got)
	}
}

func TestCompound(t *testing.T) {
	de := lang.Get("de")
	for _, c := range []struct{ in, want string }{
		{"grossbanken", "gross banken"}, {"bankdaten", "bank daten"}, {"arbeitsmarktreform", "arbeit markt reform"}, {"kundendaten", "kunde daten"},
		{"schulgebäude", "schul gebäude"}, {"bundesfinanzministerium", "bundes finanz ministerium"}, {"krankenkassen", "kranke kassen"},
		{"flugzeugabsturz", "flugzeug absturz"}, {"menschenrechte", "mensch rechte"}, {"bundesamt", "bundes amt"}, {"ölpreis", "öl preis"},
		{"wahlkampf", "wahl kampf"}, {"staatsanwaltschaft", ""}, {"facebook", ""}, {"düsseldorf", ""}, {"merkel", ""}, {"frankfurt", ""}, {"salzburg", ""}, {"brandenburgs", ""},
		{"druckschwankungen", "druck schwankungen"}, {"weihnachtsfest", "weihnacht fest"}, {"entscheidung", ""}, {"bank", ""}, {"banken", ""}, {"wissenschaft", ""}, {"abgelehnt", ""}, {"", ""}, {"tausend", ""}, {"heutige", ""}, {strings.Repeat("bank", 16), ""},
	} {
		if got := strings.Join(lang.Compound(de, c.in), " "); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
	if lang.Compound(lang.Get("en"), "bankdaten") != nil || lang.Compound(nil, "bankdaten") != nil {
		t.Error("only German words have parts")
	}
}

func BenchmarkFold(b *testing.B) {
	words := strings.Fields("Die Stadtwerke haben am Dienstag das Angebot abgelehnt Größe Müller bank wer hat")
	for b.Loop() {
		for _, w := range words {
			lang.Fold(w)
		}
	}
}

func BenchmarkStem(b *testing.B) {
	l := lang.Get("de")
	words := strings.Fields("die stadtwerke haben am dienstag das angebot abgelehnt grösse müller bank wer hat verhandlungen")
	for b.Loop() {
		for _, w := range words {
			l.Stem(w)
		}
	}
}

func BenchmarkCompound(b *testing.B) {
	l := lang.Get("de")
	for b.Loop() {
		lang.Compound(l, "bundesfinanzministerium")
	}
}
