package answer

import (
	"math"

	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/query"
)

// The features by which the words that answer are chosen among the pieces of a sentence, by number.
const (
	pNear = iota
	pNearAction
	pNearNamed
	pNearFocus
	pAsked
	pNamed
	pAskedHead
	pFocusIn
	pFocusHead
	pFocusOnly
	pFocusBefore
	pFocusAfter
	pSameClause
	pBeforeAction
	pSubject
	pObject
	pSubjectAsked
	pObjectAsked
	pAfterVerb
	pAgent
	pPatient
	pPrep
	pPlacePrep
	pOf
	pOblique
	pFirst
	pBracket
	pQuoted
	pApposition
	pPerson
	pOrganisation
	pPlaceName
	pOtherName
	pRun
	pPhrase
	pLongOf
	pLong
	pAdverbial
	pClause
	pWords
	pWordsMany
	pCapital
	pNumeral
	pDefinite
	pIndefinite
	pCutBefore
	pCutAfter
	pTitled
	pGood
	pCue
	pExact
	pToEnd
	pEarly
	pSpecified
	pNamedHead
	pTimed
	pInList
	pReport
	pCutInside
	pAfterAction
	pThenAction
	pBounded
	pHoldsName
	pTwoWords
	pInstance
	pTense
	pHeads
	pHoldsAsked
	numSpanFeatures
)

// spanVector is the features of one piece.
type spanVector [numSpanFeatures]float64

// score is the weighted sum of the features for one kind of question.
func (v *spanVector) score(col column) (sum float64) {
	for i := range v {
		if v[i] != 0 {
			sum += v[i] * spanWeights[i].weight[col]
		}
	}
	return sum
}

// describe tells the features of a piece.
func (p *pool) describe(x *piece, v *spanVector) {
	*v = spanVector{}
	p.describeNearness(x, v)
	p.describeWords(x, v)
	p.describePlace(x, v)
	p.describeForm(x, v)
	p.describeAround(x, v)
}

// describeNearness tells how near the words of the question are.
func (p *pool) describeNearness(x *piece, v *spanVector) {
	var closest [query.MaxWords]float64 // by group; 0 where it does not stand in the sentence
	for _, m := range p.matches {
		d := 0
		switch {
		case m.word < x.from:
			d = int(p.tokens[x.from].said) - int(p.tokens[m.word].said)
		case m.word >= x.to:
			d = int(p.tokens[m.word].said) - int(p.tokens[x.to-1].said)
		}
		closest[m.group] = max(closest[m.group], m.p*3/float64(2+max(1, d)))
		if p.tokens[m.word].clause == p.tokens[x.from].clause {
			v[pSameClause] = min(1, v[pSameClause]+0.3)
		}
	}
	p.weighNearness(&closest, v)
}

// weighNearness averages the nearness of the question's words by their weight: of all, of the names, and of the rest.
func (p *pool) weighNearness(closest *[query.MaxWords]float64, v *spanVector) {
	var all, action, named mean
	for g := range p.q.Groups {
		if closest[g] == 0 {
			continue
		}
		all.add(closest[g], p.q.weight[g])
		switch {
		case g == p.q.Plan.Focus:
			v[pNearFocus] = closest[g]
		case p.q.Plan.Words[g].Name:
			named.add(closest[g], p.q.weight[g])
		default:
			action.add(closest[g], p.q.weight[g])
		}
	}
	v[pNear], v[pNearAction], v[pNearNamed] = all.value(), action.value(), named.value()
}

// mean is a weighted mean, 0 of nothing.
type mean struct{ sum, weight float64 }

func (m *mean) add(x, weight float64) {
	m.sum += x * weight
	m.weight += weight
}

func (m *mean) value() float64 {
	if m.weight == 0 {
		return 0
	}
	return m.sum / m.weight
}

