import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { doorOffice } from '../../test/door.ts'
import { hashOfPassword } from './hashing.ts'

describe('A password that there was no time to look at', () => {
  test('does not count as a try, and takes nothing from those that do', async () => {
    const of = doorOffice()
    const caller = { id: 'x', address: '198.51.100.7', device: 'Firefox' }
    const enter = () => of.door.takePassword(caller, { email: 'a@anytown.example', password: 'a wrong one' })
    const counts = async () =>
      (await of.parts.signIns.read((door) => door.find('tries'))).map(({ failures }) => failures)
    const first = await enter()
    const second = await enter()
    assert.deepEqual([first.is, second.is, await counts()], ['refused', 'refused', [2, 2, 2]])
    const others = Array.from({ length: 44 }, (_, at) => hashOfPassword(`somebody else ${at}`))
    assert.deepEqual(await enter(), { is: 'wait', seconds: 5 })
    await Promise.all(others)
    assert.deepEqual(await counts(), [2, 2, 2])
    const third = await enter()
    assert.deepEqual([third.is, await counts()], ['refused', [3, 3, 3]])
  })

  test('of somebody who comes for the first time leaves no trace', async () => {
    const of = doorOffice()
    const others = Array.from({ length: 44 }, (_, at) => hashOfPassword(`somebody else ${at}`))
    const caller = { id: 'x', address: '198.51.100.7', device: 'Firefox' }
    await of.door.takePassword(caller, { email: 'a@anytown.example', password: 'x' })
    await Promise.all(others)
    assert.deepEqual(await of.parts.signIns.read((door) => door.find('tries')), [])
  })
})
