import type { Duty } from '../../../complaint/assessment.ts'
import { dayInFull, isExact } from '../../../kernel/day.ts'
import type { ExplainedDay } from '../../../law/working-days.ts'
import { clockInWords } from '../../clock.ts'
import { breadcrumbs } from '../../components/links.ts'
import { insetText } from '../../components/messages.ts'
import { identityBar } from '../../components/moj.ts'
import { summaryList, type SummaryRow } from '../../components/summary-list.ts'
import { type Cell, table } from '../../components/table.ts'
import { tag } from '../../components/tag.ts'
import { capitalised, spanInFull, spanInWords } from '../../dates.ts'
import { type Content, html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath, LIST_PATH, rulePath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { READING_WORDS, STANDING_WORDS } from '../../words/complaint.ts'
import { FORCE_WORDS, periodInWords } from '../../words/law.ts'
import { asOfParameter, type CaseView, happened, restsOn } from '../case/case-view.ts'
import { STANDING_COLOURS } from '../case/duties.ts'
import { calendar, isWeekend } from './calendar.ts'

export type DateView = CaseView & { readonly duty: Duty; readonly days: readonly ExplainedDay[] }

export function datePage(view: DateView): Page {
  const { history, duty, law } = view
  const reference = referenceInWords(history.reference)
  const rule = law.rules[duty.rule]
  return {
    title: `${rule.title}: why ${spanInWords(duty.due)}, complaint ${reference}`,
    part: 'complaints',
    before: breadcrumbs({
      items: [
        { text: 'Complaints', href: LIST_PATH },
        { text: reference, href: casePath(history.reference, asOfParameter(view)) },
        { text: 'Why this date' },
      ],
    }),
    main: html`${identityBar({ title: reference, details: [history.council, ...(view.asOf === view.today ? [] : [`as it stood on ${dayInFull(view.asOf)}`])] })}
<span class="govuk-caption-xl">${rule.title}</span>
<h1 class="govuk-heading-xl">Why ${spanInFull(duty.due)}?</h1>
<p class="govuk-body-l">${inOneSentence(view)}</p>
${notes(view)}
${summaryList({ rows: facts(view) })}
${view.days.length > 0 ? counted(view) : notCounted(view)}`,
  }
}

function inOneSentence({ duty, days, law }: DateView): string {
  const rule = law.rules[duty.rule]
  const last = days.findLast((one) => one.counted !== null)
  const start = days[0]
  if (!start || !last) return rule.says
  return `The clock started on ${dayInFull(start.day)}, which is day 0. Day ${last.counted ?? 0} is ${dayInFull(last.day)}. ${skippedInWords(days)}`
}

function skippedInWords(days: readonly ExplainedDay[]): string {
  const skipped = days.slice(1).filter((one) => one.counted === null)
  const weekend = skipped.filter(isWeekend).length
  const holidays = skipped.length - weekend
  if (skipped.length === 0) return 'No day between was left out.'
  return `Left out on the way: ${weekend} ${weekend === 1 ? 'day' : 'days'} at weekends and ${holidays} ${holidays === 1 ? 'bank holiday' : 'bank holidays'}.`
}

const notes = ({ duty, days, law }: DateView): readonly (Html | false | undefined)[] => [
  !isExact(duty.from) &&
    insetText({
      text: `The start is known only as ${spanInWords(duty.from)}, so the date lies somewhere in a range.${days[0] ? ` The count below takes ${dayInFull(days[0].day)}.` : ''}`,
    }),
  duty.assumed &&
    insetText({
      text: `The date may still move: bank holidays are published up to ${dayInFull(law.calendar.publishedTo)}, and this count runs past them.`,
    }),
]

function facts(view: DateView): readonly SummaryRow[] {
  const { duty, law, asOf } = view
  const rule = law.rules[duty.rule]
  const because = restsOn(duty.because, happened(view), casePath(view.history.reference, asOfParameter(view)))
  const limit = rule.limits.at(-1)
  const extended = duty.firstDue.earliest !== duty.due.earliest || duty.firstDue.latest !== duty.due.latest
  const { first, rest } = clockInWords(duty, asOf, law)
  return [
    row('What is owed', rule.says),
    row(
      'How it stands',
      html`${tag({ text: STANDING_WORDS[duty.standing], classes: STANDING_COLOURS[duty.standing] })} ${first}${rest !== '' && `, ${rest}`}`,
    ),
    row('The clock started', spanInFull(duty.from)),
    duty.reading !== 'only' &&
      row(
        'This reading',
        `${READING_WORDS[duty.reading]}${duty.headline ? '; this reading decides' : '; shown beside the one that decides'}`,
      ),
    limit?.n !== undefined && row('How long', periodInWords(limit.n, limit.unit)),
    limit?.policy !== undefined && row('How long', `set by the council (policy ${limit.policy})`),
    extended && row('First date', `${spanInFull(duty.firstDue)}; extended since to ${spanInFull(duty.due)}`),
    rule.extension &&
      row(
        'May be extended',
        `to ${periodInWords(rule.extension.ceiling.n, rule.extension.ceiling.unit)} in all: ${rule.extension.when}`,
      ),
    duty.latest && row('At the very latest', spanInFull(duty.latest)),
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
    row('Bank holidays', `List ${law.calendar.version}: ${law.calendar.source}`),
  ].filter((one): one is SummaryRow => typeof one === 'object')
}

const row = (key: string, text: Content): SummaryRow => ({
  key: { text: key },
  value: { text: typeof text === 'string' ? capitalised(text) : text },
})

function counted(view: DateView): Html {
  const { days } = view
  return html`<section class="redress-section" aria-labelledby="days"><h2 class="govuk-heading-l" id="days">Day by day</h2>
${calendar(days, inOneSentence(view))}
${table({
  classes: 'redress-days',
  caption: 'Every day, counted or not',
  captionClasses: 'govuk-table__caption--m',
  head: [{ text: 'Day' }, { text: 'Number' }, { text: 'Why' }],
  firstCellIsHeader: true,
  rows: days.map((one, i) => dayRow(one, i, view)),
})}
</section>`
}

function dayRow(one: ExplainedDay, i: number, view: DateView): readonly Cell[] {
  const classes =
    one === view.days.at(-1) ? 'redress-days__last' : one.counted === null ? 'redress-days__skipped' : undefined
  const number = one.counted ?? (i === 0 ? 'Day 0' : 'Not counted')
  return [dayInFull(one.day), number, whyInWords(one, i, view)].map((text) => ({ text, classes }))
}

function whyInWords(one: ExplainedDay, i: number, { duty, days }: DateView): Html {
  const why =
    i === 0 && one.counted === null ? 'The day it started: not counted' : one.counted === null ? one.why : 'Working day'
  return html`${why}${one.day === duty.firstDue.latest && one !== days.at(-1) && '; the first date'}${one === days.at(-1) && '; the last day'}${one.assumed && '; bank holidays not published yet'}`
}

const notCounted = ({ duty }: DateView): Html =>
  html`<p class="govuk-body">This date is not counted in working days from a known day${isExact(duty.due) ? ', so there are no days to list' : ': it is known only as a range'}.</p>`
