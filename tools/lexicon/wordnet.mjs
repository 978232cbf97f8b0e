// Reads WordNet 3.0: which words are nouns, verbs, adjectives and adverbs, what
// their irregular forms are, and who or what does a verb.
import { readFileSync } from 'node:fs'

/** Sentence frames whose subject is a thing, by the numbers of WordNet's wninput(5). */
const thingFrames = new Set([1, 3, 4, 5, 6, 10, 11, 12, 34, 35])
/** Kinds of verbs that a person does, whatever their frames allow: body, cognition,
 * communication, competition, consumption, possession, social (lexnames(5)). */
const personalKinds = new Set([29, 31, 32, 33, 34, 40, 41])
/** Kinds of nouns that stand without an article: act, attribute, cognition, feeling,
 * food, motive, phenomenon, possession, process, state, substance, time. */
const massKinds = new Set([4, 7, 9, 12, 13, 16, 19, 21, 22, 26, 27, 28])
/** Kinds of nouns that one can touch: animal, artifact, body, food, plant. */
const concreteKinds = new Set([5, 6, 8, 13, 20])
const phenomenon = 19
const locations = 15
const persons = 18

const lines = (folder, file) =>
  readFileSync(`${folder}/${file}`, 'latin1').split('\n').filter((l) => l && l[0] !== ' ')

/** How often each sense was met in the tagged texts, by "lemma%pos offset". */
function readCounts(folder) {
  const counts = new Map()
  for (const line of lines(folder, 'index.sense')) {
    const [key, offset, , count] = line.split(' ')
    const [lemma, rest] = key.split('%')
    counts.set(`${lemma}%${rest[0]} ${offset}`, Number(count))
  }
  return counts
}

/** The synsets of one part of speech: kind, words as written, verb frames. */
function readSynsets(folder, pos) {
  const synsets = new Map()
  for (const line of lines(folder, `data.${pos}`)) {
    const f = line.split('|')[0].trim().split(' ')
    const n = parseInt(f[3], 16)
    const words = Array.from({ length: n }, (_, i) => f[4 + 2 * i].replace(/\(.*\)$/, ''))
    const pointers = Number(f[4 + 2 * n])
    const instance = f.includes('@i')
    const frames = []
    for (let at = 6 + 2 * n + 4 * pointers; pos === 'verb' && f[at] === '+'; at += 3)
      frames.push([Number(f[at + 1]), parseInt(f[at + 2], 16)])
    synsets.set(f[0], { kind: Number(f[1]), words, instance, frames })
  }
  return synsets
}

function readIndex(folder, pos, digits, counts) {
  const lemmas = new Map()
  for (const line of lines(folder, `index.${pos}`)) {
    const f = line.trim().split(' ')
    const senses = f.slice(-Number(f[2])).map((offset) => ({
      offset,
      count: Math.max(...digits.map((d) => counts.get(`${f[0]}%${d} ${offset}`) ?? 0)),
    }))
    lemmas.set(f[0], senses)
  }
  return lemmas
}

/** The share of a verb's uses in which a person does it. */
function personal(lemma, senses, synsets) {
  let all = 0
  let done = 0
  for (const { offset, count } of senses) {
    const s = synsets.get(offset)
    const nth = s.words.findIndex((w) => w.toLowerCase() === lemma) + 1
    const thing = s.frames.some(([frame, word]) => (word === 0 || word === nth) && thingFrames.has(frame))
    all += count + 0.5
    if (!thing || personalKinds.has(s.kind)) done += count + 0.5
  }
  return done / all
}

/** The share of a verb's uses in which it is done to a person and not to a thing. */
const toPersons = new Set([9, 10, 17, 18, 20, 24, 25, 30, 31])
const toThings = new Set([8, 11])
function suffered(lemma, senses, synsets) {
  let all = 0
  let person = 0
  for (const { offset, count } of senses) {
    const s = synsets.get(offset)
    const nth = s.words.findIndex((w) => w.toLowerCase() === lemma) + 1
    const frames = s.frames.filter(([, word]) => word === 0 || word === nth).map(([frame]) => frame)
    const thing = frames.some((f) => toThings.has(f))
    if (!thing && !frames.some((f) => toPersons.has(f))) continue
    all += count + 0.5
    if (!thing) person += count + 0.5
  }
  return all ? person / all : 0
}

const uses = (senses) => senses.reduce((sum, s) => sum + s.count, 0)
const capital = (word) => word[0] !== word[0].toLowerCase()

/** Irregular forms: form to lemmas. */
function readExceptions(folder, pos) {
  const forms = new Map()
  for (const line of lines(folder, `${pos}.exc`)) {
    const [form, ...lemmas] = line.trim().split(' ')
    forms.set(form, lemmas)
  }
  return forms
}

export function readWordNet(folder) {
  const counts = readCounts(folder)
  const nounSets = readSynsets(folder, 'noun')
  const verbSets = readSynsets(folder, 'verb')
  const adjSets = readSynsets(folder, 'adj')
  const nouns = new Map()
  const proper = new Set() // adjectives with a capital: languages, peoples, faiths
  const places = new Set()
  const names = new Set() // capitalized words that belong together: "frank sinatra"
  for (const [lemma, senses] of readIndex(folder, 'noun', [1], counts)) {
    const sets = senses.map((s) => nounSets.get(s.offset))
    const written = sets.map((s) => s.words.find((w) => w.toLowerCase() === lemma) ?? lemma)
    const common = sets.filter((s, i) => !capital(written[i]))
    if (lemma.includes('_')) {
      const parts = written[0].split('_')
      if (parts.length <= 3 && parts.every((p) => /^[A-Z][A-Za-z.'-]+$/.test(p))) names.add(lemma.replaceAll('_', ' '))
      continue
    }
    if (common.length) nouns.set(lemma, { uses: uses(senses), mass: massKinds.has(common[0].kind), person: common[0].kind === persons,
      concrete: concreteKinds.has(common[0].kind), weather: common[0].kind === phenomenon })
    else if (sets.some((s) => s.kind === locations)) places.add(lemma)
  }
  const verbs = new Map()
  for (const [lemma, senses] of readIndex(folder, 'verb', [2], counts))
    if (!lemma.includes('_')) verbs.set(lemma, { uses: uses(senses), personal: personal(lemma, senses, verbSets), suffered: suffered(lemma, senses, verbSets) })
  const adjectives = new Map()
  for (const [lemma, senses] of readIndex(folder, 'adj', [3, 5], counts)) {
    if (lemma.includes('_')) continue
    const written = adjSets.get(senses[0].offset).words.find((w) => w.toLowerCase() === lemma)
    if (written && capital(written)) proper.add(lemma)
    else adjectives.set(lemma, { uses: uses(senses) })
  }
  const adverbs = new Map()
  for (const [lemma, senses] of readIndex(folder, 'adv', [4], counts))
    if (!lemma.includes('_')) adverbs.set(lemma, { uses: uses(senses) })
  const exceptions = Object.fromEntries(['noun', 'verb', 'adj'].map((pos) => [pos, readExceptions(folder, pos)]))
  return { nouns, verbs, adjectives, adverbs, proper, places, names, exceptions }
}
