// Package when finds dates and times in a sentence and says which days they mean.
//
// A Mention is the phrase a reader would mark as the answer to a when-question ("5. Januar 2005", "vergangene
// Woche", "three days ago"), with the days it stands for, resolved against the date of the article it stands in.
// German and English are known in full; of Spanish, French, Russian, Swedish, Norwegian and Hungarian the numeric
// dates and the names of months. The rules are written for precision: a number or name that only might be a date
// ("2000 Menschen", "Artikel 5", "Frau May", "2:1") is left alone.
//
// Everything here is a pure function; the tables are never written after start, so all of it is safe for
// concurrent use.
package when
