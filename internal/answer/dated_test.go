package answer

import "testing"

// regatta is one kind of story told again in other years.
var regatta = []report{
	{"en", "2010-07-05", "Norcross wins Holm regatta", "The skipper Ada Norcross won the Holm regatta on Sunday. Some 40 boats had started. The prize was 300 pounds."},
	{"en", "2012-07-02", "Storm over Holm regatta", "A storm broke over the Holm regatta on Sunday. First was Piet Brandsma, who had left his anchor on the quay. " +
		"The harbour master counted 31 boats. Nobody had sailed so fast since the race of 2010."},
	{"de", "2015-07-06", "Flaute bei der Regatta von Holm", "Bei der Regatta von Holm hat am Sonntag der Wind gefehlt. Es siegte die Schwedin Maja Ekholm. 25 Boote waren am Start."},
	{"en", "2011-03-02", "Boats for sale in Leith", "A yard in Leith has sold nine boats since January. Its owner, Ruth Imrie, won a prize."},
}

// Of what happened in a year the stories of that year tell, which seldom name it; and where none was stored, no other year is told instead.
func TestStoriesOfTheYearAskedFor(t *testing.T) {
	b := newLibrary(t, regatta...)
	each(t, b.told, map[string]string{
		"!who won the holm regatta in 2010":                     "The skipper Ada Norcross won the Holm regatta on Sunday.",
		"!how many boats were at the holm regatta in 2012":      "The harbour master counted 31 boats.",
		"!how many boats were at the holm regatta in 2015":      "25 Boote waren am Start.",
		"!wie viele boote starteten 2010 bei der regatta":       "Some 40 boats had started.",
		"!how many boats were at the holm regatta in 2011":      "(nothing)",
		"!who won the holm regatta in 2011":                     "(nothing)",
		"!wer gewann 2014 die regatta von holm":                 "(nothing)",
		"!how many boats were at the holm regatta in july 2012": "The harbour master counted 31 boats.",
	})
}

// Of several stories alike the newest is told where it is asked for, and the oldest.
func TestTheNewestOfStoriesAlike(t *testing.T) {
	b := newLibrary(t, regatta...)
	each(t, b.told, map[string]string{
		"!how many boats were at the first holm regatta":              "Some 40 boats had started.",
		"!wie viele boote starteten bei der letzten regatta von holm": "25 Boote waren am Start.",
	})
}

// What happened elsewhere is not told of a place of which there are other stories.
func TestNoStoryOfAnotherPlace(t *testing.T) {
	b := newLibrary(t, regatta...)
	each(t, b.told, map[string]string{
		"!how many boats started at the regatta in leith": "(nothing)",
		"!who owns the yard in leith":                     "Its owner, Ruth Imrie, won a prize.",
	})
}
