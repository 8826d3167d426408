import { dayInFull, parseDay } from '../../kernel/day.ts'

export type Detail = { readonly label: string; readonly text: string }

/** What every event may carry and the timeline shows in a place of its own, or not at all. */
const COMMON: ReadonlySet<string> = new Set([
  'type',
  'id',
  'on',
  'after',
  'note',
  'by',
  'documents',
  'recordedAt',
  'recordedBy',
  'source',
  'externalIds',
  'independence',
])

const LABELS: Readonly<Record<string, string>> = {
  who: 'Who',
  says: 'In words',
  of: 'About',
  now: 'Now reads',
  channel: 'Came by',
  stage2RightExplained: 'Told of stage 2',
  stage3RightExplained: 'Told of stage 3',
  ombudsmanRightExplained: 'Told of the Ombudsman',
  returnRightExplained: 'Told of bringing it back',
  reviewOn: 'To be looked at again on',
  reasonableToExpectEarlier: 'Could it have been made earlier',
  effectiveAndFairNow: 'Can it still be looked into fairly',
  inPlaceOf: 'In place of',
  childsViews: 'The child’s views',
  notToldBecause: 'Not told because',
  madeOn: 'Written or spoken on',
  reachedThemOn: 'Reached them on',
}

/** The fields of an event in plain words, in the order in which they were written. Texts stay exactly as they are. */
export function eventDetails(event: object): readonly Detail[] {
  return Object.entries(event)
    .filter(([key, value]) => !COMMON.has(key) && value !== undefined && !(key === 'points' && isIds(value)))
    .map(([key, value]) => ({
      label: fieldLabel(key),
      text: countsInWords(key, value) ?? inWords(value),
    }))
    .filter(({ text }) => text !== '')
}

/** The points that an event is about have a place of their own; the points that one states are its content. */
const isIds = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string')

/** What a field of an event is called. */
export const fieldLabel = (key: string): string => LABELS[key] ?? spelledOut(key)

const spelledOut = (key: string): string => {
  const words = key.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** More than this many at once are told as a count: the page has a place that sets out each. */
const MANY = 10

/** `36: 12 upheld, 24 not upheld`, for findings, answers and recommendations without number. */
function countsInWords(key: string, value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length <= MANY) return undefined
  if (key === 'recommendations') return `${value.length}, set out under Recommendations`
  const field = { findings: 'finding', answers: 'answer' }[key]
  if (field === undefined) return undefined
  const groups = Map.groupBy(value, (one: Readonly<Record<string, unknown>>) => inWords(one[field]))
  return `${value.length}: ${[...groups].map(([words, { length }]) => `${length} ${words}`).join(', ')}`
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return textInWords(value)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((one) => inWords(one)).join('; ')
  if (typeof value === 'object' && value !== null) return recordInWords(value)
  return value === null ? 'nothing: it did not happen' : ''
}

function textInWords(text: string): string {
  if (text === '') return 'none given'
  const day = parseDay(text)
  if (day !== undefined) return dayInFull(day)
  return /^[a-z]+(-[a-z0-9]+)+$/.test(text) ? text.replaceAll('-', ' ') : text
}

/** A finding, an answer, a recommendation, an agreed action or a period, with what it is about first. */
function recordInWords(value: object): string {
  const fields: Readonly<Record<string, unknown>> = { ...value }
  const { point, recommendation, id, amount, n, unit } = fields
  const about = point !== undefined ? `point ${inWords(point)}` : inWords(recommendation ?? id)
  const rest = [
    ...['type', 'finding', 'answer', 'says', 'who', 'by', 'reasons', 'reason', 'due', 'on'].map((key) =>
      inWords(fields[key]),
    ),
    typeof amount === 'number' ? poundsInWords(amount) : '',
    n !== undefined ? `${inWords(n)} ${inWords(unit)}` : '',
  ].filter((part) => part !== '')
  return [about, rest.join(', ')].filter((part) => part !== '').join(': ')
}

/** `£300`, `£1,250.50`. */
export const poundsInWords = (pounds: number): string =>
  `£${pounds.toLocaleString('en-GB', { minimumFractionDigits: Number.isInteger(pounds) ? 0 : 2 })}`
