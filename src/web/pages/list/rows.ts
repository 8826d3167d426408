import { type Day, dayInWords } from '../../../kernel/day.ts'
import type { Entry, OwedDate } from '../../../worklist/entry.ts'
import { clockInWords, type ClockWords, stepDate } from '../../clock.ts'
import type { Cell } from '../../components/table.ts'
import { tag } from '../../components/tag.ts'
import type { Law } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import { casePath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { stackingTable } from '../../stacking-table.ts'
import { CLASS_WORDS, FUNCTION_WORDS, HOLDER_WORDS, STAGE_WORDS } from '../../words/complaint.ts'

/** The list as a table, a row for each complaint. */
export const complaintTable = (entries: readonly Entry[], today: Day, law: Law): Html =>
  stackingTable({
    caption: 'The most urgent complaint first',
    captionClasses: 'govuk-visually-hidden',
    head: ['Complaint', 'Stage', 'The clock', 'Next', 'Faults'],
    rows: entries.map((entry) => {
      const day = entry.decidedOn ?? today
      return {
        classes: entry.rank === 'live' && overdueOn(entry, day).length > 0 ? 'redress-row--overdue' : undefined,
        cells: [complaint(entry), stage(entry), clock(entry, day, law), next(entry, day, law), faults(entry)],
      }
    }),
  })

const complaint = (entry: Entry): Cell => ({
  classes: 'redress-case',
  text: html`<a class="govuk-link redress-case__reference" href="${casePath(entry.reference)}">${referenceInWords(entry.reference)}</a><br>${about(entry)}${
    entry.decidedOn !== undefined &&
    html`<br><span class="redress-quiet">as decided on ${dayInWords(entry.decidedOn)}</span>`
  }`,
})

const SHOWN_FUNCTIONS = 2

/** Who complains, and about what. */
function about({ complainants, functions, points }: Entry): Html {
  const who = complainants.map((each) => CLASS_WORDS[each]).join(', ')
  const what = functions.slice(0, SHOWN_FUNCTIONS).map((each) => FUNCTION_WORDS[each])
  const more = functions.length > SHOWN_FUNCTIONS ? ` and ${functions.length - SHOWN_FUNCTIONS} more` : ''
  const count = points > 0 ? `${points} ${points === 1 ? 'point' : 'points'}` : ''
  return html`${who && html`${who}<br>`}<span class="redress-quiet">${[count, what.join('; ') + more].filter((part) => part !== '').join(': ')}</span>`
}

const stage = (entry: Entry): Cell => ({
  text: html`${tag({ text: STAGE_WORDS[entry.stage], classes: entry.rank === 'over' ? 'govuk-tag--grey' : 'govuk-tag--blue' })}${
    (entry.held || entry.heldPoints > 0) && html` ${tag({ text: onHold(entry), classes: 'govuk-tag--yellow' })}`
  }`,
})

const onHold = ({ heldPoints, points }: Entry): string =>
  heldPoints === 0 || heldPoints >= points
    ? 'On hold'
    : `${heldPoints} ${heldPoints === 1 ? 'point' : 'points'} on hold`

const overdueOn = ({ owed }: Entry, day: Day): readonly OwedDate[] =>
  owed.filter(({ standing, due }) => standing === 'overdue' && due.latest < day)

/** A date of the list in the words of a clock. */
export function dateInWords(date: OwedDate, day: Day, law: Law): ClockWords {
  const late = (due: Day) => (due < day && due >= law.calendar.from ? law.workingDaysBetween(due, day) : 0)
  const { earliest, latest } = date.due
  // How long before the first day of the calendar it was due, nobody can count.
  const isCountable = earliest >= law.calendar.from || earliest === latest
  const council = { atLeast: late(latest), atMost: isCountable ? late(earliest) : Infinity }
  const words = clockInWords(
    { ...date, workingDaysLate: { council, complainant: { atLeast: 0, atMost: 0 } } },
    day,
    law,
  )
  return date.shared ? { ...words, rest: `${words.rest}, some of the time at the complainant’s wish` } : words
}

function clock(entry: Entry, day: Day, law: Law): Cell {
  const date = entry.clock === undefined ? undefined : entry.owed[entry.clock]
  if (!date)
    return {
      text:
        entry.rank === 'over' ? html`<span class="redress-quiet">No clock is running</span>` : 'No clock is running',
    }
  const { first, rest } = dateInWords(date, day, law)
  const others = overdueOn(entry, day).filter((each) => each !== date)
  return {
    text: html`<strong class="${date.standing === 'overdue' ? 'redress-late' : 'redress-strong'}">${first}</strong><br>${law.rules[date.rule].title}: ${rest}${
      others.length > 0 && alsoOverdue(others, day, law)
    }`,
  }
}

const SHOWN_OVERDUE = 2

const alsoOverdue = (dates: readonly OwedDate[], day: Day, law: Law): Html => html`
<ul class="redress-also">${dates
  .slice(0, SHOWN_OVERDUE)
  .map(
    (date) => html`<li>${law.rules[date.rule].title}: ${dateInWords(date, day, law).first}</li>`,
  )}${dates.length > SHOWN_OVERDUE && html`<li>and ${dates.length - SHOWN_OVERDUE} more overdue</li>`}</ul>`

const next = ({ lead }: Entry, day: Day, law: Law): Cell => ({
  text: lead
    ? html`<strong>${HOLDER_WORDS[lead.who]}</strong><br>${law.steps[lead.does]}${lead.by && html`, ${stepDate(lead.by, day)}`}`
    : html`<span class="redress-quiet">Nobody: it is over</span>`,
})

function faults(entry: Entry): Cell {
  const certain = entry.faults.filter(({ certainty }) => certainty === 'certain').length
  const possible = entry.faults.length - certain
  if (certain + possible === 0)
    return { classes: 'redress-tally', text: html`<span class="redress-quiet">None found</span>` }
  return {
    classes: 'redress-tally',
    text: html`${certain > 0 && html`<strong class="redress-late">${certain} ${certain === 1 ? 'fault' : 'faults'}</strong>`}${
      certain > 0 && possible > 0 && html`<br>`
    }${possible > 0 && `${possible} possible`}`,
  }
}
