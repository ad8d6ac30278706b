package query

import (
	"slices"
	"strings"
	"sync"

	"quoth/internal/lang"
)

// oppositeShare is what the opposite of a word counts for it where it is asked whether something is so.
const oppositeShare = 0.8

// opposites are words with those that deny them, by language: "was he convicted?" is answered by "he was acquitted".
var opposites = map[string]string{
	"en": `
accept: decline refuse reject
agree: refuse disagree decline
approve: reject veto oppose
adopt: reject
back: oppose
support: oppose reject
confirm: deny refute
admit: deny
confess: deny
convict: acquit
guilty: innocent acquit
innocent: guilty convict
acquit: convict
sentence: acquit
win: lose
lose: win
beat: lose
open: close shut
ok: injure hurt unharmed unhurt stable
okay: injure hurt unharmed unhurt stable
fine: injure hurt unharmed unhurt
well: injure hurt unharmed unhurt
reelected: defeat lose
re-elected: defeat lose
drunk: sober
sober: drunk
arson: accident
accident: arson deliberate
repay: owe
burn: unharmed undamaged
steal: leave
office: resign quit
reopen: close shut
close: open reopen
closed: open reopen
shut: open reopen
live: die dead
alive: die dead
dead: alive survive
die: survive alive
survive: die kill
killed: survive unhurt
arrest: release escape
jail: free release acquit
release: jail custody
free: jail custody charge
hurt: unhurt unharmed unscathed
injure: unhurt unharmed unscathed
harm: unharmed unscathed
start: end stop postpone
begin: end stop postpone
finish: continue begin
end: continue begin
stop: continue
continue: end stop
run: cancel suspend
resign: stay remain
quit: stay remain
leave: stay remain
stay: leave quit resign
fire: keep
sack: keep
rise: fall drop
increase: decrease fall drop
fall: rise increase
drop: rise increase
grow: shrink fall
shrink: grow
gain: lose
succeed: fail
fail: succeed
work: fail
pass: fail reject
allow: ban forbid prohibit
permit: ban forbid prohibit
ban: allow permit
legal: illegal ban
illegal: legal allow
safe: dangerous unsafe
dangerous: safe harmless
marry: divorce
married: divorced single unmarried
build: cancel demolish
demolish: preserve keep
keep: abolish drop
abolish: keep
extend: expire
renew: expire
find: missing
found: missing
missing: found
known: unknown unclear
identify: unknown
clear: unclear
catch: escape large
capture: escape large
escape: catch capture
solve: unsolved
profitable: loss
profit: loss
loss: profit
healthy: sick ill
ill: healthy
insure: uninsured
damage: undamaged
attend: boycott miss
boycott: attend
comment: silent
speak: silent
happen: cancel
hold: cancel postpone
cancel: hold
postpone: hold
true: false
fake: real genuine
genuine: fake forged
real: fake
voluntary: forced
secret: public
increased: unchanged
change: unchanged
sell: buy
buy: sell
sold: unsold
hire: fire
single: married
vaccinated: unvaccinated
armed: unarmed
manned: unmanned
conscious: unconscious
expected: unexpected
possible: impossible
enough: insufficient
successful: unsuccessful fail
satisfied: dissatisfied unhappy
happy: unhappy
available: unavailable
empty: full
full: empty
cheap: expensive
expensive: cheap
early: late
late: punctual
first: last second`,
	"de": `
annehmen: ablehnen ausschlagen
akzeptieren: ablehnen
zustimmen: ablehnen
zugestimmt: ablehnen
billigen: ablehnen
genehmigen: ablehnen verbieten untersagen
beschliessen: ablehnen vertagen
verabschieden: ablehnen
unterstützen: ablehnen
befürworten: ablehnen
bestätigen: dementieren bestreiten
zugeben: bestreiten leugnen
gestehen: bestreiten leugnen
verurteilen: freisprechen
schuldig: unschuldig freisprechen
unschuldig: schuldig verurteilen
freisprechen: verurteilen
gewinnen: verlieren
siegen: verlieren
verlieren: gewinnen
öffnen: schliessen sperren
gutgehen: verletzen unverletzt
wiedergewählt: unterliegen abwählen
betrunken: nüchtern
besoffen: nüchtern betrunken
nüchtern: betrunken
brandstiftung: defekt versehen
mitnehmen: zurücklassen
stehlen: zurücklassen
verbrennen: unversehrt
verbrannt: unversehrt
zerstört: unversehrt
zerstören: unversehrt
amt: zurücktreten niederlegen
geschnappt: flüchtig
schnappen: flüchtig
erwischt: flüchtig
eröffnen: schliessen
offen: geschlossen gesperrt
geöffnet: geschlossen gesperrt
schliessen: öffnen eröffnen
geschlossen: offen öffnen
gesperrt: freigeben offen
sperren: freigeben
leben: sterben tot
lebt: sterben tot
überleben: sterben tot
überlebt: sterben tot
sterben: überleben
tot: überleben leben
verhaften: freilassen flüchtig
festnehmen: freilassen flüchtig
freilassen: haft inhaftieren
frei: haft gefängnis
verletzen: unverletzt
verletzt: unverletzt
verletzte: unverletzt
beginnen: enden verschieben
anfangen: enden aufhören
enden: weitergehen beginnen
weitergehen: enden
aufhören: weitermachen
zurücktreten: bleiben
kündigen: bleiben
bleiben: zurücktreten verlassen
entlassen: bleiben
steigen: sinken fallen
sinken: steigen
fallen: steigen
wachsen: schrumpfen
schrumpfen: wachsen
zunehmen: abnehmen
abnehmen: zunehmen
gelingen: scheitern misslingen
klappen: scheitern
scheitern: gelingen
bestehen: durchfallen
bestanden: durchfallen
dafür: dagegen
dagegen: dafür
erlauben: verbieten
erlaubt: verboten verbieten
verbieten: erlauben
verboten: erlaubt erlauben
legal: illegal verboten
illegal: legal erlaubt
sicher: gefährlich unsicher
gefährlich: harmlos ungefährlich
verheiratet: geschieden ledig
bauen: abreissen
abreissen: erhalten
behalten: abschaffen verlieren
abschaffen: behalten
verlängern: auslaufen
finden: vermissen
gefunden: vermissen
fassen: flüchtig entkommen
gefasst: flüchtig entkommen
entkommen: fassen
fliehen: fassen
aufklären: ungeklärt unklar
bekannt: unbekannt unklar
klar: unklar
profitabel: verlust
gewinn: verlust
verlust: gewinn
gesund: krank
krank: gesund
versichern: unversichert
teilnehmen: boykottieren fehlen
stattfinden: ausfallen absagen
ausfallen: stattfinden
absagen: stattfinden
fahren: ausfallen
beschädigen: unbeschädigt
beschädigt: unbeschädigt
echt: gefälscht falsch
gefälscht: echt
wahr: falsch
freiwillig: gezwungen
öffentlich: geheim
geheim: öffentlich
antworten: schweigen
äussern: schweigen
kaufen: verkaufen
verkaufen: behalten
einstellen: entlassen
geimpft: ungeimpft
bewaffnet: unbewaffnet
bewusstlos: ansprechbar
möglich: unmöglich
erfolgreich: erfolglos scheitern
zufrieden: unzufrieden
glücklich: unglücklich
pünktlich: verspätet
ändern: unverändert
verändern: unverändert
voll: leer
leer: voll
teuer: billig günstig
erwartet: unerwartet
schwer: leicht`,
}

