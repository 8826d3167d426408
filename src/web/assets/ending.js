// Warns before a session ends, and lets its owner stay. When it has ended it leaves the page, and takes along what was
// typed, which comes back after signing in again. Without this script the session ends all the same, and a form that is
// sent afterwards comes back just so.
const dialog = document.querySelector('#session-ending')
const [staying, out, leaving] = ['stay', 'out', 'leave'].map((name) => dialog.querySelector(`form[data-does=${name}]`))
const shown = (name) => dialog.querySelector(`[data-says=${name}]`)
const [idle, left, longest, warning] = ['idle', 'left', 'longest', 'warning'].map((name) => dialog.dataset[name] * 1000)

// A page that is asked for in another window keeps the session for this one too.
const channel = new BroadcastChannel('redress-session')
const lastsUntil = Date.now() + longest
let endsAt = Math.min(Date.now() + left, lastsUntil)
let typedAt = 0
let edited
let asking = false
let gone = false

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin than its own
const tellOthers = () => channel.postMessage(endsAt)

const inWords = (seconds) => {
  const [many, unit] = seconds > 60 ? [Math.ceil(seconds / 60), 'minute'] : [seconds, 'second']
  return `${many} ${unit}${many === 1 ? '' : 's'}`
}

// Seen every second, heard every minute and, in the last one, every twenty seconds.
const count = (seconds) => {
  shown('left').textContent = inWords(seconds)
  if (seconds % (seconds > 60 ? 60 : 20) === 0)
    shown('heard').textContent = `You will be signed out in ${inWords(seconds)}`
}

const open = () => {
  const isLast = endsAt >= lastsUntil
  shown('last').hidden = !isLast
  shown('idle').hidden = isLast
  staying.hidden = isLast
  dialog.showModal()
}

const lasts = (until) => {
  endsAt = Math.min(until, lastsUntil)
  shown('failed').textContent = ''
  if (dialog.open) dialog.close()
}

async function stay() {
  if (asking) return
  asking = true
  shown('failed').textContent = ''
  try {
    const body = new URLSearchParams(new FormData(staying))
    const answer = await fetch(staying.action, { method: 'POST', body, signal: AbortSignal.timeout(10_000) })
    if (answer.ok) {
      lasts(Date.now() + idle)
      tellOthers()
    } else if (answer.status === 401) leave()
    else throw new Error()
  } catch {
    typedAt = 0
    if (!dialog.open) open()
    shown('failed').textContent = dialog.dataset.failed
  }
  asking = false
}

function leave() {
  if (gone) return
  gone = true
  const { path, fields, file } = leaving.elements
  path.value = location.pathname + location.search
  if (edited?.isConnected && edited.getAttribute('method') === 'post') {
    const typed = [...new FormData(edited)]
    path.value = new URL(edited.getAttribute('action') ?? '', location.href).pathname
    fields.value = JSON.stringify(Object.fromEntries(typed.filter(([, value]) => typeof value === 'string').reverse()))
    file.value = typed.find(([, value]) => value.name)?.[1].name ?? ''
  }
  document.title = 'You have been signed out'
  document.body.replaceChildren(leaving)
  leaving.submit()
}

const look = () => {
  if (gone) return
  const seconds = Math.ceil((endsAt - Date.now()) / 1000)
  if (seconds <= 0) leave()
  else if (seconds * 1000 > warning) {
    if (dialog.open) dialog.close()
  } else if (dialog.open) count(seconds)
  // Whoever is typing is here.
  else if (typedAt > Date.now() - warning && endsAt < lastsUntil) void stay()
  else {
    open()
    count(seconds)
  }
}

addEventListener('input', ({ target }) => {
  typedAt = Date.now()
  edited = target.form ?? edited
})
staying.addEventListener('submit', (event) => {
  event.preventDefault()
  void stay()
})
out.addEventListener('submit', (event) => {
  event.preventDefault()
  leave()
})
dialog.addEventListener('cancel', (event) => {
  event.preventDefault()
  if (!staying.hidden) void stay()
})
channel.addEventListener('message', ({ data }) => lasts(data))
document.addEventListener('visibilitychange', look)
// A page that was left is not shown again from memory.
addEventListener('pageshow', () => gone && location.reload())
tellOthers()
setInterval(look, 1000)
look()
