package when

// germanTable is read by compile. Words are folded: lower case, ss for ß.
const germanTable = `
month=1.. januar februar märz april mai juni juli august september oktober november dezember
month=1.. januars februars - - - - - - septembers oktobers novembers dezembers
month=1.. jänner feber
unsure märz april mai juli august
month+short=1.. jan feb mrz apr - jun jul aug sep okt nov dez
month+short=9 sept
weekday=1.. montag dienstag mittwoch donnerstag freitag samstag sonntag
weekday=1 montags
weekday=6 sonnabend
day=0 heute
day=-1 gestern
day=-2 vorgestern
day=1 morgen
day=2 übermorgen
part=6 morgen früh
part=9 vormittag
part=12 mittag mittags
part=13 nachmittag
part=18 abend
part+night=0 nacht
part=23 mitternacht
part+recurring=6 morgens frühmorgens
part+recurring=9 vormittags
part+recurring=13 nachmittags
part+recurring=18 abends
part+recurring=0 nachts
season=1 frühling frühjahr
season=2 sommer spätsommer frühsommer hochsommer
season=3 herbst spätherbst frühherbst
season=4 winter
holiday=1 weihnachten weihnachtsfest
holiday=2 heiligabend heiligenabend
holiday=3 silvester
holiday=4 neujahr neujahrstag
holiday=5 ostern osterfest
holiday=6 karfreitag
holiday=7 ostersonntag
holiday=8 ostermontag
holiday=9 pfingsten
holiday=10 pfingstsonntag
holiday=11 pfingstmontag
holiday=12 himmelfahrt
holiday=13 rosenmontag
holiday=14 aschermittwoch
holiday=15 gründonnerstag
unit=1 minute
unit+plural=1 minuten
unit=2 stunde
unit+plural=2 stunden
unit=3 tag tages tage arbeitstag werktag
unit+plural=3 tagen arbeitstage arbeitstagen werktage werktagen
unit=4 woche
unit+plural=4 wochen
unit=5 wochenende wochenendes
unit+plural=5 wochenenden
unit=6 monat monats
unit+plural=6 monate monaten
unit=7 quartal quartals vierteljahr
unit+plural=7 quartale quartalen
unit=8 jahreshälfte halbjahr halbjahrs halbjahres
unit=9 jahr jahres
unit+plural=9 jahre jahren
unit=10 jahrzehnt jahrzehnts jahrzehntes
unit+plural=10 jahrzehnte jahrzehnten
unit=11 jahrhundert jahrhunderts
unit+plural=11 jahrhunderte jahrhunderten
year jahr jahre jahren jahres
last vergangene vergangenen vergangener vergangenes vergangenem letzte letzten letzter letztes letztem vorige vorigen voriger voriges vorigem
last gestrigen vorgestrigen
next morgigen
this heutigen
next kommende kommenden kommender kommendes kommendem nächste nächsten nächster nächstes nächstem
next=1 übernächste übernächsten übernächster übernächstes übernächstem
this diese diesen dieser dieses diesem
same selben gleichen folgenden darauffolgenden
edge=1 anfang beginn frühe frühen
edge=2 mitte
edge=3 ende späte späten
ordinal=1 erste ersten erster erstes
ordinal=2 zweite zweiten zweiter zweites
ordinal=3 dritte dritten dritter drittes
ordinal=4 vierte vierten vierter viertes
decade=20 zwanziger
decade=30 dreissiger
decade=40 vierziger
decade=50 fünfziger
decade=60 sechziger
decade=70 siebziger
decade=80 achtziger
decade=90 neunziger
prep am im in an zu zum zur beim während für auf
prep+since seit ab
prep+until bis
prep+before+ago vor
prep+after nach
prep+at um gegen
prep von vom
prep+between zwischen
to bis
and und
article der die das dem den des
of des der
about etwa circa ca rund ungefähr zirka kurz
within binnen innerhalb
later später danach darauf
earlier zuvor vorher davor
oclock uhr
zone mez mesz utc gmt ortszeit
half halb
quarter viertel dreiviertel
not nicht
era chr
vague einige einigen wenige wenigen mehrere mehreren paar vielen etlichen
counted bewohner bewohnern anwohner betriebe betrieben schiffe schiffen bomben prozent euro cent dollar franken pfund rubel yen mark kronen menschen personen leute männer frauen kinder kindern jugendliche tote toten verletzte verletzten opfer mitarbeiter mitarbeitern beschäftigte beschäftigten arbeitsplätze stellen soldaten polizisten beamte beamten einwohner einwohnern bürger bürgern zuschauer zuschauern besucher besuchern teilnehmer teilnehmern demonstranten flüchtlinge flüchtlingen passagiere häuser gebäude wohnungen meter metern kilometer kilometern m km kg tonnen liter litern hektar quadratmeter quadratkilometer grad stück exemplare exemplaren seiten punkte punkten stimmen fälle fällen mal millionen milliarden mio mrd kilogramm kilo gramm watt kilowatt megawatt volt ps mitglieder mitgliedern unternehmen firmen schüler schülern studenten autos fahrzeuge fahrzeugen tiere tieren bäume bäumen euros kunden ebenen stufen jahre jahren
countish rund etwa knapp fast über mehr weniger mindestens höchstens insgesamt circa ca gut weitere weiteren weiterer je jeweils bis unter maximal ungefähr als mit alle allen andere anderen zusammen nahezu beinahe
label film intercity ic ice eurocity saal titel album telefonnummer hausnummer wagen artikel nummer nr no paragraf paragraph absatz abs art seite s kapitel raum zimmer flug linie boeing airbus windows agenda platz rang typ version modell resolution kanal gruppe klasse bus zug ziffer az aktenzeichen plz postfach tel telefon pisa din iso en rfc halle haus block peugeot lada office
`
