import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales } from '../../../test/calendar.ts'
import { recordedTerminal } from '../../../test/recorded-terminal.ts'
import { ACTION_KINDS } from '../../complaint/vocabulary.ts'
import { judgeDecision } from '../../ombudsman/judge-decisions.ts'
import { readDecision, workingDaysIn } from '../../ombudsman/read-decision.ts'
import { run } from '../run.ts'
import { decisionsCommand } from './decisions.ts'
import { readDecisionCommand } from './read-decision.ts'

/** An invented decision in the form in which they are published. */
const DECISION = `Anyshire County Council (26 001 234)

Category : Children's care services > Other

Decision : Upheld

Decision date : 02 Mar 2026

The Ombudsman's final decision:

Summary: The Council did not answer Mr Y's complaint in time.

The complaint

  1. Mr Y says that nobody answered him.

Agreed action

  1. Within one month of the date of my final decision, the Council has agreed to apologise to Mr Y.
  2. Within one month of the date of my final decision, the Council has agreed to pay Mr Y £150.

Final decision

  1. I have upheld the complaint.
`

const expected = {
  reference: '26 001 234',
  council: 'Anyshire County Council',
  decision: 'Upheld',
  decisionDate: '2026-03-02',
  actions: [
    { kind: 'apology', amount: null, due: '2026-04-02' },
    { kind: 'payment', amount: 150, due: '2026-04-02' },
  ],
}

async function redress(args: readonly string[], files: Readonly<Record<string, string>>) {
  const terminal = recordedTerminal()
  const readText = (text: string) => readDecision(text, workingDaysIn(englandAndWales))
  const read = async (name: string) => {
    const text = files[name.replaceAll('\\', '/')]
    if (text === undefined) throw Object.assign(new Error('not there'), { code: 'ENOENT' })
    return text
  }
  const list = async (folder: string) =>
    Object.keys(files)
      .filter((name) => name.startsWith(`${folder}/`))
      .map((name) => name.slice(folder.length + 1))
  const commands = [
    readDecisionCommand({
      terminal,
      read,
      readDecision: readText,
      readDecisionLines: () => assert.fail(),
      openFile: () => assert.fail(),
    }),
    decisionsCommand({ terminal, read, list, readDecision: readText, judgeDecision, actionKinds: ACTION_KINDS }),
  ]
  const code = await run(args, commands, terminal)
  return { code, answered: terminal.answered.join('\n'), told: terminal.told.join('\n') }
}

describe('redress decisions', () => {
  const judge = (files: Readonly<Record<string, string>>, ...options: string[]) =>
    redress(['decisions', 'd', ...options], files)

  test('the expectation stands beside the text, or among the cases next door', async () => {
    const good = '1 decision judged, 1 read as they should be'
    const beside = await judge({ 'd/a.txt': DECISION, 'd/a.json': JSON.stringify(expected) })
    const nextDoor = await judge({
      'd/a.txt': DECISION,
      'cases/a.json': JSON.stringify({ case: {}, decision: expected }),
    })
    assert.deepEqual([beside.code, beside.answered], [0, good])
    assert.deepEqual([nextDoor.code, nextDoor.answered], [0, good])
  })

  test('what was misread is named, and it ends with 1', async () => {
    const [apology] = expected.actions
    const wrong = { ...expected, council: 'Otherham', actions: [apology, { kind: 'payment', amount: 200, due: null }] }
    const { code, answered } = await judge({ 'd/a.txt': DECISION, 'd/a.json': JSON.stringify(wrong) })
    assert.equal(code, 1)
    assert.match(answered, /^a\n {2}missed +council: expected "Otherham"/)
    assert.match(answered, /missed +action: payment £200\n {2}false alarm +an amount that is not there: payment £150/)
    assert.match(answered, /1 decision judged, 0 read as they should be$/)
  })

  const unreadable = [
    ['an expectation that is missing', {}, /What should be read is missing\. .*There is no such file/],
    [
      'a kind that does not exist',
      { 'd/a.json': '{"actions":[{"kind":"apolgy"}]}' },
      /actions\[0\]\.kind is none.*Did you mean apology/,
    ],
    [
      'an amount as text',
      { 'd/a.json': '{"actions":[{"kind":"payment","amount":"£5"}]}' },
      /actions\[0\]\.amount is no number/,
    ],
    [
      'a date that is none',
      { 'd/a.json': '{"actions":[{"kind":"payment","due":"2026-02-30"}]}' },
      /actions\[0\]\.due is no date/,
    ],
    ['no actions', { 'd/a.json': '{"reference":"1"}' }, /no expectation/],
  ] as const
  for (const [what, files, says] of unreadable) {
    test(`ends with 2 for ${what}`, async () => {
      const { code, answered } = await judge({ 'd/a.txt': DECISION, ...files })
      assert.equal(code, 2)
      assert.match(answered, says)
    })
  }

  test('--json prints one object with the same', async () => {
    const { answered } = await judge({ 'd/a.txt': DECISION, 'd/a.json': JSON.stringify(expected) }, '--json')
    assert.deepEqual(JSON.parse(answered).decisions, [{ name: 'a', misses: [], falseAlarms: [] }])
  })
})

describe('redress read-decision', () => {
  test('prints what was decided and each action with its date', async () => {
    const { code, answered } = await redress(['read-decision', 'a.txt'], { 'a.txt': DECISION })
    assert.equal(code, 0)
    assert.match(answered, /^26 001 234, Anyshire County Council\nUpheld on Monday 2 March 2026\n/)
    assert.match(answered, /1\. apology, to Mr Y, by Thursday 2 April 2026, “Within one month/)
    assert.match(answered, /2\. payment, £150, to Mr Y, by Thursday 2 April 2026/)
  })

  test('--json prints redress-decision/1 and nothing else', async () => {
    const { answered, told } = await redress(['read-decision', 'a.txt', '--json'], { 'a.txt': DECISION })
    assert.equal(told, '')
    const read = JSON.parse(answered)
    assert.equal(read.format, 'redress-decision/1')
    assert.deepEqual(
      read.actions.map(({ due }: { due: string }) => due),
      ['2026-04-02', '2026-04-02'],
    )
  })

  test('what is left in doubt is listed with its passage', async () => {
    const files = { 'a.txt': DECISION.replace('02 Mar 2026', '31 Jux 2026') }
    const { code, answered } = await redress(['read-decision', 'a.txt'], files)
    assert.equal(code, 0)
    assert.match(answered, /\nNot sure of\n─+\n {2}\? The decision date .*“31 Jux 2026”/)
    assert.doesNotMatch((await redress(['read-decision', 'a.txt'], { 'a.txt': DECISION })).answered, /Not sure of/)
  })

  test('a text that is no decision, and a file that is not there, end with 2', async () => {
    const files = { 'a.txt': 'Dear Sir, thank you for your letter.' }
    for (const [file, says] of [
      ['a.txt', /a\.txt: This does not look like a published decision/],
      ['b.txt', /b\.txt: There is no such file/],
    ] as const) {
      const { code, answered, told } = await redress(['read-decision', file], files)
      assert.deepEqual([code, answered], [2, ''])
      assert.match(told, says)
    }
  })
})
