// Reads the paragraphs of a decision that may ask for action, in order, and keeps what they ask for.
import type { Day } from '../kernel/day.ts'
import { A_RATE, sumsNamed, totalIn } from './amounts.ts'
import { openPhrases, type Phrase } from './deadlines.ts'
import type { Unsure } from './decision.ts'
import { directiveIn, isComment, type Voice } from './directives.ts'
import { hear, type Heard, type Strictness, withoutQuotes } from './hearing.ts'
import type { Block, Part } from './layout.ts'
import { joinsList, type Opening } from './lists.ts'
import { lastPersonIn } from './people.ts'
import { addStep, type Found, giveTime, giveTimesByLetter, timedByPassive } from './restated.ts'
import { sentencesOf } from './sentences.ts'
import { type Asked, isFirm } from './steps.ts'

type OpenList = Opening & {
  readonly time: Phrase | undefined
  readonly voice: Voice
  /** Where its items are details of a step: which one. */
  readonly detailing: number | undefined
}

/** What has been read so far. */
export type Reading = {
  readonly found: Found[]
  /** What the council offered, and the text does not yet say was agreed. */
  readonly offered: Found[]
  readonly decided: Day | undefined
  lists: OpenList[]
  person: string | undefined
  /** Sums named so far that are no part of a step. */
  sums: number[]
  /** The reasoning has turned to the remedy. */
  turned: boolean
  /** What was read that fits no step. */
  readonly loose: Unsure[]
}

export const startReading = (decided: Day | undefined, person: string | undefined): Reading => ({
  found: [],
  offered: [],
  decided,
  lists: [],
  person,
  sums: [],
  turned: false,
  loose: [],
})

type Place = {
  readonly block: Block
  readonly list: OpenList | undefined
  readonly strictness: Strictness
  readonly isFirst: boolean
  /** How many steps were found before this paragraph. */
  readonly before: number
}

export function readPart(reading: Reading, part: Part, strictness: Strictness): void {
  reading.lists = []
  reading.sums = []
  for (const block of part.blocks) readBlock(reading, block, strictness)
}

function readBlock(reading: Reading, block: Block, strictness: Strictness): void {
  for (let list = reading.lists.at(-1); list && !joinsList(block, list); list = reading.lists.at(-1))
    reading.lists.pop()
  const list = reading.lists.at(-1)
  if (list && !list.ofSteps) return addDetail(reading, list, block.text)
  const before = reading.found.length
  for (const [index, { text }] of sentencesOf(block.text).entries()) {
    readSentence(reading, text, {
      block,
      strictness,
      list: index === 0 ? list : undefined,
      isFirst: index === 0,
      before,
    })
  }
}

function readSentence(reading: Reading, text: string, place: Place): void {
  const heard = takeTotal(reading, text, place.before) ? undefined : hear(text, { ...place, ...reading })
  if (heard && heard.voice !== 'told') reading.turned = true
  if (heard) keepSteps(reading, heard, place.block)
  if (!heard || heard.asked.steps.length === 0) reading.sums.push(...sumsNamed(text))
  if (!heard) takeTime(reading, text, place)
  reading.person = lastPersonIn(text) ?? reading.person
  openList(reading, text, heard, place)
}

/**
 * What was offered waits until the text says that it was agreed (`the Council has agreed to do this`), unless it is to
 * be done by a time that runs from the decision.
 */
function keepSteps(reading: Reading, { asked, voice }: NonNullable<Heard>, block: Block): void {
  const passage = block.text
  const letter = block.marker === 'letter' ? /[a-z]/i.exec(block.mark)?.[0].toLowerCase() : undefined
  if (asked.coversAll && voice !== 'offered') reading.found.push(...reading.offered.splice(0))
  const waits = voice === 'offered' && !asked.steps.some(({ phrase }) => phrase?.anchored)
  for (const step of asked.steps) {
    addStep(waits ? reading.offered : reading.found, { ...step, passage, letter, voice }, reading.sums)
  }
}

/** `The payment should be made within one month`; a time limit under `Agreed action` that belongs to no step is doubtful. */
function takeTime(reading: Reading, text: string, { strictness }: Place): void {
  if (strictness !== 'agreed-action' && reading.found.length === 0) return
  const applies = timedByPassive(text)
  if (!applies && (strictness !== 'agreed-action' || bareTime(reading, text))) return
  const phrases = openPhrases(withoutQuotes(text), reading.decided)
  const phrase = phrases.find(isFirm) ?? phrases.find(({ term }) => term.is === 'uncountable')
  if (phrase && applies) giveTime(reading.found, phrase, applies)
  else if (phrase && (phrase.anchored || /\b(?:should|must|will) (?!have\b)/i.test(text))) {
    reading.loose.push({ what: 'A time limit that belongs to no step', passage: text })
  }
}

