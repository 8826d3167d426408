import type { UnusualReads } from '../../../casework/looking.ts'
import { dayInFull } from '../../../kernel/day.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { readersPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { stackingTable } from '../../stacking-table.ts'
import { counted, inFigures } from '../../words/numbers.ts'
import { section } from '../case/case-view.ts'
import { momentInWords } from '../../dates.ts'
import { whoInWords } from './words.ts'

/** What is unusual in the looking of the last 30 days, for those who watch over it. */
export const unusualPage = ({ since, outOfHours, manyInADay, againAndAgain, close }: UnusualReads): Page => ({
  title: 'Unusual looking',
  part: 'reads',
  main: html`<h1 class="govuk-heading-xl">Unusual looking</h1>
<p class="govuk-body-l">Since ${momentInWords(since)}. Unusual is not wrong: ask the person what it was for before you conclude anything.</p>
${section('out-of-hours', 'Out of hours', [
  html`<p class="govuk-body">Before 7am, after 8pm or at a weekend, in London time.</p>`,
  listed(
    {
      caption: 'Those who looked out of hours',
      head: ['Who', 'How often', 'Last'],
      empty: 'Nobody looked out of hours.',
    },
    outOfHours.map(({ times, last, ...who }) => [whoInWords(who), counted(times, 'time'), momentInWords(last)]),
  ),
])}
${section('many-in-a-day', 'Many complaints in a day', [
  html`<p class="govuk-body">Ten or more complaints opened, and more than 3 times as many as on the person’s middling day.</p>`,
  listed(
    {
      caption: 'Those who opened many complaints in a day',
      head: ['Who', 'Day', 'Complaints opened', 'On a middling day'],
      empty: 'Nobody opened many more complaints in a day than they usually do.',
    },
    manyInADay.map(({ day, complaints, usual, ...who }) => [
      whoInWords(who),
      dayInFull(day),
      inFigures(complaints),
      usual === undefined ? 'No other day to compare with' : inFigures(usual),
    ]),
  ),
])}
${section('again-and-again', 'Again and again at one complaint', [
  html`<p class="govuk-body">Ten looks or more, by somebody who holds no step in the complaint today.</p>`,
  listed(
    {
      caption: 'Those who looked again and again at one complaint',
      head: ['Who', 'Complaint', 'How often', 'Last'],
      empty: 'Nobody looked again and again at a complaint in which they hold no step.',
    },
    againAndAgain.map(atOne),
  ),
])}
${section('close', 'Their own name or address', [
  html`<p class="govuk-body">A look at a complaint in which somebody has the surname of whoever looked, or is reached at their own email address. Of a common name it says little.</p>`,
  listed(
    {
      caption: 'Those who looked where their own name or address is',
      head: ['Who', 'Complaint', 'How often', 'Last'],
      empty: 'Nobody looked at a complaint in which their own surname or address is.',
    },
    close.map(atOne),
  ),
])}`,
})

const atOne = ({ reference, times, last, ...who }: UnusualReads['close'][number]): readonly (string | Html)[] => [
  whoInWords(who),
  html`<a class="govuk-link" href="${readersPath(reference)}">${referenceInWords(reference)}<span class="govuk-visually-hidden">: who has looked</span></a>`,
  counted(times, 'time'),
  momentInWords(last),
]

/** More than a person would read. */
const MOST = 50

type Listed = { readonly caption: string; readonly head: readonly string[]; readonly empty: string }

function listed({ caption, head, empty }: Listed, rows: readonly (readonly (string | Html)[])[]): Html {
  if (rows.length === 0) return html`<p class="govuk-body">${empty}</p>`
  const shown = rows.slice(0, MOST)
  return html`${stackingTable({
    caption,
    captionClasses: 'govuk-visually-hidden',
    head,
    rows: shown.map((cells) => ({ cells: cells.map((text) => ({ text })) })),
  })}
${rows.length > MOST && html`<p class="govuk-body">And ${inFigures(rows.length - MOST)} more, each less than these.</p>`}`
}