// oppositesOf holds, for each language, the opposites of a word by its stem.
var oppositesOf = sync.OnceValue(func() map[*lang.Language]map[string][]string {
	m := map[*lang.Language]map[string][]string{}
	for code, list := range opposites {
		l := lang.Get(code)
		m[l] = map[string][]string{}
		for line := range strings.SplitSeq(strings.TrimSpace(list), "\n") {
			word, others, _ := strings.Cut(line, ": ")
			stem := l.Stem(lang.Fold(word))
			m[l][stem] = append(m[l][stem], strings.Fields(others)...)
		}
	}
	return m
})

// lasts are the words by which a question asks whether something is still so, and left what denies it of somebody with a post.
var (
	lasts = lang.Set("still anymore noch weiterhin")
	left  = map[string][]string{"en": {"resign", "dismiss"}, "de": {"zurücktreten", "entlassen"}}
)

// opposed adds what denies the word of a question whether something is so.
func (e *expansion) opposed(p *Plan, l *lang.Language) {
	own, other := e.word, *e.word
	list := oppositesOf()[own.Lang][own.Lang.Stem(own.Folded)]
	if !own.Name && p.classOf(own.Folded) == WantPerson && slices.ContainsFunc(p.tokens, func(t string) bool { return lasts[t] }) {
		list = slices.Concat(list, left[own.Lang.Code()])
	}
	for _, folded := range list {
		other.Folded, other.Name = folded, false
		e.word, e.share = &other, oppositeShare
		e.inLanguage(l)
	}
	e.word, e.share = own, 1
}
