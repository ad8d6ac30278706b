package when

// The tables of the languages of which only dates in figures and the names of months are known; read by compile.
const (
	spanishTable = `
month=1.. enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
month=9 setiembre
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
month=1.. janvier février mars avril mai juin juillet août septembre octobre novembre décembre
month+short=1.. janv févr - - - - - - sept oct nov déc
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
month=1.. января февраля марта апреля мая июня июля августа сентября октября ноября декабря
month=1.. январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
month=1.. январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре
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
month=1.. januari februari mars april maj juni juli augusti september oktober november december
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
month=1.. januar februar mars april mai juni juli august september oktober november desember
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
month=1.. január február március április május június július augusztus szeptember október november december
month=1.. januárban februárban márciusban áprilisban májusban júniusban júliusban augusztusban szeptemberben októberben novemberben decemberben
day=0 ma
day=-1 tegnap
day=1 holnap
article a az
and és
counted ember fő forint euró dollár millió százalék lakos méter kilométer
label oldal szám
`
)
