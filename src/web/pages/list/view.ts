import type { AskedCounts } from '../../../casework/asking.ts'
import type { HoldReviews } from '../../../casework/hold-reviews.ts'
import type { SavedView } from '../../../casework/saved-views.ts'
import type { Choices, Show, Worklist } from '../../../casework/worklist.ts'
import { mayUse } from '../../../people/permission.ts'
import type { Role } from '../../../people/roles.ts'
import { type Day, dayInFull } from '../../../kernel/day.ts'
import { details } from '../../components/details.ts'
import { insetText, notificationBanner, warningText } from '../../components/messages.ts'
import { subNavigation } from '../../components/moj.ts'
import { type PageItem, pagination } from '../../components/pagination.ts'
import type { Law } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import {
  ASKED_PATH,
  EMERGENCY_PATH,
  FORECAST_PATH,
  HAND_OVER_PATH,
  NEW_COMPLAINT_PATH,
  OPENINGS_PATH,
  viewPath,
} from '../../paths.ts'
import type { Seal } from '../../sealed.ts'
import { chosenFilters, searchAndFilters } from './filters.ts'
import { listPath, type ListQuery, SHOWN } from './query.ts'
import { type OwnCovers, yourCover } from './cover-view.ts'
import { holdReviews } from './hold-reviews-view.ts'
import { type OwnTasks, tasksToDo } from './tasks-view.ts'
import type { Holding } from './holding.ts'
import { whatYouHold } from './holding-view.ts'
import { complaintTable } from './rows.ts'
import { keepThisView, type OwnPart, type ViewForm, whatIsYours, yourViews } from './views.ts'

export type ListView = {
  readonly today: Day
  readonly law: Law
  readonly query: ListQuery
  readonly choices: Choices
  readonly found: Worklist
  readonly pages: number
  readonly views: readonly SavedView[]
  /** The kept view that is shown, where one is. */
  readonly shown?: SavedView | undefined
  readonly form?: ViewForm | undefined
  readonly seal: Seal
  /** Of whoever looks at it. */
  readonly roles: readonly Role[]
  /** What they hold, where they work on single complaints and have not narrowed the list. */
  readonly holdings?: readonly Holding[] | undefined
  /** Holds that are to be looked at again, for those who may end them. */
  readonly reviews?: HoldReviews | undefined
  /** What they have to do by their own notes, on the list as it is opened. */
  readonly tasks?: OwnTasks | undefined
  /** What of the list is theirs, where they see the whole of it. */
  readonly own: readonly OwnPart[]
  /** How many openings in an emergency wait for their review. */
  readonly toReview: number
  /** What they are asked in complaints that they may not see. */
  readonly asked: AskedCounts
  /** How many live complaints are held by people who have left, for those who hand them over. */
  readonly left: number
  /** Their covers, on the list as it is opened. */
  readonly covers?: OwnCovers | undefined
}

const SHOW_WORDS: Readonly<Record<Show, string>> = {
  all: 'All',
  live: 'Live',
  overdue: 'Overdue',
  soon: 'Due in 10 working days',
  held: 'On hold',
  over: 'Decided or over',
}

export function listPage(view: ListView): Page {
  const { query, found, shown } = view
  const showing = query.show === 'all' ? '' : `: ${SHOW_WORDS[query.show].toLowerCase()}`
  const name = shown ? `Complaints: ${shown.name}` : 'Complaints'
  return {
    title: shown ? name : `Complaints${showing}`,
    part: 'complaints',
    wrong: view.form?.wrong !== undefined,
    main: html`${view.form?.summary}${openingsAlert(view)}${askedAlert(view)}
${view.holdings && html`<h1 class="govuk-heading-xl">What you hold<span class="govuk-caption-m">on ${dayInFull(view.today)}</span></h1>${view.covers && yourCover(view.covers, view.today)}${whatYouHold(view.holdings, view.today, view.law)}`}
${heading(name, view)}
${view.left > 0 && warningText({ text: html`${view.left === 1 ? '1 live complaint is' : `${view.left} live complaints are`} held by people who have left. <a class="govuk-link" href="${HAND_OVER_PATH}">Hand over what they held</a>` })}
${!view.holdings && view.covers && yourCover(view.covers, view.today)}
${mayUse(view.roles, 'open-complaint') && html`<a class="govuk-button" href="${NEW_COMPLAINT_PATH}">Record what came in</a>`}
${view.tasks && tasksToDo(view.tasks, view.today)}
${view.reviews && holdReviews(view.reviews, view.today)}
${counts(view)}
${searchAndFilters(query, view.choices)}
${query.lostWords && insetText({ text: 'The words of this search are no longer known. Type them again.' })}
${chosenFilters(query, view.law, view.seal)}
${whatIsYours(view)}
${yourViews(view)}
${subNavigation({
  label: 'Which complaints',
  items: SHOWN.map((show) => ({
    text: `${SHOW_WORDS[show]} (${found.counts[show].toLocaleString('en-GB')})`,
    href: listPath({ show, narrowing: query.narrowing }, view.seal),
    current: show === query.show,
  })),
})}
${howMany(view)}
${
  found.listed.length > 0
    ? complaintTable(
        found.listed.map(({ entry }) => entry),
        view.today,
        view.law,
      )
    : insetText({ text: nothing(view) })
}
${view.pages > 1 && pageLinks(view)}
${keepThisView(view)}
${help}
${view.asked.all > 0 && html`<p class="govuk-body"><a class="govuk-link" href="${ASKED_PATH}">What you were asked yourself</a></p>`}
${emergencyLinks(view)}`,
  }
}

