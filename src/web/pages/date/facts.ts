import type { Duty, Notice } from '../../../complaint/assessment.ts'
import { dayInFull, parseDay, type Span } from '../../../kernel/day.ts'
import { isBy } from '../../../kernel/span.ts'
import { clockInWords } from '../../clock.ts'
import { summaryList, type SummaryRow } from '../../components/summary-list.ts'
import { tag } from '../../components/tag.ts'
import { capitalised, spanInFull, spanInWords } from '../../dates.ts'
import { type Content, html, type Html, joined } from '../../html.ts'
import { CALENDAR_PATH, casePath, datePath, rulePath } from '../../paths.ts'
import { READING_WORDS, STANDING_WORDS } from '../../words/complaint.ts'
import { FORCE_WORDS, periodInWords } from '../../words/law.ts'
import { asOfParameter, type CaseView, dutyKeys, happened, restsOn } from '../case/case-view.ts'
import { STANDING_COLOURS } from '../case/duties.ts'

type Facts = CaseView & { readonly duty: Duty }

/** What a date rests on: the rule and its force, the reading and the others, what moved it, and the calendar. */
export const facts = (view: Facts): Html =>
  summaryList({
    rows: [...clockRows(view), ...movedRows(view), ...ruleRows(view)].filter(
      (one): one is SummaryRow => typeof one === 'object',
    ),
  })

type Rows = readonly (SummaryRow | false | undefined)[]

function clockRows(view: Facts): Rows {
  const { duty, law, asOf } = view
  const rule = law.rules[duty.rule]
  const limit = rule.limits.at(-1)
  const { first, rest } = clockInWords(duty, asOf, law)
  return [
    row('What is owed', rule.says),
    row(
      'How it stands',
      html`${tag({ text: STANDING_WORDS[duty.standing], classes: STANDING_COLOURS[duty.standing] })} ${first}${rest !== '' && `, ${rest}`}`,
    ),
    row(limit?.before ? 'Counted back from' : 'The clock started', spanInFull(duty.from)),
    ...readingRows(view),
    limit?.n !== undefined && row('How long', periodInWords(limit.n, limit.unit)),
    limit?.policy !== undefined && row('How long', `set by the council (policy ${limit.policy})`),
  ]
}

/** Which reading this is, and the date on each other one, where the sources differ on when the clock starts. */
function readingRows(view: Facts): Rows {
  const { duty, history, assessment } = view
  if (duty.reading === 'only') return []
  const others = [...dutyKeys(assessment.duties)].filter(([other]) => isOtherReading(other, duty))
  const links = others.map(
    ([other, key]) =>
      html`${capitalised(READING_WORDS[other.reading])}: <a class="govuk-link" href="${datePath(history.reference, key, asOfParameter(view))}">${spanInFull(other.due)}</a>${other.headline && ' (that reading decides)'}`,
  )
  return [
    row(
      'This reading',
      `${READING_WORDS[duty.reading]}${duty.headline ? '; this reading decides' : '; shown beside the one that decides'}`,
    ),
    links.length > 0 && row('Read otherwise', joined(links, html`<br>`)),
  ]
}

const isOtherReading = (other: Duty, duty: Duty): boolean =>
  other.rule === duty.rule &&
  other.reading !== duty.reading &&
  other.points.length === duty.points.length &&
  other.points.every((point) => duty.points.includes(point))

function movedRows(view: Facts): Rows {
  const { duty, law } = view
  const { extension } = law.rules[duty.rule]
  const { notices = [], paused = [], set = false } = duty.movedBy ?? {}
  const extended = duty.firstDue.earliest !== duty.due.earliest || duty.firstDue.latest !== duty.due.latest
  return [
    set && row('Set by somebody', 'This date was given. It is not counted by the rule.'),
    extended && row('First date', `${spanInFull(duty.firstDue)}; extended since to ${spanInFull(duty.due)}`),
    notices.length > 0 &&
      row(
        notices.length === 1 ? 'Notice of extension' : 'Notices of extension',
        joined(
          notices.map((notice) => noticeInWords(notice, view)),
          html`<br>`,
        ),
      ),
    extension &&
      !set &&
      row(
        'May be extended',
        `to ${periodInWords(extension.ceiling.n, extension.ceiling.unit)} in all: ${extension.when}`,
      ),
    duty.latest && row('At the very latest', spanInFull(duty.latest)),
    paused.length > 0 && row('On hold', paused.map(holdInWords).join('; ')),
  ]
}

function noticeInWords({ sent, until }: Notice, view: Facts): Html {
  const link = restsOn([sent.ref], happened(view), casePath(view.history.reference, asOfParameter(view)))
  const given = until === undefined ? 'without a new date' : `until ${untilInWords(until)}`
  const inTime = isBy(sent.when, view.duty.firstDue)
  const counts = { yes: 'in time', no: 'too late to count', maybe: 'in time only if its date allows it' }[inTime]
  return html`${link ?? spanInFull(sent.when)}, ${given}: ${counts}`
}

function untilInWords(text: string): string {
  const day = parseDay(text)
  return day === undefined ? text : dayInFull(day)
}

const holdInWords = ({ from, to }: { readonly from: Span; readonly to: Span }): string =>
  `from ${spanInWords(from)} to ${spanInWords(to)}, which is not counted`

function ruleRows(view: Facts): Rows {
  const { duty, law } = view
  const rule = law.rules[duty.rule]
  const because = restsOn(duty.because, happened(view), casePath(view.history.reference, asOfParameter(view)))
  return [
    because && row('It rests on', because),
    row(
      'The rule',
      html`<a class="govuk-link" href="${rulePath(rule.id)}">${rule.id}</a>, ${FORCE_WORDS[rule.force]}: ${duty.cites.join('; ')}`,
    ),
    row(
      'Checked',
      rule.verified
        ? 'Confirmed from its source'
        : html`<span class="redress-unconfirmed">Not confirmed from a primary source</span>`,
    ),
    rule.note !== undefined && row('Note', rule.note),
    row(
      'Bank holidays',
      html`<a class="govuk-link" href="${CALENDAR_PATH}">List ${law.calendar.version}</a>: ${law.calendar.source}`,
    ),
  ]
}

export const row = (key: string, text: Content): SummaryRow => ({
  key: { text: key },
  value: { text: typeof text === 'string' ? capitalised(text) : text },
})