// describeWords tells how much of the piece the question said itself, and where the class asked for stands.
func (p *pool) describeWords(x *piece, v *spanVector) {
	n, hit, focus := 0.0, 0.0, 0.0
	for i := x.from; i < x.to; i++ {
		t := &p.tokens[i]
		if t.class == numeral {
			v[pNumeral] = 1
		}
		if len(p.words[i].Terms) == 0 {
			continue
		}
		n++
		hit += weigh(t.asked >= 0.5, 1, 0)
		focus += weigh(t.counted >= 0.3, 1, 0)
		v[pInstance] = max(v[pInstance], weigh(t.kind, 1, 0))
		v[pNamed] = max(v[pNamed], weigh(t.named >= 0.5, 1, 0))
	}
	if n == 0 {
		v[pAsked] = 1
		return
	}
	v[pAsked] = hit / n
	v[pHoldsAsked] = weigh(v[pNamed] > 0 && x.form != isName, 1, 0)
	last := &p.tokens[x.to-1]
	v[pAskedHead] = weigh(last.asked >= 0.5, 1, 0)
	if focus > 0 {
		v[pFocusIn] = 1
		v[pFocusHead] = weigh(last.counted >= 0.3, 1, 0)
		v[pFocusOnly] = weigh(hit+focus >= n, 1, 0)
	}
	for i := max(x.outer, x.from-3); i < x.from; i++ {
		v[pFocusBefore] = max(v[pFocusBefore], float64(p.tokens[i].counted))
	}
	for i := x.to; i < min(x.to+2, len(p.words)) && p.tokens[i].before&(stop|comma) == 0; i++ {
		v[pFocusAfter] = max(v[pFocusAfter], float64(p.tokens[i].counted))
	}
}

// describePlace tells where in the sentence and in its clause the piece stands.
func (p *pool) describePlace(x *piece, v *spanVector) {
	verbs := &p.verbs[p.tokens[x.from].clause]
	bare, heads := x.prep < 0, p.heads(x)
	verbBefore, verbAfter := verbs.first >= 0 && verbs.first < x.from, verbs.last >= x.to || heads
	v[pBeforeAction] = weigh(p.action >= x.to, 1, 0)
	v[pHeads] = weigh(heads, 1, 0)
	subject, object := bare && !verbBefore && verbAfter, bare && verbBefore
	v[pSubject], v[pObject] = weigh(subject, 1, 0), weigh(object, 1, 0)
	if p.q.asksObject() {
		v[pSubjectAsked], v[pObjectAsked] = v[pSubject], v[pObject]
	}
	if x.outer > 0 {
		before := p.tokens[x.outer-1].class
		v[pAfterVerb] = weigh(before == finite || before == auxiliary, 1, 0)
	}
	v[pPatient] = weigh(subject && p.passive, 1, 0)
	if !bare {
		word := p.words[x.prep].Folded
		agent := agents[word] && !p.q.Plan.Patient
		v[pPrep] = weigh(!agent, 1, 0)
		v[pAgent] = weigh(agent && p.passive, 1, 0)
		v[pPlacePrep] = weigh(placePrepositions[word] > 0, 1, 0)
		v[pOf] = weigh(word == "of" || word == "von" || word == "vom", 1, 0)
	}
	if x.outer < x.from {
		switch first := p.words[x.outer].Folded; {
		case obliques[first]:
			v[pOblique] = 1
		case indefinites[first]:
			v[pIndefinite] = 1
		case definite[first]:
			v[pDefinite] = 1
		}
	}
	p.describeSteps(x, v)
}

// heads tells whether a piece begins a sentence and an insertion parts it from its verb: "The mayor, a democrat, resigned".
func (p *pool) heads(x *piece) bool {
	return x.outer == 0 && p.verbs[0].first < 0 && p.tokens[x.to].before&comma != 0
}

// describeSteps tells where in the sentence the piece stands.
func (p *pool) describeSteps(x *piece, v *spanVector) {
	v[pFirst] = weigh(x.outer == 0, 1, 0)
	v[pEarly] = float64(x.from) / float64(len(p.words))
	v[pToEnd] = weigh(x.to == len(p.words), 1, 0)
	before, after := p.tokens[x.outer].before, p.tokens[x.to].before
	v[pBracket] = weigh(before&bracket != 0, 1, 0)
	v[pQuoted] = weigh(before&opening != 0 && after&closing != 0, 1, 0)
	v[pApposition] = weigh(before&comma != 0 && (after&(comma|stop) != 0), 1, 0)
}