/** Tells those who review it that somebody opened a complaint in an emergency, until somebody has. */
const openingsAlert = ({ toReview }: ListView): Html | false =>
  toReview > 0 &&
  notificationBanner({
    titleId: 'openings',
    text: html`<p class="govuk-notification-banner__heading">${toReview === 1 ? 'A complaint was opened in an emergency.' : `${toReview} complaints were opened in an emergency.`} <a class="govuk-notification-banner__link" href="${OPENINGS_PATH}">${toReview === 1 ? 'Review it' : 'Review them'}</a></p>`,
  })

/** Tells somebody that they are asked something themselves, until they have answered; not what, nor in which complaint. */
const askedAlert = ({ asked: { waiting } }: ListView): Html | false =>
  waiting > 0 &&
  notificationBanner({
    titleId: 'asked',
    text: html`<p class="govuk-notification-banner__heading">You are asked to answer something${waiting > 1 && ` in ${waiting} places`}. <a class="govuk-notification-banner__link" href="${ASKED_PATH}">See what you are asked</a></p>`,
  })

const emergencyLinks = ({ roles }: ListView): Html | false =>
  mayUse(roles, 'open-in-emergency') &&
  html`<p class="govuk-body redress-links"><a class="govuk-link" href="${EMERGENCY_PATH}">Open a complaint in an emergency</a>${mayUse(roles, 'review-openings') && html` <a class="govuk-link" href="${OPENINGS_PATH}">Emergency openings</a>`}</p>`

const heading = (name: string, { holdings, today }: ListView): Html => {
  const as = html`<span class="govuk-caption-m">as they stand on ${dayInFull(today)}</span>`
  return holdings
    ? html`<h2 class="govuk-heading-l">All your complaints${as}</h2>`
    : html`<h1 class="govuk-heading-xl">${name}${as}</h1>`
}

const EMPTY: Readonly<Record<Show, string>> = {
  all: 'No complaint has been recorded yet. Give a spreadsheet or a chronology under Check, and record it there.',
  live: 'No complaint is live.',
  overdue: 'Nothing is overdue.',
  soon: 'Nothing falls due in the next 10 working days.',
  held: 'No complaint is on hold.',
  over: 'No complaint is over.',
}

const isNarrowed = ({ narrowing }: ListQuery): boolean => Object.keys(narrowing).length > 0

const nothing = ({ query, found }: ListView): string => {
  if (!isNarrowed(query)) return EMPTY[query.show]
  return found.counts.all > 0
    ? 'No complaint in this tab matches what you chose. Look under All.'
    : 'No complaint matches what you chose. Remove a filter, or try fewer words.'
}

function howMany({ query, found, pages }: ListView): Html | false {
  if (!isNarrowed(query) && pages === 1) return false
  const total = `${found.total.toLocaleString('en-GB')} ${found.total === 1 ? 'complaint' : 'complaints'}`
  return html`<p class="govuk-body redress-how-many" role="status">${total}${pages > 1 && `, page ${query.page} of ${pages}`}</p>`
}

const counts = (view: ListView): Html => html`<dl class="redress-counts">
${countOf(view, 'live', 'Live')}
${countOf(view, 'overdue', 'Overdue', view.found.counts.overdue > 0)}
${countOf(view, 'soon', 'Due in 10 working days')}
${mayUse(view.roles, 'look-ahead') && html`<div class="redress-counts__item redress-counts__item--link"><dt>Look ahead</dt><dd><a class="govuk-link" href="${FORECAST_PATH}">Forecast</a></dd></div>`}
</dl>`

const countOf = ({ found, query, seal }: ListView, show: Show, label: string, urgent = false): Html =>
  html`<div class="redress-counts__item${urgent ? ' redress-counts__item--urgent' : ''}"><dt>${label}</dt><dd><a class="govuk-link redress-counts__link" href="${listPath({ show, narrowing: query.narrowing }, seal)}">${found.counts[show].toLocaleString('en-GB')}<span class="govuk-visually-hidden"> ${label.toLowerCase()}</span></a></dd></div>`

const help = details({
  classes: 'redress-list-help',
  summary: 'How to read this list',
  text: html`<p class="govuk-body">The most urgent complaint comes first. <strong>The clock</strong> counts working days from the day after the one that started it. <strong>Next</strong> is who must act, and by when. A <strong>fault</strong> is something the law or the Ombudsman would call wrong; a <em>possible</em> one depends on a date that is not known to the day. Poor practice, such as an answer that is late but within the longest time allowed, is shown in the complaint and not counted here.</p>
<p class="govuk-body">Open a complaint to see each date with its reason, and what puts a fault right.</p>`,
})

const pageLinks = (view: ListView): Html => {
  const { query, pages } = view
  return pagination({
    ...(query.page > 1 && { previous: { href: pagePath(view, query.page - 1) } }),
    ...(query.page < pages && { next: { href: pagePath(view, query.page + 1) } }),
    items: pageItems(view),
  })
}

const pagePath = ({ query, seal, shown }: ListView, page: number): string =>
  shown ? viewPath(shown.id, page) : listPath({ ...query, page }, seal)

/** The first, the last and the neighbours of the current page. */
function pageItems(view: ListView): readonly PageItem[] {
  const { page } = view.query
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, view.pages]
  const numbers = [...new Set(near)].filter((number) => number >= 1 && number <= view.pages).sort((a, b) => a - b)
  return numbers.map((number): PageItem => {
    const shown = number === 1 || number === view.pages || Math.abs(number - page) <= 1
    return shown ? { number, href: pagePath(view, number), current: number === page } : { ellipsis: true }
  })
}
