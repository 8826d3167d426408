import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { FormLimits, Posted, SentFile } from './page.ts'

/** What the token of a form is called; the guard looks for it, and no page does. */
export const TOKEN_FIELD = 'form-token'

const FORM = 'application/x-www-form-urlencoded'

const MOST_FIELDS = 300
const LONGEST_NAME = 100
/** What names, types and boundaries may add to what a form with a file holds. */
const AROUND = 256 * 1024

class FormRefused extends Error {
  readonly statusCode: number

  constructor(statusCode: 400 | 413) {
    super('The form cannot be read')
    this.statusCode = statusCode
  }
}

/** Makes a part of the server read forms, and nothing else; forms with a file only where the limits speak of one. */
export async function readForms(server: FastifyInstance, limits: FormLimits): Promise<void> {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(FORM, { parseAs: 'string' }, async (_request: FastifyRequest, body: string) =>
    Object.fromEntries([...new URLSearchParams(body)].reverse()),
  )
  if (limits.file === undefined) return
  await server.register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      files: 1,
      fileSize: limits.file,
      fields: MOST_FIELDS,
      fieldSize: limits.typed,
      fieldNameSize: LONGEST_NAME,
      parts: MOST_FIELDS + 1,
      headerPairs: 20,
    },
  })
}

/** Whether a request says how long it is, and is no longer than its form may be: so much is read, and no more. */
export function isWithin(limits: FormLimits, { headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const length = Number(headers['content-length'])
  return length <= limits.typed + (limits.file === undefined ? 0 : limits.file + AROUND)
}

type Sent = Pick<Posted, 'typed' | 'file'> & {
  /** What a file was called, also where it was not read. */ readonly called?: string
}

const sentWith = new WeakMap<FastifyRequest, Sent>()

/**
 * Reads a form that is sent in parts: the fields, each as it was given first, into the body of the request; the file
 * where it is asked for. Throws what the server answers as a bad request.
 */
export async function readParts(request: FastifyRequest, reads: 'all' | 'fields'): Promise<void> {
  try {
    const sent = await partsOf(request, reads)
    request.body = sent.typed
    sentWith.set(request, sent)
  } catch (error) {
    // What the parser throws at a form that breaks off or has no boundary says nothing of whose fault it is.
    throw error instanceof Error && 'statusCode' in error ? error : new FormRefused(400)
  }
}

/** The file that a form was sent with, where it was read. */
export const fileSentWith = (request: FastifyRequest): SentFile | undefined => sentWith.get(request)?.file

/** What the file was called that a form was sent with, whether it was read or not. */
export const fileCalledIn = (request: FastifyRequest): string | undefined => sentWith.get(request)?.called

async function partsOf(request: FastifyRequest, reads: 'all' | 'fields'): Promise<Sent> {
  const typed: Record<string, string> = {}
  let file: SentFile | undefined
  let called: string | undefined
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      called ??= part.filename === '' ? undefined : part.filename
      if (reads === 'all') file ??= await fileIn(part)
      else part.file.resume()
    } else if (part.valueTruncated || part.fieldnameTruncated) throw new FormRefused(413)
    else if (typeof part.value === 'string') typed[part.fieldname] ??= part.value
  }
  return { typed, ...(file && { file }), ...(called !== undefined && { called }) }
}

/** The file of a part; nothing where none was chosen, which a browser sends as one without a name and without a byte. */
async function fileIn(part: MultipartFile): Promise<SentFile | undefined> {
  const bytes = await part.toBuffer()
  if (part.file.truncated) return { is: 'too-big' }
  const name = part.filename ?? ''
  return name === '' && bytes.length === 0 ? undefined : { is: 'whole', name, bytes }
}

/** A key that is given twice counts once: the first. */
export function onlyTexts(values: unknown): Readonly<Record<string, string | undefined>> {
  if (typeof values !== 'object' || values === null) return {}
  const texts: Record<string, string | undefined> = {}
  for (const [key, value] of Object.entries(values)) {
    const first: unknown = Array.isArray(value) ? value[0] : value
    if (typeof first === 'string') texts[key] = first
  }
  return texts
}

/** What proves who somebody is, or answers one showing of a form. */
const NEVER_GIVEN_BACK: ReadonlySet<string> = new Set(['password', 'new-password', 'code', 'challenge', 'response'])

/**
 * Of the fields of a form, those that are given back to whoever typed them; none where a password or the like was among
 * them, for without it the form is filled in anew.
 */
export function givenBack(fields: unknown): Readonly<Record<string, string>> {
  const { [TOKEN_FIELD]: _token, ...texts } = onlyTexts(fields)
  const filled = Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]))
  return Object.fromEntries(filled.some(([name]) => NEVER_GIVEN_BACK.has(name)) ? [] : filled)
}

/**
 * Whether a form was sent from a page of this service. A browser says so itself (`Sec-Fetch-Site`); one that is too old
 * to say names the page's origin. Where neither is given, no browser sent it, so there is nobody whose visit is misused.
 */
export function isFromOurPages({ headers, host }: Pick<FastifyRequest, 'headers' | 'host'>): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin } = headers
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}

/**
 * Puts the token into every form of a page, so that no page has to think of it. Texts in a page are escaped: what looks
 * like the start of a form is one.
 */
export const withToken = (page: string, token: string | undefined): string =>
  token === undefined
    ? page
    : page.replaceAll(
        /<form\b[^>]*\bmethod="post"[^>]*>/g,
        (start) => `${start}<input type="hidden" name="${TOKEN_FIELD}" value="${token}">`,
      )
