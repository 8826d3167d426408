import type { Duty } from '../../../complaint/assessment.ts'
import { type Day, isExact } from '../../../kernel/day.ts'
import { summaryList } from '../../components/summary-list.ts'
import { spanInWords } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import type { CaseView } from './case-view.ts'

const POSTS = [
  ['S2.appoint-io', 'Investigating officer'],
  ['S2.appoint-ip', 'Independent person'],
] as const

/** How many working days stage 2 was without its people: from the request to each of them, and to both. */
export function daysToAppointment(view: CaseView): Html | undefined {
  const { assessment, asOf } = view
  const posts = POSTS.flatMap(([rule, post]) => {
    const duty = assessment.duties.findLast((one) => one.rule === rule && one.headline)
    return duty && isExact(duty.from) && duty.standing !== 'not-shown' ? [{ post, duty }] : []
  })
  const [first, second] = posts
  if (!first || !second) return undefined
  const until = ({ done }: Duty): Day => done?.latest ?? asOf
  const last = until(first.duty) > until(second.duty) ? first : second
  const open = posts.find(({ duty }) => !duty.done) ?? last
  return html`<h3 class="govuk-heading-m" id="appointing">Working days until stage 2 had its people</h3>
${summaryList({
  rows: [...posts, { post: 'Both in post', duty: open.duty }].map(({ post, duty }) => ({
    key: { text: post },
    value: { text: daysIn(view, duty) },
  })),
})}`
}

function daysIn({ law, asOf }: CaseView, { from, done }: Duty): string {
  const days = law.workingDaysBetween(from.latest, done?.latest ?? asOf)
  const counted = `${days} working ${days === 1 ? 'day' : 'days'}`
  return done ? `${counted} from the request, until ${spanInWords(done)}` : `${counted} from the request so far`
}
