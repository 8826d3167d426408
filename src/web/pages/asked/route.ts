import { randomUUID } from 'node:crypto'
import { askingRefused } from '../../../casework/asking.ts'
import { dayText } from '../../../kernel/day.ts'
import { colleagues, everybody } from '../../colleagues.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Ask, type Posted, redirect, type Route, show } from '../../page.ts'
import { askingsPath } from '../../paths.ts'
import { notFound } from '../problem/view.ts'
import { dayIn, type Typed, type Wrong } from '../register/fields.ts'
import { commandIn } from '../register/new.ts'
import { ASKED_LIMITS } from './limits.ts'
import { askingsPage } from './view.ts'

/** What is asked in a complaint of those who do not see it, and what they answered. */
export const askingsRoute = (deps: Deps): Route => ({
  path: '/complaints/:reference/asked',
  needs: 'read',
  get: (ask) => shown(deps, ask, { command: randomUUID() }, []),
  post: { limits: ASKED_LIMITS, needs: 'ask', take: (posted) => put(deps, posted) },
})

async function shown(deps: Deps, ask: Ask, typed: Typed, wrong: readonly Wrong[]): Promise<Answer> {
  const { viewer, params, query } = ask
  const read = await deps.casework.askings(viewer, params['reference'] ?? '')
  if (!read) return notFound
  const able = (await colleagues(deps)).filter(({ person }) => person !== viewer.person)
  return show(
    askingsPage({
      read,
      able,
      known: await everybody(deps),
      today: deps.today(),
      filled: { typed, wrong, bounds: deps.law.calendar },
      done: query['put'] !== undefined && wrong.length === 0,
    }),
  )
}

async function put(deps: Deps, posted: Posted): Promise<Answer> {
  const { viewer, params, typed } = posted
  const [reference, command] = [params['reference'] ?? '', commandIn(typed)]
  const again = (wrong: readonly Wrong[]) => shown(deps, posted, { ...typed, command }, wrong)
  const person = (await colleagues(deps)).find((one) => one.person === typed['person'])?.person
  const day = dayIn({ typed, bounds: deps.law.calendar }, 'expectedBy')
  const expectedBy = typeof day === 'string' ? day : undefined
  const questions = typed['questions'] ?? ''
  const of = { asker: viewer.person, today: dayText(deps.today()) }
  const wrong = [
    ...askingRefused({ person, questions, expectedBy }, of).map(({ part, says }) => wrongPart(part, says)),
    ...(typeof day === 'string' ? [] : [day]),
  ]
  if (wrong.length > 0 || person === undefined || expectedBy === undefined) return again(wrong)
  const done = await deps.casework.ask(viewer, reference, { person, questions, expectedBy, command })
  if (done.ok) return redirect(`${askingsPath(reference)}?put=yes`)
  return done.error.because === 'not-there' ? notFound : again([wrongPart(done.error.part, done.error.says)])
}

const wrongPart = (field: string, says: string): Wrong => ({
  field,
  says,
  ...(field === 'expectedBy' && { box: 'expectedBy-day' }),
})
