import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales as calendar } from '../../../test/calendar.ts'
import { recordedTerminal } from '../../../test/recorded-terminal.ts'
import { FORMAT } from '../../complaint/chronology/fields.ts'
import { readCsvChronologies } from '../../complaint/chronology/read-csv.ts'
import { readJsonChronology } from '../../complaint/chronology/read-json.ts'
import { writeCsvChronologies } from '../../complaint/chronology/write-csv.ts'
import { writeJsonChronology } from '../../complaint/chronology/write-json.ts'
import { generateYear, VOLUMES, volumesOf, yearsIn } from '../../complaint/generator/generate.ts'
import type { History } from '../../complaint/history.ts'
import { run } from '../run.ts'
import { generateCommand } from './generate.ts'

/** Runs the command with a writer that keeps what it is given; `there` is already there. */
async function generate(...args: string[]) {
  const terminal = recordedTerminal()
  const written = new Map<string, string>()
  const command = generateCommand({
    terminal,
    write: {
      async file(name, parts) {
        if (name.startsWith('there')) throw Object.assign(new Error('there'), { code: 'EEXIST' })
        written.set(name, [...parts].join(''))
      },
      async folder(name, files) {
        for (const file of files) written.set(`${name}/${file.name}`, file.text)
      },
    },
    generate: (asked) => generateYear({ ...asked, calendar }),
    volumesOf,
    usual: VOLUMES.middle,
    years: yearsIn(calendar),
    format: FORMAT,
    writeJson: writeJsonChronology,
    writeCsv: writeCsvChronologies,
  })
  const code = await run(['generate', ...args], [command], terminal)
  return { code, answered: terminal.answered, told: terminal.told, written }
}

const read = (text: string): History => {
  const history = readJsonChronology(text)
  if (!history.ok) throw new Error(JSON.stringify(history.error))
  return history.value
}

const readRows = (text: string): readonly History[] => {
  const histories = readCsvChronologies(text)
  if (!histories.ok) throw new Error(JSON.stringify(histories.error.slice(0, 3)))
  return histories.value
}

describe('redress generate', () => {
  test('prints a chronology a line, and says on standard error how many there were', async () => {
    const { code, answered, told } = await generate()
    assert.deepEqual([code, told], [0, ['90 complaints made up.']])
    const histories = answered.map(read)
    assert.deepEqual(histories, [...generateYear({ seed: 1, council: 'Anytown Council', year: 2025, calendar })])
    assert.ok(answered.every((line) => line.startsWith(`{"format":"${FORMAT}","reference":"CSC-2025-`)))
  })

  test('the seed, the council, the year and the count are those that were asked for', async () => {
    const { answered } = await generate('--seed', '7', '--council', 'Exampleham', '--year', '2022', '--count', '40')
    const asked = { seed: 7, council: 'Exampleham', year: 2022, calendar, volumes: volumesOf(40) }
    assert.deepEqual(answered.map(read), [...generateYear(asked)])
    assert.equal(answered.length, 40)
  })

  test('--until leaves out what came after, and says how many are left', async () => {
    const { answered, told } = await generate('--until', '2025-06-30')
    const days = answered.map(read).flatMap(({ events }) => events.flatMap(({ on }) => on ?? []))
    assert.ok(days.length > 0 && days.every((on) => on <= '2025-06-30'))
    assert.deepEqual(told, [`${answered.length} complaints made up.`])
    assert.ok(answered.length < 90)
  })

  test('--csv gives the same complaints in rows', async () => {
    const [lines, rows] = [await generate('--count', '12'), await generate('--count', '12', '--csv')]
    assert.deepEqual(readRows(rows.answered.join('\n')), lines.answered.map(read))
  })

  test('more complaints than one CSV can hold are refused before any is made up', async () => {
    const { code, answered, told } = await generate('--count', '20001', '--out', 'many.csv')
    assert.deepEqual([code, answered], [2, []])
    assert.deepEqual(told, ['--count 20001 is too many for one CSV: give at most 20000, or leave CSV out.'])
  })

  test('--out writes to a file, and prints nothing', async () => {
    const { code, answered, written } = await generate('--count', '3', '--out', 'three.jsonl')
    assert.deepEqual([code, answered, [...written.keys()]], [0, [], ['three.jsonl']])
    const lines = (written.get('three.jsonl') ?? '').split('\n')
    assert.deepEqual([lines.length, lines[3]], [4, ''])
    assert.equal(read(lines[2] ?? '').reference, 'CSC-2025-0003')
  })

  test('--out with the ending .csv writes rows', async () => {
    const { written } = await generate('--count', '3', '--out', 'three.csv')
    assert.equal(readRows(written.get('three.csv') ?? '').length, 3)
  })

  test('--out without an ending is a folder, with a file for each complaint', async () => {
    const { written } = await generate('--count', '3', '--out', 'three')
    const names = ['three/CSC-2025-0001.json', 'three/CSC-2025-0002.json', 'three/CSC-2025-0003.json']
    assert.deepEqual([...written.keys()], names)
    assert.equal(read(written.get(names[1] ?? '') ?? '').reference, 'CSC-2025-0002')
  })

  test('what cannot be written is told with what to do, and ends with 2', async () => {
    const { code, answered, told } = await generate('--count', '3', '--out', 'there.csv')
    assert.deepEqual([code, answered], [2, []])
    assert.match(told.join('\n'), /^there\.csv: This is already there/m)
  })

  test('everything wrong with what was asked is told at once, and nothing is made up', async () => {
    const wrong = { seed: '-1', council: ' ', year: '1999', count: '0', until: '2025-02-30', out: 'folder' }
    const options = Object.entries(wrong).map(([name, value]) => `--${name}=${value}`)
    const { code, answered, told } = await generate(...options, '--csv')
    assert.deepEqual([code, answered], [2, []])
    assert.deepEqual(told, [
      '--seed -1 is no whole number from 0 to 4294967295.',
      '--council is empty. Give the name of a council.',
      '--year 1999 is no whole number from 2006 to 2031.',
      '--count 0 is no whole number from 1 to 1000000.',
      '--until 2025-02-30 is no date. Write it as year, month and day: 2026-03-02.',
      '--out folder is a folder, and CSV is one file. Give a name that ends in .csv.',
    ])
  })
})
