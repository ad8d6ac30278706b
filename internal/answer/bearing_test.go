package answer

import "testing"

// What is told of somebody or something else than is asked about is no answer, however much of the question stands around it.
func TestToldOfAnother(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-05-13", "Three hurt as barge hits pier in Corran",
			"A barge ran into the pier of Corran on Monday, injuring three anglers. A 26-year-old cook, who had been peeling onions on the deck of the barge, jumped into the cold water and swam ashore. " +
				"The skipper, a 44-year-old woman, was questioned. Dean Holloway, 58, owns the pier. Harbour master Ruth Pell closed it until June."},
		report{"de", "2024-05-14", "Fünf Verletzte bei Brand in der Gerberei Trossin",
			"Bei einem Brand in der Gerberei Trossin sind fünf Arbeiter verletzt worden. Ein sieben Jahre altes Mädchen bemerkte auf dem Weg zu ihrer Großmutter den Rauch über dem Dach. " +
				"Der Gerber Uwe Lenk sprach von einem Wunder."},
		harbourNews[0])
	each(t, b.told, map[string]string{
		"how many anglers were injured in Corran":                "A barge ran into the pier of Corran on Monday, injuring three anglers.",
		"how many anglers died in Corran":                        "(nothing)",
		"wie viele Arbeiter wurden bei dem Brand verletzt?":      "Bei einem Brand in der Gerberei Trossin sind fünf Arbeiter verletzt worden.",
		"wie viele Arbeiter starben bei dem Brand?":              "(nothing)",
		"how old is the skipper?":                                "The skipper, a 44-year-old woman, was questioned.",
		"how old is Dean Holloway?":                              "Dean Holloway, 58, owns the pier.",
		"wie alt ist das Mädchen, das den Rauch bemerkte?":       "Ein sieben Jahre altes Mädchen bemerkte auf dem Weg zu ihrer Großmutter den Rauch über dem Dach.",
		"wie alt ist der Gerber Uwe Lenk?":                       "(nothing)",
		"who is the harbour master of Corran?":                   "Harbour master Ruth Pell closed it until June.",
		"what is the name of the cook who swam ashore in Corran": "(nothing)",
	})
}

// A number counts those of whom the words beside it tell, and what is said of others does not.
func TestCountedByTheirFate(t *testing.T) {
	fall := newLibrary(t, report{"en", "2024-05-13", "Cable car falls near Corran",
		"A cable car fell near Corran on Monday. Nine people were on board: two tourists (a Swede and a Dane) died, six others survived unhurt and one is missing."})
	frost := newLibrary(t, report{"de", "2024-05-14", "Kältewelle im Trossingtal",
		"Im Trossingtal herrscht strenger Frost. Der Landkreis zählt 14 Todesopfer. Auf dem Marktplatz verteilten Helfer Tee an 80 Personen."})
	slide := newLibrary(t, report{"de", "2024-05-16", "Erdrutsch in Trossin", "Ein Erdrutsch hat in Trossin mindestens neun Menschenleben gefordert. In Trossin leben 340 Menschen."})
	crash := newLibrary(t, report{"de", "2024-05-17", "Unfall bei Trossin", "Bei einem Unfall auf der Steige bei Trossin kam ein Mensch ums Leben, zwölf weitere wurden verletzt, darunter drei schwer. Die Steige war gesperrt."})
	vote := newLibrary(t, report{"de", "2024-05-15", "Trossin wählt", "Von 60 Zunftmeistern hoben nur 22 die Hand für den Bürgermeister Uwe Lenk. Die Stadt entlässt 13 der verbliebenen alten 50 Wächter."})
	for command, b := range map[string]struct {
		*library
		want string
	}{
		"how many died in the cable car near Corran":     {fall, "two"},
		"how many survived the fall of the cable car":    {fall, "six"},
		"wie viele überlebten den Absturz der Seilbahn?": {fall, "six"},
		"how many people were killed by the cold":        {frost, "14"},
		"how many died in the landslide in Trossin":      {slide, "neun"},
		"wie viele Menschen leben in Trossin":            {slide, "340"},
		"how many died in the accident near Trossin":     {crash, "ein Mensch"},
		"wie viele hoben die Hand für Uwe Lenk?":         {vote, "nur 22"},
		"how many guards does the town dismiss":          {vote, "13"},
	} {
		if got := b.best(t, command); got != b.want {
			t.Errorf("%s: %q, want %q", command, got, b.want)
		}
	}
}

// What somebody says is not told by what another says, nor by who has the same office elsewhere.
func TestWordsOfAnother(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-05-13", "Lodge beats Fallow in the cup",
			"\"The pitch was a bog,\" said Fallow captain Tess Orme. A referee from Leith sent two players off."},
		report{"de", "2024-05-14", "Trauer um die Turnerin Ilka Rossbach",
			"Die Turnerin Ilka Rossbach ist tot. „Sie flog, wo andere sprangen“, sagte ihre Rivalin Olga Wendt. Ihre Nachfolgerin Annegret Wiese führt den Verein. Vereinsdirektorin Mara Stolz ließ ausrichten, man trauere."},
		report{"en", "2024-05-15", "Lifeboat saves six", "The lifeboat of Leith saved six men from a trawler on Monday."})
	each(t, b.told, map[string]string{
		"!said the captain of fallow":      "\"The pitch was a bog,\" said Fallow captain Tess Orme.",
		"!said the captain of the trawler": "(nothing)",
		"!sagte olga wendt über rossbach":  "„Sie flog, wo andere sprangen“, sagte ihre Rivalin Olga Wendt.",
		"!sagte olga wendt zum zeitplan":   "(nothing)",
		"!was sagte die direktorin":        "Vereinsdirektorin Mara Stolz ließ ausrichten, man trauere.",
		"!sagte annegret wiese":            "(nothing)",
	})
}

// Who told what the sentence before says did nothing else.
func TestCreditsAloneAnswerNothing(t *testing.T) {
	b := newLibrary(t, report{"de", "2024-05-13", "Lenk klagt gegen Trossin",
		"Das bestätigte sein Anwalt. Der Gerber Uwe Lenk hat Klage gegen die Stadt Trossin eingereicht, weil sie ihm das Wasser abgestellt hatte. Dies meldete die Kanzlei von Uwe Lenk."})
	each(t, b.told, map[string]string{
		"!what did uwe lenk do": "Der Gerber Uwe Lenk hat Klage gegen die Stadt Trossin eingereicht, weil sie ihm das Wasser abgestellt hatte.",
		"!wer bestätigte das":   "Das bestätigte sein Anwalt.",
	})
}

// What became of somebody is told by a word for that, and a German article is no dying.
func TestWhatBecameOfIt(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-05-13", "Student reißt Bahnhofsuhr ab", "Ein Student riss mit seinem Bass die Uhr des Bahnhofs Altenhain herunter. Zeugen sagten aus, er habe sich bemüht, die Uhr aufzufangen. " +
			"Die Bahn verlangte von ihm Geld für die Uhr. Die Uhr liegt heute im Keller."},
		report{"en", "2024-05-14", "Sheep lead runners astray", "A flock of sheep led the runners of Leith astray. The trophy is made of slate. He turned down the trophy, said the winner's wife. The trophy was given to the sheep's owner."},
		harbourNews[0])
	each(t, b.told, map[string]string{
		"!was wurde aus der uhr":          "Die Uhr liegt heute im Keller.",
		"!what became of the clock":       "Die Uhr liegt heute im Keller.",
		"!what happened to the trophy":    "The trophy was given to the sheep's owner.",
		"!was ist mit dem pokal passiert": "The trophy was given to the sheep's owner.",
	})
}
