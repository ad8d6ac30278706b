package answer

import "testing"

// Who asks what somebody wants, or who follows them, is told so in whatever verb the story has for it, and of nobody else.
func TestAims(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-05-13", "Corran harbour master resigns",
			"The harbour master of Corran, Ruth Pell, resigned on Monday over the state of the pier. Her post will be filled by her deputy, Ian Oates. " +
				"Councillor Ada Whitlock said the pier was a disgrace. She called for a levy on yachts. Skipper Dean Holloway, who sold his boat, shook his head."},
		report{"de", "2024-05-14", "Trossin sucht einen Gerber",
			"Der Gerber Uwe Lenk hört im Herbst auf. Seine Werkstatt übernimmt die Gesellin Mara Stolz. Lenk möchte in die Berge ziehen. " +
				"Die Bürgermeisterin Olga Wendt zeigte sich betrübt. Sie verlangt, dass der Kreis die Mühle kauft."},
		harbourNews[0])
	each(t, b.told, map[string]string{
		"!who succeeds ruth pell":         "Her post will be filled by her deputy, Ian Oates.",
		"!who succeeds ada whitlock":      "(nothing)",
		"!what does ada whitlock want":    "She called for a levy on yachts.",
		"!wer folgt auf uwe lenk":         "Seine Werkstatt übernimmt die Gesellin Mara Stolz.",
		"!was will uwe lenk":              "Lenk möchte in die Berge ziehen.",
		"!was fordert olga wendt":         "Sie verlangt, dass der Kreis die Mühle kauft.",
		"!what does the tanner lenk plan": "Lenk möchte in die Berge ziehen.",
	})
}
