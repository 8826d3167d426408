import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { type HTMLElement, parse } from 'node-html-parser'
import { FIRST_FOR, invite } from '../src/door/accounts.ts'
import { type Door, doorOf, type Opening } from '../src/door/door.ts'
import type { Parts } from '../src/door/parts.ts'
import type { Role } from '../src/people/roles.ts'
import { codeAt, stepAt } from '../src/people/totp.ts'
import { memorySignIns } from '../src/store/door/memory.ts'
import { sealsFrom } from '../src/store/door/seals.ts'
import { keysFrom, newKeyTexts } from '../src/store/keys.ts'
import type { Deps } from '../src/web/deps.ts'
import { makeServer } from '../src/web/server.ts'
import { office } from './browser/office.ts'

// A whole office with a real door, and visitors who go through it page by page, as a browser without scripts does.

export const PASSWORD = 'mauve teapots argue quietly'

export type DoorOffice = {
  readonly clock: { now: number }
  readonly parts: Parts
  readonly door: Door
  readonly server: FastifyInstance
}

/** An office whose door is in memory and whose clock is moved by hand. */
export function doorOffice(opening: Opening = {}, changes: Partial<Parts> = {}, pages: Deps = office()): DoorOffice {
  const clock = { now: Date.UTC(2026, 5, 1, 9) }
  const parts: Parts = {
    signIns: memorySignIns(),
    seals: sealsFrom(keysFrom(newKeyTexts())),
    now: () => clock.now,
    service: 'Anytown Council',
    origin: 'https://redress.anytown.example',
    ...changes,
  }
  const door = doorOf(parts, opening)
  const { notice: _notice, ...deps } = pages
  const server = makeServer({ ...deps, door })
  return { clock, parts, door, server }
}

export type Visit = {
  /** The id that the browser holds. */
  id: string | undefined
  readonly open: (path: string) => Promise<LightMyRequestResponse>
  /** Sends the form of the last page that leads there or has this field or value, with what is typed into it and a file. */
  readonly send: (
    typed: Readonly<Record<string, string>>,
    which?: string,
    file?: { readonly name: string; readonly text: string },
  ) => Promise<LightMyRequestResponse>
  readonly last: () => LightMyRequestResponse
}

const FROM_HERE = { 'sec-fetch-site': 'same-origin' }

/** A browser, from one address. It follows where it is sent, as long as that is on this site. */
export function visitor({ server, parts }: DoorOffice, address = '198.51.100.7', id?: string): Visit {
  let last: LightMyRequestResponse
  const visit: Visit = { id, open: (path) => go('GET', path), send, last: () => last }
  const name = parts.origin.startsWith('https') ? '__Host-redress' : 'redress'

  async function go(
    method: 'GET' | 'POST',
    url: string,
    body?: FormData | URLSearchParams,
  ): Promise<LightMyRequestResponse> {
    const cookie = visit.id === undefined ? {} : { cookie: `${name}=${visit.id}` }
    const encoded = new Response(body ?? null)
    const form = body === undefined ? {} : { 'content-type': encoded.headers.get('content-type') ?? '', ...FROM_HERE }
    const answer = await server.inject({
      method,
      url,
      headers: { ...cookie, ...form, 'user-agent': 'Firefox/150 Linux' },
      ...(body !== undefined && { payload: Buffer.from(await encoded.arrayBuffer()) }),
      remoteAddress: address,
    })
    const given = new RegExp(`${name}=([^;]+)`).exec(String(answer.headers['set-cookie'] ?? ''))?.[1]
    if (given !== undefined) visit.id = given
    last = answer
    return answer.statusCode === 303 && answer.headers.location?.startsWith('/')
      ? go('GET', answer.headers.location)
      : answer
  }

  async function send(...[typed, which, file]: Parameters<Visit['send']>): Promise<LightMyRequestResponse> {
    const wanted = which ?? Object.keys(typed)[0] ?? ''
    const forms = parse(last.body).querySelectorAll('form[method=post]')
    const form = forms.find(
      (one) =>
        one.attributes['action'] === wanted ||
        one.toString().includes(`name="${wanted}"`) ||
        one.toString().includes(`value="${wanted}"`),
    )
    if (!form)
      throw new Error(
        `No form on the page has ${wanted}: ${last.statusCode} ${parse(last.body).querySelector('main')?.text ?? ''}`,
      )
    return go('POST', form.attributes['action'] ?? '', sentBy(form, typed, file))
  }
  return visit
}

/** What a browser sends of a form, in the way that the form asks for. */
function sentBy(form: HTMLElement, typed: Readonly<Record<string, string>>, file?: { name: string; text: string }) {
  const fields: Record<string, string> = {}
  for (const field of form.querySelectorAll('input:not([type=file]), textarea')) {
    const { name: key, value, type, checked } = field.attributes
    if (key !== undefined && (type !== 'checkbox' || checked !== undefined)) {
      fields[key] = field.rawTagName === 'textarea' ? field.textContent : decoded(value ?? '')
    }
  }
  const all = { ...fields, ...typed }
  if (form.attributes['enctype'] !== 'multipart/form-data') return new URLSearchParams(all)
  const sent = new FormData()
  for (const [key, value] of Object.entries(all)) sent.append(key, value)
  for (const field of form.querySelectorAll('input[type=file]')) {
    sent.append(field.attributes['name'] ?? '', new Blob([file?.text ?? '']), file?.name ?? '')
  }
  return sent
}

const decoded = (value: string): string => parse(`<p>${value}</p>`).textContent

export type Person = {
  readonly email: string
  readonly secret: Buffer
  readonly recoveryCodes: readonly string[]
  /** The browser in which they set their sign-in up. */
  readonly visit: Visit
}

/** Invites somebody and lets them set up their sign-in, as they would. */
export async function newPerson(
  of: DoorOffice,
  email: string,
  roles: readonly Role[],
  name = email.split('@')[0] ?? '',
): Promise<Person> {
  const link = await invite(of.parts, { name, email, roles }, { lasts: FIRST_FOR })
  if (!link.ok) throw new Error(link.error)
  const visit = visitor(of)
  await visit.open(`/set-up/${link.value}`)
  const secret = secretOn(visit.last())
  const done = await visit.send({ password: PASSWORD, code: codeNow(of, secret) })
  if (!done.body.includes('Your recovery codes')) throw new Error(parse(done.body).querySelector('main')?.text)
  const recoveryCodes = parse(done.body)
    .querySelectorAll('.redress-codes li')
    .map((one) => one.text)
  return { email, secret, recoveryCodes, visit }
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The secret that a set-up page shows, as an app would take it. */
export function secretOn({ body }: { readonly body: string }): Buffer {
  const text = parse(body).querySelector('.redress-key')?.text.replaceAll(' ', '') ?? ''
  const bits = Array.from(text)
    .map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** What the app shows now. */
export const codeNow = ({ clock }: Pick<DoorOffice, 'clock'>, secret: Buffer): string =>
  codeAt(secret, stepAt(clock.now))

/** Signs somebody in with password and code; a minute passes first, so that the code is a new one. */
export async function signIn(of: DoorOffice, { email, secret }: Person, visit = visitor(of)): Promise<Visit> {
  of.clock.now += 60_000
  await visit.open('/sign-in')
  await visit.send({ email, password: PASSWORD })
  await visit.send({ code: codeNow(of, secret) })
  return visit
}
