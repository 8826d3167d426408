// Lets a passkey answer a form: the challenge stands in the form, and the answer is put there and sent like any other.
// Without this script the form stays hidden, and the password does the work.
const supported = typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential

const ask = ({ dataset }) => {
  const options = JSON.parse(dataset.options)
  return dataset.passkey === 'new'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
}

const answer = async (form) => {
  const says = form.querySelector('[role=status]')
  says.textContent = ''
  try {
    form.elements.response.value = JSON.stringify((await ask(form)).toJSON())
    form.submit()
  } catch {
    says.textContent = 'No passkey was used. Try again, or use another way.'
  }
}

for (const form of supported ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void answer(form)
  })
}
