import type { Duty } from '../../../complaint/assessment.ts'
import { type Day, dayInWords } from '../../../kernel/day.ts'
import { clockInWords, stepDate } from '../../clock.ts'
import { details } from '../../components/details.ts'
import { insetText } from '../../components/messages.ts'
import { subNavigation } from '../../components/moj.ts'
import { type PageItem, pagination } from '../../components/pagination.ts'
import { type Cell } from '../../components/table.ts'
import { tag } from '../../components/tag.ts'
import type { Law } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { stackingTable } from '../../stacking-table.ts'
import type { CaseSummary } from '../../summary.ts'
import { HOLDER_WORDS, STAGE_WORDS } from '../../words/complaint.ts'

export const SHOWS = ['all', 'live', 'overdue', 'over'] as const
export type Show = (typeof SHOWS)[number]

export type ListView = {
  readonly today: Day
  readonly law: Law
  readonly show: Show
  readonly counts: Readonly<Record<Show, number>>
  /** The complaints on this page, the most urgent first. */
  readonly cases: readonly CaseSummary[]
  readonly pageNumber: number
  readonly pages: number
}

const SHOW_WORDS: Readonly<Record<Show, string>> = {
  all: 'All',
  live: 'Live',
  overdue: 'Overdue',
  over: 'Decided or over',
}

export const listPage = (view: ListView): Page => ({
  title: view.show === 'all' ? 'Complaints' : `Complaints: ${SHOW_WORDS[view.show].toLowerCase()}`,
  part: 'complaints',
  main: html`<h1 class="govuk-heading-xl">Complaints</h1>
${counts(view)}
${help}
${subNavigation({
  label: 'Which complaints',
  items: SHOWS.map((show) => ({
    text: `${SHOW_WORDS[show]} (${view.counts[show]})`,
    href: listPath(show),
    current: show === view.show,
  })),
})}
${view.cases.length > 0 ? list(view) : insetText({ text: EMPTY[view.show] })}
${view.pages > 1 && pageLinks(view)}`,
})

const EMPTY: Readonly<Record<Show, string>> = {
  all: 'No complaint has been recorded yet. Import a chronology, and it appears here with its dates.',
  live: 'No complaint is live.',
  overdue: 'Nothing is overdue.',
  over: 'No complaint is over.',
}

const listPath = (show: Show, page = 1): string => {
  const query = [show === 'all' ? '' : `show=${show}`, page === 1 ? '' : `page=${page}`].filter((part) => part !== '')
  return query.length > 0 ? `/?${query.join('&')}` : '/'
}

const counts = (view: ListView): Html => html`<dl class="redress-counts">
${countOf('Live', view.counts.live)}
${countOf('Overdue', view.counts.overdue, view.counts.overdue > 0)}
${countOf('Decided or over', view.counts.over)}
</dl>`

const countOf = (label: string, count: number, urgent = false): Html =>
  html`<div class="redress-counts__item${urgent ? ' redress-counts__item--urgent' : ''}"><dt>${label}</dt><dd>${count}</dd></div>`

const help = details({
  summary: 'How to read this list',
  text: html`<p class="govuk-body">The most urgent complaint comes first. <strong>The clock</strong> counts working days from the day after the one that started it. <strong>Next</strong> is who must act, and by when. A <strong>fault</strong> is something the law or the Ombudsman would call wrong; a <em>possible</em> one depends on a date that is not known to the day.</p>
<p class="govuk-body">Open a complaint to see each date with its reason, and what puts a fault right.</p>`,
})

const list = (view: ListView): Html =>
  stackingTable({
    caption: 'The most urgent complaint first',
    captionClasses: 'govuk-visually-hidden',
    head: ['Complaint', 'Stage', 'The clock', 'Next', 'Faults'],
    rows: view.cases.map((one) => ({
      classes: one.overdue.length > 0 && one.asOf >= view.today ? 'redress-row--overdue' : undefined,
      cells: [complaint(one, view), stage(one), clock(one, view), next(one), faults(one)],
    })),
  })

const complaint = (one: CaseSummary, { today }: ListView): Cell => ({
  classes: 'redress-case',
  text: html`<a class="govuk-link redress-case__reference" href="${casePath(one.reference)}">${referenceInWords(one.reference)}</a><br>${one.council}${
    one.asOf < today && html`<br><span class="redress-quiet">as decided on ${dayInWords(one.asOf)}</span>`
  }`,
})

const stage = (one: CaseSummary): Cell => ({
  text: html`${tag({ text: STAGE_WORDS[one.stage], classes: one.live ? 'govuk-tag--blue' : 'govuk-tag--grey' })}${
    one.held && html` ${tag({ text: 'On hold', classes: 'govuk-tag--yellow' })}`
  }`,
})

function clock(one: CaseSummary, { law }: ListView): Cell {
  if (!one.clock)
    return { text: one.live ? 'No clock is running' : html`<span class="redress-quiet">No clock is running</span>` }
  const { first, rest } = clockInWords(one.clock, one.asOf, law)
  const others = one.overdue.filter((duty) => duty !== one.clock)
  return {
    text: html`<strong class="${one.clock.standing === 'overdue' ? 'redress-late' : 'redress-strong'}">${first}</strong><br>${law.rules[one.clock.rule].title}: ${rest}${
      others.length > 0 && alsoOverdue(others, one.asOf, law)
    }`,
  }
}

const SHOWN_OVERDUE = 2

const alsoOverdue = (duties: readonly Duty[], asOf: Day, law: Law): Html => html`
<ul class="redress-also">${duties
  .slice(0, SHOWN_OVERDUE)
  .map(
    (duty) => html`<li>${law.rules[duty.rule].title}: ${clockInWords(duty, asOf, law).first}</li>`,
  )}${duties.length > SHOWN_OVERDUE && html`<li>and ${duties.length - SHOWN_OVERDUE} more overdue</li>`}</ul>`

const next = (one: CaseSummary): Cell => ({
  text: one.lead
    ? html`<strong>${HOLDER_WORDS[one.lead.who]}</strong><br>${one.lead.must}${one.lead.by && html`, ${stepDate(one.lead.by, one.asOf)}`}`
    : html`<span class="redress-quiet">Nobody: it is over</span>`,
})

function faults({ faults: { certain, possible } }: CaseSummary): Cell {
  if (certain + possible === 0) return { text: html`<span class="redress-quiet">None found</span>` }
  return {
    text: html`${certain > 0 && html`<strong class="redress-late">${certain} ${certain === 1 ? 'fault' : 'faults'}</strong>`}${
      certain > 0 && possible > 0 && html`<br>`
    }${possible > 0 && `${possible} possible`}`,
  }
}

const pageLinks = (view: ListView): Html =>
  pagination({
    ...(view.pageNumber > 1 && { previous: { href: listPath(view.show, view.pageNumber - 1) } }),
    ...(view.pageNumber < view.pages && { next: { href: listPath(view.show, view.pageNumber + 1) } }),
    items: pageItems(view),
  })

/** The first, the last and the neighbours of the current page. */
const pageItems = ({ show, pageNumber, pages }: ListView): readonly PageItem[] =>
  Array.from({ length: pages }, (_, i) => i + 1).flatMap((number): PageItem[] => {
    if (number === 1 || number === pages || Math.abs(number - pageNumber) <= 1)
      return [{ number, href: listPath(show, number), current: number === pageNumber }]
    return Math.abs(number - pageNumber) === 2 ? [{ ellipsis: true }] : []
  })
