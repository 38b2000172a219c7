/* Copies, saves, and says of each what came of it. Texts are set as text, never as HTML. */

const drawnOf = new WeakMap()
// What is told, in the language that the page speaks; said() fills in the parts.
let words = {}
const told = (name, parts = {}) => words[name].replace(/\{(\w+)\}/g, (_, part) => parts[part])

/* A click that leaves a field is what hands its text over: then the page runs, and new
   buttons with that text take the place of the clicked one within this time. */
const PATIENCE_MS = 3000
let lastWritten = -PATIENCE_MS
document.addEventListener("change", () => (lastWritten = performance.now()), true)

export default function (component) {
  const { data, parentElement } = component
  // A rerun with the same data leaves what is said, and what has the focus, in place.
  const written = JSON.stringify(data)
  if (drawnOf.get(parentElement) === written) return
  drawnOf.set(parentElement, written)
  words = data.words
  parentElement
    .querySelector(".groups")
    .replaceChildren(...data.groups.map(sectionOf))
}

/* Waits for what was just written; gives the button that now stands for a clicked one. */
async function current(button, groups) {
  const before = lastWritten
  const waits = () => before > button.since && performance.now() - before < PATIENCE_MS
  while (button.isConnected && waits()) await new Promise(done => setTimeout(done, 50))
  if (button.isConnected) return button
  const all = [...groups.querySelectorAll(".row > *")]
  return all.find(one => one.textContent === button.textContent)
}

/* Makes an element; what is said for readers of the screen is set as attributes. */
function made(name, said = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(said)) {
    if (key in element) element[key] = value
    else element.setAttribute(key, value)
  }
  element.append(...children)
  return element
}

function sectionOf(group) {
  const said = made("div", { className: "said" })
  // The one part that is read aloud; it must stand before anything is said in it.
  const words = made("p", { role: "status", "aria-live": "polite" })
  said.append(words)
  const buttons = group.actions.map(action => buttonOf(action, { said, words }))
  const section = made("section", { className: group.title ? "" : "alone" })
  if (group.title) section.append(made("h2", { textContent: group.title }))
  if (group.shown) {
    section.append(made("p", { className: "shown", textContent: group.shown, tabIndex: 0 }))
  }
  if (group.note) section.append(made("p", { className: "note", textContent: group.note }))
  section.append(made("div", { className: "row" }, ...buttons), said)
  return section
}

function buttonOf(action, place) {
  if (action.kind === "open") {
    const away = { textContent: action.label, href: action.what, target: "_blank", rel: "noopener" }
    return made("a", away)
  }
  const act = { copy: copyText, picture: copyPicture, save: saveFile }[action.kind]
  // A plain link, so that it can also be copied, or opened in another tab.
  const button =
    action.kind === "save"
      ? made("a", { textContent: action.label, href: action.what, download: "" })
      : made("button", { textContent: action.label, type: "button" })
  button.since = performance.now()
  button.onclick = async event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    if (button.getAttribute("aria-busy") === "true") return
    button.setAttribute("aria-busy", "true")
    const groups = button.closest(".groups")
    const now = await current(button, groups)
    if (now !== button) return now?.click()
    clear(place)
    try {
      await act(action, place)
    } catch (error) {
      clear(place)
      place.words.textContent = error.message
    } finally {
      button.setAttribute("aria-busy", "false")
    }
  }
  return button
}

function clear({ said, words }) {
  words.textContent = ""
  said.replaceChildren(words)
}

async function copyText(action, place) {
  try {
    await navigator.clipboard.writeText(action.what)
    place.words.textContent = told("copied")
  } catch {
    // Refused, or not there at all, as on http:// addresses of other machines.
    place.words.textContent = told("by_hand")
    const text = made("textarea", { value: action.what, readOnly: true, "aria-label": told("text") })
    place.said.append(text)
    text.focus()
    text.select()
  }
}

async function copyPicture(action, place) {
  const [address, type] = [action.what, /\.svg(\?|$)/.test(action.what) ? "image/svg+xml" : "image/png"]
  if (!navigator.clipboard?.write) {
    throw new Error(told("no_pictures"))
  }
  const asPicture = type === "image/png" || ClipboardItem.supports?.(type)
  place.words.textContent = told("made", action)
  // Handed over as a promise: a browser that waits first forgets the click.
  const fetched = fetched_as(address, asPicture ? type : "text/plain")
  try {
    const item = new ClipboardItem({ [asPicture ? type : "text/plain"]: fetched })
    await navigator.clipboard.write([item])
  } catch (error) {
    // What went wrong with the fetching says more than what the clipboard makes of it.
    await fetched
    throw new Error(told("not_taken", { reason: error.message }))
  }
  place.words.textContent = told(asPicture ? "copied" : "as_text")
}

async function fetched_as(address, type) {
  const answer = await asked(address)
  return new Blob([await answer.blob()], { type })
}

async function saveFile(action, place) {
  const bar = made("progress", { "aria-label": told("progress", action) })
  const clock = made("span", { "aria-hidden": "true" })
  place.words.textContent = told("made", action)
  place.said.append(bar, clock)
  const began = performance.now()
  const ticking = setInterval(() => {
    clock.textContent = `${Math.round((performance.now() - began) / 1000)} s`
  }, 1000)
  try {
    const answer = await asked(action.what)
    const file = await read(answer, bar)
    place.words.textContent = told("saved", { ...action, size: inWords(file.size) })
    handOver(file, nameIn(answer))
  } finally {
    clearInterval(ticking)
    bar.remove()
    clock.remove()
  }
}

/* How far it is, is known only once the server sends, and says how much. */
async function read(answer, bar) {
  const coded = answer.headers.get("Content-Encoding")
  const whole = coded ? 0 : Number(answer.headers.get("Content-Length"))
  const [parts, reader] = [[], answer.body.getReader()]
  for (let size = 0; ; ) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    size += value.length
    if (whole) bar.value = size / whole
  }
  return new Blob(parts, { type: answer.headers.get("Content-Type") ?? "" })
}

function handOver(file, name) {
  const link = made("a", { href: URL.createObjectURL(file), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/* A file that an address holds itself has its name beside its type. */
function nameIn(answer) {
  const stated = ["Content-Disposition", "Content-Type"].map(one => answer.headers.get(one))
  return /name="?([^";]+)"?/.exec(stated.join(";"))?.[1] ?? ""
}

function inWords(size) {
  const digits = (number, unit) =>
    new Intl.NumberFormat(words.locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(number)
  return size < 1e6 ? digits(Math.ceil(size / 1e3), "kilobyte") : digits(size / 1e6, "megabyte")
}

async function asked(address) {
  const answer = await fetch(address).catch(() => {
    throw new Error(told("offline"))
  })
  if (answer.ok) return answer
  throw new Error(await reasonOf(answer))
}

/* Errors of the interface say in words what is wrong (RFC 9457). */
async function reasonOf(answer) {
  const problem = await answer.json().catch(() => null)
  const reason = problem?.detail ?? told("answers", { status: answer.status })
  const later = Number(answer.headers.get("Retry-After"))
  return later ? told("later", { reason, seconds: later }) : reason
}
