package when

// englishTable is read by compile.
const englishTable = `
month=1.. january february march april may june july august september october november december
unsure march april may june august
month+short=1.. jan feb mar apr - jun jul aug sep oct nov dec
month+short=9 sept
weekday=1.. monday tuesday wednesday thursday friday saturday sunday
day=0 today
day=-1 yesterday
day=1 tomorrow
part=6 morning
part=12 noon midday
part=13 afternoon
part=18 evening
part+night=20 night
part=23 midnight
season=1 spring
season=2 summer
season=3 autumn fall
season=4 winter
holiday=1 christmas
holiday=4 new
holiday=5 easter
holiday=9 pentecost whitsun
holiday=16 thanksgiving
holiday=17 halloween
unit=1 minute
unit+plural=1 minutes
unit=2 hour
unit+plural=2 hours
unit=3 day
unit+plural=3 days
unit=4 week
unit+plural=4 weeks
unit=5 weekend
unit+plural=5 weekends
unit=6 month
unit+plural=6 months
unit=7 quarter
unit+plural=7 quarters
unit=9 year
unit+plural=9 years
unit=10 decade
unit+plural=10 decades
unit=11 century
unit+plural=11 centuries
year year years
last last past previous
next next coming upcoming
this this
same same following that previous
edge=1 early beginning start
edge=2 mid middle
edge=3 late end
ordinal=1.. first second third fourth
ordinal=15.. fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
decade=20 twenties
decade=30 thirties
decade=40 forties
decade=50 fifties
decade=60 sixties
decade=70 seventies
decade=80 eighties
decade=90 nineties
prep on in of during over for as
prep+since since
prep from
prep+until until till by through
prep+before before
prep+after after
prep+at at
prep+between between
to to through until till
and and
article the
of of
about around about circa roughly approximately just shortly
within within
ago ago
later later afterwards
earlier earlier before previously
oclock o
meridiem am pm
zone gmt utc est edt pst pdt cst cdt mst mdt cet cest bst ist jst et pt
half half
quarter quarter
not not
era bc bce
vague several few some couple many
verb was saw is will marked has had brought may could would
counted percent people persons men women children kids dead injured victims workers employees jobs soldiers troops officers residents students pupils schoolchildren visitors participants protesters refugees migrants passengers homes houses buildings metres meters kilometres kilometers m km kg miles mile feet foot tonnes tons litres liters acres hectares degrees copies pages points votes cases times million billion trillion dollars euros pounds cents yen rubles members companies firms schools cars vehicles animals trees units seats species samples patients participants respondents voters games goals runs yards square cubic hp megawatts watts customers
countish more less fewer than over nearly almost some least most another additional further total other
label article number no section page chapter room flight route resolution channel highway interstate version model windows boeing airbus rule size bus train agenda volume vol issue fig figure table paragraph
`
