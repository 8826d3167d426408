import { encode } from 'uqr'
import { html, type Html } from '../html.ts'

/** A text as a square code for a phone's camera, drawn without styles. */
export function squareCode(text: string, title: string): Html {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return html`<svg class="redress-square-code" role="img" aria-label="${title}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" xmlns="http://www.w3.org/2000/svg">
<rect width="${size}" height="${size}" fill="#fff"/><path d="${dark}" fill="#000"/>
</svg>`
}
