// What the council agreed to do, from the part of a decision that says so best.
import { type Day, dayText } from '../kernel/day.ts'
import { sumsNamed } from './amounts.ts'
import { type AddWorkingDays, dueOf } from './deadlines.ts'
import type { DecisionAction, Unsure } from './decision.ts'
import { directiveIn, isComment } from './directives.ts'
import type { Strictness } from './hearing.ts'
import { type Role, saysAgreed } from './headings.ts'
import type { Part } from './layout.ts'
import { type Reading, readPart, startReading } from './remedy-reader.ts'
import type { Found } from './restated.ts'
import { sentencesOf } from './sentences.ts'
import { isStory } from './stories.ts'

export type Actions = { readonly actions: readonly DecisionAction[]; readonly unsure: readonly Unsure[] }

type Source = {
  readonly parts: readonly Part[]
  readonly summary: string | undefined
  readonly decided: Day | undefined
  readonly addWorkingDays: AddWorkingDays
  /** The person a pronoun means where the remedy names nobody. */
  readonly person: string | undefined
}

/** Reads the agreed actions; what is doubtful comes with the passage that it rests on. */
export function readActions(source: Source): Actions {
  const { found, loose } = findSteps(source)
  const read = found.map((step) => finish(step, source))
  const unsure = [...read.flatMap(({ doubts }) => doubts), ...loose, ...unsureOfWhole(source, found)]
  return { actions: read.map(({ action }) => action), unsure: onePerDoubt(unsure) }
}

/**
 * The part headed as agreed action speaks first, then a discussion of the remedy, then the reasoning together with
 * both (a heading may hold no more than `will complete the above`), then the closing paragraph. Where headings are
 * missing the remedy may stand even in what is headed as background.
 */
function findSteps(source: Source): Pick<Reading, 'found' | 'loose'> {
  let offered: readonly Found[] = []
  const parts = withSubheadings(source.parts)
  const reasoned = ['finding', 'other', 'remedy', 'action'] as const
  for (const roles of [['action'], ['remedy'], reasoned, ['final'], ['background', ...reasoned]] as const) {
    const reading = readRoles(source, afterTurn(parts.filter(({ role }) => roles.some((wanted) => wanted === role))))
    if (reading.found.length > 0) return { found: reading.found, loose: [...reading.loose, ...leftOffers(reading)] }
    offered = [...offered, ...reading.offered]
  }
  return {
    found: [],
    loose: offered.map(({ says }) => ({ what: ONLY_OFFERED, passage: says })),
  }
}

const ONLY_OFFERED = 'Offered, and not said to be agreed'

/** A payment that was offered, where the text asks for none. */
const leftOffers = ({ offered, found }: Reading): Unsure[] =>
  found.some(({ kind }) => kind.kind === 'payment')
    ? []
    : offered.filter(({ kind }) => kind.kind === 'payment').map(({ says }) => ({ what: ONLY_OFFERED, passage: says }))

const STRICTNESS: Readonly<Record<Role, Strictness>> = {
  action: 'agreed-action',
  remedy: 'agreed-action',
  final: 'closing',
  finding: 'reasoning',
  background: 'story',
  other: 'reasoning',
}

function readRoles(source: Source, parts: readonly Part[]): Reading {
  const reading = startReading(source.decided, source.person)
  for (const part of parts) readPart(reading, part, STRICTNESS[part.role])
  return reading
}

/**
 * Headings of their own inside the agreed action belong to it: `Service improvements`, a person's name. A part headed
 * `Recommendations` that stands before an `Agreed action` tells what a panel recommended.
 */
function withSubheadings(parts: readonly Part[]): Part[] {
  let within = false
  const outright = parts.findIndex(({ role, heading }) => role === 'action' && saysAgreed(heading))
  return parts.map((part, index) => {
    if (part.role === 'action' && index < outright) return { ...part, role: 'background' }
    within = part.role === 'action' || (within && part.role === 'other')
    return within ? { ...part, role: 'action' } : part
  })
}

const TURN =
  /\bif we (?:were to )?(?:had )?investigated?\b|\blikely (?:that )?we would find\b|\bwere we to investigate\b/i

/** An early resolution turns from the story to the remedy with `if we were to investigate`: what stands before is story. */
function afterTurn(parts: readonly Part[]): readonly Part[] {
  const turn = parts.findIndex(({ role, blocks }) => role !== 'action' && blocks.some(({ text }) => TURN.test(text)))
  const part = parts[turn]
  if (!part) return parts
  const from = part.blocks.findIndex(({ text }) => TURN.test(text))
  return [{ ...part, blocks: part.blocks.slice(from) }, ...parts.slice(turn + 1)]
}

type Finished = { readonly action: DecisionAction; readonly doubts: readonly Unsure[] }

function finish(step: Found, { decided, addWorkingDays }: Source): Finished {
  const { due, doubt } = step.phrase
    ? dueOf(step.phrase, decided, addWorkingDays)
    : { due: undefined, doubt: undefined }
  const doubts = [...step.doubts, ...(doubt === undefined ? [] : [doubt])]
  const { kind, stage, part } = step.kind
  return {
    action: {
      says: step.says,
      kind,
      amount: step.amount ?? null,
      to: step.to ?? null,
      due: due === undefined ? null : dayText(due),
      phrase: step.phrase?.text ?? null,
      ...(stage === undefined ? {} : { stage }),
      ...(part === undefined ? {} : { part }),
    },
    doubts: doubts.map((what) => ({ what, passage: step.passage })),
  }
}

/** What the whole does not fit together in: a heading without a step, or a remedy that only the summary tells of. */
function unsureOfWhole({ parts, summary, decided }: Source, found: readonly Found[]): Unsure[] {
  const unsure: Unsure[] = []
  const promises = sentencesOf(summary ?? '').filter(({ text }) => isPromise(text, decided))
  if (found.length === 0) {
    const headed = parts.find(
      ({ role, blocks }) => role === 'action' && blocks.some(({ text }) => isPromise(text, decided)),
    )
    if (headed) unsure.push({ what: 'No action could be read', passage: textOf(headed) })
    else if (promises[0]) unsure.push({ what: 'Only the summary tells of an action', passage: promises[0].text })
    return unsure
  }
  const amounts = found.flatMap(({ amount }) => amount ?? [])
  const known = new Set([
    ...amounts,
    ...amounts.map((amount) => amount * 2),
    amounts.reduce((all, amount) => all + amount, 0),
  ])
  for (const { text } of promises) {
    if (sumsNamed(text).some((sum) => !known.has(sum)) && !/\b(?:already|increase)\b/i.test(text)) {
      unsure.push({ what: 'The summary names an amount that no action gives', passage: text })
    }
  }
  return unsure
}

function isPromise(text: string, decided: Day | undefined): boolean {
  const directive = directiveIn(text)
  return (
    directive !== undefined &&
    !isComment(text) &&
    !isStory(text, directive, decided) &&
    PROMISED.test(text.slice(directive.from))
  )
}

const PROMISED =
  /\b(?:apologise|pay|payment|review|remind|train|start|begin|complete|appoint|arrange|hold|issue|provide|consider|investigate)\b/i

const textOf = ({ blocks }: Part): string =>
  blocks
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 400)

function onePerDoubt(unsure: readonly Unsure[]): Unsure[] {
  const seen = new Map(unsure.map((one) => [`${one.what}\n${one.passage}`, one]))
  return [...seen.values()]
}
