package demo

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"cohort/domain"
	"cohort/domain/intake"
)

// person is somebody who came to the practice. Nobody of them exists.
type person struct {
	client    domain.Client
	course    course
	worse     bool            // than at intake, whatever was drawn
	referral  intake.Referral // the newest
	urgency   intake.Urgency  // of their referral, "" for any
	reason    string          // of their referral, "" for one that is drawn
	wait      domain.WaitID   // the newest
	known     bool            // is a client already
	assessed  bool
	wentOn    bool // goes on in another group
	oneForm   bool // fills in the GAD-7 alone
	measured  bool // filled in again what they had filled in at intake
	leaveFlag bool // a flag of theirs is still to be answered
}

// people deals persons; no full name comes twice.
type people struct {
	first, last []int
	dealt       int
}

func newPeople(rng *rand.Rand) *people {
	return &people{first: rng.Perm(len(firstNames)), last: rng.Perm(len(lastNames))}
}

// somebody is a new person who needs help with an area.
func (p *people) somebody(s *story, area string) *person {
	n := p.dealt
	p.dealt++
	first := firstNames[p.first[n%len(p.first)]]
	last := lastNames[p.last[(n+n/len(p.first)*7)%len(p.last)]]
	c := domain.Client{FirstName: first, LastName: last, Language: drawn(s, languages),
		BirthDate: s.today.AddDays(-s.around(38, 12, 19, 74)*365 - s.rng.IntN(365))}
	if short, has := shortNames[first]; has && s.chance(60) {
		c.PreferredName = short
	}
	c.Contact.Phone = fmt.Sprintf("%s-555-01%02d", one(s, []string{"212", "315", "518", "646", "845"}), n%100)
	if s.chance(85) {
		c.Contact.Email = plainLetters(first) + "." + plainLetters(last) + "@example.org"
	}
	if s.chance(75) {
		c.Contact.Address = fmt.Sprintf("%d %s, Harborview", s.between(2, 214), one(s, streets))
	}
	return &person{client: saysOfThemselves(c, n), course: s.drawCourse(area)}
}

// minor makes the person seventeen years old; their mother came along and agreed.
func (p *person) minor(today, signedOn domain.Date) {
	p.client.BirthDate = today.AddDays(-17*365 - 120)
	p.client.Guardian = domain.Guardian{Name: "Renata " + p.client.LastName, Relation: "mother", SignedOn: signedOn}
	p.reason = "Has stayed home from school on days with presentations since spring; stomach aches every Sunday night. Comes with the mother and wants tools."
}

// plainLetters writes a name as it stands in an address.
func plainLetters(name string) string {
	return strings.Map(func(r rune) rune {
		if plain, known := plainOf[r]; known {
			return plain
		}
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, strings.ToLower(name))
}

var plainOf = map[rune]rune{'á': 'a', 'à': 'a', 'ã': 'a', 'å': 'a', 'ä': 'a', 'ç': 'c', 'č': 'c', 'é': 'e', 'è': 'e', 'ě': 'e', 'í': 'i',
	'ï': 'i', 'ł': 'l', 'ñ': 'n', 'ó': 'o', 'ö': 'o', 'ø': 'o', 'õ': 'o', 'ř': 'r', 'š': 's', 'ú': 'u', 'ü': 'u', 'ý': 'y', 'ž': 'z'}

var languages = []share[string]{{"en", 82}, {"es", 9}, {"pt", 2}, {"zh", 2}, {"ar", 2}, {"pl", 1}, {"ht", 2}}

var streets = []string{"Ropewalk Lane", "Lantern Street", "Old Ferry Road", "Cooper's Row", "Quayside", "Heron Avenue", "Saltbox Lane",
	"Mill Pond Road", "Tidewater Court", "Chandler Street", "Orchard Hill", "Gull Street", "Beacon Steps", "Cedar Walk"}

// The names come from many places, as people do; they were put together at
// random.
var firstNames = []string{"Amara", "Anselm", "Ayesha", "Bartholomew", "Beatriz", "Bogdan", "Camille", "Cassius", "Catherine", "Chidi", "Dagny",
	"Dario", "Delphine", "Dmitri", "Ebba", "Elif", "Elizabeth", "Emeka", "Esperanza", "Faisal", "Felipe", "Fumiko", "Gabriela", "Gideon", "Greta",
	"Hana", "Harald", "Hyun-woo", "Ignacio", "Imani", "Ingrid", "Isidora", "Jacek", "Jamila", "Jasper", "Joaquín", "Kamala", "Kaveh", "Kwame", "Laila",
	"Leopold", "Linh", "Lucinda", "Malik", "Margarethe", "Mateo", "Mei", "Milos", "Nadia", "Nathaniel", "Niamh", "Oluwaseun", "Orla", "Osman",
	"Paloma", "Parvati", "Quentin", "Rafael", "Rasheeda", "Rosalind", "Ruben", "Saoirse", "Sefa", "Simone", "Soren", "Tamsin", "Tariq", "Thandiwe",
	"Theodora", "Ulrich", "Valentina", "Viktor", "Wanjiru", "Wilhelmina", "Xiomara", "Yael", "Yusuf", "Zbigniew", "Zora"}

var shortNames = map[string]string{"Bartholomew": "Bart", "Catherine": "Cat", "Elizabeth": "Bess", "Gabriela": "Gabi", "Hyun-woo": "Woo", "Ignacio": "Nacho",
	"Leopold": "Leo", "Lucinda": "Lucy", "Margarethe": "Greet", "Nathaniel": "Nate", "Oluwaseun": "Seun", "Rafael": "Rafa", "Theodora": "Theo",
	"Valentina": "Val", "Wilhelmina": "Mina", "Zbigniew": "Zbig"}

var lastNames = []string{"Abernathy", "Achterberg", "Adebayo", "Almonte", "Amundsen", "Arslan", "Bagley", "Banerjee", "Barragán", "Belmonte", "Birkeland",
	"Boateng", "Brankovic", "Cardozo", "Castillo", "Chaudhry", "Cisneros", "Colquhoun", "Dahlgren", "Danso", "Dimitrov", "Dogan", "Dufresne", "Ekwueme",
	"Engström", "Espinoza", "Farrokhzad", "Ferreira", "Fitzroy", "Gallardo", "Ghebre", "Grimaldi", "Haugen", "Hashimoto", "Hollis", "Ibarra", "Isaksen",
	"Jankowski", "Jeong", "Kapoor", "Karimi", "Kestrel", "Kovalenko", "Lachance", "Lindgren", "Llewellyn", "Macaluso", "Maddox", "Mbeki-Hale", "Medeiros",
	"Nakagawa", "Navarrete", "Nguyen-Bell", "Obasi", "O'Sheaghan", "Okonjo", "Palmgren", "Pham", "Quiroga", "Rahimi", "Ravenscroft", "Rousseau",
	"Sandoval", "Saravia", "Schreiber", "Sithole", "Tadesse", "Thorvald", "Ueda", "Valdivia", "Vasquez", "Wachira", "Whitlock", "Xiong", "Yilmaz", "Zapata", "Zielinski"}
