import { finished, fresh, held, hostile, neverStarted, running } from './histories.ts'

const page = (reference: string, rest = '') => `/complaints/${encodeURIComponent(reference)}${rest}`

/** The page of a complaint, in every state that looks different. */
export const COMPLAINT_PAGES = {
  'a complaint that runs': page(running.reference),
  'a complaint with imprecise dates': page(neverStarted.reference),
  'a complaint through every stage': page(finished.reference),
  'a complaint on hold': page(held.reference),
  'a complaint with hostile texts': page(hostile.reference),
  'a complaint on an earlier day': page(finished.reference, '?day=1&month=9&year=2022'),
  'a complaint on a day that is none': page(running.reference, '?day=30&month=2&year=2024'),
} as const satisfies Readonly<Record<string, string>>

export const OTHER_PAGES = {
  'the list': '/',
  'the list of what is overdue': '/?show=overdue',
  'an empty list': '/?show=over',
  'the list narrowed': '/?stage=stage-2&holder=investigating-officer',
  'the forecast': '/forecast',
  'why a date': page(running.reference, '/dates/S2.complete~request_received'),
  'why an imprecise date': page(neverStarted.reference, '/dates/S2.complete~request_received'),
  'a what-if': page(fresh.reference, '/dates/S1.respond?holiday-day=16&holiday-month=10&holiday-year=2024'),
  'a what-if that the law refuses': page(
    fresh.reference,
    '/dates/S1.respond?notice-day=29&notice-month=11&notice-year=2024&holiday-day=12&holiday-month=10&holiday-year=2024',
  ),
  'the people of a complaint': page(running.reference, '/people'),
  'somebody to be added to a complaint': page(running.reference, '/people/new'),
  'the part of somebody in a complaint': page(running.reference, '/people/1/part'),
  'who has looked': page(running.reference, '/readers'),
  'unusual looking': '/reads',
  'the opening of a complaint in an emergency': '/emergency',
  'emergency openings': '/emergency/openings',
  'equality figures': '/equality-figures',
  'the rulebook': '/rules',
  'the check': '/check',
  'the calendar': '/calendar',
  'the calendar of a year that is assumed': '/calendar?year=2029',
  'a page that is not there': '/nothing-here',
} as const satisfies Readonly<Record<string, string>>

export const PAGES = { ...OTHER_PAGES, ...COMPLAINT_PAGES }
