package privacy

import (
	"strings"

	"cohort/domain/clinical/privacy/english"
)

// isWord reports a word that every desk dictionary has. Rarer ones hide a person
// more often than they explain a capital; where they matter, the place asks the
// lexicon itself.
func isWord(folded string) bool {
	w := english.Look(folded)
	return w.Within(english.Everyday) || w.Within(english.Known) && !w.Seldom() || months[folded]
}

// inDictionary reports any word of a large dictionary.
func inDictionary(folded string) bool {
	return english.Look(folded).Within(english.Rare) || months[folded]
}

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

// Words around a name. All are folded and matched whole.
var (
	// titles stand before a last name; a provider's title is weaker evidence,
	// as members are seldom called by it.
	titles         = setOf("mr mrs ms miss mx mister missus madam sir senor senora señor señora herr frau madame monsieur")
	providerTitles = setOf("dr doctor prof professor rev reverend pastor father judge officer nurse attorney detective rabbi imam")

	// leads come right before a person: "told Grace", "with Hope".
	leads = setOf(`with w told asked peer peers member members groupmate groupmates and by from to between named
		called thanked supported comforted confronted encouraged joined saw met like toward towards for
		against about interrupted challenged praised invited reassured validated hugged missed ignored
		questioned answered helped paired partner nicknamed beside near including except than reminded
		apologized credited quoted echoed cited that when because after before while if as but both`)

	// sayings are what only a person does. Past and present.
	sayings = setOf(`said says shared shares told tells asked asks reported reports offered offers responded
		responds replied replies agreed agrees disagreed disagrees apologized apologizes laughed laughs
		cried cries smiled smiles nodded nods interrupted interrupts arrived arrives left joined joins
		described describes disclosed discloses expressed expresses encouraged encourages challenged
		challenges supported supports listened listens talked talks spoke speaks mentioned mentions
		admitted admits explained explains suggested suggests thanked thanks confronted confronts
		commented comments denied denies stated states noted notes reflected acknowledged acknowledges
		volunteered volunteers sat gave reminded reminds became felt feels thought thinks wanted wants
		tried tries read wrote attended came stayed remained looked seemed appeared asks identified
		recalled remembered related connected struggled relapsed praised praises invited validated
		validates echoed echoes pointed stood walked yelled shouted whispered texted called missed
		completed practiced presented processed discussed used uses knew knows lost found learned
		hugged comforted questioned wondered brought introduced recounted voiced raised declined
		refused welcomed checked signed cheered believes believed hoped worried argued noticed complained confided teased
		insisted announced promised greeted sighed shrugged sobbed wept snapped joked paused hesitated repeated
		hates hated likes liked loves loved envies envied defended accused blamed forgave lied avoided objected advised urged begged requested returned spoke chose`)

	// states follow "is", "was" or "has been" when a person is meant.
	states = setOf(`late tearful absent angry upset quiet present supportive crying triggered withdrawn anxious
		nervous irritable sober talking sharing struggling proud relieved sad hostile silent engaged
		able unable willing unwilling asked told invited there here sitting visibly grateful ashamed
		tired sick scared afraid moved hurt annoyed attentive discharged married divorced pregnant coming leaving`)

	// ownings and companions: "is his only friend".
	ownings    = setOf("his her their my also one best close closest good new old")
	companions = setOf("friend friends ally sponsor roommate neighbor cousin girlfriend boyfriend partner buddy favorite")
	// objects are persons to whom something is done.
	objects = setOf("client him them me us everyone everybody peers others")

	linkVerbs = setOf("is was has had seems seemed looked looks appears appeared became becomes felt feels were isn wasn")
	adverbs   = setOf(`also then again later just never often always still who has had then quickly quietly
		softly openly honestly briefly tearfully finally suddenly first even really once sometimes did does`)

	determiners = setOf("a an the his her their my your our its this these those some any no more much such every each what")
	months      = setOf("january february march april may june july august september october november december")
	dayNames    = setOf("monday tuesday wednesday thursday friday saturday sunday today yesterday last this")

	// things follow an eponym or a program's name: "Beck Depression Inventory".
	things = setOf(`street avenue ave road rd drive lane boulevard blvd court place square hospital inventory scale
		clinic university college county school model method church park center centre questionnaire test
		index interview house library bridge therapy disease syndrome act foundation institute medical
		memorial elementary middle academy hall beach city island river lake hotel inn cafe store mall market plaza pier harbor harbour heath common green gardens estate district springs falls heights grove ridge point ferry crossing junction pond trail woods forest farm gate pass canyon cove ranch cemetery village corner row close way terrace parkway highway route turnpike pike alley loop trailhead arms barracks
		pharmacy bank company inc llc group circle program project state republic isle room building tower depression anxiety
		mania rating airport station bay creek hill hills valley mountain museum labs lab stadium arena county town prison jail shelter ministries temple parish festival award`)
	saints = setOf("cape point villa upper lower glen loch isle los las el la le st saint st. mount mt lake fort port san santa santo new north south east west camp")

	// kin before a name says whose it is: "her sister Ana" is no member.
	kin = setOf(`sister brother mother father mom dad wife husband daughter son aunt uncle cousin niece nephew
		grandmother grandfather grandma grandpa boyfriend girlfriend fiance fiancee partner spouse stepmother
		stepfather stepson stepdaughter ex dog cat sponsor boss supervisor coworker neighbor landlord
		roommate psychiatrist doctor counselor caseworker manager teacher pastor`)

	// places are names that are on the map; prepositions and moves tell.
	places = setOf(`austin paris jordan georgia virginia florence madison jackson sydney chelsea brooklyn dakota
		carolina london israel houston dallas denver savannah charlotte lincoln washington cleveland orlando
		phoenix aspen kent chester devon india china kenya asia america adelaide victoria alexandria
		santiago milan vienna verona cairo montana nevada tennessee lourdes trenton camden raleigh salem`)
	placeLeads = setOf("in near at outside around")
	moves      = setOf(`moved moving travel traveled traveling flew drove driving trip visit visiting visited relocated
		relocating back went going go move commute commutes flight bus train returning returned grew`)
)
