import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { inCouncilDress, loadAssets } from './assets.ts'

describe('The style sheet', () => {
  const { style } = loadAssets()
  const css = style.plain.toString('utf8')

  test('shows nothing that is GOV.UK’s alone, and loads nothing', () => {
    assert.equal(/GDS Transport|@font-face|crest|url\(/.exec(css)?.[0], undefined)
  })

  test('still is govuk-frontend’s, with ours after it', () => {
    assert.ok(css.includes('font-family:Arial,Helvetica,sans-serif'))
    assert.ok(css.indexOf('.redress-track') > css.indexOf('.govuk-table'))
    assert.equal(braces(css, '{'), braces(css, '}'))
  })

  test('holds every sheet of ours, once', () => {
    const folder = new URL('./assets/styles/', import.meta.url)
    for (const name of readdirSync(folder))
      assert.equal(css.split(readFileSync(new URL(name, folder), 'utf8')).length, 2, name)
  })

  test('has a name that changes with its content', () => {
    assert.match(style.path, /^\/assets\/redress-[0-9a-f]{16}\.css$/)
    assert.equal(loadAssets().style.path, style.path)
  })

  test('is the same when packed', () => {
    assert.equal(gunzipSync(style.gzip()).toString('utf8'), css)
    assert.equal(brotliDecompressSync(style.brotli()).toString('utf8'), css)
  })

  test('loses a rule for the crest and keeps its neighbours', () => {
    assert.equal(inCouncilDress('.a{b:c}.d{background:url(/x/govuk-crest.svg)}.e{f:g}'), '.a{b:c}.e{f:g}')
  })
})

const braces = (text: string, brace: string): number => text.split(brace).length
