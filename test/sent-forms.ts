import type { FastifyInstance } from 'fastify'
import { type HTMLElement, parse } from 'node-html-parser'

export type Fields = Readonly<Record<string, string>>
export type Given = { readonly name: string; readonly bytes: Uint8Array }

/** Sends a form as a browser on this service would, with a file where one is given. */
export async function sendForm(server: FastifyInstance, url: string, fields: Fields, file?: Given) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([file ? Buffer.from(file.bytes) : '']), file?.name ?? '')
  const encoded = new Response(form)
  const answer = await server.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': encoded.headers.get('content-type') ?? '',
      'sec-fetch-site': 'same-origin',
    },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
  const { statusCode: status, headers, body, rawPayload: bytes } = answer
  return { status, headers, body, bytes, root: parse(body) }
}

/** What a form of a page would send, before anybody changes it: its hidden fields, and what is chosen in it. */
export function fieldsOf(form: HTMLElement | null): Fields {
  const hidden = form?.querySelectorAll('input[type=hidden]') ?? []
  const chosen = (form?.querySelectorAll('select') ?? []).map((select): [string, string] => {
    const options = select.querySelectorAll('option')
    const option = options.find((one) => one.hasAttribute('selected')) ?? options[0]
    return [select.getAttribute('name') ?? '', option?.getAttribute('value') ?? '']
  })
  return Object.fromEntries([
    ...hidden.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
    ...chosen,
  ])
}
