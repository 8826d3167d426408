import type { Deps } from '../../deps.ts'
import { type Answer, type Posted, type Route, show } from '../../page.ts'
import { CHECK_PATH } from '../../paths.ts'
import { download, formIn } from '../case/download.ts'
import { KINDS, readPasted, type Typed } from './reading.ts'
import { chronologyPage, decisionPage, emptyPage, wrongPage } from './view.ts'

/** In bytes as sent: half a million letters of JSON, whose signs and line breaks are sent as three bytes or more. */
const LIMIT = 1024 * 1024

/** Says of a chronology or a published decision what the service makes of it. Keeps and logs nothing. */
export const checkRoute = (deps: Deps): Route => ({
  path: CHECK_PATH,
  get: async () => show(emptyPage),
  post: { limit: LIMIT, take: async (posted) => answerTo(posted, deps) },
})

function answerTo({ typed: fields }: Posted, { checking, writing, law, today }: Deps): Answer {
  const typed = typedIn(fields)
  const read = readPasted(typed, checking)
  switch (read.is) {
    case 'chronology': {
      const form = formIn(fields['as'])
      if (form) return download(read.history, form, writing)
      const { history } = read
      const assessment = checking.assess(history)
      const view = { history, assessment, law, kept: false, asOf: assessment.asOf.earliest, today: today() } as const
      return show(chronologyPage({ ...view, asked: { is: 'nothing' }, known: { is: 'nothing' } }, typed))
    }
    case 'decision':
      return show(decisionPage(read.decision, typed))
    default:
      return show(wrongPage(read, typed))
  }
}

/** A browser sends every line break of a box as two characters: they are one again here. */
const typedIn = (fields: Posted['typed']): Typed => ({
  text: (fields['text'] ?? '').replaceAll('\r\n', '\n'),
  kind: KINDS.find((kind) => kind === fields['kind']),
  reference: fields['reference'],
})