var (
	agents      = lang.Set("von vom durch by")
	obliques    = lang.Set("den dem des einen einem eines seinen seinem ihren ihrem diesen diesem")
	indefinites = lang.Set("ein eine einer a an some mehrere einige several")
)

// The features that name a type and a form.
var (
	typeFeatures = map[names.Type]int{names.Person: pPerson, names.Organisation: pOrganisation, names.Place: pPlaceName, names.Other: pOtherName}
	formFeatures = map[form]int{isRun: pRun, isPhrase: pPhrase, isLong: pLong, isAdverbial: pAdverbial, isClause: pClause}
)

// describeForm tells what the piece is by itself.
func (p *pool) describeForm(x *piece, v *spanVector) {
	if f, ok := typeFeatures[x.typ]; ok {
		v[f] = 1
	}
	if f, ok := formFeatures[x.form]; ok {
		v[f] = 1
	}
	v[pLongOf] = weigh(x.form == isLong && x.cue == 1, 1, 0)
	n := float64(x.to - x.from)
	v[pWords] = math.Log(n)
	v[pWordsMany] = max(0, n-8) / 10
	v[pGood], v[pCue], v[pExact] = x.good, x.cue, x.exact
	if p.capital(x.from) {
		v[pCapital] = 1
		if x.from > 0 && p.tokens[x.from].before&broken == 0 && p.capital(x.from-1) {
			v[pCutBefore] = weigh(!p.german || p.tokens[x.from].before == hyphen, 1, 0)
			v[pTitled] = weigh(p.german, 1, 0)
		}
	}
	if x.to < len(p.words) && p.tokens[x.to].before&broken == 0 && p.capital(x.to) && p.capital(x.to-1) {
		v[pCutAfter] = 1
	}
}

// asksObject tells whether an English question asks for whom or what something is done to: the name
// of who does it comes before the verb.
func (q *Question) asksObject() bool {
	if q.Plan.Lang == nil || q.Plan.Lang.Code() != "en" {
		return false
	}
	for i, w := range q.Plan.Words {
		if i != q.Plan.Focus {
			return w.Name && i+1 < len(q.Plan.Words)
		}
	}
	return false
}

// describeAround tells what stands beside the piece.
func (p *pool) describeAround(x *piece, v *spanVector) {
	words := p.words
	if x.outer > 0 && p.tokens[x.outer].before&(stop|closing) == 0 {
		v[pAfterAction] = float64(p.tokens[x.outer-1].action)
		v[pSpecified] = weigh(specifying[words[x.outer-1].Folded], 1, 0)
	}
	if x.to < len(words) && p.tokens[x.to].before&broken == 0 {
		v[pThenAction] = float64(p.tokens[x.to].action)
		if p.tokens[x.to].class == nominal && (!p.german || p.tokens[x.to].before == hyphen) {
			v[pCutInside] = 1
		}
	}
	if p.tokens[x.to-1].named >= 0.5 {
		v[pNamedHead] = 1
	}
	for _, t := range p.facts.times {
		if t.Start < x.End && x.Start < t.End {
			v[pTimed] = 1
		}
	}
	for _, n := range p.facts.names {
		if x.Start <= n.Start && n.End <= x.End && x.form != isName {
			v[pHoldsName] = 1
		}
	}
	v[pTwoWords] = weigh(x.to-x.from == 2, 1, 0)
	v[pInList] = weigh(x.inList, 1, 0)
	v[pBounded] = weigh(x.bounded, 1, 0)
	v[pTense] = x.tense
	v[pReport] = weigh(p.verbs[p.tokens[x.from].clause].reports, 1, 0)
}

// specifying words come before the name of what was just spoken of.
var specifying = lang.Set("nämlich namens genannt darunter etwa heisst hiess heissen lautet lautete titel namen alias sogenannte sogenannten called named namely dubbed titled entitled including known as")
