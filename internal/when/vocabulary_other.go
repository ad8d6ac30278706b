package when

// The tables of the languages of which only dates in figures and the names of months are known; read by compile.
const (
	spanishTable = `
month=1 enero
month=2 febrero
month=3 marzo
month=4 abril
month=5 mayo
month=6 junio
month=7 julio
month=8 agosto
month=9 septiembre setiembre
month=10 octubre
month=11 noviembre
month=12 diciembre
day=0 hoy
day=-1 ayer
prep el en del hacia para durante
prep+since desde
prep+until hasta
article el la los
of de del
year año años
to al hasta
and y
at a
counted personas euros dólares millones muertos heridos habitantes metros kilómetros pesos años
countish unos unas casi más
label artículo número página vuelo ley
`
	frenchTable = `
month=1 janvier
month=2 février
month=3 mars
month=4 avril
month=5 mai
month=6 juin
month=7 juillet
month=8 août
month=9 septembre
month=10 octobre
month=11 novembre
month=12 décembre
month+short=1 janv
month+short=2 févr
month+short=9 sept
month+short=10 oct
month+short=11 nov
month+short=12 déc
day=-1 hier
day=1 demain
prep le en au du vers pour pendant fin début
prep+since depuis dès
prep+until jusqu
article le la les
of de du
year an année
to au
and et
counted personnes euros dollars millions morts blessés habitants mètres kilomètres francs ans
countish environ près quelque plus
label article numéro page vol loi
`
	russianTable = `
month=1 января январь январе
month=2 февраля февраль феврале
month=3 марта март марте
month=4 апреля апрель апреле
month=5 мая май мае
month=6 июня июнь июне
month=7 июля июль июле
month=8 августа август августе
month=9 сентября сентябрь сентябре
month=10 октября октябрь октябре
month=11 ноября ноябрь ноябре
month=12 декабря декабрь декабре
day=0 сегодня
day=-1 вчера
day=1 завтра
prep в во на к около
prep+since с
prep+until до по
year год года году
of г
to по до
and и
counted человек рублей долларов евро миллионов тысяч жителей метров километров лет
countish около более свыше почти
label статья номер рейс
`
	swedishTable = `
month=1 januari
month=2 februari
month=3 mars
month=4 april
month=5 maj
month=6 juni
month=7 juli
month=8 augusti
month=9 september
month=10 oktober
month=11 november
month=12 december
day=0 idag
day=-1 igår
day=1 imorgon
prep den i på under år kring
prep+since sedan från
prep+until till
prep+before före
prep+after efter
article den
year år
to till
and och
counted personer människor kronor euro dollar miljoner procent invånare meter kilometer
countish cirka omkring nästan drygt
label artikel nummer sida flight
`
	norwegianTable = `
month=1 januar
month=2 februar
month=3 mars
month=4 april
month=5 mai
month=6 juni
month=7 juli
month=8 august
month=9 september
month=10 oktober
month=11 november
month=12 desember
day=-1 går
prep den i på under år rundt
prep+since siden fra
prep+until til innen
prep+before før
prep+after etter
article den
year år
to til
and og
counted personer mennesker kroner euro dollar millioner prosent innbyggere meter kilometer
countish cirka omtrent nesten
label artikkel nummer side fly
`
	hungarianTable = `
month=1 január
month=2 február
month=3 március
month=4 április
month=5 május
month=6 június
month=7 július
month=8 augusztus
month=9 szeptember
month=10 október
month=11 november
month=12 december
month=1 januárban
month=2 februárban
month=3 márciusban
month=4 áprilisban
month=5 májusban
month=6 júniusban
month=7 júliusban
month=8 augusztusban
month=9 szeptemberben
month=10 októberben
month=11 novemberben
month=12 decemberben
day=0 ma
day=-1 tegnap
day=1 holnap
article a az
and és
counted ember fő forint euró dollár millió százalék lakos méter kilométer
label oldal szám
`
)
