import type { HoldReview, HoldReviews } from '../../../casework/hold-reviews.ts'
import type { Day } from '../../../kernel/day.ts'
import { spanOfDay } from '../../../kernel/day.ts'
import { stepDate } from '../../clock.ts'
import { html, type Html } from '../../html.ts'
import { casePath, LIST_PATH, stepPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'

/** Reminds those who keep the complaints of holds that are to be looked at again; nothing where there is none. */
export const holdReviews = ({ first, total }: HoldReviews, today: Day): Html | false =>
  first.length > 0 &&
  html`<section class="redress-reviews" aria-labelledby="reviews"><h2 class="govuk-heading-m" id="reviews">Holds to look at again</h2>
<ul class="redress-list">${first.map((review) => reminder(review, today))}</ul>
${
  total > first.length &&
  html`<p class="govuk-body">These are the first ${first.length} of ${total.toLocaleString('en-GB')}. <a class="govuk-link" href="${HELD_PATH}">See every complaint on hold</a></p>`
}</section>`

const HELD_PATH = `${LIST_PATH}?show=held`

function reminder({ reference, points, whole, proceedingsEnded, by }: HoldReview, today: Day): Html {
  const named = html`<span class="govuk-visually-hidden"> in ${referenceInWords(reference)}</span>`
  const what = whole ? 'the whole complaint' : `${points} ${points === 1 ? 'point' : 'points'}`
  const why = proceedingsEnded
    ? html`<strong class="redress-late">The proceedings have ended.</strong> Lift the hold; the complainant may also bring it back.`
    : html`<strong class="${by < today ? 'redress-late' : 'redress-strong'}">Look at it again ${stepDate(spanOfDay(by), today)}.</strong> Would going on still prejudice the proceedings?`
  return html`<li class="redress-list__item"><p class="redress-list__first"><a class="govuk-link" href="${casePath(reference)}">${referenceInWords(reference)}</a>: ${what} on hold</p>
<p class="govuk-body">${why}</p>
<p class="govuk-body redress-links"><a class="govuk-link" href="${stepPath(reference, 'hold-ended')}">End the hold${named}</a>${
    !proceedingsEnded &&
    html` <a class="govuk-link" href="${stepPath(reference, 'complaint-held')}">Hold it longer, with a new date${named}</a> <a class="govuk-link" href="${stepPath(reference, 'proceedings-ended')}">The proceedings have ended${named}</a>`
  }</p></li>`
}
