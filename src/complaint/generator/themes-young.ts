import { type Theme, theme } from './themes.ts'

// The same in the words of children in care and of care leavers. Everything here is invented.

export const IN_CARE: readonly Theme[] = [
  theme(
    's22',
    'Children in Care',
    [
      'My social worker {left and did not say goodbye|changed again, that is five now}.',
      'They {read|talked about} my things {in front of everyone|at school}.',
      'I {said no to the meeting at school|asked for my pocket money and savings} and {they did it anyway|nobody did anything}.',
    ],
    ['{Somebody who stays|To be asked}.', 'I want {it to stop|someone to say sorry}.'],
  ),
  theme(
    's23',
    'Placements',
    [
      'I was moved {in the middle of the week|with my things in bin bags} and {nobody told me why|I was told in the car}.',
      'My {room is used for storing things|door does not lock}, and I {have said so three times|told my worker twice}.',
    ],
    ['To {stay where I am|go back to my old school}.', 'A room {that is mine|with a door that shuts}.'],
  ),
  theme(
    's34',
    'Family Time',
    [
      'I have not seen my {brother|little sister|nan} since {the holidays|my birthday}, and {nobody says why|they keep saying soon}.',
      'They cancelled my {contact|visit} again{, an hour before|}.',
    ],
    ['To see {him|her|them} {every two weeks|at the weekend}.'],
  ),
]

export const LEFT_CARE: readonly Theme[] = [
  theme(
    'care-leaving',
    'Leaving Care',
    [
      'My personal adviser {has not been in touch for months|changed twice and I was not told}.',
      'I was {told to leave my flat|moved to bed and breakfast} {the week I turned eighteen|two days before college began}.',
      'The setting up home money {is still not here|was spent on things I did not ask for}{, and I sleep on the floor|}.',
      'My pathway plan {is a copy of somebody else’s|says I agree, and I have never seen it}.',
    ],
    [
      '{What I was promised|Somewhere safe to live}.',
      'A {pathway plan that is about me|personal adviser who answers}.',
    ],
  ),
  theme(
    'care-leaving',
    'Leaving Care',
    [
      'I asked to see my file {a long time ago|when I left}. {Half of it came|It came with most of it blacked out} and {nobody went through it with me|I do not understand it}.',
      'What happened to me {in the second placement|as a child in care} was {written down and left|never looked into}.',
    ],
    ['Someone to {go through it with me|tell me the truth}.'],
  ),
]