const SUM_IN_DETAILS = 'Its details name a sum of money'

/** `remind staff of:` says in its list what it reminds them of. */
function addDetail({ found }: Reading, { detailing, items }: OpenList, text: string): void {
  const step = detailing === undefined ? undefined : found[detailing]
  if (!step || detailing === undefined) return
  const says = `${step.says}${items > 1 ? ';' : ':'} ${text.replace(/[;,.]$/, '')}`
  const isSumLost = step.kind.kind !== 'payment' && text.includes('£')
  found[detailing] = { ...step, says, doubts: isSumLost ? [...step.doubts, SUM_IN_DETAILS] : step.doubts }
}

/** `a total of £500` after the sums that it adds up, or after a rate. */
function takeTotal(reading: Reading, text: string, before: number): boolean {
  const total = totalIn(text)
  if (total === undefined || directiveIn(text)) return false
  const payments = reading.found.flatMap((step, index) =>
    index >= before && step.kind.kind === 'payment' ? [index] : [],
  )
  const [only] = payments
  const step = only === undefined ? undefined : reading.found[only]
  if (payments.length === 1 && only !== undefined && step) {
    reading.found[only] = { ...step, amount: total, doubts: step.doubts.filter((doubt) => doubt !== A_RATE) }
  }
  return payments.length > 0
}

/** Opens a list after a sentence that ends in a colon or points at what follows, or gives all before it their time. */
function openList(reading: Reading, text: string, heard: Heard, { block, list, strictness }: Place): void {
  const asked = heard?.asked
  const time = asked?.time ?? (heard || strictness !== 'agreed-action' ? undefined : bareTime(reading, text))
  const pointsOn = asked?.pointsElsewhere === true && /\bfollowing\b/i.test(text)
  const opens = /[:–—-]$/.test(text) || pointsOn || (!heard && time !== undefined)
  if (!opens || !block.text.endsWith(text)) {
    if (asked?.coversAll) giveTimes(reading, text, asked)
    return
  }
  const itemised = takeBackOpening(reading, text, heard)
  const ofSteps = itemised !== undefined || opensSteps(text, heard, strictness, list !== undefined)
  const detailing = ofSteps || !asked || asked.steps.length === 0 ? undefined : reading.found.length - 1
  reading.lists.push({
    block,
    ofSteps,
    items: 0,
    first: undefined,
    time: itemised?.phrase ?? time ?? list?.time,
    voice: heard?.voice ?? list?.voice ?? 'agreed',
    detailing,
  })
}

/** `complete the above within four weeks` gives its time to all before it, or each of its times to the letters it names. */
function giveTimes(reading: Reading, text: string, { time, times }: Asked): void {
  if (times.length === 0) {
    if (time) giveTime(reading.found, time)
  } else if (!giveTimesByLetter(reading.found, text, times)) {
    reading.loose.push({ what: 'The actions before this have several time limits', passage: text })
  }
}

/** `Within one month of my decision:` says no more than a time. */
function bareTime(reading: Reading, text: string): Phrase | undefined {
  if (text.length > LONGEST_TIME) return undefined
  const [phrase, ...more] = openPhrases(text, reading.decided)
  return phrase?.at === 0 && more.length === 0 && text.length - phrase.end <= MOST_AFTER_TIME ? phrase : undefined
}

const LONGEST_TIME = 120
const MOST_AFTER_TIME = 30

/** After `the Council will pay:` or `send a letter:` the items are the steps; what opens the list gives way to them. */
function takeBackOpening(reading: Reading, text: string, heard: Heard): Found | undefined {
  const last = heard?.asked.steps.at(-1)
  const pays = last?.kind.kind === 'payment' && last.amount === undefined && PAYS.test(text)
  const writes = last?.kind.kind === 'other' && WRITES.test(text)
  return pays || writes ? reading.found.pop() : undefined
}

const PAYS = /\b(?:pay|paying|pays|payments?)\b[^£]{0,60}:$/i
const WRITES = /\b(?:letters?|writ(?:e|es|ing))\b[^.;]{0,60}:$/i

/** Whether the items to come are steps, and not details of a step that the sentence names itself. */
function opensSteps(text: string, heard: Heard, strictness: Strictness, inList: boolean): boolean {
  if (heard) return heard.asked.steps.length === 0
  return (strictness === 'agreed-action' || inList) && !isComment(text) && !REPORTS.test(text)
}

/** `The panel recommended the Council:` tells what others asked for. */
const REPORTS =
  /^(?:i|we)\b|\b(?:recommended|found|said|says|told|upheld|concluded|complained|complains|wanted|asked)\b/i
