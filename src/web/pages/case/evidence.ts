import type { ComplaintEvent } from '../../../complaint/vocabulary.ts'
import { details } from '../../components/details.ts'
import { summaryList } from '../../components/summary-list.ts'
import { html, type Html, joined } from '../../html.ts'
import { type CaseView, type Happened, happened, happenedInWords, pointInWords, section } from './case-view.ts'

// What an investigation rests on: the files that were asked for, who is to be heard and was, and the evidence on each point.

type Matter = Pick<CaseView, 'history' | 'assessment'>

const standing = (matter: Matter): readonly Happened[] => happened(matter).filter(({ corrected }) => !corrected)

/** The points that an entry of the register is about; none where it is about the complaint as a whole. */
const pointsOf = (event: ComplaintEvent): readonly string[] => [
  ...(event.type === 'points-stated' ? [] : (event.points ?? [])),
  ...('point' in event && event.point !== undefined ? [event.point] : []),
]

const inWords = ({ event }: Happened): string => {
  const { who, what } = event as { readonly who?: string; readonly what?: string }
  return [what, who].filter((part) => part !== undefined && part !== '').join('; from ')
}

/** The evidence that was registered on a point, each with its day; `undefined` is the complaint as a whole. */
export const evidenceOn = (point: string | undefined, matter: Matter): readonly Html[] =>
  standing(matter)
    .filter(({ event }) => event.type === 'evidence-registered')
    .filter(({ event }) => (point === undefined ? pointsOf(event).length === 0 : pointsOf(event).includes(point)))
    .map((one) => html`${inWords(one)} <span class="redress-quiet">(${happenedInWords(one)})</span>`)

const list = (items: readonly Html[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`

/** The evidence on a point, folded away above the box for what is found on it. */
export function evidenceBeside(point: string, matter: Matter): Html | false {
  const items = evidenceOn(point, matter)
  return (
    items.length > 0 &&
    details({
      summary: `Evidence on point ${point}: ${items.length} ${items.length === 1 ? 'entry' : 'entries'}`,
      text: list(items),
    })
  )
}

/** The plan of an investigation as it stands; nothing where none was recorded. */
export function investigation(view: CaseView): Html | undefined {
  const events = standing(view)
  const of = (...types: readonly ComplaintEvent['type'][]) => events.filter(({ event }) => types.includes(event.type))
  const [files, talks, evidence] = [
    of('files-requested', 'files-supplied', 'files-withheld'),
    of('interview-planned', 'interview-held'),
    of('evidence-registered'),
  ]
  if (files.length + talks.length + evidence.length === 0) return undefined
  return section(
    'investigation',
    'Investigation',
    html`${files.length > 0 && html`<h3 class="govuk-heading-m">Files</h3>${filesTable(files)}`}
${talks.length > 0 && html`<h3 class="govuk-heading-m">Interviews</h3>${interviews(talks)}`}
<h3 class="govuk-heading-m">Evidence by point</h3>
${byPoint(view)}`,
  )
}

type Named = { readonly name: string; readonly steps: readonly Happened[] }

/** Steps that speak of the same thing or person, under its name, in the order in which they first came. */
function named(events: readonly Happened[], nameOf: (event: ComplaintEvent) => string | undefined): readonly Named[] {
  const groups = Map.groupBy(events, ({ event }) => nameOf(event)?.trim().toLowerCase() ?? '')
  return [...groups.values()].map((steps) => ({
    name: steps.flatMap(({ event }) => nameOf(event) ?? [])[0] ?? 'Not named',
    steps,
  }))
}

const textOf = (field: 'what' | 'who') => (event: ComplaintEvent) =>
  (event as { readonly what?: string; readonly who?: string })[field]

const FILE_WORDS: { readonly [T in ComplaintEvent['type']]?: string } = {
  'files-requested': 'asked for',
  'files-supplied': 'supplied',
  'files-withheld': 'withheld',
}

const said = (steps: readonly Happened[], words: (event: ComplaintEvent) => string): Html =>
  html`${joined(
    steps.map((one) => html`${words(one.event)} ${happenedInWords(one)}`),
    ', ',
  )}`

function filesTable(files: readonly Happened[]): Html {
  const rows = named(files, textOf('what')).map(({ name, steps }) => {
    const waits = steps.every(({ event }) => event.type === 'files-requested')
    return {
      key: { text: name },
      value: {
        text: html`${waits && html`<strong>Still to come</strong>: `}${said(steps, ({ type }) => FILE_WORDS[type] ?? '')}`,
      },
    }
  })
  return summaryList({ rows })
}

function interviews(talks: readonly Happened[]): Html {
  const rows = named(talks, textOf('who')).map(({ name, steps }) => {
    const waits = steps.every(({ event }) => event.type === 'interview-planned')
    return {
      key: { text: name },
      value: {
        text: html`${waits && html`<strong>Not yet heard</strong>: `}${said(steps, ({ type }) => (type === 'interview-held' ? 'heard' : 'planned'))}`,
      },
    }
  })
  return summaryList({ rows })
}

/** Each point with what is registered on it, so that one with nothing is seen. */
function byPoint(view: CaseView): Html {
  const points = view.assessment.points.filter(({ stands }) => stands).map(({ id }) => id)
  const whole = evidenceOn(undefined, view)
  const row = (key: string, items: readonly Html[]) => ({
    key: { text: key },
    value: {
      text: items.length > 0 ? list(items) : html`<span class="redress-quiet">Nothing is registered yet</span>`,
    },
  })
  return summaryList({
    rows: [
      ...points.map((point) => row(pointInWords(view, point), evidenceOn(point, view))),
      ...(whole.length > 0 ? [row('The complaint as a whole', whole)] : []),
    ],
  })
}
