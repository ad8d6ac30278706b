package answer

import "testing"

// A quotation is credited to who says it, however the sentence tells that, and to nobody else whom the story names.
func TestWhoSaysAQuotation(t *testing.T) {
	for _, c := range []struct{ name, lang, body, command, speaker string }{
		{"what the speaker is, between commas", "en", `Vera Lund praised the ferry. Paul Marsh, the former harbour master of Holm and a keen sailor, said the ferry leaks.`, "!said ferry leaks", "Paul Marsh"},
		{"of a body", "de", "Die Ärztin Vera Lund von der Universität Holm sprach von einem Rückschlag für die Impfung.", "!sagte rückschlag impfung", "Vera Lund"},
		{"of whom it is said", "en", `Paul Marsh said Vera Lund would leave the choir in May.`, "!said choir may", "Paul Marsh"},
		{"pronoun of what is said", "en", "Paul Marsh, the conductor, said he would leave the choir in May.", "!said choir may", "Paul Marsh"},
		{"to whom", "en", "Dr Paul Marsh told the court that he had warned Vera Lund of the gas.", "!said court gas", "Paul Marsh"},
		{"behind a colon", "de", "Vera Lund lobte den Chor. Der Dirigent Paul Marsch war erleichtert: „Der Chor hat endlich einen Proberaum.“", "!sagte proberaum", "Paul Marsch"},
		{"by the age", "de", "Der Kellner Paul Marsch löschte den Brand. „Ich habe nur den Eimer genommen“, sagte der 31-Jährige.", "!sagte eimer", "Paul Marsch"},
		{"by a part of the office", "de", "Finanzministerin Vera Lund legt den Haushalt vor. Das Parlament tagt in Holm. „Der Haushalt ist gedeckt“, sagte die Ministerin.", "!sagte haushalt gedeckt", "Vera Lund"},
		{"a title taken for a name", "de", "„Der Chor singt im Mai“, sagte Rektorin Vera Lund.", "!sagte chor mai", "Vera Lund"},
		{"somebody else between", "en", `Vera Lund said the choir would sing. The hall was lent by the brewer Paula Marsh. She called the hall "a barn with a piano".`, "!said barn piano", ""},
		{"two of one surname", "de", "Vera Lund leitet den Chor. Paul Lund spielt die Orgel. „Die Orgel pfeift“, sagte Lund.", "!sagte orgel pfeift", "Lund"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newLibrary(t, report{c.lang, "2019-02-01", "", c.body}).ask(t, c.command)
			if len(f) == 0 {
				t.Fatal("nothing found")
			}
			if f[0].Speaker != c.speaker {
				t.Errorf("%q is said by %q, want %q", f[0].Text(), f[0].Speaker, c.speaker)
			}
		})
	}
}
