import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** A file served from memory under a name that changes with its content, so that it may be kept for a year. */
export type Asset = {
  readonly path: string
  readonly type: string
  readonly plain: Buffer
  /** Packed when it is first asked for so. */
  readonly gzip: () => Buffer
  readonly brotli: () => Buffer
}

export type Assets = {
  readonly style: Asset
  readonly icon: Asset
  readonly passkey: Asset
  /** Warns before a session ends. */
  readonly ending: Asset
}

/** The style sheets of our own, in the order in which they are served as one: where two speak of the same, the later counts. */
const STYLES = ['frame', 'list', 'complaint', 'findings', 'date', 'print', 'forms', 'door', 'register', 'steps']

const SCRIPT = 'text/javascript; charset=utf-8'

/** The style sheets as one, the icon and the two scripts: read once, at the start. */
export const loadAssets: () => Assets = once(() => {
  const own = (file: string) => readFileSync(new URL(`./assets/${file}`, import.meta.url), 'utf8')
  const govuk = createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css')
  const style = [inCouncilDress(readFileSync(govuk, 'utf8')), ...STYLES.map((name) => own(`styles/${name}.css`))]
  return {
    style: asset('redress', 'css', 'text/css; charset=utf-8', style.join('\n')),
    icon: asset('icon', 'svg', 'image/svg+xml; charset=utf-8', own('icon.svg')),
    passkey: asset('passkey', 'js', SCRIPT, own('passkey.js')),
    ending: asset('ending', 'js', SCRIPT, own('ending.js')),
  }
})

/**
 * The style sheet as govuk-frontend ships it, without what only GOV.UK may show: the GDS Transport typeface, whose
 * place Arial takes, and the royal crest.
 */
export const inCouncilDress = (css: string): string =>
  css
    .replace(/\/\*!.*?\*\//gs, '')
    .replace(/@font-face\{[^}]*\}/g, '')
    // Each rule is looked at once: to look for the crest from every place on takes half a second.
    .replace(/[^{}]*\{[^{}]*\}/g, (rule) => (rule.includes('govuk-crest') ? '' : rule))
    .replaceAll('GDS Transport,arial', 'Arial,Helvetica')

function asset(name: string, ending: string, type: string, text: string): Asset {
  const plain = Buffer.from(text)
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 16)
  return {
    path: `/assets/${name}-${hash}.${ending}`,
    type,
    plain,
    gzip: once(() => gzipSync(plain, { level: 9 })),
    brotli: once(() => brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })),
  }
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly is: Made } | undefined
  return () => (made ??= { is: make() }).is
}
