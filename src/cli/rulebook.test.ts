import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { recordedTerminal } from '../../test/recorded-terminal.ts'
import { ALL_RULES, RULES } from '../law/rules/index.ts'
import { rulesCommand } from './commands/rules.ts'
import { limitText, rulesMarkdown, rulesText, rulesWith } from './rulebook.ts'
import { run } from './run.ts'

describe('The rulebook', () => {
  test('every rule is in the text, in the Markdown and in the JSON', async () => {
    const text = rulesText(ALL_RULES, 100)
    const markdown = rulesMarkdown(ALL_RULES)
    const terminal = recordedTerminal()
    await run(['rules', '--json'], [rulesCommand({ terminal, rules: ALL_RULES })], terminal)
    const json = JSON.parse(terminal.answered.join(''))
    assert.equal(json.format, 'redress-rules/1')
    assert.equal(json.rules.length, ALL_RULES.length)
    for (const { id } of ALL_RULES) {
      assert.ok(text.includes(`${id}: `), id)
      assert.ok(markdown.includes(`| \`${id}\` |`), id)
      assert.ok(
        json.rules.some((rule: { id: string }) => rule.id === id),
        id,
      )
    }
  })

  test('a rule that was not checked against its source says so', () => {
    const said = (id: 'S3.panel-held' | 'S2.ack') => rulesText([RULES[id]], 100).includes('not yet checked')
    assert.equal(RULES['S3.panel-held'].verified, true)
    assert.equal(RULES['S2.ack'].verified, false)
    assert.deepEqual([said('S3.panel-held'), said('S2.ack')], [false, true])
  })

  test('no line is wider than the page but for a word that cannot be broken', () => {
    for (const line of rulesText(ALL_RULES, 60).split('\n')) assert.ok(line.length <= 60, line)
  })

  test('only the rules in which every word occurs, whatever its capitals', () => {
    const ids = rulesWith(['PANEL', '30 working days'], ALL_RULES).map(({ id }) => id)
    assert.ok(ids.includes('S3.panel-held'))
    assert.ok(!ids.includes('S2.complete'))
    assert.deepEqual(rulesWith(['no such word'], ALL_RULES), [])
  })

  test('a limit is said with its ceiling', () => {
    assert.equal(limitText(RULES['S2.complete']), '25 working days, at most 65 working days with a notice')
    assert.equal(limitText(RULES['S3.panel-held']), '30 working days')
    assert.equal(limitText(RULES['S2.accept']), '')
  })

  test('a cell of the Markdown cannot break its table', () => {
    const rule = { ...RULES['S2.accept'], says: 'this | that' }
    assert.match(rulesMarkdown([rule]), /this \\\| that/)
  })
})
