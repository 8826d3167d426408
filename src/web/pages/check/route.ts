import type { History } from '../../../complaint/history.ts'
import { mayUse } from '../../../people/permission.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type FormLimits, type Posted, type Route, show } from '../../page.ts'
import { CHECK_PATH } from '../../paths.ts'
import { type Asked, type AskedBy, askedIn } from './asked.ts'
import { chronologyPage } from './complaint.ts'
import { complaintsPage, ON_A_PAGE } from './complaints.ts'
import { decisionFile } from '../../downloads.ts'
import { downloadOf } from './downloads.ts'
import { keepEach, keepPage, keptPage } from './keeping.ts'
import { mappingPage } from './mapping.ts'
import { assessEach, type Checked, readAsked } from './reading.ts'
import { decisionPage, emptyPage, wrongPage } from './view.ts'

const MB = 1024 * 1024
const FILE = 10 * MB

/**
 * A file of 10 MB, and fields as long as such a file is when it travels inside the form. Of pasted text half a million
 * letters fit into the megabyte that is left, whose signs and line breaks are sent as three bytes or more.
 */
const LIMITS: FormLimits = { typed: Math.ceil((FILE * 4) / 3) + MB, file: FILE }

/** Says of chronologies or a published decision what the service makes of them. Keeps nothing unless asked, logs nothing. */
export const checkRoute = (deps: Deps): Route => ({
  path: CHECK_PATH,
  needs: 'check',
  get: async () => show(emptyPage),
  post: { limits: LIMITS, take: (posted) => answerTo(posted, deps) },
})

async function answerTo(posted: Posted, deps: Deps): Promise<Answer> {
  const asked = askedIn(posted)
  const read = await readAsked(asked, posted.viewer, deps)
  switch (read.is) {
    case 'checked':
      return answerOf(read, asked, posted, deps)
    case 'unmapped':
      return show(mappingPage(read, asked, deps.checking.columns))
    case 'decision':
      return asked.as?.what === 'decision'
        ? decisionFile(read.decision, asked.as.form, deps.writing)
        : show(decisionPage(read.decision, asked))
    default:
      return show(wrongPage(read, asked))
  }
}

/** What was asked for of the complaints that were read: of one of them, or of all. */
async function answerOf(checked: Checked, asked: Asked, { viewer, roles }: Posted, deps: Deps): Promise<Answer> {
  const mayKeep = mayUse(roles, 'keep')
  const opened = checked.histories.find(({ reference }) => reference === asked.reference)
  const histories = opened ? [opened] : checked.histories
  const { what = 'decision', form } = asked.as ?? {}
  if (what !== 'decision' && form) return downloadOf({ what, form }, checked, histories, deps)
  const [first] = histories
  if (!first) return show(wrongPage(checked, asked))
  if (asked.step === 'keep' && mayKeep) return show(keepPage({ checked, histories }, asked))
  if (asked.step === 'keep-now' && mayKeep) return show(keptPage(await keepEach(histories, viewer, deps), checked))
  return opened || (checked.histories.length === 1 && checked.problems.length === 0)
    ? showOne(first, checked, { ...asked, mayKeep }, deps)
    : showAll(checked, { ...asked, mayKeep }, deps)
}

function showOne(history: History, checked: Checked, asked: AskedBy, { checking, law, today }: Deps): Answer {
  const assessment = checking.assess(history)
  const view = { history, assessment, law, kept: false, asOf: assessment.asOf.earliest, today: today() } as const
  return show(chronologyPage({ ...view, asked: { is: 'nothing' }, known: { is: 'nothing' } }, checked, asked))
}

async function showAll(checked: Checked, asked: AskedBy, { checking }: Deps): Promise<Answer> {
  const pages = Math.ceil(checked.histories.length / ON_A_PAGE)
  const page = Math.min(asked.page, pages)
  const shown = checked.histories.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE)
  return show(complaintsPage(checked, { assessments: await assessEach(shown, checking), page, pages }, asked))
}
